package io.fullfunnel.server.collect;

import io.fullfunnel.server.platform.ProblemException;
import io.fullfunnel.store.data.DataDirectory;
import io.fullfunnel.store.data.DiskTrouble;
import io.fullfunnel.store.data.Folders;
import io.fullfunnel.store.workspace.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Files that were sent and wait for their import: {@code run/uploads/WORKSPACE/UPLOAD/file}. Both
 * folders are named by us, the file too; what its owner calls it is only ever shown.
 */
@Component
class Uploads {
  private static final Logger LOG = LoggerFactory.getLogger(Uploads.class);
  private static final long LARGEST = 20L << 30;
  private static final Duration KEPT = Duration.ofHours(24);
  private static final Pattern ID = Pattern.compile("u_[0-9a-f]{16}");
  private static final int LONGEST_NAME = 100;
  private static final String FILE = "file";
  private static final String NAME = "name";

  private final Path folder;
  private final Clock clock;
  private final long largest;

  @org.springframework.beans.factory.annotation.Autowired
  Uploads(DataDirectory data, Clock clock) {
    this(data, clock, LARGEST);
  }

  Uploads(DataDirectory data, Clock clock, long largest) {
    this.folder = data.run().resolve("uploads");
    this.clock = clock;
    this.largest = largest;
  }

  /**
   * A file that was sent.
   *
   * @param folder where it is kept
   * @param name what its owner calls it
   */
  record Upload(String id, Path folder, String name, long bytes) {
    Path file() {
      return folder.resolve(FILE);
    }

    /** What its owner calls it, as messages and lists want it. */
    Path called() {
      return Path.of(name);
    }
  }

  /**
   * Keeps what comes out of the stream.
   *
   * @param name only ever shown; see {@link #shown}
   */
  Upload keep(Settings workspace, String name, InputStream in) throws IOException {
    forgetOld();
    byte[] random = new byte[8];
    new SecureRandom().nextBytes(random);
    String id = "u_" + HexFormat.of().formatHex(random);
    Path place = folder.resolve(workspace.id()).resolve(id);
    Files.createDirectories(place);
    try {
      Files.writeString(place.resolve(NAME), name);
      long bytes = copy(in, place.resolve(FILE));
      return new Upload(id, place, name, bytes);
    } catch (IOException | RuntimeException e) {
      Folders.remove(place);
      if (e instanceof IOException failed && DiskTrouble.isFull(failed)) {
        throw new ProblemException(
            HttpStatus.INSUFFICIENT_STORAGE,
            "disk-full",
            "The server's disk has no space left for this file; nothing of it was kept.");
      }
      throw e;
    }
  }

  private long copy(InputStream in, Path to) throws IOException {
    byte[] block = new byte[1 << 16];
    long bytes = 0;
    try (OutputStream out = Files.newOutputStream(to)) {
      for (int n = in.read(block); n >= 0; n = in.read(block)) {
        bytes += n;
        if (bytes > largest) {
          throw new ProblemException(
              HttpStatus.CONTENT_TOO_LARGE,
              "too-large",
              "A file has at most %,d bytes here. Import it on the server with fullfunnel import."
                  .formatted(largest));
        }
        out.write(block, 0, n);
      }
    }
    return bytes;
  }

  /** The last part of a path, without what could mean something to a terminal or a folder. */
  static String shown(String name) {
    String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    StringBuilder shown = new StringBuilder();
    last.codePoints()
        .limit(LONGEST_NAME)
        .filter(c -> Character.isLetterOrDigit(c) || " ._-()+,@#".indexOf(c) >= 0)
        .forEach(shown::appendCodePoint);
    String plain = shown.toString().strip();
    return plain.isEmpty() || plain.replace(".", "").isEmpty() ? "upload" : plain;
  }

  /**
   * The upload of this id in this workspace.
   *
   * @throws ProblemException 404 if there is none (any more)
   */
  Upload find(Settings workspace, String id) throws IOException {
    Path place = folder.resolve(workspace.id()).resolve(ID.matcher(id).matches() ? id : "none");
    Path file = place.resolve(FILE);
    if (!Files.exists(file)) {
      throw new ProblemException(
          HttpStatus.NOT_FOUND,
          "upload",
          "There is no such upload; uploads are kept for 24 hours. Send the file again.");
    }
    return new Upload(id, place, Files.readString(place.resolve(NAME)), Files.size(file));
  }

  /** Forgets an upload whose import is done. */
  void forget(Upload upload) throws IOException {
    Folders.remove(upload.folder());
  }

  private void forgetOld() {
    for (Path workspace : children(folder)) {
      for (Path upload : children(workspace)) {
        try {
          Duration age =
              Duration.between(Files.getLastModifiedTime(upload).toInstant(), clock.instant());
          if (age.compareTo(KEPT) > 0) {
            Folders.remove(upload);
          }
        } catch (IOException e) {
          LOG.warn("The old upload {} cannot be removed", upload, e);
        }
      }
    }
  }

  private static List<Path> children(Path of) {
    if (!Files.isDirectory(of)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(of)) {
      return children.filter(Files::isDirectory).toList();
    } catch (IOException e) {
      LOG.warn("{} cannot be read", of, e);
      return List.of();
    }
  }
}
