package io.fullfunnel.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
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
final class ChannelsCommand extends RulesCommand {
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

  ChannelsCommand(Console console) {
    super(console, RulesWork.Of.CHANNELS);
  }

  @Override
  public Integer call() throws IOException {
    try (Door door = Door.open(common.data)) {
      switch (action) {
        case list -> work(door, RulesWork.SHOW, nothing(), this::rules);
        case history -> work(door, RulesWork.SHOW, nothing(), this::versions);
        case test -> work(door, RulesWork.TEST, tested(), this::why);
        case preview -> {
          ObjectNode with = nothing();
          with.set("rules", file());
          work(door, RulesWork.PREVIEW, with, this::moves);
        }
        case set -> save(door, file());
        case reset -> save(door, null);
        case visits -> visits(door);
        case update -> {
          ObjectNode with = nothing();
          with.put("list", ListOfSources.read(needed("list of sources")));
          work(door, RulesWork.SOURCES, with, this::sources);
        }
      }
    }
    return ExitCode.DONE;
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
    ObjectNode asked = nothing().put("url", needed("address"));
    if (referrer != null) {
      asked.put("referrer", referrer);
    }
    return set == null ? asked : asked.put("set", set);
  }

  private void visits(Door door) throws IOException {
    ObjectNode with = nothing();
    if (pause != null) {
      with.put("pauseMinutes", pause);
    }
    if (own != null) {
      own.forEach(with.putArray("ownHosts")::add);
    }
    work(
        door,
        with.isEmpty() ? RulesWork.SHOW : RulesWork.VISITS,
        with,
        shown -> {
          JsonNode visits = shown.path("visits");
          JsonNode hosts = visits.path("ownHosts");
          long minutes = visits.path("pauseMinutes").asLong();
          say("Pause: %d minute%s", minutes, minutes == 1 ? "" : "s");
          say("Own hosts: %s", hosts.isNull() ? "those on which the pages are" : words(hosts));
        });
  }

  private void rules(JsonNode shown) {
    JsonNode rules = shown.path("rules");
    int number = 0;
    for (JsonNode rule : rules.path("rules")) {
      say("%3d  %-26s %s", ++number, rule.path("channel").asString(), rule.path("when"));
    }
    say("     %-26s otherwise", rules.path("otherwise").asString());
    sources(shown);
  }

  private void sources(JsonNode shown) {
    JsonNode sources = shown.path("sources");
    say(
        "Lists of %s with %d hosts.",
        sources.path("version").asString(), sources.path("size").asInt());
  }

  private void why(JsonNode verdict) {
    say("%s", verdict.path("why").asString());
    for (String part :
        List.of(
            "source", "medium", "campaign", "content", "term", "referrer", "click_id", "site")) {
      if (verdict.path(part).isString()) {
        say("  %-9s %s", part, verdict.path(part).asString());
      }
    }
  }

  private void moves(JsonNode preview) {
    if (preview.path("moves").isEmpty()) {
      say("Nothing would change.");
      return;
    }
    say("%-26s %-26s %12s %12s %12s", "From", "To", "Events", "People", "Sales");
    for (JsonNode move : preview.path("moves")) {
      say(
          "%-26s %-26s %,12d %,12d %,12d",
          move.path("from").asString(),
          move.path("to").asString(),
          move.path("events").asLong(),
          move.path("people").asLong(),
          move.path("conversions").asLong());
    }
  }
}
