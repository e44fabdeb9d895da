package io.fullfunnel.store.workspace;

import io.fullfunnel.store.data.DamagedException;
import io.fullfunnel.store.data.SealedFile;
import io.fullfunnel.store.imports.ImportLedger;
import io.fullfunnel.store.imports.ImportResult;
import io.fullfunnel.store.imports.Imports;
import io.fullfunnel.store.journal.EventLog;
import io.fullfunnel.store.journal.FileLog;
import io.fullfunnel.store.people.People;
import io.fullfunnel.store.table.EventTable;
import io.fullfunnel.store.table.Ids;
import io.fullfunnel.store.table.PropertyCodes;
import io.fullfunnel.store.table.Target;
import io.fullfunnel.store.timelines.Snapshot;
import io.fullfunnel.store.timelines.Timelines;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One workspace, open: its journal and the readers that make answers out of it. The front door of
 * this module.
 *
 * <p>One thread at a time reads the journal into the readers (the lock of this object); snapshots
 * may be asked by many threads.
 */
public final class Workspace implements Closeable {
  private static final int SECRET_BYTES = 32;

  private final Settings settings;
  private final FileLog log;
  private final Readers readers;
  private @Nullable Snapshot snapshot;

  private Workspace(Settings settings, FileLog log, Readers readers) {
    this.settings = settings;
    this.log = log;
    this.readers = readers;
  }

  static Workspace open(Path folder, Settings settings, Path temporary) throws IOException {
    byte[] secret = secret(folder.resolve("key"));
    FileLog log = FileLog.open(folder.resolve("journal"), settings.id());
    try {
      return new Workspace(settings, log, new Readers(folder, temporary, secret, log));
    } catch (IOException | RuntimeException e) {
      log.close();
      throw e;
    }
  }

  /** The key of all hashes of ids: it goes with the folder, so that the folder can be moved. */
  private static byte[] secret(Path file) throws IOException {
    if (!Files.exists(file)) {
      byte[] random = new byte[SECRET_BYTES];
      new SecureRandom().nextBytes(random);
      SealedFile.write(file, random);
    }
    byte[] secret = SealedFile.read(file);
    if (secret.length != SECRET_BYTES) {
      throw new DamagedException(file, "a key has 32 bytes, not " + secret.length);
    }
    return secret;
  }

  public Settings settings() {
    return settings;
  }

  public EventLog journal() {
    return log;
  }

  /** The imports so far, as the journal tells. */
  public ImportLedger imports() {
    return readers.control().ledger();
  }

  /** What had to be made again from the journal since this was opened, as sentences. */
  public List<String> rebuilt() {
    return List.copyOf(readers.rebuilt());
  }

  /** Tells whether somebody still appends; waits a little before it says yes. */
  interface Running {
    boolean stillRunning();
  }

  /**
   * Reads the journal while somebody else appends to it, so that both cores work; ends when {@code
   * running} says no and everything is in.
   *
   * @param expected about how many messages come
   * @return the counts of the import that came last, or null if none came
   */
  synchronized @Nullable Tally readWhile(Running running, long expected) throws IOException {
    Set<Long> undone = readers.control().undone();
    snapshot = null;
    readers.table();
    readers.expect(expected);
    while (running.stillRunning()) {
      readers.read();
    }
    readers.read();
    if (!undone.equals(readers.control().undone())) {
      readers.forget(); // the file changed under the import, which took itself back
      readers.table();
      readers.read();
    }
    readers.finish();
    Tally counted = readers.tally();
    readers.expect(0);
    return counted;
  }

  /** What became of a file that went in in several runs: counted in the event table. */
  synchronized Importing.Report recount(ImportResult result) throws IOException {
    EventTable table = table();
    People people = readers.timelines().people();
    BitSet persons = new BitSet();
    long[] stored = {0};
    table.forEach(event -> {
      if (event.importNumber() == result.importNumber()) {
        stored[0]++;
        int strand = strand(people, event.userId(), event.anonymousId(), event.email());
        if (strand >= 0) {
          persons.set(people.person(strand));
        }
      }
    });
    long duplicate = result.messages() - stored[0];
    return new Importing.Report(result, stored[0], duplicate, persons.cardinality());
  }

  /** Reads the journal to its end with all readers. */
  public synchronized void catchUp() throws IOException {
    readers.table();
    readers.read();
    readers.finish();
  }

  /**
   * Takes an import out of every answer. Its rows stay in the journal.
   *
   * @throws io.fullfunnel.store.imports.ImportRefusedException if there is no such import, or it is
   *     undone or running
   */
  public synchronized void undo(long importNumber) throws IOException {
    new Imports(log, imports(), Clock.systemUTC()).undo(importNumber);
    snapshot = null;
    readers.forget();
    catchUp();
  }

  /** Everything as it stands at the journal's end. */
  public synchronized Snapshot snapshot() throws IOException {
    try {
      return current();
    } catch (DamagedException e) {
      readers.remakeTimelines(e);
      return current();
    }
  }

  private Snapshot current() throws IOException {
    readers.read();
    Timelines timelines = readers.finishTimelines();
    Snapshot last = snapshot;
    if (last == null || last.position() != timelines.position()) {
      last = Snapshot.of(timelines, this::property);
      snapshot = last;
    }
    return last;
  }

  /** The event table, with everything up to the journal's end in it. */
  public synchronized EventTable table() throws IOException {
    EventTable table = readers.table();
    readers.read();
    readers.commit();
    return table;
  }

  private PropertyCodes property(String name) throws IOException {
    try {
      return table().read(name);
    } catch (DamagedException e) {
      synchronized (this) {
        readers.remakeTable(e);
      }
      return table().read(name);
    }
  }

  /**
   * Writes everything of one kind to a file.
   *
   * @return rows written
   */
  public synchronized long export(Target target, Path to, boolean overwrite) throws IOException {
    EventTable table = table();
    People people = readers.timelines().people();
    return table.export(target, to, overwrite, (sequence, ids) -> person(people, ids));
  }

  private static int strand(
      People people,
      @Nullable String userId,
      @Nullable String anonymousId,
      @Nullable String email) {
    if (userId != null) {
      return people.find(People.Kind.USER, userId);
    }
    if (anonymousId != null) {
      return people.find(People.Kind.ANONYMOUS, anonymousId);
    }
    return email == null ? -1 : people.find(People.Kind.EMAIL, email);
  }

  /** The person's id as answers write it, or null for ids that name nobody. */
  private static @Nullable String person(People people, Ids ids) {
    int strand = strand(people, ids.userId(), ids.anonymousId(), ids.email());
    return strand < 0
        ? null
        : "p_" + HexFormat.of().toHexDigits(people.strands().id(people.person(strand)));
  }

  /** Compares every store with the journal; what does not agree is made again, and said. */
  public synchronized Check check() throws IOException {
    snapshot = null;
    return Check.of(log, readers);
  }

  @Override
  public synchronized void close() throws IOException {
    try {
      readers.close();
    } finally {
      log.close();
    }
  }
}
