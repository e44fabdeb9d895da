package io.fullfunnel.store.workspace;

import io.fullfunnel.store.arrivals.Arrivals;
import io.fullfunnel.store.channels.ChannelBook;
import io.fullfunnel.store.data.DamagedException;
import io.fullfunnel.store.data.DiskTrouble;
import io.fullfunnel.store.data.KeyedHash;
import io.fullfunnel.store.erasure.Eraser;
import io.fullfunnel.store.event.EventDecoder;
import io.fullfunnel.store.fault.Failpoint;
import io.fullfunnel.store.imports.ImportLedger;
import io.fullfunnel.store.imports.Imports;
import io.fullfunnel.store.journal.EventLog;
import io.fullfunnel.store.journal.FileLog;
import io.fullfunnel.store.people.People;
import io.fullfunnel.store.privacy.Keeping;
import io.fullfunnel.store.privacy.PrivacyBook;
import io.fullfunnel.store.table.EventTable;
import io.fullfunnel.store.table.Target;
import io.fullfunnel.store.timelines.Snapshot;
import io.fullfunnel.store.timelines.Timelines;
import io.fullfunnel.store.traffic.TrafficBook;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One workspace, open: its journal and the readers that make answers out of it. The front door of
 * this module. One thread at a time reads the journal into the readers (the lock of this object);
 * snapshots may be asked by many threads.
 */
public final class Workspace implements Closeable {
  private static final System.Logger LOGGER = System.getLogger(Workspace.class.getName());
  static final String JOURNAL = "journal";
  static final String FAILED = "failed";

  private final Gate gate;
  private final boolean owner;
  private final FileLog log;
  private final Readers readers;
  private final Definitions definitions;
  private volatile @Nullable Snapshot snapshot;

  /** What is answered from while an import goes in: the state before it. */
  private volatile @Nullable Snapshot meanwhile;

  /** The event table that questions may read beside the readers' own work. */
  private volatile @Nullable EventTable shared;

  private final ChannelBook channels;
  private final TrafficBook traffic;
  private final Erasing erasing;
  private final Beside beside;
  private Derived derived;
  private boolean doubtful;

  private Workspace(Gate gate, boolean owner) throws IOException {
    this.gate = gate;
    this.owner = owner;
    Path folder = gate.folder();
    this.log = gate.log();
    this.erasing = gate.erasing();
    this.beside = Beside.open(folder, log, gate.ids());
    this.readers = new Readers(folder, gate.stores(), log, gate.settings().guards(), gate.kept());
    this.channels = ChannelBook.open(folder);
    this.traffic = TrafficBook.open(folder);
    this.definitions = Definitions.open(folder, Clock.systemUTC());
    this.derived = new Derived(this::ask, this);
  }

  static Workspace open(Path folder, Settings settings, Means means) throws IOException {
    Gate gate = Gate.open(folder, settings, means);
    try {
      return open(gate, true);
    } catch (IOException | RuntimeException e) {
      gate.close();
      throw e;
    }
  }

  /** Behind a gate that stays open when this is closed. */
  static Workspace behind(Gate gate) throws IOException {
    return open(gate, false);
  }

  private static Workspace open(Gate gate, boolean owner) throws IOException {
    if (gate.erasing().pending()) {
      gate.erasing().run(gate.kept());
    }
    return new Workspace(gate, owner);
  }

  public Settings settings() {
    return gate.settings();
  }

  /** Takes over what {@link Workspaces#update} wrote; answers from now on reckon with it. */
  public synchronized void changeSettings(Settings changed) throws IOException {
    gate.change(changed);
    if (readers.changeGuards(changed.guards())) {
      snapshot = null;
      beside().unjoined().forget(); // ids are hashed otherwise, and are other people
    }
  }

  /** Its rules for channels and visits. */
  public ChannelBook channels() {
    return channels;
  }

  /** Its rules for bots and internal traffic. */
  public TrafficBook traffic() {
    return traffic;
  }

  /** What it has given names to: goals, audiences and the like. */
  public Definitions definitions() {
    return definitions;
  }

  /** The hash under the workspace's key. */
  public KeyedHash ids() {
    return gate.ids();
  }

  /** The journal; what belongs to erased people does not get in. */
  public EventLog journal() {
    return gate.journal();
  }

  /** What arrived, from which source and when. */
  public Arrivals arrivals() {
    return beside.arrivals();
  }

  /** Its rules for privacy. */
  public PrivacyBook privacy() {
    return beside.privacy();
  }

  Beside beside() {
    return beside;
  }

  Gate gate() {
    return gate;
  }

  /** How far each reader is; does not wait for them. */
  public Positions positions() {
    return readers.positions();
  }

  /** Copies the journal as it is on disk now; see {@link FileLog#copyTo}. */
  public long copyJournal(FileLog.Copy copy) throws IOException {
    return log.copyTo(copy);
  }

