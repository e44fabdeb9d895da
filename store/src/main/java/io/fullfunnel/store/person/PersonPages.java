package io.fullfunnel.store.person;

import io.fullfunnel.store.event.Event;
import io.fullfunnel.store.people.Decision;
import io.fullfunnel.store.people.Link;
import io.fullfunnel.store.people.People;
import io.fullfunnel.store.people.SetAside;
import io.fullfunnel.store.table.IdUse;
import io.fullfunnel.store.timelines.Snapshot;
import io.fullfunnel.store.workspace.Workspace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Looks up people of a workspace and makes their pages. Thread-safe. */
public final class PersonPages {
  /** Identify calls that traits are read from: the latest. */
  private static final int CALLS = 1_000;

  /** Evidence set aside that a page shows. */
  private static final int SHOWN = 100;

  private final Workspace workspace;

  public PersonPages(Workspace workspace) {
    this.workspace = workspace;
  }

  /** A person and the rows it has in a snapshot. */
  record Found(long person, int strand, Snapshot snapshot, Rows rows) {}

  /**
   * One person's page.
   *
   * @param id a person's id of now or earlier, a userId, an anonymousId or an e-mail
   */
  public Optional<PersonPage> find(String id) throws IOException {
    Found found = look(id);
    return found == null ? Optional.empty() : Optional.of(page(found));
  }

  /** Who an id stands for; the same ids as {@link #find}. */
  public OptionalLong person(String id) throws IOException {
    Found found = look(id);
    return found == null ? OptionalLong.empty() : OptionalLong.of(found.person());
  }

  /**
   * A stretch of a person's timeline, newest first.
   *
   * @param before the cursor that the page before this one gave; null for the newest
   * @throws IllegalArgumentException if the cursor is none of this person
   */
  public Optional<TimelinePage> timeline(String id, @Nullable Long before, int limit)
      throws IOException {
    Found found = look(id);
    if (found == null) {
      return Optional.empty();
    }
    Rows rows = found.rows();
    int end = before == null ? rows.size() : rows.indexOf(before);
    if (end < 0) {
      throw new IllegalArgumentException("no event of this person has the cursor " + before);
    }
    int from = Math.max(0, end - limit);
    long[] shown = Arrays.copyOfRange(rows.sequences(), from, end);
    Map<Long, Event> bySequence = new HashMap<>();
    for (Event event : workspace.ask(found.snapshot(), table -> table.events(shown))) {
      bySequence.put(event.sequence(), event);
    }
    List<Event> events = new ArrayList<>();
    for (int i = shown.length - 1; i >= 0; i--) {
      Event event = bySequence.get(shown[i]);
      if (event != null) {
        events.add(event);
      }
    }
    Map<Long, Came> came =
        Came.of(
            found.snapshot(), found.person(), bySequence.keySet(), workspace.channels().current());
    Map<Long, List<Flag>> flags =
        Flag.of(found.snapshot(), found.person(), bySequence, workspace.traffic().current());
    return Optional.of(
        new TimelinePage(events, came, flags, from == 0 ? null : rows.sequences()[from]));
  }

  /** Evidence that did not join people; at most so much. */
  public List<PersonPage.Aside> setAside(int most) throws IOException {
    Snapshot snapshot = workspace.snapshot();
    List<SetAside> aside = workspace.askPeople(people -> people.setAside(most));
    return Asides.of(workspace, snapshot, aside, -1);
  }

  /** A link may have come between the snapshot and who is who: then both are asked again. */
  @Nullable Found look(String id) throws IOException {
    for (int attempt = 0; attempt < 3; attempt++) {
      Snapshot snapshot = workspace.snapshot();
      int strand = Lookup.strand(workspace, snapshot, id);
      if (strand < 0) {
        return null;
      }
      long person = workspace.askPeople(people -> people.strands().id(people.person(strand)));
      Rows rows = Rows.of(snapshot, person);
      if (rows != null) {
        return new Found(person, strand, snapshot, rows);
      }
    }
    return null;
  }

  PersonPage page(Found found) throws IOException {
    Rows rows = found.rows();
    int[] events = rows.indexes(false);
    List<IdUse> uses = uses(found);
    return new PersonPage(
        Lookup.text(found.person()),
        ids(found, uses),
        traits(found),
        events.length,
        events.length == 0 ? null : rows.times()[events[0]],
        events.length == 0 ? null : rows.times()[events[events.length - 1]],
        Memberships.of(workspace, found.snapshot(), uses),
        setAside(found),
        decisions(found, uses));
  }

  /** The ids that are the person's: its events may carry some that are not. */
  private List<IdUse> uses(Found found) throws IOException {
    List<IdUse> all =
        workspace.ask(found.snapshot(), table -> table.uses(found.rows().sequences()));
    return workspace.askPeople(people -> {
      int person = people.person(found.strand());
      return all.stream()
          .filter(use -> {
            int strand = Lookup.strand(people, use.kind(), use.value());
            return strand >= 0 && people.person(strand) == person;
          })
          .toList();
    });
  }

  private List<PersonPage.Id> ids(Found found, List<IdUse> uses) throws IOException {
    List<Reason> reasons = workspace.askPeople(people -> Reason.of(people, uses));
    Map<Long, Event> messages = messages(found, reasons);
    List<PersonPage.Id> ids = new ArrayList<>();
    for (int i = 0; i < uses.size(); i++) {
      IdUse use = uses.get(i);
      ids.add(
          new PersonPage.Id(
              use.kind(),
              use.value(),
              use.first(),
              use.last(),
              use.events(),
              joined(reasons.get(i), messages)));
    }
    return ids;
  }

