package io.fullfunnel.store.workspace;

import io.fullfunnel.store.event.BatchBody;
import io.fullfunnel.store.event.Tombstone;
import io.fullfunnel.store.failed.FailedId;
import io.fullfunnel.store.journal.EventLog;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * Sums over the messages of a journal, by import: read once, then only what came since. Begun again
 * with the readers, so that an erasure is not missed.
 */
final class JournalSums {
  private final Map<Long, Sum> byImport = new TreeMap<>();
  private long position;

  /** Messages of one import, or of none. */
  private static final class Sum {
    long messages;
    long erased;
    long expired;
  }

  /** What the journal holds; the readers have read it to its end. */
  Journalled all(EventLog log, Readers readers) throws IOException {
    read(log, readers);
    long messages = 0;
    long undone = 0;
    long erased = 0;
    long expired = 0;
    for (Map.Entry<Long, Sum> each : byImport.entrySet()) {
      Sum sum = each.getValue();
      messages += sum.messages;
      if (each.getKey() != 0 && readers.control().ledger().isUndone(each.getKey())) {
        undone += sum.messages;
      } else {
        erased += sum.erased;
        expired += sum.expired;
      }
    }
    return new Journalled(messages, undone, erased, expired, position);
  }

  /** Messages of an import that counted until their person was erased. */
  long erased(EventLog log, Readers readers, long importNumber) throws IOException {
    read(log, readers);
    return byImport.getOrDefault(importNumber, new Sum()).erased;
  }

  private void read(EventLog log, Readers readers) throws IOException {
    try (EventLog.Cursor cursor = log.read(position)) {
      for (EventLog.Entry entry = cursor.next(); entry != null; entry = cursor.next()) {
        if (entry.kind() == EventLog.Kind.EVENTS) {
          BatchBody.Cursor batch = new BatchBody.Cursor(entry.body());
          Sum sum = byImport.computeIfAbsent(batch.envelope().importNumber(), number -> new Sum());
          sum.messages += entry.count();
          gone(entry, batch, readers, sum);
        }
        position = entry.end();
      }
    }
  }

  private static void gone(EventLog.Entry entry, BatchBody.Cursor batch, Readers readers, Sum sum) {
    for (long sequence = entry.sequence(); batch.next(); sequence++) {
      boolean first = Tombstone.is(batch) && readers.admission().admitted(sequence);
      if (first && !readers.control().replays().containsKey(new FailedId(sequence, 0))) {
        sum.erased += Tombstone.isExpired(batch) ? 0 : 1;
        sum.expired += Tombstone.isExpired(batch) ? 1 : 0;
      }
    }
  }
}
