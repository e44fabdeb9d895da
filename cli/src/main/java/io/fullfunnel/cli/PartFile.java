package io.fullfunnel.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/** A file that appears under its name when it is whole, or not at all. */
final class PartFile {
  private PartFile() {}

  /** Writes the content; whether there is to be a file. */
  interface Content {
    boolean write(OutputStream out) throws IOException;
  }

  /** Writes a file, over one that is there; gives what the content says. */
  static boolean write(Path to, Content content) throws IOException {
    Path part = to.resolveSibling("." + to.getFileName() + "." + UUID.randomUUID() + ".part");
    try {
      boolean wanted;
      try (OutputStream out = Files.newOutputStream(part)) {
        wanted = content.write(out);
      }
      if (wanted) {
        Files.move(part, to, StandardCopyOption.REPLACE_EXISTING);
      }
      return wanted;
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
