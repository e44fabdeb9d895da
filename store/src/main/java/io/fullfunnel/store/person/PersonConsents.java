package io.fullfunnel.store.person;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fullfunnel.store.consent.ConsentState;
import io.fullfunnel.store.consent.Consents;
import io.fullfunnel.store.event.Event;
import io.fullfunnel.store.event.Event.Given;
import io.fullfunnel.store.imports.ImportRecord;
import io.fullfunnel.store.people.People;
import io.fullfunnel.store.privacy.PrivacyException;
import io.fullfunnel.store.privacy.PrivacyRules;
import io.fullfunnel.store.table.ExactFields;
import io.fullfunnel.store.timelines.Snapshot;
import io.fullfunnel.store.workspace.Consenting;
import io.fullfunnel.store.workspace.StrandName;
import io.fullfunnel.store.workspace.Workspace;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a person agreed to, purpose by purpose, with the evidence; and the way to write down what
 * somebody said otherwise than by a program.
 */
public final class PersonConsents {
  /** Where a message comes from that somebody wrote by hand; no public key can say so. */
  private static final String BY_HAND = "by hand";

  private static final int MOST_CHANGES = 100;
  private static final int LONGEST_NOTE = 500;
  private static final JsonMapper JSON = JsonMapper.shared();

  private final Workspace workspace;

  public PersonConsents(Workspace workspace) {
    this.workspace = workspace;
  }

  /** What a person agreed to. */
  public record Page(String person, List<Standing> purposes) {}

  /**
   * How one purpose stands.
   *
   * @param state granted, denied or unknown; unknown counts as denied
   * @param history changes, the newest first; the newest hundred
   */
  public record Standing(String purpose, String state, List<Change> history) {}

  /**
   * A change.
   *
   * @param told the event, or the call
   * @param page host and path, where one is known
   * @param source the file and row, HTTP, or who wrote it down
   */
  public record Change(
      String state,
      Instant at,
      String told,
      @Nullable String page,
      String source,
      @Nullable String note,
      long sequence) {}

  /** What the person agreed to whom an id belongs to; nothing if nobody has the id. */
  public Optional<Page> find(String id) throws IOException {
    Snapshot snapshot = workspace.snapshot();
    int strand = Lookup.strand(workspace, snapshot, id);
    return strand < 0 ? Optional.empty() : Optional.of(page(snapshot, strand));
  }

  private Page page(Snapshot snapshot, int strand) throws IOException {
    StrandName name = workspace.askPeople(people -> StrandName.of(people, strand));
    String person = workspace.askPeople(people -> Lookup.text(people, strand));
    Consenting.Told told = new Consenting(workspace).of(name);
    List<ConsentState> now = told.now();
    List<List<Consents.Entry>> changes = new ArrayList<>();
    List<Long> wanted = new ArrayList<>();
    for (int purpose = 0; purpose < now.size(); purpose++) {
      List<Consents.Entry> all = changes(told.entries(), purpose);
      all.forEach(each -> wanted.add(each.sequence()));
      changes.add(all);
    }
    long[] sequences = wanted.stream().mapToLong(Long::longValue).distinct().toArray();
    Map<Long, Event> messages = new HashMap<>();
    for (Event event : workspace.ask(snapshot, table -> table.events(sequences))) {
      messages.put(event.sequence(), event);
    }
    List<Standing> purposes = new ArrayList<>();
    for (int purpose = 0; purpose < now.size(); purpose++) {
      List<Change> history = new ArrayList<>();
      for (Consents.Entry each : changes.get(purpose)) {
        history.add(change(each, each.told().of(purpose), messages.get(each.sequence())));
      }
      purposes.add(
          new Standing(
              told.rules().purposes().get(purpose).name(), now.get(purpose).word(), history));
    }
    return new Page(person, purposes);
  }

  /** The entries by which a purpose came to stand otherwise, the newest first. */
  private static List<Consents.Entry> changes(List<Consents.Entry> entries, int purpose) {
    List<Consents.Entry> changes = new ArrayList<>();
    List<Consents.Entry> inOrder = new ArrayList<>(entries);
    inOrder.sort(
        Comparator.comparingLong(Consents.Entry::timeMillis)
            .thenComparing(each -> each.told().of(purpose)));
    for (Consents.Entry entry : inOrder) {
      boolean other =
          changes.isEmpty() || changes.getLast().told().of(purpose) != entry.told().of(purpose);
      if (entry.told().has(purpose) && other) {
        changes.add(entry);
      }
    }
    List<Consents.Entry> newest = changes.reversed();
    return List.copyOf(newest.subList(0, Math.min(MOST_CHANGES, newest.size())));
  }

