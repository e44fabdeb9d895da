package io.fullfunnel.cli;

import io.fullfunnel.store.table.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code export}: everything of one kind, into a file. */
@Command(name = "export", description = "Write all events, people or deals to a file.")
final class ExportCommand implements Callable<Integer> {
  @Mixin Common common = new Common();

  @Parameters(paramLabel = "WHAT", description = "events, people or deals.")
  String what = "";

  @Option(
      names = "--to",
      required = true,
      paramLabel = "FILE",
      description = "The file; its name ends in .ndjson, .csv or .parquet.")
  Path to = Path.of("");

  @Option(names = "--overwrite", description = "Replace the file if it is there.")
  boolean overwrite;

  private final Console console;

  ExportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    Target target = target();
    try (Door door = Door.open(common.data)) {
      long rows = door.export(common.workspace, target, to.toAbsolutePath(), overwrite);
      door.rebuilt().forEach(console::say);
      console.out().printf(Locale.ROOT, "%,d %s in %s%n", rows, what, to);
    }
    return ExitCode.DONE;
  }

  private Target target() {
    for (Target known : Target.values()) {
      if (known.word().equals(what)) {
        return known;
      }
    }
    throw new WrongCommandException(
        "There is nothing called \"" + what + "\" to export; there are events, people and deals.");
  }
}
