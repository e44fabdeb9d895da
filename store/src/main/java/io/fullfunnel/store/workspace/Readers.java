package io.fullfunnel.store.workspace;

import io.fullfunnel.store.admission.Admission;
import io.fullfunnel.store.consent.Consents;
import io.fullfunnel.store.data.DamagedException;
import io.fullfunnel.store.event.BatchBody;
import io.fullfunnel.store.event.Event;
import io.fullfunnel.store.event.EventDecoder;
import io.fullfunnel.store.event.Tombstone;
import io.fullfunnel.store.failed.FailedEvents;
import io.fullfunnel.store.failed.FailedId;
import io.fullfunnel.store.failed.SkippedMessages;
import io.fullfunnel.store.failed.SkippedMessages.Stage;
import io.fullfunnel.store.journal.EventLog;
import io.fullfunnel.store.people.Guards;
import io.fullfunnel.store.table.EventTable;
import io.fullfunnel.store.timelines.Timelines;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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
  static final String SKIPPED = "skipped";

  /** So many pending messages are built into a new base at once rather than promoted one by one. */
  private static final long BULK = 20_000;

  /** Messages between two commits of admission and event table. */
  private static final long COMMIT_EVERY = 500_000;

  private final Path folder;
  private final EventLog log;
  private final DerivedStores stores;
  private final FailedEvents kept;
  private Guards guards;
  private final ControlLog control;
  private final EventDecoder decoder = new EventDecoder();
  private Admission admission;
  private Timelines timelines;
  private @Nullable EventTable table;
  private @Nullable Tally tally;
  private boolean bulk;
  private long expected;

  private SkippedMessages skipped;
  private final Tries tries = new Tries();
  private final BaseWriter writer = new BaseWriter();
  private JournalSums sums = new JournalSums();

  private long admittedTo;
  private long tableTo;

  /** How far they are, for who does not wait for them. */
  private volatile Positions positions = Positions.NONE;

  Readers(Path folder, DerivedStores stores, EventLog log, Guards guards, FailedEvents kept)
      throws IOException {
    this.folder = folder;
    this.stores = stores;
    this.log = log;
    this.guards = guards;
    this.kept = kept;
    this.control = stores.control();
    UndoneMark.dropIfOther(folder, control.undone());
    this.skipped = SkippedMessages.open(folder.resolve(SKIPPED));
    this.admission = stores.admission();
    this.timelines = stores.timelines(guards);
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
            admission.duplicates(),
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

  Consents.Reading consenting(Beside beside) {
    return new Consents.Reading(
        beside.privacy().current(), guards, admission::admitted, control.undone());
  }

  /** What had to be made again since this was opened, as sentences. */
  List<String> rebuilt() {
    return stores.rebuilt();
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
      open = stores.table();
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
        take(sequence, entry.sequence(), messages);
      }
      sequence++;
    }
  }

  /** The message is gone; its messageId stays taken. */
  private void takeErased(long sequence, BatchBody.Cursor message, @Nullable Tally counts)
      throws IOException {
    if (control.replays().containsKey(new FailedId(sequence, 0))) {
      return; // its repaired form counts in its place
    }
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

  private void take(long sequence, long record, BatchBody.Cursor messages) throws IOException {
    long number = messages.envelope().importNumber();
    if (Tombstone.is(messages)) {
      skipped.remove(sequence);
      takeErased(sequence, messages, number == 0 ? null : tally);
      return;
    }
    SkippedMessages.Mark mark = skipped.find(sequence);
    if (mark != null && mark.stage() == Stage.MESSAGE) {
      return;
    }
    Event event;
    try {
      event = decode(sequence, number, messages);
    } catch (IllegalArgumentException e) {
      // stays in the journal, its neighbours do not wait for it; bytes read the same each time
      String why = String.valueOf(e.getMessage());
      skipped.add(sequence, record, number, Stage.MESSAGE, why);
      return;
    }
    Stage stage = Stage.ADMISSION;
    try {
      if (mark == null || mark.stage() != stage) {
        if (!admitted(event, messages.envelope().replay())) {
          duplicate(number);
        } else if (mark == null) {
          stage = Stage.TIMELINES;
          tell(event, number);
          stage = Stage.TABLE;
          append(event);
        }
      }
    } catch (RuntimeException e) { // what such an event left in memory is not trusted
      throw new UnfitMessageException(sequence, record, number, stage, e);
    }
  }

  private Event decode(long sequence, long number, BatchBody.Cursor messages) {
    Event event =
        decoder.decode(
            sequence,
            messages.row(),
            number,
            messages.envelope().receivedMillis(),
            messages.bytes(),
            messages.offset(),
            messages.length());
    return messages.envelope().visits() ? event : event.outsideVisits();
  }

  private void duplicate(long number) {
    if (number != 0 && tally != null) {
      tally.duplicated();
    }
  }

  private void tell(Event event, long number) throws IOException {
    UnfitEvent.check(Stage.TIMELINES, event);
    if (event.sequence() >= timelines.position()) {
      int strand = timelines.add(event);
      if (number != 0 && tally != null) {
        tally.stored(strand);
      }
    }
  }

  private void append(Event event) throws IOException {
    if (table != null && event.sequence() >= tableTo) {
      UnfitEvent.check(Stage.TABLE, event);
      table.append(event);
    }
  }

  private boolean admitted(Event event, String replay) throws IOException {
    String messageId = event.messageId();
    if (messageId == null) {
      return true;
    }
    if (event.sequence() < admission.position()) {
      return admission.admitted(event.sequence());
    }
    UnfitEvent.check(Stage.ADMISSION, event);
    return takesPlace(event.sequence(), replay) || admission.admit(event.sequence(), messageId);
  }

  /** Whether it stands for one that was admitted and that a later reader could not take. */
  private boolean takesPlace(long sequence, String replay) {
    if (replay.isEmpty()) {
      return false;
    }
    FailedId id = FailedId.of(replay);
    SkippedMessages.Mark mark = id.isInJournal() ? skipped.find(id.sequence()) : null;
    ControlLog.Replay first = control.replays().get(id);
    return mark != null
        && mark.stage().compareTo(Stage.ADMISSION) > 0
        && first != null
        && first.sequence() == sequence;
  }

  /** Makes durable what was read so far. */
  void commit() throws IOException {
    skipped.save();
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

  /** Whether so much came since the base was written that it is worth while to write it anew. */
  boolean isFar() {
    return !bulk && writer.isFar(timelines);
  }

  /** Writes the base anew then, so that the next opener reads little again. */
  void writeBaseIfFar() throws IOException {
    if (isFar()) {
      writer.write(timelines, this::commit);
    }
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

  /** The events that count nowhere and are kept. */
  Failed failed() {
    return new Failed(this, kept);
  }

  /** Sums over the journal. */
  JournalSums sums() {
    return sums;
  }

  /** Marks of the messages that a reader cannot take. */
  SkippedMessages skipped() {
    return skipped;
  }

  /**
   * Begins again before a message that a reader could not take; at the third time the message is
   * passed over from now on, and what holds it already is made again without it.
   */
  void endure(UnfitMessageException why) throws IOException {
    if (tries.isLast(why)) {
      LOGGER.log(System.Logger.Level.WARNING, "A message is passed over", why);
      skipped.add(why.sequence(), why.record(), why.importNumber(), why.stage(), why.sentence());
      skipped.save();
      if (Math.max(timelines.position(), tableTo) > why.sequence()) {
        forget();
        return;
      }
    }
    reopen();
  }

  /**
   * Throws away the derived store that a damaged file belongs to; the next {@link #read} makes it
   * again.
   *
   * @throws DamagedException if the file is none that can be made again
   */
  void remake(DamagedException why) throws IOException {
    close();
    stores.drop(why);
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
   * From now on people are made under these guards: of the next {@link #read}, from the journal.
   * Tells whether they are others.
   */
  boolean changeGuards(Guards changed) throws IOException {
    boolean other = !changed.equals(guards);
    if (other) {
      guards = changed;
      reopen();
    }
    return other;
  }

  /** Begins again from what is on disk: after a failure nobody knows what is in memory. */
  void reopen() throws IOException {
    close();
    admission = stores.admission();
    timelines = stores.timelines(guards);
    admittedTo = admission.position();
    bulk = false;
    skipped = SkippedMessages.open(folder.resolve(SKIPPED));
    sums = new JournalSums();
    expected = 0;
    tell();
  }

  @Override
  public void close() throws IOException {
    admission.close();
    timelines.close();
    EventTable open = table;
    if (open != null) {
      table = null;
      stores.close(open);
    }
  }

  /** Closes the event table alone; tells whether it was open. */
  boolean closeTable() throws IOException {
    EventTable open = table;
    if (open == null) {
      return false;
    }
    commit();
    table = null;
    stores.close(open);
    tell();
    return true;
  }
}