  /** The imports so far, as the journal tells. */
  public ImportLedger imports() {
    return readers.control().ledger();
  }

  /** What had to be made again from the journal since this was opened, as sentences. */
  public List<String> rebuilt() {
    return List.copyOf(readers.rebuilt());
  }

  /**
   * Reads the journal while somebody else appends to it, so that both cores work; ends when {@code
   * running} says no and everything is in. About so many messages are expected. Returns the counts
   * of the import that came last, or null if none came.
   */
  synchronized @Nullable Tally readWhile(Running running, long expected) throws IOException {
    meanwhile = snapshot; // if nobody asked so far, nobody is made to hold the old base in memory
    snapshot = null;
    try {
      return readAlong(running, expected);
    } finally {
      meanwhile = null;
    }
  }

  /** What tells the messages of people with these ids from all others. */
  Eraser eraser(Collection<Long> ids) {
    return erasing.eraser(ids);
  }

  /** Asks the readers, with everything up to the journal's end in all of them. */
  synchronized <T> T askReaders(Asks<Readers, T> asking) throws IOException {
    return trusting(() -> {
      readers.read();
      return asking.ask(readers);
    });
  }

  private @Nullable Tally readAlong(Running running, long expected) throws IOException {
    return trusting(() -> {
      Set<Long> undone = readers.control().undone();
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
    });
  }

  /** Reads the journal to its end with all readers. */
  public synchronized void catchUp() throws IOException {
    trusting(() -> {
      readers.table();
      readers.read();
      readers.finish();
      return readers;
    });
  }

  /**
   * Takes an import out of every answer. Its rows stay in the journal.
   *
   * @throws io.fullfunnel.store.imports.ImportRefusedException if there is no such import, or it is
   *     undone or running
   */
  public synchronized void undo(long importNumber) throws IOException {
    new Imports(journal(), imports(), gate.ids(), Clock.systemUTC()).undo(importNumber);
    Failpoint.U1.here();
    snapshot = null;
    doubtful = true; // until all of it is dropped
    readers.forget();
    catchUp();
  }

  /**
   * Everything as it stands at the journal's end; while an import goes in or a base is written, as
   * it stood before. Does not wait for other questions, nor for these.
   */
  public Snapshot snapshot() throws IOException {
    Snapshot before = meanwhile;
    if (before != null) {
      return before;
    }
    Snapshot last = snapshot;
    return last != null && last.position() == log.end() ? last : newest();
  }

  /** Says that what snapshots derive is told in another way from now on. */
  public synchronized void forgetSnapshot() {
    snapshot = null;
  }

  private synchronized Snapshot newest() throws IOException {
    return trusting(() -> {
      readers.read();
      Timelines timelines = timelines();
      Snapshot last = snapshot;
      if (last == null || last.position() != timelines.position()) {
        last = snapshot(timelines);
        snapshot = last;
      }
      return last;
    });
  }

  /** Others are answered from the last snapshot while a base is written. */
  private Timelines timelines() throws IOException {
    Timelines timelines = readers.finishTimelines();
    meanwhile = readers.isFar() ? snapshot : null;
    try {
      readers.writeBaseIfFar();
      return timelines;
    } finally {
      meanwhile = null;
    }
  }

  private Snapshot snapshot(Timelines timelines) throws IOException {
    if (snapshot == null) {
      gate.room().open(timelines.bytesOnDisk() * 5 / 4);
    }
    long position = timelines.position();
    return Snapshot.of(timelines, reading -> ask(position, reading::of), derived);
  }

  /** Bytes of memory that its people take, as far as they were read; waits for nobody. */
  long bytes() {
    Snapshot now = meanwhile == null ? snapshot : meanwhile;
    return now == null ? 0 : now.bytes();
  }

  /** Closes the event table until somebody asks it again; tells whether it was open. */
  synchronized boolean closeTable() throws IOException {
    shared = null;
    return trusting(readers::closeTable);
  }

  /** The event table, with everything up to the journal's end in it. */
  public synchronized EventTable table() throws IOException {
    return trusting(() -> {
      EventTable table = readers.table();
      readers.read();
      readers.commit();
      shared = table;
      return table;
    });
  }

  /** Asks the event table; if it turns out to be damaged it is made again, and asked again. */
  public synchronized <T extends @Nullable Object> T ask(Asks<EventTable, T> asking)
      throws IOException {
    try {
      return asking.ask(table());
    } catch (DamagedException e) {
      mend(e);
      return asking.ask(table());
    }
  }

  /**
   * Asks the event table as it stood at a snapshot or later, if it can be asked at once: others may
   * be reading the journal meanwhile.
   */
  public <T extends @Nullable Object> T ask(Snapshot of, Asks<EventTable, T> asking)
      throws IOException {
    return ask(of.position(), asking);
  }

