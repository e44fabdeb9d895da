package io.fullfunnel.store.admission;

import io.fullfunnel.store.data.AtomicFile;
import io.fullfunnel.store.data.DamagedException;
import io.fullfunnel.store.data.KeyedHash;
import io.fullfunnel.store.fault.Failpoint;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The decision which events are stored: the first of each message id is, later ones are duplicates.
 * Ids are given in journal order; rows without an id are never given and count as stored.
 *
 * <p>Thread-safe; one thread at a time decides. After an {@link IOException} that is no {@link
 * DamagedException} the same call can be made again.
 */
public final class Admission implements Closeable {
  private static final int RECENT_MOST = 512 << 10;

  /** So many runs of like size become one. */
  private static final int MERGE_AT = 4;

  private static final long SMALL_RUN = 64 << 10;

  private final Path directory;
  private final KeyedHash keyed;
  private final int recentMost;
  private final long[] secretCheck = new long[2];
  private final long[] hash = new long[2];
  private final List<Run> runs = new ArrayList<>();
  private final Recent recent = new Recent();
  private final Verdicts verdicts;
  private long nextFile;
  private long position;
  private long decided;

  private Admission(Path directory, KeyedHash keyed, @Nullable Manifest manifest, int recentMost)
      throws IOException {
    this.directory = directory;
    this.keyed = keyed;
    this.recentMost = recentMost;
    keyed.hash("admission", secretCheck);
    if (manifest == null) {
      verdicts = new Verdicts(directory);
      return;
    }
    if (manifest.checkHigh() != secretCheck[0] || manifest.checkLow() != secretCheck[1]) {
      throw new DamagedException(Manifest.path(directory), "it was made under another secret");
    }
    verdicts = Verdicts.open(directory, manifest.verdicts(), manifest.duplicates());
    position = manifest.position();
    decided = position;
    nextFile = manifest.nextFile();
    try {
      for (Manifest.RunFile run : manifest.runs()) {
        runs.add(Run.open(Run.path(directory, run.file()), run.file(), run.count()));
      }
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  /**
   * Opens the state of the last commit, or begins at position 0.
   *
   * @param secret 32 bytes, always the same ones
   * @throws DamagedException if a file is missing or not as it was written: delete the folder, open
   *     again, and give it the journal from the beginning
   */
  public static Admission open(Path directory, byte[] secret) throws IOException {
    return open(directory, secret, RECENT_MOST);
  }

  static Admission open(Path directory, byte[] secret, int recentMost) throws IOException {
    Files.createDirectories(directory);
    @Nullable Manifest manifest = Manifest.read(directory);
    Admission admission = new Admission(directory, KeyedHash.of(secret), manifest, recentMost);
    if (manifest == null) {
      admission.writeManifest(0);
    }
    admission.deleteUnnamed();
    return admission;
  }

  /** Everything before this sequence is decided and committed. */
  public synchronized long position() {
    return position;
  }

  /** How many were refused. */
  public synchronized long duplicates() {
    return verdicts.refused();
  }

  /**
   * Decides one event; sequences rise from call to call.
   *
   * @return whether it is stored
   */
  public synchronized boolean admit(long sequence, String messageId) throws IOException {
    keyed.hash(messageId, hash);
    return admit(sequence);
  }

  /** As {@link #admit(long, String)}, of an id that is known by its hash only. */
  public synchronized boolean admit(long sequence, long high, long low) throws IOException {
    hash[0] = high;
    hash[1] = low;
    return admit(sequence);
  }

  private boolean admit(long sequence) throws IOException {
    if (sequence < decided) {
      throw new IllegalArgumentException(
          "event " + sequence + " is given after event " + (decided - 1));
    }
    if (hash[0] == 0 && hash[1] == 0) {
      hash[1] = 1; // the empty slot's key; one id in 2^128 shares another one's place
    }
    boolean fresh = !isKnown(hash[0], hash[1]);
    if (fresh) {
      if (recent.size() >= recentMost) {
        flush();
      }
      recent.add(hash[0], hash[1]);
    } else {
      verdicts.refuse(sequence);
    }
    decided = sequence + 1;
    return fresh;
  }

  private boolean isKnown(long high, long low) throws IOException {
    if (recent.contains(high, low)) {
      return true;
    }
    for (int i = runs.size() - 1; i >= 0; i--) {
      if (runs.get(i).contains(high, low)) {
        return true;
      }
    }
    return false;
  }

  /** The verdict on a sequence that was decided. */
  public synchronized boolean admitted(long sequence) {
    return !verdicts.isRefused(sequence);
  }

  /**
   * Makes every decision so far durable.
   *
   * @param newPosition the sequence that the next opening goes on from
   */
  public synchronized void commit(long newPosition) throws IOException {
    if (newPosition < decided) {
      throw new IllegalArgumentException(
          "position " + newPosition + " is before the decided event " + (decided - 1));
    }
    if (newPosition == position && recent.size() == 0 && !verdicts.isChanged()) {
      return;
    }
    flush();
    nextFile = verdicts.save(nextFile);
    AtomicFile.syncDirectory(directory);
    Failpoint.A1.here();
    writeManifest(newPosition);
    position = newPosition;
    decided = newPosition;
    Failpoint.A2.here();
    deleteUnnamed();
  }

  private void writeManifest(long newPosition) throws IOException {
    List<Manifest.RunFile> files = new ArrayList<>();
    for (Run run : runs) {
      files.add(new Manifest.RunFile(run.file(), run.count()));
    }
    new Manifest(
            newPosition,
            verdicts.refused(),
            secretCheck[0],
            secretCheck[1],
            nextFile,
            files,
            verdicts.files())
        .write(directory);
  }

  /** Recent ids become a run, and runs of like size one run. */
  private void flush() throws IOException {
    if (recent.size() > 0) {
      addRun(recent.sorted(), recent.size());
      recent.clear();
    }
    for (int tier = 0; tier < Long.SIZE; tier++) {
      List<Run> like = new ArrayList<>();
      for (Run run : runs) {
        if (tier(run.count()) == tier) {
          like.add(run);
        }
      }
      if (like.size() >= MERGE_AT) {
        merge(like);
      }
    }
  }

  private static int tier(long count) {
    int log2 = Long.SIZE - 1 - Long.numberOfLeadingZeros(Math.max(1, count / SMALL_RUN));
    return log2 / 2;
  }

  private void merge(List<Run> parts) throws IOException {
    long count = 0;
    for (Run part : parts) {
      count += part.count();
    }
    addRun(new Merge(parts), count);
    runs.removeAll(parts);
    for (Run part : parts) {
      part.close();
    }
  }

  private void addRun(Ids ids, long count) throws IOException {
    long file = nextFile++;
    Path path = Run.path(directory, file);
    try {
      RunWriter.write(path, ids, count);
      runs.add(Run.open(path, file, count));
    } catch (IOException e) {
      Files.deleteIfExists(path);
      throw e;
    }
  }

  /**
   * Reads every id and compares it with its checksum.
   *
   * @throws DamagedException if a file is not as it was written
   */
  public synchronized void verify() throws IOException {
    for (Run run : runs) {
      Ids ids = run.ids();
      while (ids.next()) {
        // reading is the comparison
      }
    }
  }

  private void deleteUnnamed() throws IOException {
    Set<String> named = new HashSet<>();
    for (Run run : runs) {
      named.add(Run.path(directory, run.file()).getFileName().toString());
    }
    for (Manifest.VerdictFile file : verdicts.files()) {
      named.add(Verdicts.path(directory, file).getFileName().toString());
    }
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(directory, "{run-*,refused-*,*" + AtomicFile.TEMPORARY + "}")) {
      for (Path file : files) {
        if (!named.contains(file.getFileName().toString())) {
          Files.delete(file);
        }
      }
    }
  }

  /** Closes the files; what was not committed is forgotten. */
  @Override
  public synchronized void close() throws IOException {
    for (Run run : runs) {
      run.close();
    }
    runs.clear();
  }
}
