package io.fullfunnel.store.journal;

import io.fullfunnel.store.fault.Failpoint;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the log from a sequence to an end that is fixed when the cursor is made. */
final class LogCursor implements EventLog.Cursor {
  private final NavigableMap<Long, Path> segments;
  private final Tail end;
  private final long from;

  /** First sequences of segments whose offsets are not what they were: see {@link Rewrite}. */
  private final Set<Long> rewritten;

  private @Nullable SegmentReader reader;
  private long segment;
  private boolean sealed;

  LogCursor(NavigableMap<Long, Path> segments, Set<Long> rewritten, Tail end, long from) {
    this.segments = segments;
    this.rewritten = rewritten;
    this.end = end;
    this.from = from;
    @Nullable Long holding = segments.floorKey(Math.min(from, end.active().first));
    this.segment = holding == null ? 0 : holding;
  }

  @Override
  public EventLog.@Nullable Entry next() throws IOException {
    while (from < end.sequence()) {
      SegmentReader at = reader == null ? open() : reader;
      switch (at.advance()) {
        case RECORD -> {
          if (sealed) {
            throw damaged(at, "there are records after the segment's end mark");
          }
          if (at.sequence() >= end.sequence()) {
            return null; // appended after this cursor was made
          }
          if (at.sequence() >= from) {
            Failpoint.J10.here();
            return at.entry();
          }
        }
        case SEAL -> sealed = true;
        case BROKEN -> throw damaged(at, "bytes are not what was written");
        case END -> {
          if (segment == end.active().first) {
            if (at.expected() < end.sequence()) {
              throw damaged(at, "events up to " + end.sequence() + " should be here");
            }
            return null;
          }
          turnPage(at);
        }
      }
    }
    return null;
  }

  private SegmentReader open() throws IOException {
    Path path = SegmentName.of(end.active().path.resolveSibling("."), segment).normalize();
    boolean last = segment == end.active().first;
    try {
      SegmentReader opened =
          last ? new SegmentReader(path, end.offset()) : SegmentReader.whole(path);
      if (last && rewritten.contains(segment)) {
        opened.close(); // the end is found by its sequence then
        opened = SegmentReader.whole(path);
        last = false;
      }
      reader = opened;
      if (opened.header().firstSequence() != segment) {
        throw new DamagedLogException(
            path + " at offset 0: holds another segment, from " + opened.header().firstSequence());
      }
      Map.@Nullable Entry<Long, Long> landmark = last ? end.active().landmark(from) : null;
      if (landmark != null && landmark.getValue() < end.offset()) {
        opened.skipTo(landmark.getValue(), landmark.getKey());
      }
      return opened;
    } catch (FileNotFoundException | java.nio.file.NoSuchFileException e) {
      DamagedLogException damaged = new DamagedLogException(path + ": the journal file is missing");
      damaged.initCause(e);
      throw damaged;
    }
  }

  private void turnPage(SegmentReader done) throws IOException {
    @Nullable Long next = segments.higherKey(segment);
    if (!sealed || next == null || done.expected() != next) {
      throw damaged(done, "the segment ends too early; records are missing");
    }
    done.close();
    reader = null;
    sealed = false;
    segment = next;
  }

  private static DamagedLogException damaged(SegmentReader at, String what) {
    return new DamagedLogException(at.path() + " at offset " + at.offset() + ": " + what);
  }

  @Override
  public void close() throws IOException {
    if (reader != null) {
      reader.close();
    }
  }
}
