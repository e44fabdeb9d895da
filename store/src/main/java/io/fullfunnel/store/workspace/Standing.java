package io.fullfunnel.store.workspace;

import io.fullfunnel.store.data.DamagedException;
import io.fullfunnel.store.data.SealedFile;
import io.fullfunnel.store.timelines.Facts;
import io.fullfunnel.store.timelines.Snapshot;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How much a workspace holds. It is kept when a workspace is closed, so that a list need not open
 * it, and believed as long as the journal's files are as long as they were then.
 *
 * @param from time of the first event; later than {@code to} if there is none
 */
public record Standing(long events, long people, long from, long to) {
  private static final String FILE = "standing";
  private static final int VERSION = 1;
  private static final int BYTES = Integer.BYTES + 5 * Long.BYTES;

  /** Of everything up to a moment. */
  static Standing of(Snapshot snapshot) {
    Facts facts = snapshot.facts();
    return new Standing(facts.events(), snapshot.people(), facts.from(), facts.to());
  }

  /** Keeps it in a workspace's folder. */
  void write(Path folder) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(BYTES).putInt(VERSION).putLong(journalBytes(folder));
    bytes.putLong(events).putLong(people).putLong(from).putLong(to);
    SealedFile.write(folder.resolve(FILE), bytes.array());
  }

  /** What was kept of a workspace that is closed; nothing if it has gone on since. */
  static Optional<Standing> read(Path folder) throws IOException {
    ByteBuffer bytes;
    try {
      bytes = ByteBuffer.wrap(SealedFile.read(folder.resolve(FILE)));
    } catch (NoSuchFileException | DamagedException e) {
      return Optional.empty(); // it is made again at the next close
    }
    boolean ours = bytes.capacity() == BYTES && bytes.getInt() == VERSION;
    if (!ours || bytes.getLong() != journalBytes(folder)) {
      return Optional.empty();
    }
    return Optional.of(
        new Standing(bytes.getLong(), bytes.getLong(), bytes.getLong(), bytes.getLong()));
  }

  /** Forgets what was kept. */
  static void forget(Path folder) throws IOException {
    Files.deleteIfExists(folder.resolve(FILE));
  }

  private static long journalBytes(Path folder) throws IOException {
    long bytes = 0;
    try (DirectoryStream<Path> segments =
        Files.newDirectoryStream(folder.resolve(Workspace.JOURNAL), "*.log")) {
      for (Path segment : segments) {
        bytes += Files.size(segment);
      }
    } catch (NoSuchFileException e) {
      return -1; // it never had a journal
    }
    return bytes;
  }
}
