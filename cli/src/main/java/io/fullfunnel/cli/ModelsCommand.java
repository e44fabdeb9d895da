package io.fullfunnel.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code models}: lists the models of a workspace, shows, sets, removes and checks them. */
@Command(
    name = "models",
    description = "List models of the journey, show one, set or remove one, or check a file.")
final class ModelsCommand implements Callable<Integer> {
  private static final String KIND = "models";

  /** What to do. */
  enum Action {
    list,
    show,
    set,
    remove,
    history,
    check
  }

  @Mixin Common common = new Common();

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "ACTION",
      description = "list (default), show, set, remove, history or check.")
  Action action = Action.list;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "NAME",
      description = "Which one; for check the file.")
  @Nullable String name;

  @Parameters(
      index = "2",
      arity = "0..1",
      paramLabel = "FILE",
      description = "For set: a file with the model as JSON, or - for standard input.")
  @Nullable String file;

  @Option(
      names = "--version",
      paramLabel = "N",
      description = "For show: as it was set for the n-th time; history has the numbers.")
  int version;

  @Option(names = "--json", description = "List as JSON.")
  boolean json;

  private final Console console;

  ModelsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    try (Door door = Door.open(common.data)) {
      switch (action) {
        case list -> list(door.defined(common.workspace, KIND));
        case show -> {
          String of = named("full-funnel");
          if (version > 0) {
            show(door.meanings(common.workspace, KIND, of).path("versions"), of, version);
          } else {
            show(door.defined(common.workspace, KIND), of);
          }
        }
        case history -> {
          String of = named("mine");
          DefineCommand.history(
              console, json, door.meanings(common.workspace, KIND, of), ModelsCommand::stages);
        }
        case set -> {
          String of = named("mine model.json");
          byte[] model = read(file, "models set mine model.json");
          door.define(common.workspace, KIND, of, model).forEach(console::say);
          console.out().println("Model " + of + " is set.");
        }
        case remove -> {
          String of = named("mine");
          door.undefine(common.workspace, KIND, of);
          console.out().println("Model " + of + " is removed; one that ships is as it was.");
        }
        case check -> {
          byte[] model = read(name, "models check model.json");
          door.checkDefinition(common.workspace, KIND, model).forEach(console::say);
          console.out().println("This model works.");
        }
      }
    }
    return ExitCode.DONE;
  }

  private byte[] read(@Nullable String from, String example) throws IOException {
    if (from == null) {
      throw new WrongCommandException("Which file? For example: fullfunnel " + example);
    }
    return from.equals("-") ? console.in().readAllBytes() : Files.readAllBytes(Path.of(from));
  }

  private String named(String example) {
    if (name == null) {
      throw new WrongCommandException(
          "Which model? For example: fullfunnel models " + action + " " + example);
    }
    return name;
  }

  private void show(JsonNode all, String of) {
    List<String> known = new ArrayList<>();
    for (JsonNode model : all.path(KIND)) {
      known.add(model.path("name").asString());
      if (model.path("name").asString().equals(of)) {
        console.out().println(model.path("model").toPrettyString());
        return;
      }
    }
    String nearest = Nearest.to(of, known);
    throw new WrongCommandException(
        "There is no model \""
            + of
            + "\"."
            + (nearest == null ? "" : " Did you mean \"" + nearest + "\"?"));
  }

  private void show(JsonNode versions, String of, int number) {
    for (JsonNode each : versions) {
      if (each.path("number").asInt() == number && each.path("meaning").isObject()) {
        console.out().println(each.path("meaning").toPrettyString());
        return;
      }
    }
    throw new WrongCommandException(
        "Model \""
            + of
            + "\" has no version "
            + number
            + ". fullfunnel models history "
            + of
            + " lists them.");
  }

  /** The stages of what a name meant. */
  private static String stages(JsonNode meaning) {
    List<String> stages = new ArrayList<>();
    meaning.path("stages").forEach(stage -> stages.add(stage.path("key").asString()));
    return stages.isEmpty() ? "removed" : String.join(" → ", stages);
  }

  private void list(JsonNode all) {
    if (json) {
      console.out().println(all.toPrettyString());
      return;
    }
    for (JsonNode model : all.path(KIND)) {
      console.out().println(line(model));
    }
    JsonNode decay = all.path("proposedDecay");
    if (decay.isObject()) {
      console
          .out()
          .println(
              String.format(
                  Locale.ROOT,
                  "Of %,d pauses of more than a day here, three quarters lasted at most %d days and"
                      + " nine in ten at most %d: times for decay before and after a sale.",
                  decay.path("gaps").asLong(),
                  decay.path("p75Days").asLong(),
                  decay.path("p90Days").asLong()));
    }
  }

  private static String line(JsonNode model) {
    List<String> stages = new ArrayList<>();
    for (JsonNode stage : model.at("/model/stages")) {
      String key = stage.path("key").asString();
      boolean unmapped = false;
      for (JsonNode of : model.path("unmapped")) {
        unmapped |= of.asString().equals(key);
      }
      stages.add(unmapped ? key + " (not mapped)" : key);
    }
    String problem = model.path("problem").isString() ? model.path("problem").asString() : "";
    return String.format(
        Locale.ROOT,
        "%-20s %-8s %s",
        model.path("name").asString(),
        model.path("kind").asString(),
        problem.isEmpty() ? String.join(" → ", stages) : "cannot be used: " + problem);
  }
}
