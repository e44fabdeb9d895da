package io.fullfunnel.cli;

import io.fullfunnel.store.data.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import java.util.stream.Stream;

/** A folder that appears under its name when it is whole, or not at all. */
final class PartFolder {
  private PartFolder() {}

  /** Writes the content. */
  interface Content<T> {
    T write(Path folder) throws IOException;
  }

  /** Refuses a name under which anything is, but an empty folder. */
  static void refuseFull(Path to) throws IOException {
    if (!Files.exists(to)) {
      return;
    }
    if (!Files.isDirectory(to)) {
      throw new IOException(to + " is a file. Name a new or an empty folder.");
    }
    try (Stream<Path> inside = Files.list(to)) {
      if (inside.findAny().isPresent()) {
        throw new IOException(to + " is not empty. Name a new or an empty folder.");
      }
    }
  }

  /** Writes a folder that only its owner can look into; gives what the content gives. */
  static <T> T write(Path to, Content<T> content) throws IOException {
    Path whole = to.toAbsolutePath().normalize();
    Path part = whole.resolveSibling("." + whole.getFileName() + "." + UUID.randomUUID() + ".part");
    Folders.createPrivate(part);
    try {
      T written = content.write(part);
      refuseFull(to);
      Files.deleteIfExists(whole);
      Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE);
      return written;
    } finally {
      Folders.remove(part);
    }
  }
}
