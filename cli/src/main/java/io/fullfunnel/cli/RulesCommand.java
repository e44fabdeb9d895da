package io.fullfunnel.cli;

import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Shows, tries, compares and saves rules of a workspace. */
abstract class RulesCommand implements Callable<Integer> {
  @Mixin Common common = new Common();

  @Option(names = "--note", paramLabel = "TEXT", description = "For set and reset: why.")
  @Nullable String note;

  @Option(names = "--json", description = "Print JSON, as HTTP answers it.")
  boolean json;

  private final Console console;
  private final RulesWork.Of of;

  RulesCommand(Console console, RulesWork.Of of) {
    this.console = console;
    this.of = of;
  }

  /** How an answer is told. */
  interface Told {
    void tell(JsonNode answer);
  }

  /** Does the work and prints what came of it. */
  final void work(Door door, RulesWork work, ObjectNode with, Told told) throws IOException {
    show(door.rules(common.workspace, of, work, with), told);
  }

  /** Prints an answer. */
  final void show(JsonNode answer, Told told) {
    if (json) {
      console.out().println(answer.toPrettyString());
    } else {
      told.tell(answer);
    }
  }

  /** Saves rules as a new version; null for those that ship. */
  final void save(Door door, @Nullable JsonNode rules) throws IOException {
    ObjectNode with = nothing();
    with.set("rules", rules == null ? JsonNodeFactory.instance.nullNode() : rules);
    with.put("note", note == null ? "" : note);
    work(door, RulesWork.SAVE, with, this::saved);
  }

  void saved(JsonNode shown) {
    JsonNode last = shown.path("history").get(shown.path("history").size() - 1);
    say(
        "Saved as version %d%s.",
        last.path("number").asInt(), last.path("own").asBoolean() ? "" : ", the rules that ship");
  }

  final void versions(JsonNode shown) {
    if (shown.path("history").isEmpty()) {
      say("The rules that ship; nothing was saved so far.");
    }
    for (JsonNode version : shown.path("history")) {
      String why = version.path("note").asString();
      say(
          "%3d  %s  %s  %s%s",
          version.path("number").asInt(),
          version.path("at").asString(),
          version.path("by").asString(),
          version.path("own").asBoolean() ? "own rules" : "rules that ship",
          why.isEmpty() ? "" : "  " + why);
    }
  }

  static ObjectNode nothing() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** The texts of a list with commas between them. */
  static String words(JsonNode list) {
    StringBuilder words = new StringBuilder();
    list.forEach(word -> words.append(words.isEmpty() ? "" : ", ").append(word.asString()));
    return words.toString();
  }

  /** Prints a line. */
  final void say(String form, Object... parts) {
    console.out().printf(Locale.ROOT, form + "%n", parts);
  }
}
