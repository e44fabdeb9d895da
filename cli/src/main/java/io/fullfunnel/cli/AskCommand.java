package io.fullfunnel.cli;

import io.fullfunnel.question.Questions;
import io.fullfunnel.question.render.Rendering;
import io.fullfunnel.store.imports.ImportRequest;
import io.fullfunnel.store.workspace.Importing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ask}: one question, one answer. */
@Command(
    name = "ask",
    description = "Answer a question, from the workspace, straight from a file, or a snapshot.")
final class AskCommand implements Callable<Integer> {
  /** How an answer is written. */
  enum As {
    table,
    json,
    csv
  }

  @Mixin Common common = new Common();
  @Mixin FileArguments file = new FileArguments();

  @Parameters(
      paramLabel = "QUESTION",
      description = "A file with the question as JSON, or - for standard input.")
  String question = "-";

  @Option(
      names = "--from",
      paramLabel = "FILE|DIR",
      description =
          "Answer from this file and store nothing; takes import's options. Or from this snapshot:"
              + " a folder that export events --layout shards wrote.")
  @Nullable Path from;

  @Mixin ClusterArguments cluster = new ClusterArguments();

  @Option(names = "--as", paramLabel = "FORM", description = "table (default), json or csv.")
  As as = As.table;

  @Option(
      names = "--strict",
      description = "An event or property that never occurs is an error, not a note.")
  boolean strict;

  private final Console console;

  AskCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    byte[] text = read();
    Questions.parse(text); // what is no JSON is said before anything is opened
    Path source = from;
    if (source != null && Files.isDirectory(source)) {
      file.refuseAll(source);
      SnapshotQuestion snapshot = new SnapshotQuestion(source, strict);
      SparkDriver.Asked there = cluster.asked();
      print(
          there == null
              ? snapshot.ask(text, console.interruption()::asked)
              : snapshot.ask(text, console.interruption()::asked, there));
      return ExitCode.DONE;
    }
    cluster.refuse();
    if (source == null) {
      try (Door door = Door.open(common.data)) {
        print(door, door.ask(common.workspace, text, strict, console.interruption()::asked));
        return ExitCode.DONE;
      }
    }
    try (Door door = Here.temporary()) {
      ImportRequest request =
          new ImportRequest(source, file.options(), Path.of("").toAbsolutePath(), false);
      ProgressLine progress = console.watch("Reading " + source);
      Importing.Report report;
      try {
        report = door.bring(common.workspace, request, progress);
      } finally {
        progress.clear();
      }
      if (console.interruption().asked()) {
        throw new IOException("Stopped; nothing was stored.");
      }
      print(door, door.ask(common.workspace, text, strict, console.interruption()::asked));
      return refused(report);
    }
  }

  private int refused(Importing.Report report) {
    long rows = report.result().refused();
    if (rows == 0) {
      return ExitCode.DONE;
    }
    console.say(
        "%d of %d rows were refused and are not in the answer; they are in %s."
            .formatted(rows, report.result().rows(), report.result().refusedFile()));
    return ExitCode.ROWS_REFUSED;
  }

  private byte[] read() throws IOException {
    return question.equals("-")
        ? console.in().readNBytes(Questions.LONGEST + 1)
        : Files.readAllBytes(Path.of(question));
  }

  private void print(Door door, Door.Answer answer) {
    door.rebuilt().forEach(console::say);
    print(answer);
  }

  private void print(Door.Answer answer) {
    console
        .out()
        .print(
            switch (as) {
              case table -> Rendering.table(answer.tree(), console.width(), false);
              case json -> answer.json();
              case csv -> Rendering.csv(answer.tree());
            });
  }
}
