package io.fullfunnel.store.data;

import io.fullfunnel.store.fault.Failpoint;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A whole-file write after which the file holds either all of the old or all of the new bytes,
 * whatever happens: temporary name, fsync, rename, fsync of the folder.
 */
public final class AtomicFile {
  /** Ends the name of a file that is being made; such leftovers may be deleted at any start. */
  public static final String TEMPORARY = ".tmp";

  private AtomicFile() {}

  /**
   * Writes a file that only its owner can read. One thread at a time for one file.
   *
   * @throws IOException if the disk refuses; the file then holds what it held before
   */
  public static void write(Path file, byte[] content) throws IOException {
    Path temporary = file.resolveSibling(file.getFileName() + TEMPORARY);
    try {
      Files.deleteIfExists(temporary);
      createPrivate(temporary);
      // RandomAccessFile, unlike a channel, is not closed by an interrupt of the thread
      try (RandomAccessFile out = new RandomAccessFile(temporary.toFile(), "rw")) {
        out.write(content);
        out.getFD().sync();
      }
      Failpoint.S1.here();
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      try {
        Files.deleteIfExists(temporary);
      } catch (IOException second) {
        e.addSuppressed(second);
      }
      throw e;
    }
    syncDirectory(file.toAbsolutePath().getParent());
  }

  /** Makes the names in a folder durable: after a file in it was made, renamed or deleted. */
  public static void syncDirectory(@org.jspecify.annotations.Nullable Path directory)
      throws IOException {
    if (directory == null || !isPosix(directory)) {
      return; // other systems cannot open a folder, and order such changes by themselves
    }
    Uninterrupted.force(directory);
  }

  static boolean isPosix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  private static void createPrivate(Path file) throws IOException {
    if (isPosix(file)) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } else {
      Files.createFile(file);
    }
  }

  /** The bytes of a file; an absent one is told from an unreadable one. */
  static byte[] read(Path file) throws IOException {
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      byte[] content = new byte[Math.toIntExact(in.length())];
      in.readFully(content);
      return content;
    } catch (java.io.FileNotFoundException e) {
      if (Files.exists(file)) {
        throw e;
      }
      throw (NoSuchFileException) new NoSuchFileException(file.toString()).initCause(e);
    }
  }
}