  private Change change(Consents.Entry entry, ConsentState state, @Nullable Event message) {
    Instant at = Instant.ofEpochMilli(entry.timeMillis());
    if (message == null) { // it came since the snapshot
      return new Change(state.word(), at, "", null, "", null, entry.sequence());
    }
    String type = message.type().name().toLowerCase(Locale.ROOT);
    boolean byHand = BY_HAND.equals(message.given(Given.CHANNEL));
    Map<String, String> said = byHand ? ExactFields.of(message.properties()) : Map.of();
    String by = text(said.get("by"));
    return new Change(
        state.word(),
        at,
        message.type() == Event.Type.TRACK ? message.name() : type,
        place(message),
        byHand ? BY_HAND + (by == null ? "" : ", " + by) : source(message),
        text(said.get("note")),
        entry.sequence());
  }

  private static @Nullable String text(@Nullable String json) {
    return json == null ? null : JSON.readTree(json).asString(null);
  }

  private static @Nullable String place(Event message) {
    String host = message.given(Given.PAGE_HOST);
    String path = message.given(Given.PAGE_PATH);
    return host == null ? path : host + (path == null ? "" : path);
  }

  private String source(Event message) {
    if (message.importNumber() == 0) {
      return "HTTP";
    }
    String file =
        workspace
            .imports()
            .find(message.importNumber())
            .map(ImportRecord::file)
            .orElse("import " + message.importNumber());
    return file + ", row " + message.row();
  }

  /**
   * Writes down what somebody said, on paper or by phone; it counts from now on.
   *
   * @param said purposes by name, and for each granted or denied
   * @param by who writes it down
   * @return how the person stands then; nothing if nobody has the id
   * @throws PrivacyException if a purpose or a word is unknown
   */
  public Optional<Page> write(String id, JsonNode said, String by, String note) throws IOException {
    ObjectNode states = states(said);
    if (note.length() > LONGEST_NOTE) {
      throw new PrivacyException("A note has at most 500 characters.");
    }
    Optional<Called> called = called(id);
    if (called.isEmpty()) {
      return Optional.empty();
    }
    ObjectNode message = JsonNodeFactory.instance.objectNode();
    message.put("type", "identify");
    message.put(called.get().field(), called.get().value());
    message.putObject("given").put("session", "none").put("channel", BY_HAND);
    message.putObject("context").putObject("consent").set("categoryPreferences", states);
    ObjectNode properties = message.putObject("properties").put("by", by);
    if (!note.isEmpty()) {
      properties.put("note", note);
    }
    workspace.append("privacy", List.of(message.toString().getBytes(UTF_8)));
    return find(id);
  }

  private ObjectNode states(JsonNode said) {
    PrivacyRules rules = workspace.privacy().current();
    if (!said.isObject() || said.isEmpty()) {
      throw new PrivacyException(
          "Say purposes and for each granted or denied, such as {\"marketing\":\"denied\"}.");
    }
    ObjectNode states = JsonNodeFactory.instance.objectNode();
    for (var each : said.properties()) {
      int purpose = rules.purpose(each.getKey());
      if (purpose < 0) {
        throw new PrivacyException(
            "There is no purpose \""
                + each.getKey()
                + "\"; there are "
                + String.join(", ", rules.purposes().stream().map(p -> p.name()).toList())
                + ".");
      }
      String word = each.getValue().asString("");
      if (!word.equals("granted") && !word.equals("denied")) {
        throw new PrivacyException(
            each.getKey() + " is granted or denied, not " + each.getValue() + ".");
      }
      states.put(rules.purposes().get(purpose).name(), word.equals("granted"));
    }
    return states;
  }

  /** How a message names a person. */
  private record Called(String field, String value) {}

  private Optional<Called> called(String id) throws IOException {
    if (workspace.<Integer>askPeople(people -> people.find(People.Kind.USER, id)) >= 0) {
      return Optional.of(new Called("userId", id));
    }
    if (workspace.<Integer>askPeople(people -> people.find(People.Kind.ANONYMOUS, id)) >= 0) {
      return Optional.of(new Called("anonymousId", id));
    }
    if (workspace.<Integer>askPeople(people -> people.find(People.Kind.EMAIL, id)) >= 0) {
      return Optional.of(new Called("email", id));
    }
    Optional<PersonPage> page = new PersonPages(workspace).find(id);
    return page.flatMap(found ->
        found.ids().stream()
            .min(Comparator.comparing((PersonPage.Id own) -> !own.kind().equals("userId")))
            .map(own -> new Called(own.kind(), own.value())));
  }
}
