package io.fullfunnel.cli;

import io.fullfunnel.store.data.KeyedHash;
import io.fullfunnel.store.files.FileOptions;
import io.fullfunnel.store.imports.ImportLedger;
import io.fullfunnel.store.imports.ImportRecord;
import io.fullfunnel.store.imports.ImportRequest;
import io.fullfunnel.store.imports.ImportResult;
import io.fullfunnel.store.imports.ImportWatch;
import io.fullfunnel.store.imports.Imports;
import io.fullfunnel.store.workspace.Importing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code import}: files into a workspace, or what was imported so far, or one import taken back.
 */
@Command(name = "import", description = "Bring files in; the same file again adds nothing.")
final class ImportCommand implements Callable<Integer> {
  @Mixin Common common = new Common();
  @Mixin FileArguments arguments = new FileArguments();

  @Parameters(
      arity = "0..*",
      paramLabel = "FILE",
      description =
          "csv, ndjson (one JSON object a line), a web server's log, also packed with gzip, or"
              + " parquet.")
  List<Path> files = new ArrayList<>();

  @Option(
      names = "--dry-run",
      description = "Write nothing; show what would happen with the first ten events.")
  boolean dryRun;

  @Option(names = "--json", description = "Say the result as JSON, one object a line.")
  boolean json;

  @Option(names = "--list", description = "Show all imports.")
  boolean list;

  @Option(names = "--undo", paramLabel = "N", description = "Take import N back.")
  @Nullable Long undo;

  private final Console console;

  ImportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    demandOneTask();
    if (list) {
      return list();
    }
    return undo == null ? importFiles() : undo(undo);
  }

  private void demandOneTask() {
    int tasks = (list ? 1 : 0) + (undo == null ? 0 : 1) + (files.isEmpty() ? 0 : 1);
    if (tasks != 1) {
      throw new WrongCommandException(
          (tasks == 0 ? "Which file?" : "One thing at a time.")
              + " It is fullfunnel import FILE… or --list or --undo N.");
    }
    if (dryRun && files.isEmpty()) {
      throw new WrongCommandException("--dry-run goes with files.");
    }
  }

  private int importFiles() throws IOException {
    FileOptions options = arguments.options();
    if (dryRun) {
      return rehearse(options);
    }
    try (Door door = Door.open(common.data)) {
      return each((request, watch) -> door.bring(common.workspace, request, watch), options, door);
    }
  }

  /** A dry run makes no data directory and no workspace where there is none. */
  private int rehearse(FileOptions options) throws IOException {
    if (!Files.exists(common.data.resolve("format.json"))) {
      return each(
          (request, watch) ->
              Importing.Report.nothing(
                  Imports.dryRun(new ImportLedger(), KeyedHash.passing(), request, watch)),
          options,
          null);
    }
    try (Door door = Door.open(common.data)) {
      return each(
          (request, watch) -> door.rehearse(common.workspace, request, watch), options, door);
    }
  }

  /** Brings one file in, or shows what that would do. */
  private interface Bringing {
    Importing.Report bring(ImportRequest request, ImportWatch watch) throws IOException;
  }

  private int each(Bringing bringing, FileOptions options, @Nullable Door door) throws IOException {
    int code = ExitCode.DONE;
    for (int i = 0; i < files.size(); i++) {
      Path file = files.get(i);
      ImportRequest request =
          new ImportRequest(file, options, Path.of("").toAbsolutePath(), dryRun);
      ProgressLine progress =
          (json ? console.quiet() : console).watch(String.valueOf(file.getFileName()));
      long began = System.nanoTime();
      Importing.Report report;
      try {
        report = bringing.bring(request, progress);
      } catch (IOException | RuntimeException e) {
        sayUntouched(i + 1);
        throw e;
      } finally {
        progress.clear();
      }
      code = Math.max(code, say(report, (System.nanoTime() - began) / 1_000_000, door));
      if (report.result().outcome() == ImportResult.Outcome.CANCELLED) {
        sayUntouched(i + 1);
        return ExitCode.FAILED;
      }
    }
    return code;
  }

  private void sayUntouched(int from) {
    if (from < files.size()) {
      List<String> names = files.subList(from, files.size()).stream().map(Path::toString).toList();
      console.say("Not begun: " + String.join(", ", names) + ".");
    }
  }

  private int say(Importing.Report report, long millis, @Nullable Door door) throws IOException {
    ImportReport words = new ImportReport(report, millis);
    if (door != null) {
      door.rebuilt().forEach(console::say);
    }
    if (report.result().outcome() == ImportResult.Outcome.CANCELLED) {
      console.say(words.stopped());
      return ExitCode.FAILED;
    }
    if (json) {
      console.out().println(words.json());
    } else {
      words.sentences().forEach(console.out()::println);
      if (arguments.into.equals("deals") && door != null && !dryRun) {
        door.earlyDeals(common.workspace).forEach(console.out()::println);
      }
    }
    return report.result().refused() > 0 ? ExitCode.ROWS_REFUSED : ExitCode.DONE;
  }

  private int list() throws IOException {
    try (Door door = Door.open(common.data)) {
      List<ImportRecord> all = door.imports(common.workspace);
      List<String> lines = json ? ImportList.json(all) : ImportList.table(all);
      lines.forEach(console.out()::println);
    }
    return ExitCode.DONE;
  }

  private int undo(long number) throws IOException {
    try (Door door = Door.open(common.data)) {
      ImportRecord undone = door.undo(common.workspace, number);
      console
          .out()
          .println(
              json
                  ? ImportList.json(List.of(undone)).getFirst()
                  : "Import %d (%s) is undone: its rows count no longer."
                      .formatted(number, undone.file()));
    }
    return ExitCode.DONE;
  }
}
