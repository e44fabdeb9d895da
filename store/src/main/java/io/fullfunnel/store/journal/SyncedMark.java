package io.fullfunnel.store.journal;

import io.fullfunnel.store.data.AtomicFile;
import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * How far the journal is known to be on disk: the file {@code synced}. It is written after each
 * fdatasync and before anybody is told, so what was acknowledged lies below it whenever the process
 * dies; it is itself forced only at a new segment and at close, so after a power cut it may lag,
 * and is never ahead. Two slots are written in turn; a half-written one leaves the other.
 */
final class SyncedMark implements Closeable {
  static final String NAME = "synced";
  private static final long MAGIC = 0x46_46_53_59_4E_43_45_44L; // "FFSYNCED"
  private static final int SLOT = 512;
  private static final int CRC_AT = 40;
  private static final int USED = 44;

  private final RandomAccessFile file;
  private long turn;

  private SyncedMark(RandomAccessFile file, long turn) {
    this.file = file;
    this.turn = turn;
  }

  /** A place up to which everything is on disk. */
  record Place(long segment, long offset, long sequence) {}

  private record Slot(long turn, Place place) {}

  /** The mark of a log's folder, or null if it is missing or no slot of it is whole. */
  static @Nullable Place read(Path directory) throws IOException {
    @Nullable Slot slot = newest(directory.resolve(NAME));
    return slot == null ? null : slot.place();
  }

  private static @Nullable Slot newest(Path path) throws IOException {
    if (!Files.exists(path)) {
      return null;
    }
    byte[] bytes = Files.readAllBytes(path);
    @Nullable Slot best = null;
    for (int at = 0; at + USED <= bytes.length && at <= SLOT; at += SLOT) {
      ByteBuffer slot = ByteBuffer.wrap(bytes, at, USED).slice();
      if (slot.getLong() == MAGIC && slot.getInt(CRC_AT) == crc(bytes, at)) {
        long turn = slot.getLong();
        if (best == null || turn > best.turn()) {
          best = new Slot(turn, new Place(slot.getLong(), slot.getLong(), slot.getLong()));
        }
      }
    }
    return best;
  }

  /** Opens the mark, durably at a place; one that is there already is left as it is. */
  static SyncedMark start(Path directory, Place place) throws IOException {
    Path path = directory.resolve(NAME);
    @Nullable Slot slot = newest(path);
    long turn = slot == null ? 0 : slot.turn();
    if (slot == null || !slot.place().equals(place) || Files.size(path) != 2 * SLOT) {
      AtomicFile.write(path, both(turn, place));
    }
    return new SyncedMark(new RandomAccessFile(path.toFile(), "rw"), turn + 1);
  }

  /** The content of a mark that says a place. */
  static byte[] fresh(Place place) {
    return both(0, place);
  }

  private static byte[] both(long turn, Place place) {
    byte[] both = new byte[2 * SLOT];
    System.arraycopy(slot(turn, place), 0, both, 0, USED);
    System.arraycopy(slot(turn, place), 0, both, SLOT, USED);
    return both;
  }

  /** Moves the mark; durable only by {@link #force}. */
  void move(Place place) throws IOException {
    file.seek((turn & 1) * SLOT);
    file.write(slot(turn, place));
    turn++;
  }

  void force() throws IOException {
    file.getFD().sync();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  private static byte[] slot(long turn, Place place) {
    ByteBuffer slot = ByteBuffer.allocate(USED);
    slot.putLong(MAGIC).putLong(turn);
    slot.putLong(place.segment()).putLong(place.offset()).putLong(place.sequence());
    return slot.putInt(CRC_AT, crc(slot.array(), 0)).array();
  }

  private static int crc(byte[] bytes, int at) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, at, CRC_AT);
    return (int) crc.getValue();
  }
}
