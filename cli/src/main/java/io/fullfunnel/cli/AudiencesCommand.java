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

/** {@code audiences}: lists the audiences of a workspace and says who belongs to them. */
@Command(name = "audiences", description = "List audiences, set who belongs to one, or remove it.")
final class AudiencesCommand implements Callable<Integer> {
  private static final String KIND = "audiences";

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

  @Parameters(index = "1", arity = "0..1", paramLabel = "NAME", description = "The audience.")
  @Nullable String name;

  @Parameters(
      index = "2",
      arity = "0..1",
      paramLabel = "CONDITION",
      description = "A file with the condition on people as JSON, or - for standard input.")
  @Nullable String condition;

  @Option(names = "--json", description = "List as JSON.")
  boolean json;

  private final Console console;

  AudiencesCommand(Console console) {
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
          console.out().println("Audience " + named() + " is removed.");
        }
      }
    }
    return ExitCode.DONE;
  }

  private void set(Door door, String audience) throws IOException {
    if (condition == null) {
      throw new WrongCommandException(
          "Who belongs to it? For example: fullfunnel audiences set buyers condition.json");
    }
    byte[] meaning =
        condition.equals("-")
            ? console.in().readAllBytes()
            : Files.readAllBytes(Path.of(condition));
    door.define(common.workspace, KIND, audience, meaning).forEach(console::say);
    console.out().println("Audience " + audience + " is set.");
  }

  private void list(JsonNode audiences) {
    if (json) {
      console.out().println(audiences.toPrettyString());
      return;
    }
    for (JsonNode audience : audiences.path("audiences")) {
      console
          .out()
          .printf(
              Locale.ROOT,
              "%-24s %,12d people  %s%n",
              audience.path("name").asString(),
              audience.path("people").asLong(),
              audience.path("condition"));
    }
  }

  private String named() {
    if (name == null) {
      throw new WrongCommandException(
          "Which audience? For example: fullfunnel audiences " + action + " buyers");
    }
    return name;
  }
}
