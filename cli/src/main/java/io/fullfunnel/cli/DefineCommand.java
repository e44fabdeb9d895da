package io.fullfunnel.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Lists, sets and resets what a workspace calls by a name of its own. */
abstract class DefineCommand implements Callable<Integer> {
  /** What to do. */
  enum Action {
    list,
    set,
    reset,
    history
  }

  /**
   * The words for one kind of named things.
   *
   * @param kind the command's name
   * @param field where the list stands in the answer
   * @param one one of them
   * @param meaning asks what it means
   * @param example the arguments of an example: a name and a file
   * @param afterReset what is said of one that was reset
   */
  record Wording(
      String kind, String field, String one, String meaning, String example, String afterReset) {}

  @Mixin Common common = new Common();

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "ACTION",
      description = "list (default), set, reset, or history: what one meant before.")
  Action action = Action.list;

  @Parameters(index = "1", arity = "0..1", paramLabel = "NAME", description = "Which one.")
  @Nullable String name;

  @Parameters(
      index = "2",
      arity = "0..1",
      paramLabel = "FILE",
      description = "For set: a file with what it means as JSON, or - for standard input.")
  @Nullable String file;

  @Option(names = "--json", description = "List as JSON, or the history.")
  boolean json;

  private final Console console;
  private final Wording wording;

  DefineCommand(Console console, Wording wording) {
    this.console = console;
    this.wording = wording;
  }

  /** One line of the list. */
  abstract String line(JsonNode defined);

  /** What is said under the list. */
  void afterList(JsonNode all) {}

  @Override
  public Integer call() throws IOException {
    try (Door door = Door.open(common.data)) {
      switch (action) {
        case list -> list(door.defined(common.workspace, wording.kind));
        case set -> set(door, named());
        case history ->
            history(
                console,
                json,
                door.meanings(common.workspace, wording.kind, named()),
                meaning -> meaning.isNull() ? "taken back" : meaning.toString());
        case reset -> {
          door.undefine(common.workspace, wording.kind, named());
          console.out().println(capital(wording.one) + " " + named() + wording.afterReset);
        }
      }
    }
    return ExitCode.DONE;
  }

  private void set(Door door, String named) throws IOException {
    if (file == null) {
      throw new WrongCommandException(
          wording.meaning + " For example: fullfunnel " + wording.kind + " set " + wording.example);
    }
    byte[] meaning =
        file.equals("-") ? console.in().readAllBytes() : Files.readAllBytes(Path.of(file));
    door.define(common.workspace, wording.kind, named, meaning).forEach(console::say);
    console.out().println(capital(wording.one) + " " + named + " is set.");
  }

  /** What one meant before, a line each time it was set. */
  static void history(
      Console console, boolean json, JsonNode meanings, Function<JsonNode, String> meant) {
    if (json) {
      console.out().println(meanings.toPrettyString());
      return;
    }
    if (meanings.path("versions").isEmpty()) {
      console.out().println("It was never set.");
    }
    for (JsonNode version : meanings.path("versions")) {
      console
          .out()
          .printf(
              Locale.ROOT,
              "%3d  %s  %s%n",
              version.path("number").asInt(),
              version.path("at").asString(),
              meant.apply(version.path("meaning")));
    }
  }

  private void list(JsonNode all) {
    if (json) {
      console.out().println(all.toPrettyString());
      return;
    }
    for (JsonNode defined : all.path(wording.field)) {
      console.out().println(line(defined));
    }
    afterList(all);
  }

  private String named() {
    if (name == null) {
      throw new WrongCommandException(
          "Which "
              + wording.one
              + "? For example: fullfunnel "
              + wording.kind
              + " "
              + action
              + " "
              + (action == Action.set
                  ? wording.example
                  : wording.example.substring(0, wording.example.indexOf(' '))));
    }
    return name;
  }

  private static String capital(String word) {
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }
}
