package io.fullfunnel.store.journal;

import io.fullfunnel.store.data.AtomicFile;
import io.fullfunnel.store.data.DiskTrouble;
import io.fullfunnel.store.fault.Failpoint;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The log in a folder of files: segments named by their first sequence, and a mark of what the disk
 * has confirmed. One process has it open at a time (the data directory's lock).
 *
 * <p>Readers get only what is confirmed, so that none of them can be ahead of the log after a power
 * cut.
 */
public final class FileLog implements EventLog {
  private static final System.Logger LOGGER = System.getLogger(FileLog.class.getName());

  /** Bytes at which a segment is full. */
  public static final long ROLL_AT = 64 << 20;

  private final Path directory;
  private final String workspace;
  private final Disk.Opener opener;
  private final long rollAt;
  private final SyncedMark mark;
  private final ConcurrentSkipListMap<Long, Path> segments;
  private final Rewrite rewrite = new Rewrite();

  /** Held by the one thread that writes; never waited for by a thread that syncs. */
  private final ReentrantLock writing = new ReentrantLock();

  private volatile Tail tail;
  private boolean sealed;
  private boolean remainder;
  private volatile boolean closed;

  /** Of the last record that came from a topic; null if that is not known, or there is none. */
  private volatile @Nullable TopicPlace followed;

  /** Whether all segments were looked through for that; guarded by {@code writing}. */
  private boolean lookedBack;

  private final ReentrantLock confirming = new ReentrantLock();
  private final Condition confirmed = confirming.newCondition();
  private volatile Tail synced;
  private boolean syncing;
  private volatile @Nullable IOException failure;
  private boolean markFailed;

  private FileLog(Path directory, Recovery.Found found, Disk.Opener opener, long rollAt, Disk last)
      throws IOException {
    this.directory = directory;
    this.workspace = found.workspace();
    this.opener = opener;
    this.rollAt = rollAt;
    this.sealed = found.sealed();
    this.followed = found.followed();
    this.segments = new ConcurrentSkipListMap<>(SegmentName.list(directory));
    Recovery.confirm(found, last);
    Tail.Active active = new Tail.Active(found.last(), found.first(), last);
    this.tail = new Tail(active, found.offset(), found.sequence(), 0);
    this.synced = tail;
    this.mark = SyncedMark.start(directory, tail.place());
  }

  /**
   * Opens the log in a folder, or begins one.
   *
   * @param newWorkspace the id written into a log that begins; one that exists keeps its own
   * @throws DamagedLogException if files are missing or not as they were written
   */
  public static FileLog open(Path directory, String newWorkspace) throws IOException {
    return open(directory, newWorkspace, ROLL_AT);
  }

  /** As {@link #open(Path, String)}, with another size at which a segment is full. */
  public static FileLog open(Path directory, String newWorkspace, long segmentBytes)
      throws IOException {
    return open(directory, newWorkspace, Disk::real, segmentBytes);
  }

  static FileLog open(Path directory, String newWorkspace, Disk.Opener opener, long rollAt)
      throws IOException {
    Files.createDirectories(directory);
    AtomicFile.syncDirectory(directory.toAbsolutePath().getParent());
    deleteTemporary(directory);
    Recovery.@Nullable Found found = Recovery.look(directory);
    if (found == null) {
      // the mark is first: a log without one is known to have lost it
      SyncedMark.start(directory, new SyncedMark.Place(0, SegmentHeader.BYTES, 0)).close();
      Path first = SegmentName.of(directory, 0);
      AtomicFile.write(first, new SegmentHeader(0, newWorkspace).encode());
      int header = SegmentHeader.BYTES;
      found = new Recovery.Found(newWorkspace, 0, first, header, 0, false, header, null);
    }
    Disk last = opener.open(found.last());
    try {
      return new FileLog(directory, found, opener, rollAt, last);
    } catch (IOException e) {
      last.close();
      throw e;
    }
  }

  private static void deleteTemporary(Path directory) throws IOException {
    try (DirectoryStream<Path> left =
        Files.newDirectoryStream(directory, "*" + AtomicFile.TEMPORARY)) {
      for (Path file : left) {
        Files.delete(file);
      }
    }
  }

  /** The id of the workspace that the log belongs to. */
  public String workspace() {
    return workspace;
  }

  @Override
  public long append(Kind kind, int count, byte[] body) throws IOException {
    return append(kind, count, body, null);
  }

  /** As {@link EventLog#append}; the record carries the place in a topic that it came from. */
  public long append(Kind kind, int count, byte[] body, @Nullable TopicPlace from)
      throws IOException {
    if (count < 1) {
      throw new IllegalArgumentException("a record takes at least one sequence, not " + count);
    }
    if (body.length > RecordFormat.MAX_BODY) {
      throw new IllegalArgumentException("a body has at most 256 MB, not " + body.length);
    }
    RecordFormat.Draft draft = RecordFormat.draft(kind.code(), count, body, from);
    Failpoint.J1.here();
    writing.lock();
    try {
      checkUsable();
      if (tail.offset() >= rollAt || sealed) {
        roll();
      }
      long sequence = tail.sequence();
      write(draft, count);
      if (from != null) {
        followed = from;
      }
      Failpoint.J2.here();
      return sequence;
    } finally {
      writing.unlock();
    }
  }

  /**
   * The place in a topic of the last record that came from one; null if none did. Reads back
   * through the segments where that is not known yet.
   */
  public @Nullable TopicPlace followed() throws IOException {
    writing.lock();
    try {
      for (Path path : segments.descendingMap().values()) {
        if (followed != null || lookedBack) {
          break;
        }
        followed = lastPlace(path);
      }
      lookedBack = true;
      return followed;
    } finally {
      writing.unlock();
    }
  }

  private @Nullable TopicPlace lastPlace(Path segment) throws IOException {
    @Nullable TopicPlace last = null;
    boolean active = segment.equals(segments.lastEntry().getValue());
    try (SegmentReader reader = SegmentReader.whole(segment)) {
      SegmentReader.Met met = reader.advance();
      while (met == SegmentReader.Met.RECORD) {
        @Nullable TopicPlace place = reader.topicPlace();
        last = place == null ? last : place;
        met = reader.advance();
      }
      if (met == SegmentReader.Met.BROKEN && !active) {
        throw new DamagedLogException(
            segment + " at offset " + reader.offset() + ": bytes are not what was written");
      }
    }
    return last;
  }

  private void checkUsable() throws IOException {
    if (closed) {
      throw new IOException("The journal " + directory + " is closed.");
    }
    IOException failed = failure;
    if (failed != null) {
      throw refused(failed);
    }
  }

  private void write(RecordFormat.Draft draft, int count) throws IOException {
    Tail now = tail;
    Disk disk = now.active().disk;
    RecordFormat.place(draft, now.sequence());
    try {
      if (remainder) {
        disk.truncate(now.offset());
      }
      remainder = true; // also if memory is short in the middle
      disk.write(now.offset(), draft.bytes(), draft.length());
      remainder = false;
    } catch (IOException e) {
      takeBack(disk, now.offset(), e);
      throw unwritten(now.active().path, e);
    }
    tail = now.after(draft.length(), count);
  }

  private void takeBack(Disk disk, long offset, IOException cause) {
    try {
      disk.truncate(offset);
      remainder = false;
    } catch (IOException e) { // the next write takes it back first
      cause.addSuppressed(e);
    }
  }

  private static IOException unwritten(Path file, IOException cause) {
    return new IOException(
        "The journal file "
            + file
            + " cannot be written, because "
            + DiskTrouble.of(cause)
            + ". Nothing of this batch was stored; once the disk takes data again the journal goes"
            + " on by itself.",
        cause);
  }

  private IOException refused(IOException cause) {
    return new IOException(
        "The disk did not confirm what was written to the journal "
            + directory
            + ", because "
            + DiskTrouble.of(cause)
            + ". What it holds is not known, so it takes nothing more until it is opened again.",
        cause);
  }

  /** Ends the segment and begins the next; a failure in between is made good by the next call. */
  private void roll() throws IOException {
    if (!sealed) {
      write(RecordFormat.draft(RecordFormat.SEAL, 0, new byte[0], null), 0);
      sealed = true;
    }
    syncTo(tail.written());
    Failpoint.J9.here();
    Tail old = tail;
    Path path = SegmentName.of(directory, old.sequence());
    Disk disk;
    try {
      AtomicFile.write(path, new SegmentHeader(old.sequence(), workspace).encode());
      Failpoint.J9.here();
      disk = opener.open(path);
    } catch (IOException e) {
      throw unwritten(path, e);
    }
    segments.put(old.sequence(), path);
    Tail.Active active = new Tail.Active(path, old.sequence(), disk);
    tail = new Tail(active, SegmentHeader.BYTES, old.sequence(), old.written());
    synced = tail; // nobody else moves it: everything written is confirmed
    sealed = false;
    moveMark(tail, true);
    old.active().disk.close();
  }

  @Override
  public void sync() throws IOException {
    syncTo(tail.written());
  }

  private void syncTo(long target) throws IOException {
    confirming.lock();
    try {
      while (synced.written() < target) {
        IOException failed = failure;
        if (failed != null) {
          throw refused(failed);
        }
        if (syncing) {
          confirmed.awaitUninterruptibly();
        } else {
          lead();
        }
      }
    } finally {
      confirming.unlock();
    }
  }

  /** One fdatasync for all who wait; the lock is not held meanwhile, so that more can gather. */
  private void lead() {
    syncing = true;
    Tail goal = tail;
    confirming.unlock();
    IOException failed = new IOException("the thread that waited for the disk was ended");
    try {
      goal.active().disk.force();
      Failpoint.J3.here();
      moveMark(goal, false);
      failed = null;
    } catch (IOException e) {
      failed = e;
      LOGGER.log(System.Logger.Level.ERROR, refused(e).getMessage());
    } finally {
      confirming.lock();
      syncing = false;
      if (failed == null) {
        synced = goal;
      } else {
        failure = failed;
      }
      confirmed.signalAll();
    }
  }

  private void moveMark(Tail to, boolean durably) {
    try {
      mark.move(to.place());
      if (durably) {
        mark.force();
      }
    } catch (IOException e) {
      // the events are safe; only the telling of a torn end from a damaged one grows weaker
      if (!markFailed) {
        LOGGER.log(
            System.Logger.Level.WARNING,
            "The file "
                + directory.resolve("synced")
                + " cannot be written, because "
                + DiskTrouble.of(e)
                + ".");
      }
      markFailed = true;
    }
  }

  @Override
  public long end() {
    return tail.sequence();
  }

  @Override
  public Cursor read(long fromSequence) throws IOException {
    if (fromSequence < 0) {
      throw new IllegalArgumentException("no event has the sequence " + fromSequence);
    }
    if (closed) {
      throw new IOException("The journal " + directory + " is closed.");
    }
    if (failure == null) {
      try {
        sync();
      } catch (IOException e) {
        // told to those who write; what was confirmed before can still be read
        LOGGER.log(System.Logger.Level.DEBUG, "reading up to the last confirmed event", e);
      }
    }
    return new LogCursor(segments, rewrite.rewritten(), synced, fromSequence);
  }

  @Override
  public long rewrite(Rewriting rewriting) throws IOException {
    long end;
    writing.lock();
    try {
      checkUsable();
      if (sealed || tail.sequence() > tail.active().first) {
        roll();
      }
      // it must not tell of an offset in a segment that is about to change
      mark.move(tail.place());
      mark.force();
      end = tail.active().first;
    } finally {
      writing.unlock();
    }
    return rewrite.run(directory, segments.headMap(end, false), rewriting);
  }

  /** Takes the log's files, one by one. */
  public interface Copy {
    /**
     * @param content as many bytes as belong to the copy; closed by the caller
     */
    void file(String name, InputStream content) throws IOException;
  }

  /**
   * Copies the log as the disk has it confirmed now, while others go on appending: what is appended
   * later is not in the copy, and the copy opens as a whole log.
   *
   * @return the sequence after the last one in the copy
   */
  public long copyTo(Copy copy) throws IOException {
    return rewrite.without(() -> copyAll(copy));
  }

  private long copyAll(Copy copy) throws IOException {
    sync();
    Tail end = synced;
    long last = end.active().first;
    for (Map.Entry<Long, Path> segment : segments.headMap(last, true).entrySet()) {
      Path file = segment.getValue();
      long bytes = segment.getKey() == last ? end.offset() : Files.size(file);
      try (InputStream in = Files.newInputStream(file)) {
        copy.file(String.valueOf(file.getFileName()), new FirstBytes(in, bytes));
      }
    }
    copy.file(SyncedMark.NAME, new ByteArrayInputStream(SyncedMark.fresh(end.place())));
    return end.sequence();
  }

  /** Whether the disk did not confirm something: only opening the log again is a cure. */
  public boolean isFailed() {
    return failure != null;
  }

  /** Whoever wrote it was told that it is not stored, and may bring it again. */
  private void forgetUnconfirmed() {
    Tail last = synced;
    try {
      last.active().disk.truncate(last.offset());
    } catch (IOException e) {
      // written once more and kept when the log is opened
      LOGGER.log(System.Logger.Level.DEBUG, "what was not confirmed stays in " + directory, e);
    }
  }

  @Override
  public void close() throws IOException {
    writing.lock();
    try {
      if (closed) {
        return;
      }
      try {
        if (failure == null) {
          sync();
          mark.force();
        } else {
          forgetUnconfirmed();
        }
      } finally {
        closed = true;
        mark.close();
        tail.active().disk.close();
      }
    } finally {
      writing.unlock();
    }
  }
}
