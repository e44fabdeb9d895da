package io.fullfunnel.store.backup;

import io.fullfunnel.store.data.DataDirectory;
import io.fullfunnel.store.data.DataException;
import io.fullfunnel.store.data.Folders;
import io.fullfunnel.store.erasure.Erasures;
import io.fullfunnel.store.journal.EventLog;
import io.fullfunnel.store.journal.FileLog;
import io.fullfunnel.store.workspace.Workspace;
import io.fullfunnel.store.workspace.Workspaces;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;

/** Makes a data directory out of a backup. */
public final class Restore {
  private final Path backup;
  private final Manifest manifest;

  private Restore(Path backup, Manifest manifest) {
    this.backup = backup;
    this.manifest = manifest;
  }

  /**
   * A backup to restore from.
   *
   * @throws DataException if the folder is no complete backup
   */
  public static Restore from(Path backup) throws IOException {
    return new Restore(backup, Manifest.read(backup));
  }

  public Manifest manifest() {
    return manifest;
  }

  /** Loads the rows of the entity database from the files {@code pg/TABLE.csv} of a folder. */
  @FunctionalInterface
  public interface Entities {
    void load(DataDirectory data, Path tables) throws IOException;
  }

  /**
   * A workspace that was restored.
   *
   * @param events that it answers from
   * @param erasures on record, which hold for it too
   */
  public record Restored(String name, long events, long people, int erasures) {}

  /** Whether every file is there with the bytes it was written with, and every journal is whole. */
  public void verify() throws IOException {
    for (Manifest.FileEntry file : manifest.files()) {
      check(file);
    }
    for (Manifest.Held held : manifest.workspaces()) {
      Path journal = backup.resolve("workspaces").resolve(held.id()).resolve("journal");
      try (FileLog log = FileLog.open(journal, held.id());
          EventLog.Cursor cursor = log.read(0)) {
        long end = 0;
        for (EventLog.Entry entry = cursor.next(); entry != null; entry = cursor.next()) {
          end = entry.end();
        }
        if (end != held.end()) {
          throw new DataException(
              "The backup's journal of workspace \"%s\" ends at %d instead of %d; take another backup."
                  .formatted(held.name(), end, held.end()));
        }
      }
    }
  }

  private void check(Manifest.FileEntry file) throws IOException {
    Path path = backup.resolve(file.name());
    if (!Files.exists(path)) {
      throw new DataException(path + " is missing. This backup cannot be used; take another.");
    }
    CRC32C crc = new CRC32C();
    try (InputStream in = new CheckedInputStream(Files.newInputStream(path), crc)) {
      in.transferTo(java.io.OutputStream.nullOutputStream());
    }
    if (Files.size(path) != file.bytes() || (int) crc.getValue() != file.crc32c()) {
      throw new DataException(
          path + " is not as it was written. This backup cannot be used; take another.");
    }
  }

  /** As {@link #into(Path, Entities, List)}, with no place named. */
  public List<Restored> into(Path target, Entities entities) throws IOException {
    return into(target, entities, List.of());
  }

  /**
   * Makes a data directory and everything that is derived in it. Whoever was erased since, as far
   * as the logs tell that lie beside the backup or are named, is erased in it too.
   *
   * @param target a new or an empty folder
   * @param erasures data directories and backups that know of later erasures
   * @throws DataException if the target holds anything, or the backup is not whole; the target is
   *     then as it was
   */
  public List<Restored> into(Path target, Entities entities, List<Path> erasures)
      throws IOException {
    if (Files.exists(target) && !isEmpty(target)) {
      throw new DataException(
          target + " is not empty. Name a new folder: restoring never writes over data.");
    }
    ErasureLogs logs = ErasureLogs.around(backup, erasures);
    for (Manifest.FileEntry file : manifest.files()) {
      check(file);
    }
    boolean made = false;
    try (DataDirectory data = DataDirectory.open(target)) {
      BackupFolder folder = new BackupFolder(data.path());
      for (Manifest.FileEntry file : manifest.files()) {
        if (!file.name().startsWith("pg/")) {
          try (InputStream in = Files.newInputStream(backup.resolve(file.name()))) {
            folder.file(file.name(), in);
          }
        }
      }
      entities.load(data, backup.resolve("pg"));
      for (Manifest.Held held : manifest.workspaces()) {
        Erasures.open(data.workspaces().resolve(held.id())).restore(logs.of(held.id()));
      }
      List<Restored> restored = derive(data);
      made = true;
      return restored;
    } finally {
      if (!made) {
        Folders.remove(target);
      }
    }
  }

  private List<Restored> derive(DataDirectory data) throws IOException {
    List<Restored> restored = new ArrayList<>();
    Workspaces workspaces = new Workspaces(data);
    for (Manifest.Held held : manifest.workspaces()) {
      try (Workspace workspace = workspaces.open(held.name())) {
        if (workspace.journal().end() != held.end()) {
          throw new DataException("The journal of workspace \"" + held.name() + "\" is not whole.");
        }
        workspace.catchUp();
        int erasures = Erasures.open(data.workspaces().resolve(held.id())).list().size();
        restored.add(
            new Restored(
                held.name(), workspace.table().rows(), workspace.snapshot().people(), erasures));
      }
    }
    return restored;
  }

  private static boolean isEmpty(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.findAny().isEmpty();
    }
  }
}