  private Map<Long, Event> messages(Found found, List<Reason> reasons) throws IOException {
    List<Long> evidence = new ArrayList<>();
    for (Reason reason : reasons) {
      if (reason.link() != null) {
        evidence.add(reason.link().sequence());
      }
    }
    long[] wanted = evidence.stream().mapToLong(Long::longValue).distinct().toArray();
    Map<Long, Event> messages = new HashMap<>();
    for (Event event : workspace.ask(found.snapshot(), table -> table.events(wanted))) {
      messages.put(event.sequence(), event);
    }
    return messages;
  }

  private static PersonPage.@Nullable Joined joined(Reason reason, Map<Long, Event> messages) {
    Decision decision = reason.decision();
    if (decision != null) {
      return new PersonPage.Joined("manual", decision.at(), "linked by " + decision.by());
    }
    Link link = reason.link();
    Event message = link == null ? null : messages.get(link.sequence());
    return link == null || message == null
        ? null
        : new PersonPage.Joined(rule(link.rule()), message.timeMillis(), evidence(message));
  }

  private List<PersonPage.Aside> setAside(Found found) throws IOException {
    List<SetAside> aside = workspace.askPeople(people -> people.setAside(found.strand(), SHOWN));
    return Asides.of(workspace, found.snapshot(), aside, found.strand());
  }

  private List<PersonPage.Decided> decisions(Found found, List<IdUse> uses) throws IOException {
    Map<Integer, String> own = workspace.askPeople(people -> names(people, uses));
    List<Decision> about =
        workspace.askPeople(people ->
            people.decisions().stream()
                .filter(said -> own.containsKey(said.one()) || own.containsKey(said.other()))
                .toList());
    Map<Integer, String> names = new TreeMap<>(own);
    for (Decision said : about) {
      int far = own.containsKey(said.one()) ? said.other() : said.one();
      if (!names.containsKey(far)) {
        names.putAll(namesOf(found.snapshot(), far));
      }
    }
    return workspace.askPeople(people ->
        about.stream()
            .map(said -> {
              boolean first = own.containsKey(said.one());
              int near = first ? said.one() : said.other();
              int far = first ? said.other() : said.one();
              return new PersonPage.Decided(
                  said.together(),
                  names.get(near),
                  names.get(far),
                  said.at(),
                  said.by(),
                  Lookup.text(people, far));
            })
            .toList());
  }

  /** The ids of whoever a strand belongs to, which may be somebody else by now. */
  private Map<Integer, String> namesOf(Snapshot snapshot, int strand) throws IOException {
    long person = workspace.askPeople(people -> people.strands().id(people.person(strand)));
    Rows rows = Rows.of(snapshot, person);
    if (rows == null) {
      return Map.of();
    }
    List<IdUse> uses = workspace.ask(snapshot, table -> table.uses(rows.sequences()));
    return workspace.askPeople(people -> names(people, uses));
  }

  private static Map<Integer, String> names(People people, List<IdUse> uses) {
    Map<Integer, String> names = new TreeMap<>();
    for (IdUse use : uses) {
      int strand = Lookup.strand(people, use.kind(), use.value());
      if (strand >= 0) {
        names.put(strand, use.value());
      }
    }
    return names;
  }

  static String rule(Link.Rule rule) {
    return switch (rule) {
      case IDENTIFY -> "identify";
      case ALIAS -> "alias";
      case SAME_MESSAGE -> "both-ids";
      case EMAIL -> "email";
    };
  }

  /** The message in short: what it was and which ids it names. */
  static String evidence(Event message) {
    StringBuilder text =
        new StringBuilder(
            message.name().isEmpty()
                ? message.type().name().toLowerCase(java.util.Locale.ROOT)
                : message.name());
    String before = ": ";
    Map<String, @Nullable String> named = new TreeMap<>();
    named.put("userId", message.userId());
    named.put("anonymousId", message.anonymousId());
    named.put("email", message.email());
    named.put("previousId", message.previousId());
    for (Map.Entry<String, @Nullable String> id : named.entrySet()) {
      if (id.getValue() != null) {
        text.append(before).append(id.getKey()).append(' ').append(id.getValue());
        before = ", ";
      }
    }
    return text.toString();
  }

  /** The latest value of each trait, in the order of names. */
  private List<PersonPage.Trait> traits(Found found) throws IOException {
    int[] calls = found.rows().indexes(true);
    int[] latest = Arrays.copyOfRange(calls, Math.max(0, calls.length - CALLS), calls.length);
    long[] sequences = found.rows().sequencesOf(latest);
    Map<Long, Event> bySequence = new HashMap<>();
    for (Event event : workspace.ask(found.snapshot(), table -> table.events(sequences))) {
      bySequence.put(event.sequence(), event);
    }
    List<Event> inOrder = new ArrayList<>();
    for (long sequence : sequences) {
      Event call = bySequence.get(sequence);
      if (call != null && call.type() == Event.Type.IDENTIFY) {
        inOrder.add(call);
      }
    }
    return Traits.of(workspace.imports(), inOrder);
  }
}
