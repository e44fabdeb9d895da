package io.fullfunnel.store.workspace;

import io.fullfunnel.store.admission.Admission;
import io.fullfunnel.store.data.DamagedException;
import io.fullfunnel.store.data.Folders;
import io.fullfunnel.store.data.KeyedHash;
import io.fullfunnel.store.event.BatchBody;
import io.fullfunnel.store.event.Envelope;
import io.fullfunnel.store.event.Event;
import io.fullfunnel.store.event.EventDecoder;
import io.fullfunnel.store.event.Tombstone;
import io.fullfunnel.store.journal.EventLog;
import io.fullfunnel.store.people.Guards;
import io.fullfunnel.store.people.People;
import io.fullfunnel.store.table.EventTable;
import io.fullfunnel.store.timelines.Timelines;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The readers of one journal, each with its own position: admission first, then timelines and the
 * event table over what was admitted. One pass decodes each message once for all of them. What
 * cannot be read back is thrown away and made again from the journal. Not thread-safe.
 */
final class Readers implements Closeable {
  private static final System.Logger LOGGER = System.getLogger(Readers.class.getName());

  static final String ADMITTED = "admitted";
  static final String SHARDS = "shards";

  /** So many pending messages are built into a new base at once rather than promoted one by one. */
  private static final long BULK = 20_000;

  /** Messages between two commits of admission and event table. */
  private static final long COMMIT_EVERY = 500_000;

  private final Path folder;
  private final Workspace.Means means;
  private final byte[] secret;
  private final EventLog log;
  private Guards guards;
  private final ControlLog control;
  private final EventDecoder decoder = new EventDecoder();
  private final List<String> rebuilt = new ArrayList<>();
  private Admission admission;
  private Timelines timelines;
  private @Nullable EventTable table;
  private @Nullable Tally tally;
  private boolean bulk;
  private long expected;

  /** Messages that cannot be read, by sequence: one may be met again by a reader that is behind. */
  private final Set<Long> failed = new TreeSet<>();

  private long admittedTo;
  private long tableTo;

  /** How far they are, for who does not wait for them. */
  private volatile Positions positions = Positions.NONE;

  Readers(Path folder, Workspace.Means means, byte[] secret, EventLog log, Guards guards)
      throws IOException {
    this.folder = folder;
    this.means = means;
    this.secret = secret;
    this.log = log;
    this.guards = guards;
    this.control = openControl();
    UndoneMark.dropIfOther(folder, control.undone());
    this.admission = openAdmission();
    this.timelines = openTimelines();
    this.admittedTo = admission.position();
    tell();
  }

  /** How far each is; safe to ask from any thread. */
  Positions positions() {
    return positions.before(log.end());
  }

  private void tell() {
    positions =
        new Positions(
            log.end(),
            admittedTo,
            timelines.position(),
            table == null ? Positions.UNKNOWN : tableTo,
            expected > 0);
  }

  ControlLog control() {
    return control;
  }

  Timelines timelines() {
    return timelines;
  }

  Admission admission() {
    return admission;
  }

  /** What had to be made again since this was opened, as sentences. */
  List<String> rebuilt() {
    return rebuilt;
  }

  /** The counts of the import whose rows came last, or null if none came. */
  @Nullable Tally tally() {
    return tally;
  }

  /** The event table; opened on first use and then kept up with the others. */
  EventTable table() throws IOException {
    EventTable open = table;
    if (open == null) {
      commit(); // what was admitted must be on record before it is read a second time
      open = openTable();
      table = open;
      tableTo = open.position();
    }
    return open;
  }

  /** Says about how many messages will come in the reads from now on. */
  void expect(long messages) {
    expected = messages;
    tally = null;
    tell();
  }

  /** Reads the journal to its end as it is now. */
  void read() throws IOException {
    long end = log.end();
    long pending = end - timelines.position();
    long threshold = Math.max(BULK, timelines.facts().stored() / 50);
    if (!bulk && pending > 0 && Math.max(pending, expected) > threshold) {
      timelines.beginBulk();
      bulk = true;
    }
    long from = Math.min(admittedTo, timelines.position());
    if (table != null) {
      from = Math.min(from, tableTo);
    }
    if (from >= end) {
      return;
    }
    long committed = from;
    try (EventLog.Cursor cursor = log.read(from)) {
      for (EventLog.Entry entry = cursor.next(); entry != null; entry = cursor.next()) {
        control.see(entry);
        if (entry.kind() == EventLog.Kind.EVENTS) {
          take(entry);
        } else if (entry.kind() == EventLog.Kind.PEOPLE_DECIDED) {
          decide(entry);
        }
        reached(entry.end());
        tell();
        if (entry.end() - committed >= COMMIT_EVERY) {
          commit();
          committed = entry.end();
        }
      }
    }
  }