  private <T extends @Nullable Object> T ask(long position, Asks<EventTable, T> asking)
      throws IOException {
    EventTable open = shared;
    if (open != null && open.position() >= position) {
      try {
        return asking.ask(open);
      } catch (IOException closedOrDamaged) {
        LOGGER.log(System.Logger.Level.DEBUG, "asked again behind the readers", closedOrDamaged);
      }
    }
    return ask(asking);
  }

  /**
   * Appends a batch of messages; it is on disk when this returns, and in the next snapshot.
   *
   * @param from where they come from: {@code http}, {@code demo} …
   * @param messages JSON objects in UTF-8, each as {@link EventDecoder} reads it
   * @return the journal's position behind them
   * @throws IllegalArgumentException if one of them is no message; then none is taken
   */
  public long append(String from, List<byte[]> messages) throws IOException {
    return gate.intake().take(from, messages);
  }

  /** Asks who is who, with everything up to the journal's end. */
  public synchronized <T extends @Nullable Object> T askPeople(Asks<People, T> asking)
      throws IOException {
    return askTimelines(timelines -> asking.ask(timelines.people()));
  }

  /** Asks the timelines, with everything up to the journal's end in them. */
  public synchronized <T extends @Nullable Object> T askTimelines(Asks<Timelines, T> asking)
      throws IOException {
    return trusting(() -> {
      readers.read();
      return asking.ask(readers.finishTimelines());
    });
  }

  /** Writes down what somebody, named as in the list, decided of two ids. */
  public synchronized void decide(StrandName one, StrandName other, boolean together, String by)
      throws IOException {
    long at = Clock.systemUTC().millis();
    byte[] record = new DecisionRecord(one, other, together, at, by).toBytes();
    gate.intake().append(EventLog.Kind.PEOPLE_DECIDED, 1, record);
    log.sync();
  }

  /**
   * Erases the person that an id belongs to: it is in no answer from here on, and in no file when
   * this returns. If that fails or the process dies, it goes on with the next use.
   *
   * @param by who asked for it, as the log of erasures names them
   */
  public synchronized Erased erase(StrandName id, String by) throws IOException {
    Whose person = trusting(() -> Whose.of(readers, id));
    gate.intake().between(() -> erasing.begin(person, by));
    rewrite(() -> snapshot(readers.hide(person)));
    return Erased.of(person.events(), erasing.last());
  }

  /** Takes what is too old out of every file; see {@link Retention}. */
  synchronized void expire(List<Keeping> rules, Instant now) throws IOException {
    Snapshot before = snapshot();
    gate.intake().between(() -> erasing.begin(rules, now));
    rewrite(() -> before);
  }

  /** Does what is on record to be done; answered meanwhile is what {@code shown} makes. */
  private void rewrite(Work<Snapshot> shown) throws IOException {
    try {
      meanwhile = trusting(shown);
      doubtful = true; // until the job is done
      catchUp();
    } finally {
      meanwhile = null;
      beside.forget();
    }
  }

  /** Writes everything of one kind to a file; returns the rows. */
  public synchronized long export(Target target, Path to, boolean overwrite) throws IOException {
    return ask(table -> {
      People people = readers.timelines().people();
      return table.export(target, to, overwrite, (sequence, ids) -> StrandName.person(people, ids));
    });
  }

  /**
   * Works with readers that hold what the disk holds: after a failure they begin again from there,
   * and what turns out to be damaged is made again.
   */
  private <T extends @Nullable Object> T trusting(Work<T> work) throws IOException {
    if (doubtful) {
      snapshot = null;
      if (erasing.pending()) {
        readers.close();
        erasing.run(gate.kept());
        beside.forget();
        derived = new Derived(this::ask, this); // it remembers them
      }
      readers.reopen();
    }
    doubtful = true;
    T result;
    try {
      result = fit(work);
    } catch (DamagedException e) {
      mend(e);
      result = fit(work);
    } catch (IOException e) {
      throw DiskTrouble.isFull(e) ? DiskTrouble.unwritten(settings().name(), e) : e;
    }
    doubtful = false;
    return result;
  }

  /** Works until no message is in the way that a reader cannot take. */
  private <T extends @Nullable Object> T fit(Work<T> work) throws IOException {
    while (true) {
      try {
        return work.run();
      } catch (UnfitMessageException e) {
        snapshot = null;
        readers.endure(e);
      }
    }
  }

  private void mend(DamagedException why) throws IOException {
    snapshot = null;
    readers.remake(why);
  }

  /** Compares every store with the journal; what does not agree is made again, and said. */
  public synchronized Check check() throws IOException {
    snapshot = null;
    return trusting(() -> Check.of(log, readers));
  }

  @Override
  public synchronized void close() throws IOException {
    Snapshot last = snapshot;
    boolean known = last != null && last.position() == log.end();
    try {
      readers.close();
    } finally {
      if (owner) {
        gate.close();
      }
    }
    if (last != null && known) {
      Beside.keep(() -> Standing.of(last).write(gate.folder()));
    }
    beside.save();
  }
}
