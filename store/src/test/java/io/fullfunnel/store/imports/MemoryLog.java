package io.fullfunnel.store.imports;

import io.fullfunnel.store.event.BatchBody;
import io.fullfunnel.store.journal.EventLog;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A journal in a list, which can be told to refuse, and which forgets what was not synced. */
final class MemoryLog implements EventLog {
  private final List<Entry> entries = new ArrayList<>();
  private long end;
  private int synced;
  private int refusesAfter = Integer.MAX_VALUE;

  /** Refuses the append after so many more. */
  void refuseAfter(int appends) {
    refusesAfter = appends;
  }

  /** What the machine has after a power cut that keeps some records beyond the last sync. */
  MemoryLog afterCrash(int keptBeyondSync) {
    MemoryLog rest = new MemoryLog();
    int kept = Math.min(entries.size(), synced + keptBeyondSync);
    for (Entry entry : entries.subList(0, kept)) {
      rest.entries.add(entry);
      rest.end = entry.end();
    }
    rest.synced = kept;
    return rest;
  }

  @Override
  public synchronized long append(Kind kind, int count, byte[] body) throws IOException {
    if (refusesAfter-- <= 0) {
      throw new IOException("No space left on device");
    }
    long sequence = end;
    entries.add(new Entry(sequence, count, kind, body));
    end += count;
    return sequence;
  }

  @Override
  public synchronized void sync() {
    synced = entries.size();
  }

  @Override
  public synchronized long end() {
    return end;
  }

  @Override
  public synchronized Cursor read(long fromSequence) {
    List<Entry> some = entries.stream().filter(e -> e.sequence() >= fromSequence).toList();
    return new Cursor() {
      private int next;

      @Override
      public @Nullable Entry next() {
        return next < some.size() ? some.get(next++) : null;
      }

      @Override
      public void close() {
        next = some.size();
      }
    };
  }

  @Override
  public synchronized long rewrite(Rewriting rewriting) throws IOException {
    long changed = 0;
    for (int i = 0; i < entries.size(); i++) {
      Entry old = entries.get(i);
      Content instead = rewriting.instead(old);
      if (instead != null) {
        entries.set(i, new Entry(old.sequence(), old.count(), instead.kind(), instead.body()));
        changed++;
      }
    }
    return changed;
  }

  /** All rows of an import, in the journal's order. */
  List<Long> rows(long number) {
    List<Long> rows = new ArrayList<>();
    for (Entry entry : entries) {
      if (entry.kind() == Kind.EVENTS) {
        BatchBody.Cursor messages = new BatchBody.Cursor(entry.body());
        while (messages.envelope().importNumber() == number && messages.next()) {
          rows.add(messages.row());
        }
      }
    }
    return rows;
  }

  /** The kinds of all records but those with events, and the most rows that a batch has. */
  String shape() {
    StringBuilder text = new StringBuilder();
    for (Entry entry : entries) {
      if (entry.kind() != Kind.EVENTS) {
        text.append(text.isEmpty() ? "" : " ").append(entry.kind().name().substring(7));
      }
    }
    return text.toString();
  }

  int mostRows() {
    int most = 0;
    for (Entry entry : entries) {
      if (entry.kind() == Kind.EVENTS) {
        Set<Long> rows = new HashSet<>();
        BatchBody.Cursor messages = new BatchBody.Cursor(entry.body());
        while (messages.next()) {
          rows.add(messages.row());
        }
        most = Math.max(most, rows.size());
      }
    }
    return most;
  }

  @Override
  public void close() {
    // nothing is open
  }
}
