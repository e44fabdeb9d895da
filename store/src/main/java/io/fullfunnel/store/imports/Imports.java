package io.fullfunnel.store.imports;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fullfunnel.store.data.KeyedHash;
import io.fullfunnel.store.event.BatchBody;
import io.fullfunnel.store.event.Envelope;
import io.fullfunnel.store.fault.Failpoint;
import io.fullfunnel.store.files.MessageFile;
import io.fullfunnel.store.files.MessageReader;
import io.fullfunnel.store.files.UnreadableFileException;
import io.fullfunnel.store.imports.ImportResult.Outcome;
import io.fullfunnel.store.journal.EventLog;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Brings files into a journal: each row once, whatever happens in between. Start here. */
public final class Imports {
  private static final int EXAMPLES = 10;
  private static final long SYNC_NANOS = 3_000_000_000L;

  private final EventLog log;
  private final ImportLedger ledger;
  private final KeyedHash ids;
  private final Clock clock;

  /**
   * @param ledger the one of this journal, shared by all that import into it
   * @param ids hides the addresses of a web server's log
   */
  public Imports(EventLog log, ImportLedger ledger, KeyedHash ids, Clock clock) {
    this.log = log;
    this.ledger = ledger;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Imports a file, goes on with an import that was cut off, or finds it imported already.
   *
   * @throws UnreadableFileException if the file cannot be read, or changed meanwhile
   * @throws io.fullfunnel.store.files.OptionException if the options do not fit the file
   * @throws ImportRefusedException if it was imported with other columns, or is being imported
   * @throws IOException if the disk refuses; a second run goes on from there
   */
  public ImportResult run(ImportRequest request, ImportWatch watch) throws IOException {
    if (request.dryRun()) {
      return dryRun(ledger, ids, request, watch);
    }
    long began = System.nanoTime();
    MessageFile file;
    try {
      file = examine(request, watch);
    } catch (StoppedException e) {
      return nothing(Outcome.CANCELLED, request.called(), began);
    }
    ImportRecord wanted = wanted(file);
    ImportRecord begun = ledger.begin(log, wanted);
    if (begun.finished() != null) {
      return already(begun, begun.finished(), request.called(), began);
    }
    try {
      return append(file, request, begun, watch, began);
    } finally {
      ledger.release(begun.number());
    }
  }

  private ImportRecord wanted(MessageFile file) {
    return new ImportRecord(
        0,
        String.valueOf(file.called().getFileName()),
        file.hash(),
        file.into().label(),
        file.columns(),
        file.bytes(),
        clock.millis(),
        0,
        null,
        false);
  }

  private ImportResult append(
      MessageFile file, ImportRequest request, ImportRecord begun, ImportWatch watch, long began)
      throws IOException {
    long afterRow = lastRow(begun);
    Envelope envelope = Envelope.ofImport(begun.startedMillis(), begun.number());
    try (RefusedFile refused = new RefusedFile(request.called(), request.refusedDirectory(), true);
        MessageReader reader = file.read(refused, ids);
        BatchReader batches = new BatchReader(reader, envelope, afterRow).start()) {
      boolean whole = appendAll(batches, file, watch);
      log.sync();
      if (!whole) {
        batches.stop();
        return result(Outcome.CANCELLED, begun.number(), request, reader, refused, began);
      }
      if (!reader.hash().equals(file.hash())) {
        throw new UnreadableFileException(request.called() + " is not what it was.");
      }
      ImportResult result =
          result(Outcome.FINISHED, begun.number(), request, reader, refused, began);
      Failpoint.I3.here();
      ledger.finish(
          log,
          begun.number(),
          new ImportRecord.Finished(
              result.rows(),
              result.refused(),
              result.withoutPerson(),
              result.from(),
              result.to(),
              clock.millis()));
      return result;
    } catch (UnreadableFileException e) {
      ledger.takeBack(log, begun.number(), clock.millis());
      throw new UnreadableFileException(
          "%s changed while it was imported; nothing of it counts (import %d is undone). Import it again when it is complete. (%s)"
              .formatted(request.called(), begun.number(), e.getMessage()),
          e);
    }
  }

  /** Whether all batches went in; false if somebody stopped it. */
  private boolean appendAll(BatchReader batches, MessageFile file, ImportWatch watch)
      throws IOException {
    long synced = System.nanoTime();
    try {
      while (!watch.cancelled()) {
        BatchReader.Batch batch = batches.next();
        watch.imported(batch.rows(), batch.bytes(), file.bytes());
        byte[] body = batch.body();
        if (body == null) {
          return true;
        }
        log.append(EventLog.Kind.EVENTS, batch.count(), body);
        Failpoint.I2.here();
        if (System.nanoTime() - synced > SYNC_NANOS) {
          log.sync();
          synced = System.nanoTime();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return false;
  }

  /** The last row of an import that the journal has; 0 if none. */
  private long lastRow(ImportRecord begun) throws IOException {
    long last = 0;
    try (EventLog.Cursor cursor = log.read(begun.sequence())) {
      for (EventLog.Entry entry = cursor.next(); entry != null; entry = cursor.next()) {
        if (entry.kind() == EventLog.Kind.EVENTS) {
          BatchBody.Cursor messages = new BatchBody.Cursor(entry.body());
          if (messages.envelope().importNumber() == begun.number()) {
            while (messages.next()) {
              last = messages.row();
            }
          }
        }
      }
    }
    return last;
  }

  /** Reads a file's beginning to end for the first time, unless somebody stops that. */
  private static MessageFile examine(ImportRequest request, ImportWatch watch) throws IOException {
    return MessageFile.examine(
        request.file(),
        request.called(),
        request.options(),
        (done, size) -> {
          watch.checked(done, size);
          if (watch.cancelled()) {
            throw new StoppedException();
          }
        });
  }

  /**
   * Tells what an import would do, and writes nothing.
   *
   * @param ledger what was imported so far
   * @param ids as {@link Imports} takes it
   * @throws IOException as {@link #run}
   */
  public static ImportResult dryRun(
      ImportLedger ledger, KeyedHash ids, ImportRequest request, ImportWatch watch)
      throws IOException {
    long began = System.nanoTime();
    MessageFile file;
    try {
      file = examine(request, watch);
    } catch (StoppedException e) {
      return nothing(Outcome.CANCELLED, request.called(), began);
    }
    ImportRecord known = ledger.known(file.hash(), file.into().label()).orElse(null);
    if (known != null && !known.columns().equals(file.columns())) {
      throw ImportLedger.otherColumns(known);
    }
    if (known != null && known.finished() != null) {
      return already(known, known.finished(), request.called(), began);
    }
    List<String> first = new ArrayList<>();
    try (RefusedFile refused =
            new RefusedFile(request.called(), request.refusedDirectory(), false);
        MessageReader reader = file.read(refused, ids)) {
      while (reader.next()) {
        if (first.size() < EXAMPLES) {
          first.add(new String(reader.bytes(), reader.offset(), reader.length(), UTF_8));
        }
        if (reader.messages() % 4_096 == 0) {
          watch.imported(reader.row(), reader.bytesRead(), file.bytes());
          if (watch.cancelled()) {
            return nothing(Outcome.CANCELLED, request.called(), began);
          }
        }
      }
      return with(first, result(Outcome.DRY_RUN, 0, request, reader, refused, began));
    }
  }

  private static ImportResult result(
      Outcome outcome,
      long number,
      ImportRequest request,
      MessageReader reader,
      RefusedFile refused,
      long began)
      throws IOException {
    boolean timed = reader.earliest() <= reader.latest();
    return new ImportResult(
        outcome,
        number,
        request.called(),
        reader.row(),
        reader.messages(),
        reader.refused(),
        refused.counts(),
        refused.finish(),
        reader.withoutPerson(),
        timed ? reader.earliest() : null,
        timed ? reader.latest() : null,
        reader.replacedSurrogates(),
        millisSince(began),
        List.of(),
        refused.first());
  }

  private static ImportResult with(List<String> first, ImportResult result) {
    return new ImportResult(
        result.outcome(),
        result.importNumber(),
        result.file(),
        result.rows(),
        result.messages(),
        result.refused(),
        result.refusedAs(),
        result.refusedFile(),
        result.withoutPerson(),
        result.from(),
        result.to(),
        result.replacedSurrogates(),
        result.millis(),
        List.copyOf(first),
        result.firstRefused());
  }

  private static ImportResult already(
      ImportRecord known, ImportRecord.Finished how, Path file, long began) {
    return new ImportResult(
        Outcome.ALREADY_IMPORTED,
        known.number(),
        file,
        how.rows(),
        0,
        how.refused(),
        Map.of(),
        null,
        how.withoutPerson(),
        how.from(),
        how.to(),
        0,
        millisSince(began),
        List.of(),
        List.of());
  }

  private static ImportResult nothing(Outcome outcome, Path file, long began) {
    @Nullable Long none = null;
    return new ImportResult(
        outcome,
        0,
        file,
        0,
        0,
        0,
        Map.of(),
        null,
        0,
        none,
        none,
        0,
        millisSince(began),
        List.of(),
        List.of());
  }

  private static long millisSince(long nanos) {
    return (System.nanoTime() - nanos) / 1_000_000;
  }

  /** Takes an import back: its rows no longer count. */
  public void undo(long number) throws IOException {
    ledger.undo(log, number, clock.millis());
  }

  /** All imports in order, undone ones included. */
  public List<ImportRecord> list() {
    return ledger.list();
  }

  /** Ends the first reading of a file on request. */
  private static final class StoppedException extends IOException {
    private static final long serialVersionUID = 1L;
  }
}