  private void decide(EventLog.Entry entry) throws IOException {
    if (entry.sequence() >= timelines.position()) {
      timelines.decide(DecisionRecord.of(entry.body()).decision(entry.sequence(), timelines));
    }
  }

  private void reached(long end) {
    admittedTo = Math.max(admittedTo, end);
    tableTo = Math.max(tableTo, end);
    timelines.reached(Math.max(timelines.position(), end));
  }

  private void take(EventLog.Entry entry) throws IOException {
    BatchBody.Cursor messages = new BatchBody.Cursor(entry.body());
    long number = messages.envelope().importNumber();
    boolean undone = number != 0 && control.ledger().isUndone(number);
    if (number != 0 && (tally == null || tally.importNumber() != number)) {
      tally = new Tally(number);
    }
    long sequence = entry.sequence();
    while (messages.next()) {
      if (!undone) {
        take(sequence, number, messages);
      }
      sequence++;
    }
  }

  /** The message is gone; its messageId stays taken. */
  private void takeErased(long sequence, BatchBody.Cursor message, @Nullable Tally counts)
      throws IOException {
    boolean first =
        !Tombstone.hasId(message)
            || (sequence < admission.position()
                ? admission.admitted(sequence)
                : admission.admit(sequence, Tombstone.high(message), Tombstone.low(message)));
    if (counts != null && first) {
      counts.erasedOne();
    } else if (counts != null) {
      counts.duplicated();
    }
  }

  private void take(long sequence, long number, BatchBody.Cursor messages) throws IOException {
    if (Tombstone.is(messages)) {
      takeErased(sequence, messages, number == 0 ? null : tally);
      return;
    }
    Event event;
    try {
      event =
          decoder.decode(
              sequence,
              messages.row(),
              number,
              messages.envelope().receivedMillis(),
              messages.bytes(),
              messages.offset(),
              messages.length());
    } catch (IllegalArgumentException e) {
      // Stays in the journal; its neighbours must not wait for it.
      LOGGER.log(System.Logger.Level.WARNING, "Message " + sequence + " cannot be read", e);
      failed.add(sequence);
      return;
    }
    if (messages.envelope().from().equals(Envelope.SERVER)) {
      event = event.outsideVisits();
    }
    Tally counts = number == 0 ? null : tally;
    if (!admitted(event)) {
      if (counts != null) {
        counts.duplicated();
      }
      return;
    }
    if (sequence >= timelines.position()) {
      int strand = timelines.add(event);
      if (counts != null) {
        counts.stored(strand);
      }
    }
    if (table != null && sequence >= tableTo) {
      table.append(event);
    }
  }

  private boolean admitted(Event event) throws IOException {
    String messageId = event.messageId();
    if (messageId == null) {
      return true;
    }
    return event.sequence() < admission.position()
        ? admission.admitted(event.sequence())
        : admission.admit(event.sequence(), messageId);
  }

  /** Makes durable what was read so far. */
  void commit() throws IOException {
    if (admittedTo > admission.position()) {
      admission.commit(admittedTo);
    }
    EventTable open = table;
    if (open != null && tableTo > open.position()) {
      try {
        open.commit(tableTo);
      } finally {
        tableTo = open.position(); // a commit that failed stands where it stood before
      }
    }
  }

  /** Ends a stretch of reading: everything durable, a new base built if one was begun. */
  void finish() throws IOException {
    commit();
    if (bulk) {
      timelines.finishBulk();
      bulk = false;
    }
    if (tally != null) {
      tally.close(timelines.people());
    }
    control.save();
    UndoneMark.write(folder, control.undone());
  }

  /** The timelines with everything that was read in them, built if a new base was begun. */
  Timelines finishTimelines() throws IOException {
    if (bulk) {
      finish();
    }
    return timelines;
  }

  /**
   * What there is of a person.
   *
   * @param strand its oldest
   * @param ids hashes of everything it is known by, also of addresses that nobody else has
   * @param sequences of its events and identify calls
   */
  @SuppressWarnings("ArrayRecordComponent") // read where it was made, never compared
  record Whose(int strand, Set<Long> ids, long[] sequences, long events) {}

