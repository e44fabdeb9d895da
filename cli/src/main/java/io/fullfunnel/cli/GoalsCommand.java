package io.fullfunnel.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code goals}: lists the goals of a workspace and says what they mean. */
@Command(name = "goals", description = "List goals, set what one means, or give it its default.")
final class GoalsCommand implements Callable<Integer> {
  private static final String KIND = "goals";

  /** What to do. */
  enum Action {
    list,
    set,
    reset
  }

  @Mixin Common common = new Common();

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "ACTION",
      description = "list (default), set or reset.")
  Action action = Action.list;

  @Parameters(index = "1", arity = "0..1", paramLabel = "NAME", description = "The goal.")
  @Nullable String name;

  @Parameters(
      index = "2",
      arity = "0..1",
      paramLabel = "MATCHER",
      description = "A file with the events that it means as JSON, or - for standard input.")
  @Nullable String matcher;

  @Option(names = "--json", description = "List as JSON.")
  boolean json;

  private final Console console;

  GoalsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    try (Door door = Door.open(common.data)) {
      switch (action) {
        case list -> list(door.defined(common.workspace, KIND));
        case set -> set(door, named());
        case reset -> {
          door.undefine(common.workspace, KIND, named());
          console.out().println("Goal " + named() + " is as it was before it was set.");
        }
      }
    }
    return ExitCode.DONE;
  }

  private void set(Door door, String goal) throws IOException {
    if (matcher == null) {
      throw new WrongCommandException(
          "Which events does it mean? For example: fullfunnel goals set sale matcher.json");
    }
    byte[] meaning =
        matcher.equals("-") ? console.in().readAllBytes() : Files.readAllBytes(Path.of(matcher));
    door.define(common.workspace, KIND, goal, meaning).forEach(console::say);
    console.out().println("Goal " + goal + " is set.");
  }

  private void list(JsonNode goals) {
    if (json) {
      console.out().println(goals.toPrettyString());
      return;
    }
    for (JsonNode goal : goals.path("goals")) {
      console
          .out()
          .printf(
              Locale.ROOT,
              "%-12s %-8s %,12d events %,12d people  %s%n",
              goal.path("name").asString(),
              goal.path("kind").asString(),
              goal.path("events").asLong(),
              goal.path("people").asLong(),
              meaning(goal));
    }
  }

  private static String meaning(JsonNode goal) {
    JsonNode likely = goal.path("looksLike");
    String proposal =
        likely.isObject()
            ? String.format(
                Locale.ROOT,
                "; %s (%,d events) looks like it",
                likely.path("event").asString(),
                likely.path("events").asLong())
            : "";
    return (goal.path("match").isNull() ? "not set" : goal.path("match").toString()) + proposal;
  }

  private String named() {
    if (name == null) {
      throw new WrongCommandException(
          "Which goal? For example: fullfunnel goals " + action + " sale");
    }
    return name;
  }
}
