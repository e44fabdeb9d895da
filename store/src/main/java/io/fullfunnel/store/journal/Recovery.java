package io.fullfunnel.store.journal;

import io.fullfunnel.store.data.AtomicFile;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/**
 * The look at a log before it is opened: all segments there, each ended where the next begins, the
 * last one whole up to its end. Half a record that was never confirmed is cut off the end and kept
 * beside it; everything else that is wrong is {@link DamagedLogException}.
 */
final class Recovery {
  private static final System.Logger LOG = System.getLogger(Recovery.class.getName());
  private static final int CHUNK = 256 << 10;

  private final Path directory;
  private final NavigableMap<Long, Path> segments;
  private final SyncedMark.@Nullable Place mark;

  /**
   * What is there.
   *
   * @param unconfirmed where bytes begin that may not be on disk
   * @param followed the last place in a topic that the last segment names, if it names any
   */
  record Found(
      String workspace,
      long first,
      Path last,
      long offset,
      long sequence,
      boolean sealed,
      long unconfirmed,
      @Nullable TopicPlace followed) {}

  private Recovery(
      Path directory, NavigableMap<Long, Path> segments, SyncedMark.@Nullable Place mark) {
    this.directory = directory;
    this.segments = segments;
    this.mark = mark;
  }

  /** Looks at a folder; null means that there is no log yet. */
  static @Nullable Found look(Path directory) throws IOException {
    NavigableMap<Long, Path> segments = SegmentName.list(directory);
    SyncedMark.@Nullable Place mark = SyncedMark.read(directory);
    if (segments.isEmpty() && (mark == null || mark.sequence() == 0)) {
      return null;
    }
    return new Recovery(directory, segments, mark).look();
  }

  private Found look() throws IOException {
    if (segments.isEmpty() || segments.firstKey() != 0) {
      throw new DamagedLogException(
          SegmentName.of(directory, 0) + ": the first file of the journal is missing");
    }
    checkMarkedFile();
    Map.Entry<Long, Path> last = segments.lastEntry();
    String workspace = header(segments.firstEntry()).workspace();
    for (Map.Entry<Long, Path> segment : segments.entrySet()) {
      String owner = header(segment).workspace();
      if (!owner.equals(workspace)) {
        throw new DamagedLogException(
            segment.getValue()
                + " at offset 0: belongs to workspace "
                + owner
                + ", not "
                + workspace);
      }
      @Nullable Long next = segments.higherKey(segment.getKey());
      if (next != null) {
        checkSeal(segment.getValue(), next);
      }
    }
    return walk(last.getKey(), last.getValue(), workspace);
  }

  private void checkMarkedFile() throws IOException {
    if (mark == null) {
      return;
    }
    Path file = segments.get(mark.segment());
    if (file == null) {
      throw new DamagedLogException(
          SegmentName.of(directory, mark.segment())
              + ": the journal file is missing; confirmed events are in it");
    }
    long length = Files.size(file);
    if (length < mark.offset()) {
      throw new DamagedLogException(
          file
              + " at offset "
              + length
              + ": the file ends, but confirmed events reach to offset "
              + mark.offset());
    }
  }

  private static SegmentHeader header(Map.Entry<Long, Path> segment) throws IOException {
    Path path = segment.getValue();
    try (SegmentReader reader = new SegmentReader(path, Files.size(path))) {
      if (reader.header().firstSequence() != segment.getKey()) {
        throw new DamagedLogException(
            path + " at offset 0: holds the segment from " + reader.header().firstSequence());
      }
      return reader.header();
    }
  }

