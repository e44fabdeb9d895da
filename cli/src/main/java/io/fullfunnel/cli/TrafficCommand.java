package io.fullfunnel.cli;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
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
final class TrafficCommand extends RulesCommand {
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

  TrafficCommand(Console console) {
    super(console, RulesWork.Of.TRAFFIC);
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
    try (Door door = Door.open(common.data)) {
      switch (action) {
        case list -> work(door, RulesWork.SHOW, nothing(), this::rules);
        case history -> work(door, RulesWork.SHOW, nothing(), this::versions);
        case test -> {
          if (agent == null) {
            throw new WrongCommandException("Which agent? Say it behind test.");
          }
          work(door, RulesWork.TEST, nothing().put("agent", agent), this::why);
        }
        case preview -> {
          ObjectNode with = nothing();
          with.set("rules", rules);
          work(door, RulesWork.PREVIEW, with, this::changes);
        }
        case set, reset -> save(door, rules.isEmpty() ? null : rules);
      }
    }
    return ExitCode.DONE;
  }

  private ObjectNode rules() {
    ObjectNode rules = nothing();
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

  private void rules(JsonNode shown) {
    JsonNode rules = shown.path("rules");
    JsonNode list = shown.path("list");
    if (rules.path("agents").asBoolean()) {
      say(
          "Programs by agent: the list of %s with %d entries",
          list.path("version").asString(), list.path("size").asInt());
    } else {
      say("Programs by agent: the product's list is off");
    }
    words("  also programs", rules.path("bots"));
    words("  never programs", rules.path("people"));
    int most = rules.path("pagesPerMinute").asInt();
    say("Programs by rate: %s", most == 0 ? "off" : "more than " + most + " page views a minute");
    words("The team's addresses", rules.path("ips"));
    words("The team's e-mails", rules.path("members"));
    say("The team's mark: %s", off(rules.path("mark").asString(), "?%s=1"));
    say("Test orders: %s", off(rules.path("test").asString(), "%s = true"));
    flagged("Flagged", shown.path("flagged"));
  }

  private static String off(String name, String form) {
    return name.isEmpty() ? "off" : form.formatted(name);
  }

  private void words(String what, JsonNode list) {
    if (!list.isEmpty()) {
      say("%s: %s", what, words(list));
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
      say(
          "%s %s: %,d events of %,d people%s",
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

  @Override
  void saved(JsonNode shown) {
    super.saved(shown);
    flagged("Flagged", shown.path("flagged"));
  }

  private void why(JsonNode verdict) {
    if (verdict.path("bot").asBoolean()) {
      say(
          "A program (%s): \"%s\".",
          verdict.path("kind").asString(), verdict.path("part").asString());
    } else {
      say("No program that is known.");
    }
  }
}
