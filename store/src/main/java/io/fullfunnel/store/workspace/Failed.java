package io.fullfunnel.store.workspace;

import io.fullfunnel.store.event.BatchBody;
import io.fullfunnel.store.event.Envelope;
import io.fullfunnel.store.failed.FailedActs;
import io.fullfunnel.store.failed.FailedEvent;
import io.fullfunnel.store.failed.FailedEvents;
import io.fullfunnel.store.failed.FailedId;
import io.fullfunnel.store.failed.SkippedMessages.Mark;
import io.fullfunnel.store.fault.Failpoint;
import io.fullfunnel.store.journal.EventLog;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The events of a workspace that count nowhere and are kept: those that were refused where they
 * arrived, and messages of the journal that a reader cannot take. Each leaves when it was replayed.
 */
public final class Failed {
  private final Readers readers;
  private final FailedEvents kept;

  Failed(Readers readers, FailedEvents kept) {
    this.readers = readers;
    this.kept = kept;
  }

  /**
   * A failed event in the form in which it comes a second time.
   *
   * @param message as the journal is to hold it
   */
  @SuppressWarnings("ArrayRecordComponent") // on its way to the journal, never compared
  public record Repaired(FailedEvent event, byte[] message) {}

  /** How many refused ones are kept. */
  long kept() throws IOException {
    settle();
    return kept.size();
  }

  /** What a crash left among them, although the journal holds it. */
  private void settle() throws IOException {
    Set<FailedId> replayed = new HashSet<>();
    if (!readers.control().replays().isEmpty() && kept.size() > 0) {
      kept.visit(event -> {
        if (readers.control().replays().containsKey(event.id())) {
          replayed.add(event.id());
        }
      });
    }
    kept.remove(replayed);
  }

  /** How many messages of the journal are passed over and were not replayed. */
  long skipped() {
    return marks().size();
  }

  private List<Mark> marks() {
    List<Mark> left = new ArrayList<>();
    for (Mark mark : readers.skipped().list()) {
      boolean undone =
          mark.importNumber() != 0 && readers.control().ledger().isUndone(mark.importNumber());
      FailedId id = new FailedId(mark.sequence(), 0);
      if (!undone && !readers.control().replays().containsKey(id)) {
        left.add(mark);
      }
    }
    return left;
  }

  /** Hands over all that are there now, those of the journal first. */
  public static void visit(Workspace workspace, FailedEvent.Visitor visitor) throws IOException {
    Failed failed = workspace.askReaders(Readers::failed);
    List<Mark> marks =
        workspace.askReaders(readers -> {
          readers.failed().settle();
          return readers.failed().marks();
        });
    visit(workspace.journal(), marks, visitor);
    failed.kept.visit(visitor);
  }

  private static void visit(EventLog journal, List<Mark> marks, FailedEvent.Visitor visitor)
      throws IOException {
    Map<Long, List<Mark>> records = new TreeMap<>();
    marks.forEach(
        mark -> records.computeIfAbsent(mark.record(), record -> new ArrayList<>()).add(mark));
    for (Map.Entry<Long, List<Mark>> record : records.entrySet()) {
      try (EventLog.Cursor cursor = journal.read(record.getKey())) {
        EventLog.Entry entry = cursor.next();
        if (entry != null) {
          visit(entry, record.getValue(), visitor);
        }
      }
    }
  }

  private static void visit(EventLog.Entry entry, List<Mark> marks, FailedEvent.Visitor visitor)
      throws IOException {
    BatchBody.Cursor batch = new BatchBody.Cursor(entry.body());
    Envelope envelope = batch.envelope();
    long sequence = entry.sequence() - 1;
    for (Mark mark : marks) {
      while (sequence < mark.sequence() && batch.next()) {
        sequence++;
      }
      visitor.visit(
          new FailedEvent(
              new FailedId(mark.sequence(), 0),
              envelope.receivedMillis(),
              envelope.from(),
              envelope.key(),
              envelope.importNumber(),
              mark.stage().word(),
              FailedEvent.UNREADABLE,
              mark.sentence(),
              Arrays.copyOfRange(batch.bytes(), batch.offset(), batch.offset() + batch.length())));
    }
  }

  /** The messages of the journal that a reader could not take, by sequence, with why. */
  public static Map<Long, String> inJournal(Workspace workspace) throws IOException {
    return workspace.askReaders(readers -> {
      Map<Long, String> all = new TreeMap<>();
      readers.failed().marks().forEach(mark -> all.put(mark.sequence(), mark.sentence()));
      return all;
    });
  }

  /** What was done with them so far. */
  public static FailedActs acts(Workspace workspace) throws IOException {
    return workspace.askReaders(Readers::failed).kept.acts();
  }

  /** Copies what is kept of refused events, as it is now; see {@link FailedEvents#copyTo}. */
  public static void copy(Workspace workspace, FailedEvents.Copy copy) throws IOException {
    workspace.gate().kept().copyTo(copy);
  }

  /** How many refused events are kept; reads no journal. */
  public static long kept(Workspace workspace) throws IOException {
    return workspace.gate().kept().size();
  }

  /** Lets go of refused events; what stands in the journal stays. Tells how many there were. */
  public static int drop(Workspace workspace, Set<FailedId> some) throws IOException {
    return workspace.askReaders(Readers::failed).kept.remove(some);
  }

  /**
   * Puts repaired events into the journal, each once: one that is there already is passed over.
   *
   * @return how many went in
   */
  public static int replay(Workspace workspace, List<Repaired> some) throws IOException {
    return workspace.askReaders(readers -> readers.failed().replay(workspace.journal(), some));
  }

  private int replay(EventLog journal, List<Repaired> some) throws IOException {
    Set<FailedId> done = new HashSet<>();
    int replayed = 0;
    for (Repaired each : some) {
      FailedEvent event = each.event();
      if (done.add(event.id()) && !readers.control().replays().containsKey(event.id())) {
        Envelope envelope =
            new Envelope(
                event.receivedMillis(),
                event.from(),
                event.importNumber(),
                event.key(),
                event.id().toString());
        byte[] message = each.message();
        BatchBody.Writer body =
            new BatchBody.Writer().start(envelope).add(0, message, 0, message.length);
        journal.append(EventLog.Kind.EVENTS, 1, body.toBytes());
        replayed++;
      }
    }
    journal.sync();
    Failpoint.R1.here();
    readers.read();
    kept.remove(done);
    return replayed;
  }
}
