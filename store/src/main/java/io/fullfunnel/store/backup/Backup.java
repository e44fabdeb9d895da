package io.fullfunnel.store.backup;

import io.fullfunnel.store.data.DataException;
import io.fullfunnel.store.data.Folders;
import io.fullfunnel.store.erasure.Erasures;
import io.fullfunnel.store.workspace.Failed;
import io.fullfunnel.store.workspace.Settings;
import io.fullfunnel.store.workspace.Workspace;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;

/** Carries away what a data directory cannot make again. Start here. */
public final class Backup {
  /** A new installation's database gets passwords of its own. */
  private static final String DATABASE_PASSWORDS = "postgres-";

  private final FileSink sink;
  private final List<Manifest.FileEntry> files = new ArrayList<>();

  private Backup(FileSink sink) {
    this.sink = sink;
  }

  /**
   * Writes all files of a backup, its manifest last.
   *
   * @throws IOException if one cannot be read or written; there is no manifest then
   */
  public static Manifest write(BackupSource source, FileSink sink) throws IOException {
    Backup backup = new Backup(sink);
    Path secrets = source.data().path().resolve("secrets");
    for (Path secret : list(secrets)) {
      String name = String.valueOf(secret.getFileName());
      if (!name.startsWith(DATABASE_PASSWORDS)) {
        backup.copy("secrets/" + name, secret);
      }
    }
    // rows first: what they speak of is then in the journals too
    source.entities().write(backup::take);
    List<Manifest.Held> held = new ArrayList<>();
    for (Settings workspace : source.workspaces().list()) {
      // while it is open: one that is just being made has its key by then
      long end = source.workspaces().with(workspace.name(), open -> backup.take(source, open));
      held.add(new Manifest.Held(workspace.id(), workspace.name(), end));
    }
    Manifest manifest =
        new Manifest(Instant.now().truncatedTo(ChronoUnit.SECONDS), held, backup.files);
    sink.file(Manifest.NAME, new ByteArrayInputStream(manifest.toJson()));
    return manifest;
  }

  /** Takes what cannot be made again of a workspace, and answers where its journal ends. */
  private long take(BackupSource source, Workspace open) throws IOException {
    String id = open.settings().id();
    Path folder = source.data().workspaces().resolve(id);
    String within = "workspaces/" + id + "/";
    for (String name : Manifest.OF_A_WORKSPACE) {
      if (Files.exists(folder.resolve(name))) {
        copy(within + name, folder.resolve(name));
      }
    }
    // before the journal: what is kept then has its record in there, and what was replayed
    // meanwhile is found there
    Failed.copy(open, (name, content) -> take(within + "failed/" + name, content));
    long end = open.copyJournal((name, content) -> take(within + "journal/" + name, content));
    // after the journal: whoever is still in its copy is not missing from the log of erasures
    if (Files.exists(folder.resolve(Erasures.FILE))) {
      copy(within + Erasures.FILE, folder.resolve(Erasures.FILE));
    }
    return end;
  }

  private void copy(String name, Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      take(name, in);
    }
  }

  private void take(String name, InputStream content) throws IOException {
    CRC32C crc = new CRC32C();
    CountedInput counted = new CountedInput(new CheckedInputStream(content, crc));
    sink.file(name, counted);
    files.add(new Manifest.FileEntry(name, counted.bytes(), (int) crc.getValue()));
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  /**
   * A folder to write a backup into: a new or an empty one.
   *
   * @throws DataException if it holds anything
   */
  public static FileSink folder(Path folder) throws IOException {
    Path root = folder.toAbsolutePath().normalize();
    if (Files.exists(root) && (!Files.isDirectory(root) || !list(root).isEmpty())) {
      throw new DataException(
          folder + " is not empty; name a new folder for the backup, so that none is overwritten.");
    }
    Folders.createPrivate(root);
    return new BackupFolder(root);
  }
}
