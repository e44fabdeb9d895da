package io.fullfunnel.cli;

import io.fullfunnel.engine.local.LocalEngine;
import io.fullfunnel.question.Answers;
import io.fullfunnel.question.Question;
import io.fullfunnel.question.Questions;
import io.fullfunnel.question.WorkspaceData;
import io.fullfunnel.question.render.Rendering;
import io.fullfunnel.store.imports.ImportRequest;
import io.fullfunnel.store.workspace.Importing;
import io.fullfunnel.store.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code ask}: one question, one answer. */
@Command(
    name = "ask",
    description = "Answer a question, from the workspace or straight from a file.")
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
      paramLabel = "FILE",
      description = "Answer from this file and store nothing; takes import's options.")
  @Nullable Path from;

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
    JsonNode json = Questions.parse(read());
    Path source = from;
    if (source == null) {
      try (Session session = Session.open(common)) {
        answer(json, session.workspace());
        return ExitCode.DONE;
      }
    }
    try (Session session = Session.temporary()) {
      ImportRequest request =
          new ImportRequest(source, file.options(), Path.of("").toAbsolutePath(), false);
      ProgressLine progress = console.watch("Reading " + source);
      Importing.Report report;
      try {
        report = Importing.run(session.workspace(), request, progress);
      } finally {
        progress.clear();
      }
      if (console.interruption().asked()) {
        throw new IOException("Stopped; nothing was stored.");
      }
      answer(json, session.workspace());
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

  private void answer(JsonNode json, Workspace workspace) throws IOException {
    WorkspaceData data = WorkspaceData.of(workspace);
    Question asked = strict ? Questions.readStrictly(json, data) : Questions.read(json, data);
    JsonNode answer;
    try (LocalEngine engine = new LocalEngine()) {
      answer =
          new Answers(engine).answer(asked, data, (done, total) -> !console.interruption().asked());
    }
    workspace.rebuilt().forEach(console::say);
    console
        .out()
        .print(
            switch (as) {
              case table -> Rendering.table(answer, console.width(), false);
              case json -> Rendering.json(answer);
              case csv -> Rendering.csv(answer);
            });
  }
}
