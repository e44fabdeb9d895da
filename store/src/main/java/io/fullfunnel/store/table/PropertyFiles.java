package io.fullfunnel.store.table;

import io.fullfunnel.engine.Codes;
import io.fullfunnel.engine.Value;
import io.fullfunnel.store.data.DamagedException;
import io.fullfunnel.store.data.Folders;
import io.fullfunnel.store.data.SealedFile;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One property of all events in files of a folder: a file a stretch of the journal, in whole chunks
 * of {@link SequenceCodes}. A stretch that comes is written together with shorter ones before it,
 * so that there are few, and each event is written a few times only. Values stand in the file of
 * the stretch that brought them.
 */
final class PropertyFiles {
  private static final int VERSION = 1;

  /** Chunks of a file at most: 16 MB if codes take four bytes. */
  private static final int MOST = 64;

  /** Letters of the values of a property, at most: more are read as quickly from the table. */
  private static final long MOST_LETTERS = 32L << 20;

  /** Chunks that must have come before a file is written: fewer are read as quickly. */
  private static final int LEAST = 4;

  /** A file: chunks from one (inclusive) to another (exclusive), with values from a code on. */
  private record Stretch(int from, int to, int firstValue) {
    int chunks() {
      return to - from;
    }

    String file() {
      return from + "-" + to;
    }
  }

  private final Path folder;
  private final String key;
  private List<Stretch> stretches = new ArrayList<>();

  /** Values that stand in the files. */
  private int values;

  /**
   * @param key tells the property from all others
   */
  PropertyFiles(Path folder, String key) {
    this.folder = folder;
    this.key = key;
  }

  /**
   * What the files hold, as long as it lies before a position.
   *
   * @return null if there is nothing
   * @throws DamagedException if one of them is not as it was written, or lies behind it
   */
  @Nullable GrowingProperty read(long before) throws IOException {
    stretches = new ArrayList<>();
    values = 0;
    List<Stretch> read = new ArrayList<>();
    List<Value> all = new ArrayList<>();
    SequenceCodes codes = new SequenceCodes();
    int chunk = 0;
    for (Stretch named = from(0); named != null; named = from(chunk)) {
      Path file = folder.resolve(named.file());
      if ((long) named.to() * SequenceCodes.CHUNK > before) {
        throw new DamagedException(file, "it holds more than there is");
      }
      try {
        ByteBuffer in = ByteBuffer.wrap(SealedFile.read(file));
        read.add(read(in, named, all, codes));
      } catch (BufferUnderflowException | IllegalArgumentException e) {
        DamagedException damaged = new DamagedException(file, "it is no stretch of a property");
        damaged.initCause(e);
        throw damaged;
      }
      chunk = named.to();
    }
    stretches = read;
    values = all.size();
    return read.isEmpty()
        ? null
        : new GrowingProperty(all, codes, (long) chunk * SequenceCodes.CHUNK);
  }

  /** The longest file that begins with a chunk: a crash may have left shorter ones beside it. */
  private @Nullable Stretch from(int chunk) throws IOException {
    if (!Files.isDirectory(folder)) {
      return null;
    }
    Stretch longest = null;
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        if (name.matches(chunk + "-\\d{1,9}")) {
          int to = Integer.parseInt(name.substring(name.indexOf('-') + 1));
          if (longest == null || to > longest.to()) {
            longest = new Stretch(chunk, to, 0);
          }
        }
      }
    }
    return longest;
  }

  private Stretch read(ByteBuffer in, Stretch named, List<Value> all, SequenceCodes codes) {
    boolean fits = in.getInt() == VERSION && ValueCells.text(in).equals(key);
    fits &= in.getInt() == named.from() && in.getInt() == named.to();
    int first = in.getInt();
    // values that were numbered anew would give the same codes another meaning
    if (!fits || first != all.size() || in.getInt() != all.hashCode()) {
      throw new IllegalArgumentException("another stretch");
    }
    int more = in.getInt();
    for (int value = 0; value < more; value++) {
      all.add(ValueCells.read(in));
    }
    for (int chunk = named.from(); chunk < named.to(); chunk++) {
      int width = in.get();
      if (width != 0) {
        codes.put(chunk, Codes.readFrom(in, SequenceCodes.CHUNK, width));
      }
    }
    return new Stretch(named.from(), named.to(), first);
  }

  /** Writes what came since, if it is much; tells whether it did. */
  boolean write(GrowingProperty property) throws IOException {
    int end = (int) (property.position() / SequenceCodes.CHUNK);
    int from = stretches.isEmpty() ? 0 : stretches.getLast().to();
    if (end - from < LEAST) {
      return false;
    }
    PropertyCodes all = property.codes();
    if (!hasRoom(all, end - from)) {
      return false;
    }
    Folders.createPrivate(folder);
    int firstValue = values;
    List<Stretch> next = new ArrayList<>(stretches);
    while (!next.isEmpty()
        && next.getLast().chunks() <= end - from
        && end - next.getLast().from() <= MOST) {
      Stretch shorter = next.removeLast();
      from = shorter.from();
      firstValue = shorter.firstValue();
    }
    while (from < end) {
      Stretch stretch = new Stretch(from, Math.min(end, from + MOST), firstValue);
      SealedFile.write(folder.resolve(stretch.file()), bytes(stretch, all));
      next.add(stretch);
      from = stretch.to();
      firstValue = all.values().size();
    }
    stretches = next;
    values = firstValue;
    removeOthers();
    return true;
  }

  /** Whether it may be written: neither memory nor the disk is filled for what only saves time. */
  private boolean hasRoom(PropertyCodes all, int chunks) throws IOException {
    long letters = 0;
    for (Value value : all.values()) {
      letters += value instanceof Value.Text text ? text.text().length() : 8;
    }
    Path above = folder.toAbsolutePath();
    while (above.getParent() != null && !Files.exists(above)) {
      above = above.getParent();
    }
    long bytes = 2 * letters + 4L * SequenceCodes.CHUNK * chunks;
    return letters <= MOST_LETTERS && Files.getFileStore(above).getUsableSpace() > 8 * bytes;
  }

  private byte[] bytes(Stretch stretch, PropertyCodes all) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(VERSION);
    ValueCells.write(out, key);
    out.writeInt(stretch.from());
    out.writeInt(stretch.to());
    out.writeInt(stretch.firstValue());
    out.writeInt(all.values().subList(0, stretch.firstValue()).hashCode());
    List<Value> added = all.values().subList(stretch.firstValue(), all.values().size());
    out.writeInt(added.size());
    for (Value value : added) {
      ValueCells.write(out, value);
    }
    for (int number = stretch.from(); number < stretch.to(); number++) {
      Codes chunk = all.codes().chunk(number);
      out.writeByte(chunk == null ? 0 : chunk.width());
      if (chunk != null) {
        ByteBuffer codes = ByteBuffer.allocate(chunk.rows() * chunk.width());
        chunk.writeTo(codes);
        out.write(codes.array());
      }
    }
    return bytes.toByteArray();
  }

  private void removeOthers() throws IOException {
    Set<String> kept = stretches.stream().map(Stretch::file).collect(Collectors.toSet());
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        if (!kept.contains(file.getFileName().toString())) {
          Files.delete(file);
        }
      }
    }
  }
}
