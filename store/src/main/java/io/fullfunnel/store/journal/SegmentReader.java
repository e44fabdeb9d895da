package io.fullfunnel.store.journal;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Walks over the records of one segment up to a limit. It checks every byte that it passes and
 * holds one window of the file in memory, grown only for a record that is longer.
 */
final class SegmentReader implements Closeable {
  private static final int WINDOW = 256 << 10;

  /** No two records of one segment are farther apart in sequences. */
  private static final long FARTHEST = 1L << 32;

  private final Path path;
  private final RandomAccessFile file;
  private final SegmentHeader header;
  private final long limit;
  private byte[] window = new byte[WINDOW];
  private long windowAt;
  private int windowLength;

  /** Where the present record begins; before the first, where it will begin. */
  private long offset;

  private int recordLength;
  private long expected;

  /** What {@link #advance} met. */
  enum Met {
    RECORD,
    SEAL,
    /** The limit, at the end of a record. */
    END,
    /** Bytes that are no record, or half of one. */
    BROKEN
  }

  /** Opens a segment and checks its header. {@code limit} is an offset in the file. */
  SegmentReader(Path path, long limit) throws IOException {
    this(path, new RandomAccessFile(path.toFile(), "r"), limit);
  }

  /** Opens the whole of a segment: as long as the file is that has the name at this moment. */
  static SegmentReader whole(Path path) throws IOException {
    RandomAccessFile file = new RandomAccessFile(path.toFile(), "r");
    return new SegmentReader(path, file, file.length());
  }

  private SegmentReader(Path path, RandomAccessFile file, long limit) throws IOException {
    this.path = path;
    this.file = file;
    this.limit = limit;
    try {
      fill(0, (int) Math.min(SegmentHeader.BYTES, limit));
      this.header = SegmentHeader.decode(path, window, windowLength);
    } catch (IOException e) {
      file.close();
      throw e;
    }
    this.offset = SegmentHeader.BYTES;
    this.expected = header.firstSequence();
  }

  SegmentHeader header() {
    return header;
  }

  Path path() {
    return path;
  }

  /** Goes on from a known beginning of a record. */
  void skipTo(long recordOffset, long sequence) {
    offset = recordOffset;
    recordLength = 0;
    expected = sequence;
  }

  /** Offset of the present record, or of what was met instead. */
  long offset() {
    return offset;
  }

  /** The sequence after all records passed so far. */
  long expected() {
    return expected;
  }

  Met advance() throws IOException {
    offset += recordLength;
    recordLength = 0;
    if (offset == limit) {
      return Met.END;
    }
    if (limit - offset < RecordFormat.HEADER) {
      return Met.BROKEN;
    }
    int at = need(RecordFormat.HEADER);
    if (at < 0 || !RecordFormat.isPlausible(window, at)) {
      return Met.BROKEN;
    }
    int length = RecordFormat.HEADER + RecordFormat.storedLength(window, at);
    if (RecordFormat.sequence(window, at) != expected || limit - offset < length) {
      return Met.BROKEN;
    }
    at = need(length);
    if (at < 0 || !RecordFormat.isWhole(window, at)) {
      return Met.BROKEN;
    }
    recordLength = length;
    expected += RecordFormat.count(window, at);
    return RecordFormat.kind(window, at) == RecordFormat.SEAL ? Met.SEAL : Met.RECORD;
  }

  long sequence() {
    return RecordFormat.sequence(window, place());
  }

  /** Where the present record stands in a topic; null if it came otherwise. */
  @Nullable TopicPlace topicPlace() {
    return RecordFormat.topicPlace(window, place());
  }

  /** Writes the present record as it stands. */
  void copyTo(RandomAccessFile out) throws IOException {
    out.write(window, place(), recordLength);
  }

  /** The present record's entry. */
  EventLog.Entry entry() throws IOException {
    try {
      return RecordFormat.entry(window, place());
    } catch (IOException e) {
      throw new IOException(path + " at offset " + offset + ": " + e.getMessage(), e);
    }
  }

  /** The offset of a whole later record after the present place, or -1. */
  long findRecordAfter(long from) throws IOException {
    for (long at = from; at + RecordFormat.HEADER <= limit; at++) {
      offset = at;
      recordLength = 0;
      int header = need(RecordFormat.HEADER);
      if (header < 0) {
        return -1;
      }
      if (!RecordFormat.isPlausible(window, header)
          || RecordFormat.sequence(window, header) < expected
          || RecordFormat.sequence(window, header) - expected > FARTHEST) {
        continue;
      }
      int length = RecordFormat.HEADER + RecordFormat.storedLength(window, header);
      if (limit - at < length) {
        continue;
      }
      int record = need(length);
      if (record >= 0 && RecordFormat.isWhole(window, record)) {
        return at;
      }
    }
    return -1;
  }

  private int place() {
    return (int) (offset - windowAt);
  }

  /** Brings bytes from the present offset into the window; their place there, or -1 if too few. */
  private int need(int length) throws IOException {
    long place = offset - windowAt;
    if (place < 0 || place + length > windowLength) {
      if (length > window.length) {
        window = new byte[length];
      } else if (window.length > WINDOW && length <= WINDOW) {
        window = new byte[WINDOW];
      }
      fill(offset, (int) Math.min(window.length, limit - offset));
    }
    return windowLength - place() >= length ? place() : -1;
  }

  private void fill(long from, int length) throws IOException {
    file.seek(from);
    int got = 0;
    while (got < length) {
      int more = file.read(window, got, length - got);
      if (more < 0) {
        break;
      }
      got += more;
    }
    windowAt = from;
    windowLength = got;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
