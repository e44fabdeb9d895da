package io.fullfunnel.cli;

import io.fullfunnel.collect.repair.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code failed}: the events that count nowhere and are kept. */
@Command(
    name = "failed",
    description = {
      "Show, repair and replay events that count nowhere and are kept: refused where they arrived,"
          + " or more than a reader can take.",
      "list: by reason. show ID: one of them. repair RULE.json: what a rule would do; nothing"
          + " happens. replay [RULE.json]: do it; what passes counts, the rest stays. drop: let"
          + " go of them. limits: how much is kept, and how many names are taken."
    })
final class FailedCommand implements Callable<Integer> {
  /** What to do. */
  enum Action {
    list,
    show,
    repair,
    replay,
    drop,
    limits
  }

  @Mixin Common common = new Common();

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "ACTION",
      description = "list, show, repair, replay, drop or limits.")
  Action action = Action.list;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "ID|RULE",
      description = "For show: which event; for repair and replay: the file with the rule.")
  @Nullable String what;

  @Option(names = "--reason", paramLabel = "CODE", description = "Only those of this reason.")
  @Nullable String reason;

  @Option(names = "--event", paramLabel = "NAME", description = "Only events of this name.")
  @Nullable String event;

  @Option(names = "--key", paramLabel = "ID", description = "Only those of this key.")
  @Nullable String key;

  @Option(names = "--all", description = "For drop and replay: all of them.")
  boolean everything;

  @Option(names = "--days", paramLabel = "N", description = "For limits: days they are kept.")
  @Nullable Integer days;

  @Option(names = "--megabytes", paramLabel = "N", description = "For limits: on disk at most.")
  @Nullable Integer megabytes;

  @Option(
      names = "--event-names",
      paramLabel = "N",
      description = "For limits: different names of events that are taken.")
  @Nullable Integer eventNames;

  @Option(
      names = "--property-names",
      paramLabel = "N",
      description = "For limits: different names of properties that are taken.")
  @Nullable Integer propertyNames;

  @Option(names = "--json", description = "Print JSON, as HTTP answers it.")
  boolean json;

  private final Console console;

  FailedCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    if ((action == Action.show || action == Action.repair) == (what == null)
        && action != Action.replay) {
      throw new WrongCommandException(
          "An id goes with show, the file of a rule with repair and replay.");
    }
    try (Door door = Door.open(common.data)) {
      switch (action) {
        case list -> tell(door, FailedWork.LIST, rule(), this::list);
        case show -> tell(door, FailedWork.LIST, one(), this::show);
        case repair -> tell(door, FailedWork.PREVIEW, rule(), this::preview);
        case replay -> tell(door, FailedWork.REPLAY, chosen("replay"), this::replayed);
        case drop -> tell(door, FailedWork.DROP, chosen("drop"), this::dropped);
        case limits -> limits(door);
      }
    }
    return ExitCode.DONE;
  }

  /** How an answer is told. */
  private interface Told {
    void tell(JsonNode answer);
  }

  private void tell(Door door, FailedWork work, ObjectNode with, Told told) throws IOException {
    JsonNode answer;
    try {
      answer = door.failed(common.workspace, work, with);
    } catch (IllegalArgumentException wrong) {
      throw new WrongCommandException(String.valueOf(wrong.getMessage()));
    }
    if (json) {
      console.out().println(answer.toPrettyString());
    } else {
      told.tell(answer);
    }
  }

  /** The rule of the file, about what the options name. */
  private ObjectNode rule() throws IOException {
    ObjectNode rule = what == null ? JsonNodeFactory.instance.objectNode() : read(Path.of(what));
    ObjectNode when = rule.withObjectProperty("when");
    narrow(when, "reason", reason);
    narrow(when, "event", event);
    narrow(when, "key", key);
    return rule;
  }

  private static void narrow(ObjectNode when, String name, @Nullable String value) {
    if (value != null) {
      when.put(name, value);
    }
  }

  private static ObjectNode read(Path file) throws IOException {
    try {
      JsonNode rule = JsonMapper.shared().readTree(Files.readAllBytes(file));
      Rule.of(rule);
      return (ObjectNode) rule;
    } catch (JacksonException | IllegalArgumentException wrong) {
      throw new WrongCommandException(file + ": " + wrong.getMessage());
    }
  }

  private ObjectNode one() {
    ObjectNode rule = JsonNodeFactory.instance.objectNode();
    rule.putObject("when").put("id", what);
    return rule;
  }

  private ObjectNode chosen(String doing) throws IOException {
    ObjectNode rule = rule();
    if (rule.path("when").isEmpty() && !everything) {
      throw new WrongCommandException(
          "Which? Say --reason, --event or --key, or --all to " + doing + " all of them.");
    }
    return rule;
  }

  private void list(JsonNode listed) {
    if (listed.path("events").asLong() == 0) {
      say("No failed events: everything that arrived counts, or was refused and is not kept.");
      return;
    }
    for (JsonNode each : listed.path("reasons")) {
      String by = each.path("key").asString();
      say(
          "%,9d  %-20s %-10s %s  last %s",
          each.path("events").asLong(),
          each.path("code").asString(),
          each.path("reader").asString(),
          by.isEmpty() ? "without a key" : "key " + by,
          each.path("last").asString());
    }
    say("The first of them:");
    int shown = 0;
    for (JsonNode each : listed.path("first")) {
      if (shown++ < 10) {
        say(
            "%-14s %s  %s",
            each.path("id").asString(),
            each.path("event").asString(),
            each.path("sentence").asString());
      }
    }
  }

  private void show(JsonNode listed) {
    JsonNode one = listed.path("first").path(0);
    if (one.isMissingNode()) {
      throw new WrongCommandException("There is no failed event " + what + "; list names them.");
    }
    say(
        "%s  %s  %s%s",
        one.path("id").asString(),
        one.path("at").asString(),
        one.path("from").asString(),
        one.path("key").asString().isEmpty() ? "" : "  key " + one.path("key").asString());
    say("%s: %s", one.path("code").asString(), one.path("sentence").asString());
    say("%s", one.path("content").asString());
  }

  private void preview(JsonNode outcome) {
    for (JsonNode sample : outcome.path("samples")) {
      say("%s", sample.path("id").asString());
      say("  before  %s", sample.path("before").asString());
      say("  after   %s", sample.path("after").asString());
      if (sample.path("code").isString()) {
        say("  refused %s", sample.path("sentence").asString());
      }
    }
    outcome(outcome, "would count from now on");
  }

  private void replayed(JsonNode outcome) {
    outcome(outcome, "count from now on");
  }

  private void outcome(JsonNode outcome, String now) {
    say(
        "%,d events, %,d changed by the rule; %,d %s.",
        outcome.path("chosen").asLong(),
        outcome.path("changed").asLong(),
        outcome.path("passed").asLong(),
        now);
    for (Map.Entry<String, JsonNode> each : outcome.path("refused").properties()) {
      say("%,9d  stay: %s", each.getValue().asLong(), each.getKey());
    }
  }

  private void dropped(JsonNode answer) {
    say("%,d events were let go; they count as refused.", answer.path("dropped").asLong());
  }

  private void limits(Door door) throws IOException {
    ObjectNode with = JsonNodeFactory.instance.objectNode();
    put(with, "days", days);
    put(with, "megabytes", megabytes);
    put(with, "eventNames", eventNames);
    put(with, "propertyNames", propertyNames);
    FailedWork work = with.isEmpty() ? FailedWork.LIMITS : FailedWork.SET_LIMITS;
    tell(
        door,
        work,
        with,
        limits ->
            say(
                "Failed events are kept for %,d days, at most %,d MB. New names are taken up to"
                    + " %,d of events and %,d of properties.",
                limits.path("days").asInt(),
                limits.path("megabytes").asInt(),
                limits.path("eventNames").asInt(),
                limits.path("propertyNames").asInt()));
  }

  private static void put(ObjectNode with, String name, @Nullable Integer value) {
    if (value != null) {
      with.put(name, value);
    }
  }

  private void say(String form, Object... parts) {
    console.out().printf(Locale.ROOT, form + "%n", parts);
  }
}
