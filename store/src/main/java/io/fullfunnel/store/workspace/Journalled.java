package io.fullfunnel.store.workspace;

import io.fullfunnel.store.event.BatchBody;
import io.fullfunnel.store.event.EventDecoder;
import io.fullfunnel.store.event.Tombstone;
import io.fullfunnel.store.failed.SkippedMessages.Stage;
import io.fullfunnel.store.journal.EventLog;
import java.io.IOException;

/**
 * Messages as the journal has them.
 *
 * @param messages all of them
 * @param undone those of imports that no longer count
 * @param erased those that counted until their person was erased
 * @param expired those that counted until they were too old
 * @param end how far it was looked: what comes meanwhile is in none of these
 */
record Journalled(long messages, long undone, long erased, long expired, long end) {
  /** Marks the messages that cannot be read: each is tried. */
  static void markFailed(EventLog log, Readers readers) throws IOException {
    EventDecoder decoder = new EventDecoder();
    try (EventLog.Cursor cursor = log.read(0)) {
      for (EventLog.Entry entry = cursor.next(); entry != null; entry = cursor.next()) {
        if (entry.kind() != EventLog.Kind.EVENTS) {
          continue;
        }
        BatchBody.Cursor batch = new BatchBody.Cursor(entry.body());
        long number = batch.envelope().importNumber();
        boolean undone = number != 0 && readers.control().ledger().isUndone(number);
        for (long sequence = entry.sequence(); !undone && batch.next(); sequence++) {
          if (!Tombstone.is(batch) && readers.skipped().find(sequence) == null) {
            try {
              decoder.decode(sequence, 0, 0, 0, batch.bytes(), batch.offset(), batch.length());
            } catch (IllegalArgumentException e) {
              String why = String.valueOf(e.getMessage());
              readers.skipped().add(sequence, entry.sequence(), number, Stage.MESSAGE, why);
            }
          }
        }
      }
    }
    readers.skipped().save();
  }
}
