package io.fullfunnel.cli;

import io.fullfunnel.server.platform.Configuration;
import io.fullfunnel.server.platform.EntityRows;
import io.fullfunnel.server.platform.SettingException;
import io.fullfunnel.store.backup.Restore;
import io.fullfunnel.store.data.DataDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code restore}: a new data directory out of a backup. */
@Command(
    name = "restore",
    description =
        "Make a new data directory out of a backup: every file is compared with its checksum,"
            + " tables and columns are made again.")
final class RestoreCommand implements Callable<Integer> {
  @Parameters(paramLabel = "DIR", description = "The backup.")
  Path backup = Path.of("");

  @Option(
      names = "--data",
      paramLabel = "NEW",
      required = true,
      description = "The data directory to make: a new or an empty folder.")
  Path data = Path.of("");

  @Option(
      names = "--erasures",
      paramLabel = "FROM",
      description = {
        "A data directory or a backup that knows who was erased since this backup was made; they"
            + " are erased here too. May be given several times.",
        "Backups in the same folder as DIR are asked in any case."
      })
  List<Path> erasures = List.of();

  @Option(names = "--verbose", description = "Show where an error comes from.")
  boolean verbose;

  private final Console console;

  RestoreCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    Restore restore = Restore.from(backup);
    List<Restore.Restored> restored = restore.into(data, RestoreCommand::loadAccounts, erasures);
    for (Restore.Restored workspace : restored) {
      console
          .out()
          .printf(
              Locale.ROOT,
              "%s: %,d events, %,d people%s%n",
              workspace.name(),
              workspace.events(),
              workspace.people(),
              workspace.erasures() == 0
                  ? ""
                  : ", %,d erasures hold".formatted(workspace.erasures()));
    }
    console.out().printf("Restored to %s as of %s.%n", data, restore.manifest().made());
    return ExitCode.DONE;
  }

  private static void loadAccounts(DataDirectory data, Path tables) throws IOException {
    if (!Files.isDirectory(tables)) {
      return; // no server ever ran there
    }
    try {
      Configuration server = Configuration.read(data.path(), Map.of(), System.getenv());
      EntityRows.load(server.settings(), data, tables);
    } catch (SettingException e) {
      throw new WrongCommandException(String.valueOf(e.getMessage()));
    }
  }
}
