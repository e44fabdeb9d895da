package io.fullfunnel.store.workspace;

import io.fullfunnel.store.data.SealedFile;
import io.fullfunnel.store.event.BatchBody;
import io.fullfunnel.store.event.Envelope;
import io.fullfunnel.store.event.RefusedEvents;
import io.fullfunnel.store.failed.FailedId;
import io.fullfunnel.store.imports.ImportLedger;
import io.fullfunnel.store.imports.ImportRecord;
import io.fullfunnel.store.journal.EventLog;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What the journal's control records say (imports begun, finished, undone; events refused) and
 * which failed events were replayed, kept apart so that opening a workspace does not mean reading
 * its whole journal: a reader with its own position.
 */
final class ControlLog {
  private final Path file;
  private final List<EventLog.Entry> entries = new ArrayList<>();
  private final ImportLedger ledger = new ImportLedger();
  private long position;
  private long refusedEvents;
  private final Map<FailedId, Replay> replays = new TreeMap<>();
  private boolean changed;

  private ControlLog(Path file) {
    this.file = file;
  }

  /** Reads what was kept and then what the journal holds beyond it. */
  static ControlLog open(Path file, EventLog log) throws IOException {
    ControlLog control = new ControlLog(file);
    if (Files.exists(file)) {
      control.read();
    }
    if (control.position > log.end()) {
      control = new ControlLog(file); // of another journal: begin again
    }
    try (EventLog.Cursor cursor = log.read(control.position)) {
      for (EventLog.Entry entry = cursor.next(); entry != null; entry = cursor.next()) {
        control.see(entry);
      }
    }
    control.save();
    return control;
  }

  ImportLedger ledger() {
    return ledger;
  }

  /** Numbers of the imports that no longer count. */
  Set<Long> undone() {
    Set<Long> undone = new TreeSet<>();
    for (ImportRecord each : ledger.list()) {
      if (each.undone()) {
        undone.add(each.number());
      }
    }
    return undone;
  }

  /** Rows that imports refused. */
  long refusedRows() {
    long refused = 0;
    for (ImportRecord each : ledger.list()) {
      refused += each.finished() == null ? 0 : each.finished().refused();
    }
    return refused;
  }

  /** Events that were refused where they arrived. */
  long refusedEvents() {
    return refusedEvents;
  }

  /**
   * A failed event that came a second time.
   *
   * @param sequence of the first message that was made of it
   * @param importNumber the import it belongs to, 0 if none
   */
  record Replay(long sequence, long importNumber) {}

  /** Failed events whose repaired form stands in the journal. */
  Map<FailedId, Replay> replays() {
    return replays;
  }

  /** How many of them count: those of imports that were taken back do not. */
  long replayed(Predicate<FailedId> which) {
    long counted = 0;
    for (Map.Entry<FailedId, Replay> each : replays.entrySet()) {
      long number = each.getValue().importNumber();
      boolean counts = number == 0 || !ledger.isUndone(number);
      counted += counts && which.test(each.getKey()) ? 1 : 0;
    }
    return counted;
  }

  /** Takes an entry of the journal, in order; those already seen are passed over. */
  void see(EventLog.Entry entry) {
    if (entry.sequence() < position) {
      return;
    }
    position = entry.end();
    changed = true;
    if (isOfImports(entry.kind())) {
      entries.add(entry);
      ledger.add(entry);
    } else if (entry.kind() == EventLog.Kind.EVENTS_REFUSED) {
      refusedEvents += RefusedEvents.of(entry.body()).total();
    } else if (entry.kind() == EventLog.Kind.EVENTS && entry.count() == 1) {
      Envelope envelope = new BatchBody.Cursor(entry.body()).envelope();
      if (!envelope.replay().isEmpty()) {
        Replay replay = new Replay(entry.sequence(), envelope.importNumber());
        replays.putIfAbsent(FailedId.of(envelope.replay()), replay);
      }
    }
  }

  private static boolean isOfImports(EventLog.Kind kind) {
    return switch (kind) {
      case IMPORT_STARTED, IMPORT_FINISHED, IMPORT_UNDONE -> true;
      case EVENTS, PEOPLE_DECIDED, PEOPLE_ERASED, EVENTS_REFUSED, EVENTS_EXPIRED -> false;
    };
  }

  void save() throws IOException {
    if (!changed) {
      return;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeLong(position);
      out.writeInt(entries.size());
      for (EventLog.Entry entry : entries) {
        out.writeLong(entry.sequence());
        out.writeInt(entry.count());
        out.writeInt(entry.kind().code());
        out.writeInt(entry.body().length);
        out.write(entry.body());
      }
      out.writeLong(refusedEvents);
      out.writeInt(replays.size());
      for (Map.Entry<FailedId, Replay> each : replays.entrySet()) {
        out.writeLong(each.getKey().sequence());
        out.writeInt(each.getKey().place());
        out.writeLong(each.getValue().sequence());
        out.writeLong(each.getValue().importNumber());
      }
    }
    SealedFile.write(file, bytes.toByteArray());
    changed = false;
  }

  private void read() throws IOException {
    try (DataInputStream in =
        new DataInputStream(new ByteArrayInputStream(SealedFile.read(file)))) {
      position = in.readLong();
      int size = in.readInt();
      for (int i = 0; i < size; i++) {
        long sequence = in.readLong();
        int count = in.readInt();
        EventLog.Kind kind = EventLog.Kind.of(in.readInt());
        byte[] body = new byte[in.readInt()];
        in.readFully(body);
        EventLog.Entry entry = new EventLog.Entry(sequence, count, kind, body);
        entries.add(entry);
        ledger.add(entry);
      }
      refusedEvents = in.available() > 0 ? in.readLong() : 0; // earlier versions knew of none
      for (int left = in.available() > 0 ? in.readInt() : 0; left > 0; left--) {
        FailedId id = new FailedId(in.readLong(), in.readInt());
        replays.put(id, new Replay(in.readLong(), in.readLong()));
      }
    }
  }
}
