package io.fullfunnel.cli;

import io.fullfunnel.store.backup.Backup;
import io.fullfunnel.store.backup.FileSink;
import io.fullfunnel.store.backup.Manifest;
import io.fullfunnel.store.backup.Restore;
import io.fullfunnel.store.data.Folders;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code backup}: everything that cannot be made again, in a new folder, read back and counted. */
@Command(
    name = "backup",
    description =
        "Write a backup of all workspaces and accounts into a new folder, also while the server"
            + " runs, and read it back.")
final class BackupCommand implements Callable<Integer> {
  @Mixin Common common = new Common();

  @Parameters(paramLabel = "DIR", description = "A new or an empty folder.")
  Path folder = Path.of("");

  private final Console console;

  BackupCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    FileSink sink = Backup.folder(folder);
    boolean whole = false;
    try (Door door = Door.open(common.data)) {
      door.backup(sink);
      Restore written = Restore.from(folder);
      written.verify();
      say(written.manifest());
      whole = true;
    } finally {
      if (!whole) {
        Folders.remove(folder);
      }
    }
    return ExitCode.DONE;
  }

  private void say(Manifest manifest) {
    for (Manifest.Held held : manifest.workspaces()) {
      console.out().printf(Locale.ROOT, "%s: journal up to %,d%n", held.name(), held.end());
    }
    console
        .out()
        .printf(
            Locale.ROOT,
            "%d files, %,d bytes, read back and whole: %s%n",
            manifest.files().size(),
            manifest.bytes(),
            folder);
  }
}
