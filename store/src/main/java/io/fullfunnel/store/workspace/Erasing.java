package io.fullfunnel.store.workspace;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fullfunnel.store.consent.Consents;
import io.fullfunnel.store.data.Folders;
import io.fullfunnel.store.data.KeyedHash;
import io.fullfunnel.store.data.SealedFile;
import io.fullfunnel.store.erasure.Eraser;
import io.fullfunnel.store.erasure.Erasure;
import io.fullfunnel.store.erasure.Erasures;
import io.fullfunnel.store.erasure.Expiry;
import io.fullfunnel.store.erasure.LooseIds;
import io.fullfunnel.store.failed.FailedEvent;
import io.fullfunnel.store.failed.FailedEvents;
import io.fullfunnel.store.fault.Failpoint;
import io.fullfunnel.store.journal.EventLog;
import io.fullfunnel.store.people.Guards;
import io.fullfunnel.store.privacy.Keeping;
import io.fullfunnel.store.table.EventTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The job that takes erased people, and what is too old, out of every file of a workspace. It may
 * die at any point and is begun again from its start; what is done already is found done.
 */
final class Erasing {
  /** What is to expire, until it has. */
  private static final String EXPIRING = "expiring";

  private final Path folder;
  private final Path uploads;
  private final KeyedHash hash;
  private final EventLog log;
  private final Erasures record;
  private volatile Guards guards;
  private volatile long[] ids;
  private Counts last = new Counts(0, 0, 0);

  /**
   * What a run of the job took away.
   *
   * @param messages of erased people, also such as counted nowhere: duplicates, undone imports
   * @param mentions messages of others that an erased id was cut out of
   * @param failed events that were kept: theirs, and such as do not say whose they are
   */
  record Counts(long messages, long mentions, long failed) {}

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

  /** Whether an event that is to be kept is of, or names, somebody who was erased. */
  boolean mentions(FailedEvent.Draft draft) {
    long[] known = ids;
    return known.length > 0
        && new LooseIds(hash, guards, known).look(draft.content()) == LooseIds.Found.THEIRS;
  }

  /** Takes out what is theirs, and what may be: what came before they were erased, of nobody. */
  private int erase(FailedEvents kept) throws IOException {
    LooseIds loose = new LooseIds(hash, guards, ids);
    long until = record.list().getLast().at().toEpochMilli();
    return kept.erase(event ->
        switch (loose.look(event.content())) {
          case THEIRS -> true;
          case NOBODYS -> event.receivedMillis() <= until;
          case ANOTHERS -> false;
        });
  }

  Eraser eraser(Collection<Long> some) {
    return new Eraser(hash, guards, some.stream().mapToLong(Long::longValue).sorted().toArray());
  }

  /** Puts a person on record: from now on the job has work. */
  void begin(Whose person, String by) throws IOException {
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

  /** Puts on record that what is too old goes: from now on the job has work. */
  void begin(List<Keeping> rules, Instant now) throws IOException {
    SealedFile.write(folder.resolve(EXPIRING), Expiry.job(rules, now.toEpochMilli()));
    Failpoint.E1.here();
    log.append(
        EventLog.Kind.EVENTS_EXPIRED,
        1,
        "{\"version\":1,\"at\":\"%s\"}".formatted(now).getBytes(UTF_8));
    log.sync();
  }

  boolean pending() {
    return record.pending() || Files.exists(folder.resolve(EXPIRING));
  }

  Counts last() {
    return last;
  }

  /** Does what is pending. No derived file may be open. */
  void run(FailedEvents kept) throws IOException {
    boolean erases = record.pending();
    Eraser eraser = new Eraser(hash, guards, ids);
    Path job = folder.resolve(EXPIRING);
    Expiry expiry =
        Files.exists(job) ? Expiry.of(hash, SealedFile.read(job)) : new Expiry(hash, List.of(), 0);
    log.rewrite(entry -> instead(entry, eraser, expiry));
    last = new Counts(eraser.erased(), eraser.mentions(), 0);
    Failpoint.E4.here();
    // the index of messageIds stays: it holds hashes only, and erased ids stay taken
    Folders.remove(folder.resolve(Readers.SHARDS));
    EventTable.delete(folder);
    Standing.forget(folder);
    Files.deleteIfExists(folder.resolve(Consents.FILE));
    if (erases) { // rows as they came, in which nobody can find a person for sure
      Folders.remove(folder.resolve("refused"));
      Folders.remove(uploads);
      last = new Counts(last.messages(), last.mentions(), erase(kept));
      Files.deleteIfExists(folder.resolve(Readers.SKIPPED)); // found again; its sentences may quote
    }
    Failpoint.E5.here();
    if (erases) {
      record.done();
    }
    Files.deleteIfExists(job);
  }

  private EventLog.@Nullable Content instead(EventLog.Entry entry, Eraser eraser, Expiry expiry)
      throws IOException {
    return switch (entry.kind()) {
      case EVENTS -> {
        byte[] erased = eraser.body(entry.body());
        byte[] expired = expiry.body(erased == null ? entry.body() : erased);
        byte[] body = expired == null ? erased : expired;
        yield body == null ? null : new EventLog.Content(entry.kind(), body);
      }
      case PEOPLE_DECIDED -> {
        DecisionRecord said = DecisionRecord.of(entry.body());
        boolean theirs = eraser.has(said.one().high()) || eraser.has(said.other().high());
        yield theirs
            ? new EventLog.Content(EventLog.Kind.PEOPLE_ERASED, "{\"version\":1}".getBytes(UTF_8))
            : null;
      }
      case IMPORT_STARTED,
          IMPORT_FINISHED,
          IMPORT_UNDONE,
          PEOPLE_ERASED,
          EVENTS_REFUSED,
          EVENTS_EXPIRED ->
          null;
    };
  }
}
