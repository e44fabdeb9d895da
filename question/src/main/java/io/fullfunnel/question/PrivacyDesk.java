package io.fullfunnel.question;

import io.fullfunnel.store.consent.ConsentState;
import io.fullfunnel.store.person.PersonConsents;
import io.fullfunnel.store.privacy.PrivacyBook;
import io.fullfunnel.store.privacy.PrivacyException;
import io.fullfunnel.store.privacy.PrivacyRules;
import io.fullfunnel.store.privacy.Purpose;
import io.fullfunnel.store.workspace.Consenting;
import io.fullfunnel.store.workspace.Retention;
import io.fullfunnel.store.workspace.Workspace;
import java.io.IOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is said and changed about what a workspace keeps of people. Of rules that are compared or
 * saved, fields left out stand as they are. What is wrong with what is asked is a {@link
 * PrivacyException}.
 */
public final class PrivacyDesk implements RuleDesk {
  private static final int LONGEST_NOTE = 500;

  private final Workspace workspace;
  private final PrivacyBook book;
  private final Clock clock;

  public PrivacyDesk(Workspace workspace, Clock clock) {
    this.workspace = workspace;
    this.book = workspace.privacy();
    this.clock = clock;
  }

  /** The rules that count, how many people said what, and all versions. */
  @Override
  public ObjectNode show() throws IOException {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("own", book.isOwn());
    json.set("rules", book.current().json());
    json.set("consent", consent());
    ArrayNode history = json.putArray("history");
    for (PrivacyBook.Version version : book.history()) {
      new Saved(version.number(), version.at(), version.by(), version.note())
          .write(history, version.rules() != null);
    }
    return json;
  }

  /** People by purpose and state; who said nothing is unknown. */
  private ArrayNode consent() throws IOException {
    long people = workspace.snapshot().people();
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    for (Purpose purpose : book.current().purposes()) {
      Map<Long, ConsentState> states = new Consenting(workspace).states(purpose.name());
      long granted = count(states, ConsentState.GRANTED);
      long denied = count(states, ConsentState.DENIED);
      all.addObject()
          .put("purpose", purpose.name())
          .put("granted", granted)
          .put("denied", denied)
          .put("unknown", Math.max(0, people - granted - denied));
    }
    return all;
  }

  private static long count(Map<Long, ConsentState> states, ConsentState wanted) {
    return states.values().stream().filter(state -> state == wanted).count();
  }

  @Override
  public ObjectNode version(int number) {
    for (PrivacyBook.Version version : book.history()) {
      if (version.number() == number) {
        PrivacyRules rules = version.rules();
        return (rules == null ? PrivacyRules.DEFAULT : rules).json();
      }
    }
    throw new PrivacyException(
        "There is no version " + number + "; the newest is " + book.history().size() + ".");
  }

  /**
   * How a person's consent stands, and why.
   *
   * @param asked {@code id}, any id of theirs
   */
  @Override
  public ObjectNode test(JsonNode asked) {
    try {
      String id = text(asked, List.of("id"), "id");
      return page(id, new PersonConsents(workspace).find(id).orElse(null));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /**
   * Writes down what somebody said otherwise than by a program.
   *
   * @param asked {@code id}, {@code consent} with granted or denied by purpose, and {@code note}
   * @param by who writes it down
   */
  public ObjectNode write(JsonNode asked, String by) throws IOException {
    String id = text(asked, List.of("id", "consent", "note"), "id");
    String note = asked.path("note").asString("");
    return page(
        id, new PersonConsents(workspace).write(id, asked.path("consent"), by, note).orElse(null));
  }

  private static String text(JsonNode asked, List<String> fields, String wanted) {
    for (String field : asked.propertyNames()) {
      if (!fields.contains(field)) {
        throw new PrivacyException(
            "Unknown field \"" + field + "\"; fields are " + String.join(", ", fields) + ".");
      }
    }
    if (!asked.path(wanted).isString()) {
      throw new PrivacyException("This takes an object with " + String.join(", ", fields) + ".");
    }
    return asked.path(wanted).stringValue();
  }

  private static ObjectNode page(String id, PersonConsents.@Nullable Page page) {
    if (page == null) {
      throw new PrivacyException.Nobody(id);
    }
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("person", page.person());
    ArrayNode purposes = json.putArray("purposes");
    for (PersonConsents.Standing each : page.purposes()) {
      ObjectNode standing = purposes.addObject();
      standing.put("purpose", each.purpose()).put("state", each.state());
      ArrayNode history = standing.putArray("history");
      for (PersonConsents.Change change : each.history()) {
        history
            .addObject()
            .put("state", change.state())
            .put("at", change.at().toString())
            .put("told", change.told())
            .put("page", change.page())
            .put("source", change.source())
            .put("note", change.note())
            .put("sequence", change.sequence());
      }
    }
    return json;
  }

  /**
   * What is too old by the rules: how much it is, or away with it.
   *
   * @param asked {@code run}, true to take it away
   */
  public ObjectNode retention(JsonNode asked) throws IOException {
    boolean run = asked.path("run").asBoolean(false);
    Retention retention = new Retention(workspace);
    List<Retention.Taken> taken =
        run
            ? retention.run(clock.instant())
            : retention.look(book.current().retention(), clock.instant());
    return write(JsonNodeFactory.instance.objectNode().put("run", run), taken);
  }

  private static ObjectNode write(ObjectNode json, List<Retention.Taken> taken) {
    ArrayNode all = json.putArray("taken");
    for (Retention.Taken each : taken) {
      all.addObject()
          .put("of", each.rule().of())
          .put("days", each.rule().days())
          .put("messages", each.messages());
    }
    return json;
  }

  @Override
  public ObjectNode preview(@Nullable JsonNode rules) throws IOException {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    PrivacyRules next = next(rules);
    json.set("rules", next.json());
    return write(json, new Retention(workspace).look(next.retention(), clock.instant()));
  }

  private PrivacyRules next(@Nullable JsonNode rules) {
    return rules == null ? PrivacyRules.DEFAULT : PrivacyRules.read(rules, book.current());
  }

  @Override
  public ObjectNode save(@Nullable JsonNode rules, String by, String note) throws IOException {
    if (note.length() > LONGEST_NOTE) {
      throw new PrivacyException("A note has at most 500 characters.");
    }
    PrivacyRules read = rules == null ? null : next(rules);
    book.save(read, by, note, clock.instant().truncatedTo(ChronoUnit.SECONDS));
    return show();
  }
}
