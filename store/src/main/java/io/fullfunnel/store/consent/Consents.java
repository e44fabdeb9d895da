package io.fullfunnel.store.consent;

import io.fullfunnel.store.consent.Statements.Statement;
import io.fullfunnel.store.data.KeyedHash;
import io.fullfunnel.store.event.BatchBody;
import io.fullfunnel.store.event.Event;
import io.fullfunnel.store.event.EventDecoder;
import io.fullfunnel.store.event.Tombstone;
import io.fullfunnel.store.journal.EventLog;
import io.fullfunnel.store.people.Guards;
import io.fullfunnel.store.people.IdHashes;
import io.fullfunnel.store.people.People;
import io.fullfunnel.store.privacy.PrivacyRules;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The ledger of consent: who agreed to what, and when. A reader of the journal with a position of
 * its own, which reads on whenever it is asked; nothing in it is true that the journal does not
 * say. Thread-safe.
 */
public final class Consents {
  /** Its file in the workspace's folder; derived. */
  public static final String FILE = "consents";

  private final EventLog log;
  private final ConsentFile file;
  private final KeyedHash hash;
  private final EventDecoder decoder = new EventDecoder();
  private Statements statements;
  private long position;
  private long saved;

  /** What was read under; under something else it begins again. */
  private long under;

  private Consents(EventLog log, KeyedHash hash, ConsentFile file, ConsentFile.Kept kept) {
    this.log = log;
    this.hash = hash;
    this.file = file;
    this.statements = kept.statements();
    this.position = kept.position();
    this.saved = kept.position();
    this.under = kept.under();
  }

  /** Opens the ledger of a journal; its file lies in the workspace's folder. */
  public static Consents open(Path folder, EventLog log, KeyedHash hash) throws IOException {
    ConsentFile file = new ConsentFile(folder);
    return new Consents(log, hash, file, file.read());
  }

  /**
   * What it is read under.
   *
   * @param admission tells duplicates, up to the journal's end
   * @param undone numbers of imports that do not count
   */
  public record Reading(PrivacyRules rules, Guards guards, Admission admission, Set<Long> undone) {
    private long mark(KeyedHash hash) {
      String text =
          rules.purposes() + " " + new TreeSet<>(guards.blocked()) + " " + new TreeSet<>(undone);
      long[] pair = new long[2];
      hash.hash(text, pair);
      return pair[0];
    }
  }

  /** Tells whether a message counts, or was there before under the same id. */
  public interface Admission {
    boolean admitted(long sequence) throws IOException;
  }

  /**
   * Something that a person told.
   *
   * @param sequence the message
   */
  public record Entry(long timeMillis, long sequence, Told told) {}

  /** What a person told, in order of time; {@code strands} are the hashes of all ids. */
  public synchronized List<Entry> of(Reading reading, Set<Long> strands) throws IOException {
    read(reading);
    List<Statement> all = new ArrayList<>();
    strands.forEach(id -> all.addAll(statements.of(id)));
    all.sort(Statement.BY_TIME);
    return all.stream()
        .map(each -> new Entry(each.timeMillis(), each.sequence(), each.told()))
        .toList();
  }

  /** The newest state of each purpose; of two at one moment the stricter counts. */
  public static List<ConsentState> now(PrivacyRules rules, List<Entry> entries) {
    List<ConsentState> now = new ArrayList<>();
    for (int purpose = 0; purpose < rules.purposes().size(); purpose++) {
      Newest newest = new Newest();
      for (Entry entry : entries) {
        newest.take(entry.timeMillis(), entry.told(), purpose);
      }
      now.add(newest.state);
    }
    return now;
  }

  private static final class Newest {
    private long at = Long.MIN_VALUE;
    private boolean any;
    private ConsentState state = ConsentState.UNKNOWN;

    void take(long time, Told told, int purpose) {
      if (!told.has(purpose) || (any && time < at)) {
        return;
      }
      ConsentState said = told.of(purpose);
      state = any && time == at && state.compareTo(said) > 0 ? state : said;
      at = time;
      any = true;
    }
  }

  /** People who told anything about a purpose, as it stands: by their ids in answers. */
  public synchronized Map<Long, ConsentState> states(Reading reading, People people, int purpose)
      throws IOException {
    read(reading);
    Map<Long, Newest> newest = new HashMap<>();
    if (statements.size() > 0) {
      for (int strand = 0; strand < people.strands().size(); strand++) {
        for (Statement each : statements.of(people.strands().id(strand))) {
          if (each.told().has(purpose)) {
            long person = people.strands().id(people.person(strand));
            newest
                .computeIfAbsent(person, p -> new Newest())
                .take(each.timeMillis(), each.told(), purpose);
          }
        }
      }
    }
    Map<Long, ConsentState> states = new HashMap<>();
    newest.forEach((person, state) -> states.put(person, state.state));
    return states;
  }

  private void read(Reading reading) throws IOException {
    long mark = reading.mark(hash);
    if (mark != under || position > log.end()) {
      statements = new Statements();
      position = 0;
      saved = 0;
      under = mark;
    }
    long end = log.end();
    if (position == end) {
      return;
    }
    ConsentReading words = new ConsentReading(reading.rules());
    IdHashes ids = new IdHashes(hash, reading.guards());
    try (EventLog.Cursor cursor = log.read(position)) {
      for (EventLog.Entry entry = cursor.next(); entry != null; entry = cursor.next()) {
        if (entry.kind() == EventLog.Kind.EVENTS) {
          take(entry, reading, words, ids);
        }
        position = Math.max(position, entry.end());
      }
    }
  }

  private void take(EventLog.Entry entry, Reading reading, ConsentReading words, IdHashes ids)
      throws IOException {
    BatchBody.Cursor batch = new BatchBody.Cursor(entry.body());
    long number = batch.envelope().importNumber();
    if (reading.undone().contains(number)) {
      return;
    }
    for (long sequence = entry.sequence(); batch.next(); sequence++) {
      if (Tombstone.is(batch)) {
        continue;
      }
      Told told = words.of(batch.bytes(), batch.offset(), batch.length());
      if (told.isAny()) {
        add(sequence, number, batch, told, reading, ids);
      }
    }
  }

  private void add(
      long sequence, long number, BatchBody.Cursor batch, Told told, Reading reading, IdHashes ids)
      throws IOException {
    Event event;
    try {
      event =
          decoder.decode(
              sequence,
              batch.row(),
              number,
              batch.envelope().receivedMillis(),
              batch.bytes(),
              batch.offset(),
              batch.length());
    } catch (IllegalArgumentException e) {
      return; // it belongs to nobody
    }
    long id = ids.strand(event);
    boolean counts = event.messageId() == null || reading.admission().admitted(sequence);
    if (id != IdHashes.NONE && counts) {
      statements.add(new Statement(id, event.timeMillis(), sequence, told));
    }
  }

  /** Forgets everything, also on disk: the journal was changed, and it is read again. */
  public synchronized void forget() throws IOException {
    file.delete();
    statements = new Statements();
    position = 0;
    saved = 0;
    under = 0;
  }

  /** Keeps on disk how far it is. */
  public synchronized void save() throws IOException {
    if (position > saved) {
      file.write(new ConsentFile.Kept(position, under, statements));
      saved = position;
    }
  }
}
