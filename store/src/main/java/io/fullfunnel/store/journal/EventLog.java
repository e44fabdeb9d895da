package io.fullfunnel.store.journal;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The truth: an append-only log of batches. Everything else is derived from it.
 *
 * <p>A sequence is the number of an event in order of arrival, from 0. A record that holds no
 * events still takes one sequence, so every record has a place of its own. Thread-safe.
 */
public interface EventLog extends Closeable {
  /**
   * Appends one record; it is on disk only after {@link #sync}.
   *
   * @param count sequences the record takes, at least 1
   * @return the sequence of its first event
   * @throws IOException if the disk refuses (full, read-only); nothing of the record remains
   */
  long append(Kind kind, int count, byte[] body) throws IOException;

  /** Returns when all records appended so far are on disk; callers at once share one fdatasync. */
  void sync() throws IOException;

  /** The sequence that the next record will take. */
  long end();

  /**
   * Reads the records that begin at or after a sequence, in order, up to the end as it is now.
   *
   * @throws DamagedLogException while reading, naming file and offset, where bytes are not what was
   *     written
   */
  Cursor read(long fromSequence) throws IOException;

  /**
   * Gives records appended so far other contents; sequences and counts stay. It is on disk when
   * this returns. A crash leaves each segment wholly old or wholly new, so the same call can be
   * made again. Readers go on meanwhile, and see one or the other.
   *
   * @return how many records changed
   */
  long rewrite(Rewriting rewriting) throws IOException;

  /** Says what is to stand in a record's place. */
  interface Rewriting {
    /** The kind and body that take this record's place; null leaves it as it is, byte by byte. */
    @Nullable Content instead(Entry entry) throws IOException;
  }

  /** What a record holds. */
  @SuppressWarnings("ArrayRecordComponent")
  record Content(Kind kind, byte[] body) {}

  /** What a record holds. Codes are written to disk and never change their meaning. */
  enum Kind {
    /** Messages: {@code BatchBody}. */
    EVENTS(1),
    /** JSON: an import begins. */
    IMPORT_STARTED(2),
    /** JSON: an import is complete. */
    IMPORT_FINISHED(3),
    /** JSON: an import no longer counts. */
    IMPORT_UNDONE(4),
    /** JSON: the team decided that two ids are one person, or that they are not. */
    PEOPLE_DECIDED(5),
    /** JSON: people were erased; also stands where a record about them alone had stood. */
    PEOPLE_ERASED(6),
    /** JSON: how many events were refused before they came this far: {@code RefusedEvents}. */
    EVENTS_REFUSED(7),
    /** JSON: what was too old went. */
    EVENTS_EXPIRED(9);

    private final int code;

    Kind(int code) {
      this.code = code;
    }

    public int code() {
      return code;
    }

    /** The kind of a code, or an {@link IllegalArgumentException} for one from a newer version. */
    public static Kind of(int code) {
      for (Kind kind : values()) {
        if (kind.code == code) {
          return kind;
        }
      }
      throw new IllegalArgumentException("unknown record kind " + code);
    }
  }

  /** One record; {@code body} is as it was given to {@link #append}. */
  @SuppressWarnings("ArrayRecordComponent")
  record Entry(long sequence, int count, Kind kind, byte[] body) {
    /** The sequence after this record's last. */
    public long end() {
      return sequence + count;
    }
  }

  /** Reads entries one by one. */
  interface Cursor extends Closeable {
    /** The next entry, or null at the end. */
    @Nullable Entry next() throws IOException;

    @Override
    void close() throws IOException;
  }
}