  /** The person that an id belongs to, with everything up to the journal's end in it. */
  Whose whose(StrandName id) throws IOException {
    table();
    read();
    Timelines all = finishTimelines();
    People people = all.people();
    int named = people.strands().find(id.high(), id.low());
    if (named < 0) {
      throw new IllegalArgumentException("no event has the id " + id.text());
    }
    int person = people.person(named);
    Set<Long> ids = new TreeSet<>();
    for (int strand = 0; strand < people.strands().size(); strand++) {
      if (people.person(strand) == person) {
        ids.add(people.strands().id(strand));
      }
    }
    Set<Long> addresses = new TreeSet<>();
    Set<Long> shared = new TreeSet<>();
    people.forEachAddress(
        (strand, address) -> (people.person(strand) == person ? addresses : shared).add(address));
    addresses.removeAll(shared);
    ids.addAll(addresses);
    List<Long> sequences = new ArrayList<>();
    long[] events = {0};
    all.forEachRow(
        person,
        (strand, time, isEvent, sequence) -> {
          sequences.add(sequence);
          events[0] += isEvent ? 1 : 0;
        });
    return new Whose(
        person, ids, sequences.stream().mapToLong(Long::longValue).toArray(), events[0]);
  }

  /** Lets a person be in no answer from now on; its rows are still in files. */
  Timelines hide(Whose person) throws IOException {
    EventTable events = table();
    read();
    Timelines all = finishTimelines();
    all.hide(person.strand());
    commit();
    events.remove(person.sequences());
    events.commit(tableTo);
    return all;
  }

  /** How many messages were met that cannot be read, since this was opened. */
  long failed() {
    return failed.size();
  }

  /**
   * Throws away the derived store that a damaged file belongs to; the next {@link #read} makes it
   * again.
   *
   * @throws DamagedException if the file is none that can be made again
   */
  void remake(DamagedException why) throws IOException {
    Path file = why.file();
    close();
    if (file.startsWith(folder.resolve(SHARDS))) {
      again("shards", why);
      Folders.remove(folder.resolve(SHARDS));
    } else if (file.startsWith(folder.resolve(ADMITTED))) {
      again("admission index", why);
      Folders.remove(folder.resolve(ADMITTED));
    } else if (EventTable.isPartOf(folder, file)) {
      again("event table", why);
      EventTable.delete(folder);
    } else {
      throw why;
    }
    reopen();
  }

  /** Throws away all that is derived; the next {@link #read} makes it again. */
  void forget() throws IOException {
    close();
    UndoneMark.dropDerived(folder);
    reopen();
    tally = null;
  }

  /**
   * From now on people are made under other guards: of the next {@link #read}, from the journal.
   */
  void changeGuards(Guards changed) throws IOException {
    if (!changed.equals(guards)) {
      guards = changed;
      reopen();
    }
  }

  /** Begins again from what is on disk: after a failure nobody knows what is in memory. */
  void reopen() throws IOException {
    close();
    admission = openAdmission();
    timelines = openTimelines();
    admittedTo = admission.position();
    bulk = false;
    failed.clear();
    expected = 0;
    tell();
  }

  private ControlLog openControl() throws IOException {
    Path file = folder.resolve("imports");
    try {
      return ControlLog.open(file, log);
    } catch (DamagedException e) {
      again("list of imports", e);
      Folders.remove(file);
      return ControlLog.open(file, log);
    }
  }

  private Admission openAdmission() throws IOException {
    Path place = folder.resolve(ADMITTED);
    try {
      Admission open = Admission.open(place, secret);
      if (open.position() <= log.end()) {
        return open;
      }
      open.close();
      rebuilt.add("The admission index was ahead of the journal and was made again.");
    } catch (DamagedException e) {
      again("admission index", e);
    }
    Folders.remove(place);
    return Admission.open(place, secret);
  }

  private Timelines openTimelines() throws IOException {
    Path place = folder.resolve(SHARDS);
    KeyedHash hash = KeyedHash.of(secret);
    try {
      Timelines open = Timelines.open(place, means.temporary(), hash, guards);
      if (open.position() <= log.end()) {
        return open;
      }
      open.close();
      rebuilt.add("The shards were ahead of the journal and were made again.");
    } catch (DamagedException e) {
      again("shards", e);
    }
    Folders.remove(place);
    return Timelines.open(place, means.temporary(), hash, guards);
  }

  private EventTable openTable() throws IOException {
    try {
      EventTable open = EventTable.open(folder, means.temporary(), means.tableMemory());
      if (open.position() <= log.end()) {
        return open;
      }
      open.close();
      rebuilt.add("The event table was ahead of the journal and was made again.");
    } catch (DamagedException e) {
      again("event table", e);
    }
    EventTable.delete(folder);
    return EventTable.open(folder, means.temporary(), means.tableMemory());
  }

  private void again(String what, DamagedException why) {
    rebuilt.add("Made again from the journal, the " + what + ": " + why.getMessage());
  }

  @Override
  public void close() throws IOException {
    admission.close();
    timelines.close();
    if (table != null) {
      table.close();
      table = null;
    }
  }
}