  /** The end of a segment that is not the last, without reading the rest of it. */
  private void checkSeal(Path path, long next) throws IOException {
    byte[] seal = new byte[RecordFormat.HEADER];
    long at;
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      at = Math.max(0, file.length() - seal.length);
      file.seek(at);
      file.readFully(seal, 0, (int) Math.min(seal.length, file.length()));
    }
    boolean whole =
        RecordFormat.isPlausible(seal, 0)
            && RecordFormat.storedLength(seal, 0) == 0
            && RecordFormat.isWhole(seal, 0)
            && RecordFormat.kind(seal, 0) == RecordFormat.SEAL;
    if (!whole) {
      throw new DamagedLogException(path + " at offset " + at + ": the segment's end mark is gone");
    }
    if (RecordFormat.sequence(seal, 0) != next) {
      throw new DamagedLogException(
          SegmentName.of(directory, RecordFormat.sequence(seal, 0))
              + ": the journal file is missing; the next one there begins at event "
              + next);
    }
  }

  private Found walk(long first, Path path, String workspace) throws IOException {
    SyncedMark.@Nullable Place here = mark != null && mark.segment() == first ? mark : null;
    long confirmed = here == null ? 0 : here.offset();
    boolean markMet = here == null;
    boolean sealed = false;
    @Nullable TopicPlace followed = null;
    try (SegmentReader reader = new SegmentReader(path, Files.size(path))) {
      while (true) {
        SegmentReader.Met met = reader.advance();
        long before = met == SegmentReader.Met.RECORD ? reader.sequence() : reader.expected();
        if (here != null && reader.offset() == confirmed) {
          markMet = before == here.sequence();
        }
        if (met == SegmentReader.Met.SEAL) {
          sealed = true;
          continue;
        }
        if (met == SegmentReader.Met.RECORD && !sealed) {
          @Nullable TopicPlace place = reader.topicPlace();
          followed = place == null ? followed : place;
          continue;
        }
        long end = reader.offset();
        if (met != SegmentReader.Met.END) {
          cut(reader, end, confirmed);
        }
        if (!markMet) {
          throw new DamagedLogException(
              path
                  + " at offset "
                  + confirmed
                  + ": the confirmed end of the journal is not here; the file is another one");
        }
        return new Found(
            workspace, first, path, end, reader.expected(), sealed, confirmed, followed);
      }
    }
  }

  private void cut(SegmentReader reader, long at, long confirmed) throws IOException {
    Path path = reader.path();
    String place = path + " at offset " + at + ": ";
    if (mark == null) {
      throw new DamagedLogException(
          place
              + "the record is not whole, and the file that tells what was confirmed ("
              + directory.resolve("synced")
              + ") is missing");
    }
    if (at < confirmed) {
      throw new DamagedLogException(place + "bytes of confirmed events are not what was written");
    }
    long later = reader.findRecordAfter(at + 1);
    if (later >= 0) {
      throw new DamagedLogException(
          place + "bytes are not what was written; a whole record follows at offset " + later);
    }
    Path kept = keepTail(path, at);
    LOG.log(
        System.Logger.Level.WARNING,
        place
            + "the last record was not written to its end and was never confirmed. It was cut off;"
            + " its bytes are kept in "
            + kept.getFileName());
  }

  private static Path keepTail(Path path, long from) throws IOException {
    int n = 1;
    Path kept = path.resolveSibling(path.getFileName() + ".torn-" + n);
    while (Files.exists(kept)) {
      n++;
      kept = path.resolveSibling(path.getFileName() + ".torn-" + n);
    }
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
        RandomAccessFile copy = new RandomAccessFile(kept.toFile(), "rw")) {
      byte[] chunk = new byte[CHUNK];
      file.seek(from);
      for (int got = file.read(chunk); got > 0; got = file.read(chunk)) {
        copy.write(chunk, 0, got);
      }
      copy.getFD().sync();
      AtomicFile.syncDirectory(path.getParent());
      file.setLength(from);
      file.getFD().sync();
    }
    return kept;
  }

  /**
   * Writes the bytes that may not be on disk once more and waits for the disk: after a failed or
   * missing fdatasync the system may take them for written.
   */
  static void confirm(Found found, Disk disk) throws IOException {
    if (found.unconfirmed() >= found.offset()) {
      return;
    }
    try (RandomAccessFile file = new RandomAccessFile(found.last().toFile(), "r")) {
      byte[] chunk = new byte[CHUNK];
      long at = found.unconfirmed();
      while (at < found.offset()) {
        int length = (int) Math.min(chunk.length, found.offset() - at);
        file.seek(at);
        file.readFully(chunk, 0, length);
        disk.write(at, chunk, length);
        at += length;
      }
    }
    disk.force();
  }
}
