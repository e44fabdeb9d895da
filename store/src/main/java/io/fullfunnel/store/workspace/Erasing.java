package io.fullfunnel.store.workspace;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fullfunnel.store.data.Folders;
import io.fullfunnel.store.data.KeyedHash;
import io.fullfunnel.store.erasure.Eraser;
import io.fullfunnel.store.erasure.Erasure;
import io.fullfunnel.store.erasure.Erasures;
import io.fullfunnel.store.fault.Failpoint;
import io.fullfunnel.store.journal.EventLog;
import io.fullfunnel.store.people.Guards;
import io.fullfunnel.store.table.EventTable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * The job that takes erased people out of every file of a workspace. It may die at any point and is
 * begun again from its start; what is done already is found done.
 */
final class Erasing {
  private final Path folder;
  private final Path uploads;
  private final KeyedHash hash;
  private final EventLog log;
  private final Erasures record;
  private volatile Guards guards;
  private volatile long[] ids;
  private Counts last = new Counts(0, 0);

  /**
   * What a run of the job changed in the journal.
   *
   * @param messages of erased people, also such as counted nowhere: duplicates, undone imports
   * @param mentions messages of others that an erased id was cut out of
   */
  record Counts(long messages, long mentions) {}

  Erasing(Path folder, Path temporary, byte[] secret, EventLog log, Settings settings)
      throws IOException {
    this.folder = folder;
    this.uploads = temporary.resolveSibling("uploads").resolve(settings.id());
    this.hash = KeyedHash.of(secret);
    this.log = log;
    this.guards = settings.guards();
    this.record = Erasures.open(folder);
    this.ids = record.ids();
  }

  /** From now on messages are whose they are under these guards. */
  void changeGuards(Guards changed) {
    guards = changed;
  }

  /** A batch without what belongs to the erased. */
  byte[] without(byte[] body) {
    long[] known = ids;
    byte[] changed = known.length == 0 ? null : new Eraser(hash, guards, known).body(body);
    return changed == null ? body : changed;
  }

  Eraser eraser(Collection<Long> some) {
    return new Eraser(hash, guards, some.stream().mapToLong(Long::longValue).sorted().toArray());
  }

  /** Puts a person on record: from now on the job has work. */
  void begin(Readers.Whose person, String by) throws IOException {
    Erasure erasure = record.add(Clock.systemUTC().instant(), by, person.events(), person.ids());
    ids = record.ids();
    Failpoint.E1.here();
    // answers are told apart by where the journal ends
    byte[] told =
        "{\"version\":1,\"erasure\":%d,\"at\":\"%s\"}"
            .formatted(erasure.number(), erasure.at())
            .getBytes(UTF_8);
    log.append(EventLog.Kind.PEOPLE_ERASED, 1, told);
    log.sync();
  }

  boolean pending() {
    return record.pending();
  }

  Counts last() {
    return last;
  }

  /** Does what is pending. No derived file may be open. */
  void run() throws IOException {
    Eraser eraser = new Eraser(hash, guards, ids);
    log.rewrite(entry -> instead(entry, eraser));
    last = new Counts(eraser.erased(), eraser.mentions());
    Failpoint.E4.here();
    // the index of messageIds stays: it holds hashes only, and erased ids stay taken
    Folders.remove(folder.resolve(Readers.SHARDS));
    EventTable.delete(folder);
    Standing.forget(folder);
    // rows as they came, in which nobody can find a person for sure
    Folders.remove(folder.resolve("refused"));
    Folders.remove(uploads);
    Failpoint.E5.here();
    record.done();
  }

  private EventLog.@Nullable Content instead(EventLog.Entry entry, Eraser eraser)
      throws IOException {
    return switch (entry.kind()) {
      case EVENTS -> {
        byte[] body = eraser.body(entry.body());
        yield body == null ? null : new EventLog.Content(entry.kind(), body);
      }
      case PEOPLE_DECIDED -> {
        DecisionRecord said = DecisionRecord.of(entry.body());
        boolean theirs = eraser.has(said.one().high()) || eraser.has(said.other().high());
        yield theirs
            ? new EventLog.Content(EventLog.Kind.PEOPLE_ERASED, "{\"version\":1}".getBytes(UTF_8))
            : null;
      }
      case IMPORT_STARTED, IMPORT_FINISHED, IMPORT_UNDONE, PEOPLE_ERASED, EVENTS_REFUSED -> null;
    };
  }
}
