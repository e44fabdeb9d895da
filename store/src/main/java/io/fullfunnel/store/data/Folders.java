package io.fullfunnel.store.data;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is done to whole folders. */
public final class Folders {
  private Folders() {}

  /**
   * Makes a folder that only its owner can look into, where there is none; folders above it as
   * usual.
   *
   * @throws DataException if a file is in its place or in that of one above it
   */
  public static void createPrivate(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      return;
    }
    if (Files.exists(path)) {
      throw new DataException(path + " is a file; a folder is needed in its place.");
    }
    Path parent = path.getParent();
    if (parent != null) {
      Path above = parent;
      while (above != null && !Files.exists(above)) {
        above = above.getParent();
      }
      if (above != null && !Files.isDirectory(above)) {
        throw new DataException(above + " is a file; a folder is needed in its place.");
      }
      Files.createDirectories(parent);
    }
    if (AtomicFile.isPosix(parent == null ? path : parent)) {
      Set<PosixFilePermission> own = PosixFilePermissions.fromString("rwx------");
      Files.createDirectory(path, PosixFilePermissions.asFileAttribute(own));
    } else {
      Files.createDirectory(path);
    }
    AtomicFile.syncDirectory(parent);
  }

  /** Deletes a folder and all that is in it; a link is deleted, never followed. */
  public static void remove(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<Path>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path dir, @Nullable IOException failed)
              throws IOException {
            if (failed != null) {
              throw failed;
            }
            Files.delete(dir);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /** Bytes of all files in a folder, or of the file itself; 0 if there is none. */
  public static long bytes(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return 0;
    }
    long[] bytes = new long[1];
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<Path>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            bytes[0] += attributes.size();
            return FileVisitResult.CONTINUE;
          }
        });
    return bytes[0];
  }
}
