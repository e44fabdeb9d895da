package io.fullfunnel.store.data;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folder that holds everything: {@code format.json}, {@code lock}, {@code run/}, {@code
 * secrets/}, {@code workspaces/}. While it is open no other process can open it.
 */
public final class DataDirectory implements Closeable {
  /** The layout that this program reads and writes. */
  public static final int FORMAT = 1;

  private static final Pattern SECRET_NAME = Pattern.compile("[a-z][a-z0-9-]{0,40}");
  private static final int SECRET_BYTES = 32;
  private static final Set<String> OURS =
      Set.of(
          "format.json",
          "format.json" + AtomicFile.TEMPORARY,
          "lock",
          "run",
          "secrets",
          "pg",
          "workspaces",
          "fullfunnel.properties",
          "lost+found");

  private final Path path;
  private final DirectoryLock lock;

  private DataDirectory(Path path, DirectoryLock lock) {
    this.path = path;
    this.lock = lock;
  }

  /**
   * Opens a data directory, making it where there is none.
   *
   * @throws DataException if it cannot be used, with a sentence that says why
   */
  public static DataDirectory open(Path directory) throws DataException {
    Path path = directory.toAbsolutePath().normalize();
    try {
      Folders.createPrivate(path);
      refuseForeign(path);
      DirectoryLock lock = DirectoryLock.take(path);
      try {
        prepare(path);
      } catch (IOException e) {
        lock.close();
        throw e;
      }
      return new DataDirectory(path, lock);
    } catch (DataException e) {
      throw e;
    } catch (DamagedException e) {
      throw new DataException(e.getMessage() + ". Restore it from a backup.", e);
    } catch (IOException e) {
      throw new DataException(
          "The data directory " + path + " cannot be used, because " + DiskTrouble.of(e) + ".", e);
    }
  }

  private static void prepare(Path path) throws IOException {
    Path format = path.resolve("format.json");
    Path workspaces = path.resolve("workspaces");
    if (Files.exists(format)) {
      FormatFile.check(format, FORMAT);
    } else if (Files.isDirectory(workspaces) && !list(workspaces).isEmpty()) {
      throw new DataException(
          format
              + " is missing although there are workspaces beside it. Restore that file from a"
              + " backup: without it the layout of the data is not known.");
    }
    Folders.createPrivate(workspaces);
    Folders.createPrivate(path.resolve("secrets"));
    Folders.createPrivate(path.resolve("run"));
    Path temporary = path.resolve("run").resolve("tmp");
    delete(temporary);
    Folders.createPrivate(temporary);
    if (!Files.exists(format)) {
      FormatFile.write(format, FORMAT); // last: from here on it is a data directory
    }
  }

  private static void refuseForeign(Path path) throws IOException {
    for (Path entry : list(path)) {
      if (!OURS.contains(entry.getFileName().toString())
          && !Files.exists(path.resolve("format.json"))) {
        throw new DataException(
            path
                + " is not a data directory: it holds other files, such as "
                + entry.getFileName()
                + ". Name a new or an empty folder.");
      }
    }
  }

  /** Its absolute path. */
  public Path path() {
    return path;
  }

  /** Where running processes leave notes for each other. */
  public Path run() {
    return path.resolve("run");
  }

  /** For files that need not outlive the process; emptied at every start. */
  public Path temporary() {
    return run().resolve("tmp");
  }

  /** One folder a workspace, named by its id. */
  public Path workspaces() {
    return path.resolve("workspaces");
  }

  /**
   * The 32 random bytes of a name, made at the first call and then always the same.
   *
   * @throws DamagedException if the file is not as it was written
   */
  public synchronized byte[] secret(String name) throws IOException {
    if (!SECRET_NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("not the name of a secret: " + name);
    }
    Path file = path.resolve("secrets").resolve(name);
    try {
      byte[] secret = SealedFile.read(file);
      if (secret.length != SECRET_BYTES) {
        throw new DamagedException(file, "a secret has 32 bytes, not " + secret.length);
      }
      return secret;
    } catch (NoSuchFileException absent) {
      byte[] secret = new byte[SECRET_BYTES];
      new SecureRandom().nextBytes(secret);
      SealedFile.write(file, secret);
      return secret;
    }
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }

  private static List<Path> list(Path directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.toList();
    }
  }

  /** Deletes a tree; a link is deleted, never followed. */
  private static void delete(Path tree) throws IOException {
    if (Files.isDirectory(tree, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
      for (Path entry : new ArrayList<>(list(tree))) {
        delete(entry);
      }
    }
    Files.deleteIfExists(tree);
  }
}
