package io.fullfunnel.store.imports;

import io.fullfunnel.store.fault.Failpoint;
import io.fullfunnel.store.journal.EventLog;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * All imports of a workspace, folded from the journal's control records. Thread-safe; one for all
 * imports of a workspace, so that no file goes in twice at once.
 */
public final class ImportLedger {
  private final TreeMap<Long, ImportRecord> imports = new TreeMap<>();
  private final Set<Long> running = new HashSet<>();

  /** The ledger as a journal has it. */
  public static ImportLedger read(EventLog log) throws IOException {
    ImportLedger ledger = new ImportLedger();
    try (EventLog.Cursor cursor = log.read(0)) {
      for (EventLog.Entry entry = cursor.next(); entry != null; entry = cursor.next()) {
        ledger.add(entry);
      }
    }
    return ledger;
  }

  /** Takes in the journal's next record; one that it knows already changes nothing. */
  public synchronized void add(EventLog.Entry entry) {
    switch (entry.kind()) {
      case IMPORT_STARTED -> {
        ImportRecord started = ControlJson.started(entry.body(), entry.sequence());
        imports.putIfAbsent(started.number(), started);
      }
      case IMPORT_FINISHED -> {
        long number = ControlJson.number(entry.body());
        imports.computeIfPresent(
            number, (n, known) -> known.finish(ControlJson.finished(entry.body())));
      }
      case IMPORT_UNDONE ->
          imports.computeIfPresent(ControlJson.number(entry.body()), (n, known) -> known.undo());
      case EVENTS, PEOPLE_DECIDED, PEOPLE_ERASED, EVENTS_REFUSED, EVENTS_EXPIRED -> {}
    }
  }

  /** All imports in order, undone ones included. */
  public synchronized List<ImportRecord> list() {
    return List.copyOf(imports.values());
  }

  public synchronized Optional<ImportRecord> find(long number) {
    return Optional.ofNullable(imports.get(number));
  }

  public synchronized boolean isUndone(long number) {
    ImportRecord known = imports.get(number);
    return known != null && known.undone();
  }

  /**
   * The import that this file is or becomes: a finished one, an unfinished one to go on with, or a
   * new one, whose beginning is then on disk.
   */
  synchronized ImportRecord begin(EventLog log, ImportRecord wanted) throws IOException {
    ImportRecord known = known(wanted.hash(), wanted.into()).orElse(null);
    if (known != null) {
      if (running.contains(known.number())) {
        throw new ImportRefusedException(
            "%s is being imported at this moment as %d; wait for its end."
                .formatted(wanted.file(), known.number()));
      }
      if (!known.columns().equals(wanted.columns())) {
        throw otherColumns(known);
      }
      if (known.finished() == null) {
        running.add(known.number());
      }
      return known;
    }
    long number = imports.isEmpty() ? 1 : imports.lastKey() + 1;
    byte[] body = ControlJson.started(number, wanted);
    long sequence = log.append(EventLog.Kind.IMPORT_STARTED, 1, body);
    log.sync();
    Failpoint.I1.here();
    ImportRecord started = ControlJson.started(body, sequence);
    imports.put(number, started);
    running.add(number);
    return started;
  }

  static ImportRefusedException otherColumns(ImportRecord known) {
    return new ImportRefusedException(
        "already imported as %d with other columns; `import --undo %d` first"
            .formatted(known.number(), known.number()),
        known.number());
  }

  /** The import that a file with this hash already is. */
  synchronized Optional<ImportRecord> known(String hash, String into) {
    return imports.descendingMap().values().stream()
        .filter(i -> !i.undone() && i.hash().equals(hash) && i.into().equals(into))
        .findFirst();
  }

  synchronized void finish(EventLog log, long number, ImportRecord.Finished how)
      throws IOException {
    log.append(EventLog.Kind.IMPORT_FINISHED, 1, ControlJson.finished(number, how));
    log.sync();
    imports.computeIfPresent(number, (n, known) -> known.finish(how));
  }

  /** Takes an import back: its rows no longer count. */
  public synchronized void undo(EventLog log, long number, long atMillis) throws IOException {
    ImportRecord known = imports.get(number);
    if (known == null) {
      throw new ImportRefusedException(
          "There is no import %d; `import --list` shows all.".formatted(number));
    }
    if (known.undone()) {
      throw new ImportRefusedException("Import %d is undone already.".formatted(number));
    }
    if (running.contains(number)) {
      throw new ImportRefusedException(
          "Import %d is running at this moment; stop it first.".formatted(number));
    }
    takeBack(log, number, atMillis);
  }

  synchronized void takeBack(EventLog log, long number, long atMillis) throws IOException {
    log.append(EventLog.Kind.IMPORT_UNDONE, 1, ControlJson.undone(number, atMillis));
    log.sync();
    imports.computeIfPresent(number, (n, known) -> known.undo());
  }

  synchronized void release(long number) {
    running.remove(number);
  }
}
