package io.fullfunnel.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
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

/** {@code channels}: shows, tries and changes the rules by which visits have their channels. */
@Command(
    name = "channels",
    description = {
      "Show, try and change the rules for channels and visits.",
      "list: the rules that count. test URL: which channel, and why. preview FILE: what would"
          + " change. set FILE, reset: save rules, or go back to those that ship. history: all"
          + " versions. visits: how visits are told apart. update FILE|URL|shipped: other lists of"
          + " search engines and so on."
    })
final class ChannelsCommand implements Callable<Integer> {
  /** What to do. */
  enum Action {
    list,
    test,
    preview,
    set,
    reset,
    history,
    visits,
    update
  }

  @Mixin Common common = new Common();

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "ACTION",
      description = "list, test, preview, set, reset, history, visits or update.")
  Action action = Action.list;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "WHAT",
      description = "The address to test, or the file (or address) to read.")
  @Nullable String what;

  @Option(names = "--referrer", paramLabel = "URL", description = "For test: the page before.")
  @Nullable String referrer;

  @Option(
      names = "--rules",
      paramLabel = "SET",
      description = "For list and test: ga4 (or the workspace's own), posthog or plausible.")
  @Nullable String set;

  @Option(names = "--note", paramLabel = "TEXT", description = "For set and reset: why.")
  @Nullable String note;

  @Option(
      names = "--pause",
      paramLabel = "MINUTES",
      description = "For visits: the longest pause inside a visit (default: 30).")
  @Nullable Integer pause;

  @Option(
      names = "--own",
      paramLabel = "HOST",
      description = "For visits: a host that is your own and no referrer; may be repeated.")
  @Nullable List<String> own;

  @Option(names = "--json", description = "Print JSON, as HTTP answers it.")
  boolean json;

  private final Console console;

  ChannelsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    ObjectNode with = JsonNodeFactory.instance.objectNode();
    try (Door door = Door.open(common.data)) {
      switch (action) {
        case list -> print(door.channels(common.workspace, ChannelWork.SHOW, with), this::rules);
        case history ->
            print(door.channels(common.workspace, ChannelWork.SHOW, with), this::versions);
        case test -> print(door.channels(common.workspace, ChannelWork.TEST, tested()), this::why);
        case preview ->
            print(
                door.channels(common.workspace, ChannelWork.PREVIEW, with.set("rules", file())),
                this::moves);
        case set -> save(door, file());
        case reset -> save(door, null);
        case visits -> visits(door);
        case update -> {
          with.put("list", ListOfSources.read(needed("list of sources")));
          print(door.channels(common.workspace, ChannelWork.SOURCES, with), this::sources);
        }
      }
    }
    return ExitCode.DONE;
  }

  /** How an answer is told. */
  private interface Told {
    void tell(JsonNode answer);
  }

  private void print(JsonNode answer, Told told) {
    if (json) {
      console.out().println(answer.toPrettyString());
    } else {
      told.tell(answer);
    }
  }

  private String needed(String name) {
    if (what == null) {
      throw new WrongCommandException("Which " + name + "? Say it behind " + action + ".");
    }
    return what;
  }

  private JsonNode file() throws IOException {
    String text = Files.readString(Path.of(needed("file of rules")), UTF_8);
    try {
      return JsonMapper.shared().readTree(text);
    } catch (JacksonException wrong) {
      throw new WrongCommandException(what + " is not JSON: " + wrong.getOriginalMessage() + ".");
    }
  }

  private ObjectNode tested() {
    ObjectNode asked = JsonNodeFactory.instance.objectNode();
    asked.put("url", needed("address"));
    if (referrer != null) {
      asked.put("referrer", referrer);
    }
    return set == null ? asked : asked.put("set", set);
  }

  private void save(Door door, @Nullable JsonNode rules) throws IOException {
    ObjectNode with = JsonNodeFactory.instance.objectNode();
    with.set("rules", rules == null ? JsonNodeFactory.instance.nullNode() : rules);
    with.put("note", note == null ? "" : note);
    print(
        door.channels(common.workspace, ChannelWork.SAVE, with),
        shown -> {
          JsonNode last = shown.path("history").get(shown.path("history").size() - 1);
          console
              .out()
              .println(
                  "Saved as version "
                      + last.path("number").asInt()
                      + (rules == null ? ", the rules that ship." : "."));
        });
  }

  private void visits(Door door) throws IOException {
    ObjectNode with = JsonNodeFactory.instance.objectNode();
    if (pause != null) {
      with.put("pauseMinutes", pause);
    }
    if (own != null) {
      own.forEach(with.putArray("ownHosts")::add);
    }
    ChannelWork work = with.isEmpty() ? ChannelWork.SHOW : ChannelWork.VISITS;
    print(
        door.channels(common.workspace, work, with),
        shown -> {
          JsonNode visits = shown.path("visits");
          console
              .out()
              .printf(Locale.ROOT, "Pause: %d minutes%n", visits.path("pauseMinutes").asLong());
          console
              .out()
              .println(
                  visits.path("ownHosts").isNull()
                      ? "Own hosts: those on which the pages are"
                      : "Own hosts: " + words(visits.path("ownHosts")));
        });
  }

  private static String words(JsonNode list) {
    StringBuilder words = new StringBuilder();
    for (JsonNode word : list) {
      words.append(words.isEmpty() ? "" : ", ").append(word.asString());
    }
    return words.toString();
  }

  private void rules(JsonNode shown) {
    JsonNode rules = shown.path("rules");
    int number = 0;
    for (JsonNode rule : rules.path("rules")) {
      console
          .out()
          .printf(
              Locale.ROOT,
              "%3d  %-26s %s%n",
              ++number,
              rule.path("channel").asString(),
              rule.path("when"));
    }
    console.out().printf(Locale.ROOT, "     %-26s otherwise%n", rules.path("otherwise").asString());
    sources(shown);
  }

  private void sources(JsonNode shown) {
    JsonNode sources = shown.path("sources");
    console
        .out()
        .printf(
            Locale.ROOT,
            "Lists of %s with %d hosts.%n",
            sources.path("version").asString(),
            sources.path("size").asInt());
  }

  private void versions(JsonNode shown) {
    if (shown.path("history").isEmpty()) {
      console.out().println("The rules that ship; nothing was saved so far.");
    }
    for (JsonNode version : shown.path("history")) {
      console
          .out()
          .printf(
              Locale.ROOT,
              "%3d  %s  %s  %s%s%n",
              version.path("number").asInt(),
              version.path("at").asString(),
              version.path("by").asString(),
              version.path("own").asBoolean() ? "own rules" : "rules that ship",
              version.path("note").asString().isEmpty()
                  ? ""
                  : "  " + version.path("note").asString());
    }
  }

  private void why(JsonNode verdict) {
    console.out().println(verdict.path("why").asString());
    for (String part :
        List.of(
            "source", "medium", "campaign", "content", "term", "referrer", "click_id", "site")) {
      if (verdict.path(part).isString()) {
        console.out().printf(Locale.ROOT, "  %-9s %s%n", part, verdict.path(part).asString());
      }
    }
  }

  private void moves(JsonNode preview) {
    if (preview.path("moves").isEmpty()) {
      console.out().println("Nothing would change.");
      return;
    }
    console
        .out()
        .printf(
            Locale.ROOT, "%-26s %-26s %12s %12s %12s%n", "From", "To", "Events", "People", "Sales");
    for (JsonNode move : preview.path("moves")) {
      console
          .out()
          .printf(
              Locale.ROOT,
              "%-26s %-26s %,12d %,12d %,12d%n",
              move.path("from").asString(),
              move.path("to").asString(),
              move.path("events").asLong(),
              move.path("people").asLong(),
              move.path("conversions").asLong());
    }
  }
}
