package io.fullfunnel.store.workspace;

import io.fullfunnel.store.admission.Admission;
import io.fullfunnel.store.erasure.Eraser;
import io.fullfunnel.store.event.BatchBody;
import io.fullfunnel.store.event.Event;
import io.fullfunnel.store.event.EventDecoder;
import io.fullfunnel.store.event.Tombstone;
import io.fullfunnel.store.journal.EventLog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * All messages of one person in the journal, as they arrived: the same that an erasure takes away,
 * also duplicates and rows of imports that were undone.
 */
public final class Belongings {
  private final Workspace workspace;
  private final Eraser person;
  private final Admission admission;
  private final EventDecoder decoder = new EventDecoder();

  private Belongings(Workspace workspace, Eraser person, Admission admission) {
    this.workspace = workspace;
    this.person = person;
    this.admission = admission;
  }

  /**
   * A message.
   *
   * @param from where it came from
   * @param counts whether answers count it: no duplicate, and its import stands
   * @param message the JSON object as it is stored
   */
  public record Held(Event event, String from, boolean counts, String message) {}

  /** Takes the messages in the order of their arrival. */
  public interface Visitor {
    void held(Held message) throws IOException;
  }

  /** Hands over the messages of the person that an id belongs to. */
  public static void visit(Workspace workspace, StrandName id, Visitor visitor) throws IOException {
    Belongings all =
        workspace.askReaders(readers ->
            new Belongings(
                workspace, workspace.eraser(Whose.of(readers, id).ids()), readers.admission()));
    try (EventLog.Cursor cursor = workspace.journal().read(0)) {
      for (EventLog.Entry entry = cursor.next(); entry != null; entry = cursor.next()) {
        if (entry.kind() == EventLog.Kind.EVENTS) {
          all.visit(entry, visitor);
        }
      }
    }
  }

  private void visit(EventLog.Entry entry, Visitor visitor) throws IOException {
    BatchBody.Cursor batch = new BatchBody.Cursor(entry.body());
    long number = batch.envelope().importNumber();
    boolean stands = number == 0 || !workspace.imports().isUndone(number);
    for (long sequence = entry.sequence(); batch.next(); sequence++) {
      if (Tombstone.is(batch)) {
        continue;
      }
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
        continue; // it belongs to nobody
      }
      if (person.isTheirs(event)) {
        visitor.held(
            new Held(
                event,
                batch.envelope().from(),
                stands && admission.admitted(sequence),
                new String(batch.bytes(), batch.offset(), batch.length(), StandardCharsets.UTF_8)));
      }
    }
  }
}
