package io.fullfunnel.store.journal;

import io.fullfunnel.store.data.AtomicFile;
import io.fullfunnel.store.fault.Failpoint;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.NavigableMap;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The changing of full segments: each is written anew beside itself, read back, and takes the old
 * one's name in one step. Records that stay as they are keep their bytes.
 */
final class Rewrite {
  private static final int CHUNK = 256 << 10;

  /** Segments whose offsets are no longer what they were when this log was opened. */
  private final Set<Long> rewritten = ConcurrentHashMap.newKeySet();

  /** Held while files change their contents, and by whoever must see all of them at one moment. */
  private final ReentrantLock files = new ReentrantLock();

  Set<Long> rewritten() {
    return rewritten;
  }

  /** Something that is done while no file changes under it. */
  interface Undisturbed {
    long run() throws IOException;
  }

  long without(Undisturbed work) throws IOException {
    files.lock();
    try {
      return work.run();
    } finally {
      files.unlock();
    }
  }

  /** Rewrites segments that are full; how many records changed. */
  long run(Path directory, NavigableMap<Long, Path> segments, EventLog.Rewriting rewriting)
      throws IOException {
    long changed = 0;
    for (var segment : segments.entrySet()) {
      changed += rewrite(segment.getKey(), segment.getValue(), rewriting);
    }
    removeTorn(directory);
    return changed;
  }

  private long rewrite(long first, Path path, EventLog.Rewriting rewriting) throws IOException {
    Path made = path.resolveSibling(path.getFileName() + AtomicFile.TEMPORARY);
    long changed = write(path, made, rewriting);
    if (changed == 0) {
      return 0;
    }
    compare(path, made);
    Failpoint.E2.here();
    files.lock();
    try {
      rewritten.add(first); // before the name is another file's: a cursor asks after it opened
      Files.move(made, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      AtomicFile.syncDirectory(path.getParent());
    } finally {
      files.unlock();
    }
    Failpoint.E3.here();
    return changed;
  }

  /** Makes the new file, if there is anything to change; how many records changed. */
  private static long write(Path path, Path made, EventLog.Rewriting rewriting) throws IOException {
    long changed = 0;
    @Nullable RandomAccessFile out = null;
    try (SegmentReader reader = SegmentReader.whole(path)) {
      SegmentReader.Met met = reader.advance();
      while (met == SegmentReader.Met.RECORD || met == SegmentReader.Met.SEAL) {
        EventLog.@Nullable Content instead =
            met == SegmentReader.Met.RECORD ? rewriting.instead(reader.entry()) : null;
        if (instead != null && out == null) {
          out = begin(path, made, reader.offset());
        }
        if (out != null) {
          put(reader, instead, out);
        }
        changed += instead == null ? 0 : 1;
        met = reader.advance();
      }
      if (met == SegmentReader.Met.BROKEN) {
        throw new DamagedLogException(
            path + " at offset " + reader.offset() + ": bytes are not what was written");
      }
      if (out != null) {
        out.getFD().sync();
      }
    } finally {
      if (out != null) {
        out.close();
      }
    }
    return changed;
  }

  /** A new file with the old one's beginning, readable by its owner only. */
  private static RandomAccessFile begin(Path path, Path made, long bytes) throws IOException {
    AtomicFile.write(made, new byte[0]);
    RandomAccessFile out = new RandomAccessFile(made.toFile(), "rw");
    try (RandomAccessFile in = new RandomAccessFile(path.toFile(), "r")) {
      byte[] chunk = new byte[CHUNK];
      for (long left = bytes; left > 0; ) {
        int length = (int) Math.min(chunk.length, left);
        in.readFully(chunk, 0, length);
        out.write(chunk, 0, length);
        left -= length;
      }
      return out;
    } catch (IOException e) {
      out.close();
      throw e;
    }
  }

  private static void put(
      SegmentReader reader, EventLog.@Nullable Content instead, RandomAccessFile out)
      throws IOException {
    if (instead == null) {
      reader.copyTo(out);
      return;
    }
    EventLog.Entry old = reader.entry();
    RecordFormat.Draft draft =
        RecordFormat.draft(instead.kind().code(), old.count(), instead.body(), reader.topicPlace());
    RecordFormat.place(draft, old.sequence());
    out.write(draft.bytes(), 0, draft.length());
  }

  /** Reads back what was written: every record has its place and is whole. */
  private static void compare(Path path, Path made) throws IOException {
    try (SegmentReader was = SegmentReader.whole(path);
        SegmentReader is = SegmentReader.whole(made)) {
      SegmentReader.Met met;
      do {
        met = was.advance();
        if (is.advance() != met || is.expected() != was.expected()) {
          throw new IOException(
              "The disk does not give back what was written to "
                  + made
                  + " at offset "
                  + is.offset()
                  + "; the journal stays as it is.");
        }
      } while (met == SegmentReader.Met.RECORD || met == SegmentReader.Met.SEAL);
    }
  }

  /** Ends of records that were cut off once: nobody can tell whose they are. */
  private static void removeTorn(Path directory) throws IOException {
    try (DirectoryStream<Path> torn = Files.newDirectoryStream(directory, "*.torn-*")) {
      for (Path file : torn) {
        Files.delete(file);
      }
    }
  }
}
