package io.fullfunnel.store.journal;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * An end of the log: where in the segment being written, at which sequence, and how many bytes were
 * written since the log was opened.
 */
record Tail(Active active, long offset, long sequence, long written) {

  Tail after(int bytes, int count) {
    active.note(sequence, offset);
    return new Tail(active, offset + bytes, sequence + count, written + bytes);
  }

  SyncedMark.Place place() {
    return new SyncedMark.Place(active.first, offset, sequence);
  }

  /** The segment being written. */
  static final class Active {
    private static final long LANDMARK_EVERY = 256 << 10;

    final Path path;
    final long first;
    final Disk disk;
    private final ConcurrentSkipListMap<Long, Long> landmarks = new ConcurrentSkipListMap<>();
    private long lastLandmark;

    Active(Path path, long first, Disk disk) {
      this.path = path;
      this.first = first;
      this.disk = disk;
    }

    private void note(long sequence, long offset) {
      if (offset - lastLandmark >= LANDMARK_EVERY) {
        landmarks.put(sequence, offset);
        lastLandmark = offset;
      }
    }

    /** A record's sequence and offset, at or before a sequence, so that a reader need not walk. */
    Map.@Nullable Entry<Long, Long> landmark(long sequence) {
      return landmarks.floorEntry(sequence);
    }
  }
}
