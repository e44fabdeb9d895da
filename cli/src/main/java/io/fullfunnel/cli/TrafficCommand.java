package io.fullfunnel.cli;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code traffic}: shows, tries and changes which events are bots' or internal. */
@Command(
    name = "traffic",
    description = {
      "Show, try and change which events are bots' or internal; questions leave both out.",
      "list: the rules and what they flag. test AGENT: whether it is a program. preview: what"
          + " would change. set: save. reset: back to the rules that ship. history: all versions.",
      "For preview and set: what an option does not name stands as it is; a list that is given"
          + " replaces the one before, and \"none\" empties it."
    })
final class TrafficCommand implements Callable<Integer> {
  private static final String NONE = "none";

  /** What to do. */
  enum Action {
    list,
    test,
    preview,
    set,
    reset,
    history
  }

  @Mixin Common common = new Common();

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "ACTION",
      description = "list, test, preview, set, reset or history.")
  Action action = Action.list;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "AGENT",
      description = "For test: what a client calls itself.")
  @Nullable String agent;

  @Option(
      names = "--agents",
      paramLabel = "on|off",
      description = "Whether the product's list of programs counts (default: on).")
  @Nullable String agents;

  @Option(
      names = "--bot",
      paramLabel = "PART",
      description = "Agents with this in them are programs; may be repeated.")
  @Nullable List<String> bots;

  @Option(
      names = "--person",
      paramLabel = "PART",
      description = "Agents with this in them are people; may be repeated.")
  @Nullable List<String> people;

  @Option(
      names = "--pages-per-minute",
      paramLabel = "N",
      description = "More page views within 60 seconds are a bot's; 0: never (default: 60).")
  @Nullable Integer pagesPerMinute;

  @Option(
      names = "--ip",
      paramLabel = "RANGE",
      description = "Addresses of the team, such as 192.0.2.0/24; may be repeated.")
  @Nullable List<String> ips;

  @Option(
      names = "--mark",
      paramLabel = "NAME",
      description = "The parameter that marks the team (default: ff_internal).")
  @Nullable String mark;

  @Option(
      names = "--member",
      paramLabel = "E-MAIL",
      description = "Of the team: ann@example.org or @example.org; may be repeated.")
  @Nullable List<String> members;

  @Option(
      names = "--test",
      paramLabel = "PROPERTY",
      description = "The property that is true of test orders (default: test).")
  @Nullable String test;

  @Option(names = "--note", paramLabel = "TEXT", description = "For set and reset: why.")
  @Nullable String note;

  @Option(names = "--json", description = "Print JSON, as HTTP answers it.")
  boolean json;

  private final Console console;

  TrafficCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    ObjectNode rules = rules();
    if (!rules.isEmpty() && action != Action.preview && action != Action.set) {
      throw new WrongCommandException("Rules go with preview and set.");
    }
    if (rules.isEmpty() && (action == Action.preview || action == Action.set)) {
      throw new WrongCommandException("What is to change? Say it with options such as --ip.");
    }
    ObjectNode with = JsonNodeFactory.instance.objectNode();
    try (Door door = Door.open(common.data)) {
      switch (action) {
        case list -> print(door.traffic(common.workspace, TrafficWork.SHOW, with), this::rules);
        case history ->
            print(door.traffic(common.workspace, TrafficWork.SHOW, with), this::versions);
        case test -> {
          if (agent == null) {
            throw new WrongCommandException("Which agent? Say it behind test.");
          }
          with.put("agent", agent);
          print(door.traffic(common.workspace, TrafficWork.TEST, with), this::why);
        }
        case preview -> {
          with.set("rules", rules);
          print(door.traffic(common.workspace, TrafficWork.PREVIEW, with), this::changes);
        }
        case set, reset -> {
          with.set("rules", rules.isEmpty() ? JsonNodeFactory.instance.nullNode() : rules);
          with.put("note", note == null ? "" : note);
          print(door.traffic(common.workspace, TrafficWork.SAVE, with), this::saved);
        }
      }
    }
    return ExitCode.DONE;
  }

  private ObjectNode rules() {
    ObjectNode rules = JsonNodeFactory.instance.objectNode();
    if (agents != null) {
      if (!agents.equals("on") && !agents.equals("off")) {
        throw new WrongCommandException("--agents is on or off, not " + agents + ".");
      }
      rules.put("agents", agents.equals("on"));
    }
    put(rules, "bots", bots);
    put(rules, "people", people);
    put(rules, "ips", ips);
    put(rules, "members", members);
    if (pagesPerMinute != null) {
      rules.put("pagesPerMinute", pagesPerMinute);
    }
    if (mark != null) {
      rules.put("mark", mark.equals(NONE) ? "" : mark);
    }
    return test == null ? rules : rules.put("test", test.equals(NONE) ? "" : test);
  }

  private static void put(ObjectNode rules, String field, @Nullable List<String> texts) {
    if (texts != null) {
      var list = rules.putArray(field);
      texts.stream().filter(text -> !text.equals(NONE)).forEach(list::add);
    }
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

  private void rules(JsonNode shown) {
    JsonNode rules = shown.path("rules");
    JsonNode list = shown.path("list");
    say(
        "Programs by agent: "
            + (rules.path("agents").asBoolean()
                ? "the list of %s with %d entries"
                    .formatted(list.path("version").asString(), list.path("size").asInt())
                : "the product's list is off"));
    words("  also programs", rules.path("bots"));
    words("  never programs", rules.path("people"));
    int most = rules.path("pagesPerMinute").asInt();
    say("Programs by rate: " + (most == 0 ? "off" : "more than " + most + " page views a minute"));
    words("The team's addresses", rules.path("ips"));
    words("The team's e-mails", rules.path("members"));
    say("The team's mark: " + off(rules.path("mark").asString(), "?%s=1"));
    say("Test orders: " + off(rules.path("test").asString(), "%s = true"));
    flagged("Flagged", shown.path("flagged"));
  }

  private static String off(String name, String form) {
    return name.isEmpty() ? "off" : form.formatted(name);
  }

  private void words(String what, JsonNode list) {
    if (!list.isEmpty()) {
      StringBuilder words = new StringBuilder();
      list.forEach(word -> words.append(words.isEmpty() ? "" : ", ").append(word.asString()));
      say(what + ": " + words);
    }
  }

  private void flagged(String when, JsonNode flagged) {
    for (String kind : List.of("bots", "internal")) {
      JsonNode all = flagged.path(kind);
      StringBuilder by = new StringBuilder();
      for (JsonNode sign : all.path("by")) {
        if (sign.path("events").asLong() > 0) {
          by.append(by.isEmpty() ? " (" : ", ")
              .append(
                  String.format(
                      Locale.ROOT,
                      "%s %,d",
                      sign.path("sign").asString(),
                      sign.path("events").asLong()));
        }
      }
      console
          .out()
          .printf(
              Locale.ROOT,
              "%s %s: %,d events of %,d people%s%n",
              when,
              kind,
              all.path("events").asLong(),
              all.path("people").asLong(),
              by.isEmpty() ? "" : by + ")");
    }
  }

  private void changes(JsonNode preview) {
    flagged("Now", preview.path("now"));
    flagged("Then", preview.path("then"));
  }

  private void saved(JsonNode shown) {
    JsonNode last = shown.path("history").get(shown.path("history").size() - 1);
    say(
        "Saved as version "
            + last.path("number").asInt()
            + (last.path("own").asBoolean() ? "." : ", the rules that ship."));
    flagged("Flagged", shown.path("flagged"));
  }

  private void versions(JsonNode shown) {
    if (shown.path("history").isEmpty()) {
      say("The rules that ship; nothing was saved so far.");
    }
    for (JsonNode version : shown.path("history")) {
      String why = version.path("note").asString();
      say(
          String.format(
              Locale.ROOT,
              "%3d  %s  %s  %s%s",
              version.path("number").asInt(),
              version.path("at").asString(),
              version.path("by").asString(),
              version.path("own").asBoolean() ? "own rules" : "rules that ship",
              why.isEmpty() ? "" : "  " + why));
    }
  }

  private void why(JsonNode verdict) {
    say(
        verdict.path("bot").asBoolean()
            ? "A program (%s): \"%s\"."
                .formatted(verdict.path("kind").asString(), verdict.path("part").asString())
            : "No program that is known.");
  }

  private void say(String line) {
    console.out().println(line);
  }
}
