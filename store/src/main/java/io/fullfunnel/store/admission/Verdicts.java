package io.fullfunnel.store.admission;

import io.fullfunnel.store.data.DamagedException;
import io.fullfunnel.store.data.SealedFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The refused sequences: a bitmap for each range of a million that has any, each its own file. */
final class Verdicts {
  private static final int RANGE_BITS = 20;
  private static final int WORDS = (1 << RANGE_BITS) / Long.SIZE;

  private final Path directory;
  private final Map<Long, long[]> ranges = new TreeMap<>();
  private final Map<Long, Manifest.VerdictFile> files = new TreeMap<>();
  private final SortedSet<Long> changed = new TreeSet<>();
  private long refused;

  Verdicts(Path directory) {
    this.directory = directory;
  }

  static Verdicts open(Path directory, List<Manifest.VerdictFile> files, long refused)
      throws IOException {
    Verdicts verdicts = new Verdicts(directory);
    for (Manifest.VerdictFile file : files) {
      verdicts.read(file);
    }
    if (verdicts.refused != refused) {
      throw new DamagedException(
          Manifest.path(directory),
          "it tells of " + refused + " duplicates, the verdicts of " + verdicts.refused);
    }
    return verdicts;
  }

  private void read(Manifest.VerdictFile file) throws IOException {
    Path path = path(directory, file);
    byte[] content;
    try {
      content = SealedFile.read(path);
    } catch (NoSuchFileException e) {
      throw new DamagedException(path, "it is missing");
    }
    if (content.length != WORDS * Long.BYTES) {
      throw new DamagedException(path, "it holds " + content.length + " bytes");
    }
    long[] words = new long[WORDS];
    ByteBuffer.wrap(content).asLongBuffer().get(words);
    for (long word : words) {
      refused += Long.bitCount(word);
    }
    ranges.put(file.range(), words);
    files.put(file.range(), file);
  }

  static Path path(Path directory, Manifest.VerdictFile file) {
    return directory.resolve("refused-" + file.range() + "-" + file.file());
  }

  void refuse(long sequence) {
    long range = sequence >>> RANGE_BITS;
    long[] words = ranges.computeIfAbsent(range, absent -> new long[WORDS]);
    words[word(sequence)] |= 1L << sequence;
    changed.add(range);
    refused++;
  }

  boolean isRefused(long sequence) {
    long[] words = ranges.get(sequence >>> RANGE_BITS);
    return words != null && (words[word(sequence)] & 1L << sequence) != 0;
  }

  private static int word(long sequence) {
    return (int) (sequence >>> 6) & (WORDS - 1);
  }

  boolean isChanged() {
    return !changed.isEmpty();
  }

  long refused() {
    return refused;
  }

  List<Manifest.VerdictFile> files() {
    return new ArrayList<>(files.values());
  }

  /** Writes changed ranges under new names; returns the next free file number. */
  long save(long nextFile) throws IOException {
    long next = nextFile;
    while (!changed.isEmpty()) {
      long range = changed.first();
      Manifest.VerdictFile file = new Manifest.VerdictFile(range, next);
      next++;
      ByteBuffer content = ByteBuffer.allocate(WORDS * Long.BYTES);
      content.asLongBuffer().put(ranges.get(range));
      SealedFile.write(path(directory, file), content.array());
      files.put(range, file);
      changed.remove(range);
    }
    return next;
  }
}
