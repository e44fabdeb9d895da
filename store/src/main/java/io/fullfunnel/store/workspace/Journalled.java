package io.fullfunnel.store.workspace;

import io.fullfunnel.store.admission.Admission;
import io.fullfunnel.store.event.BatchBody;
import io.fullfunnel.store.event.EventDecoder;
import io.fullfunnel.store.event.Tombstone;
import io.fullfunnel.store.journal.EventLog;
import java.io.IOException;

/**
 * Messages as the journal has them.
 *
 * @param messages all of them
 * @param undone those of imports that no longer count
 * @param erased those that counted until their person was erased
 */
record Journalled(long messages, long undone, long erased) {
  /** The number of no import: all messages. */
  static final long ALL = -1;

  /** Counts the messages of an import, or all. */
  static Journalled count(EventLog log, Readers readers, long importNumber) throws IOException {
    long messages = 0;
    long undone = 0;
    long erased = 0;
    try (EventLog.Cursor cursor = log.read(0)) {
      for (EventLog.Entry entry = cursor.next(); entry != null; entry = cursor.next()) {
        if (entry.kind() != EventLog.Kind.EVENTS) {
          continue;
        }
        BatchBody.Cursor batch = new BatchBody.Cursor(entry.body());
        long number = batch.envelope().importNumber();
        if (importNumber != ALL && importNumber != number) {
          continue;
        }
        messages += entry.count();
        if (number != 0 && readers.control().ledger().isUndone(number)) {
          undone += entry.count();
        } else {
          erased += erased(entry, batch, readers.admission());
        }
      }
    }
    return new Journalled(messages, undone, erased);
  }

  private static long erased(EventLog.Entry entry, BatchBody.Cursor batch, Admission admission) {
    long erased = 0;
    for (long sequence = entry.sequence(); batch.next(); sequence++) {
      boolean first = Tombstone.is(batch) && admission.admitted(sequence);
      erased += first ? 1 : 0;
    }
    return erased;
  }

  /** How many messages cannot be read: each is tried. */
  static long failed(EventLog log, Readers readers) throws IOException {
    EventDecoder decoder = new EventDecoder();
    long failed = 0;
    try (EventLog.Cursor cursor = log.read(0)) {
      for (EventLog.Entry entry = cursor.next(); entry != null; entry = cursor.next()) {
        if (entry.kind() != EventLog.Kind.EVENTS) {
          continue;
        }
        BatchBody.Cursor batch = new BatchBody.Cursor(entry.body());
        long number = batch.envelope().importNumber();
        boolean undone = number != 0 && readers.control().ledger().isUndone(number);
        while (!undone && batch.next()) {
          failed += Tombstone.is(batch) || isReadable(decoder, batch) ? 0 : 1;
        }
      }
    }
    return failed;
  }

  private static boolean isReadable(EventDecoder decoder, BatchBody.Cursor batch) {
    try {
      decoder.decode(0, 0, 0, 0, batch.bytes(), batch.offset(), batch.length());
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
