package io.fullfunnel.store.workspace;

import io.fullfunnel.store.data.DamagedException;
import io.fullfunnel.store.journal.EventLog;
import io.fullfunnel.store.timelines.Facts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a check found: the conservation law in figures, and what was made again.
 *
 * @param received messages in the journal, and what was refused
 * @param refused rows that imports refused, and events that were refused where they arrived
 * @param pending messages that no reader has taken in
 * @param duplicate messages whose messageId was there before
 * @param failed messages that cannot be read
 * @param undone messages of imports that no longer count
 * @param erased messages of people who were erased
 * @param present messages stored
 * @param rebuilt what was made again, as sentences
 * @param wrong what does not agree and could not be mended, as sentences
 */
public record Check(
    long received,
    long refused,
    long pending,
    long duplicate,
    long failed,
    long undone,
    long erased,
    long present,
    List<String> rebuilt,
    List<String> wrong) {

  /**
   * The conservation law: received = refused + pending + duplicate + failed + undone + erased +
   * present.
   */
  public boolean balanced() {
    return received == refused + pending + duplicate + failed + undone + erased + present;
  }

  /** The law of a workspace in figures alone: nothing is read back nor made again. */
  public static Check counted(Workspace workspace) throws IOException {
    return workspace.askReaders(readers -> {
      readers.table();
      readers.read();
      readers.finish();
      return count(workspace.journal(), readers, new ArrayList<>());
    });
  }

  /** Which of these sequences count as duplicates, with everything up to the journal's end read. */
  public static Set<Long> duplicates(Workspace workspace, Collection<Long> sequences)
      throws IOException {
    return workspace.askReaders(readers -> {
      Set<Long> duplicates = new HashSet<>();
      for (long sequence : sequences) {
        if (!readers.admission().admitted(sequence)) {
          duplicates.add(sequence);
        }
      }
      return duplicates;
    });
  }

  static Check of(EventLog log, Readers readers) throws IOException {
    readers.table();
    readers.read();
    readers.finish();
    Check first = look(log, readers);
    if (first.wrong().isEmpty() && first.balanced()) {
      return first;
    }
    readers.rebuilt().addAll(first.wrong());
    readers.rebuilt().add("All derived files were made again from the journal.");
    readers.forget();
    readers.table();
    readers.read();
    readers.finish();
    return look(log, readers);
  }

  private static Check look(EventLog log, Readers readers) throws IOException {
    List<String> wrong = new ArrayList<>();
    try {
      readers.timelines().verify();
    } catch (DamagedException e) {
      wrong.add("Shards: " + e.getMessage() + ".");
    }
    try {
      readers.table().verify();
    } catch (DamagedException e) {
      wrong.add("Event table: " + e.getMessage() + ".");
    }
    try {
      readers.admission().verify();
    } catch (DamagedException e) {
      wrong.add("Admission index: " + e.getMessage() + ".");
    }
    return count(log, readers, wrong);
  }

  private static Check count(EventLog log, Readers readers, List<String> wrong) throws IOException {
    Journalled journalled = Journalled.count(log, readers, Journalled.ALL);
    Facts facts = readers.timelines().facts();
    long inTable = readers.table().rows();
    if (inTable != facts.stored()) {
      wrong.add(
          "The event table holds " + inTable + " messages, the shards " + facts.stored() + ".");
    }
    long refused = readers.control().refusedRows() + readers.control().refusedEvents();
    Check counted =
        new Check(
            journalled.messages() + refused,
            refused,
            log.end() - readers.timelines().position(),
            readers.admission().duplicates(),
            readers.failed(),
            journalled.undone(),
            journalled.erased(),
            facts.stored(),
            List.copyOf(readers.rebuilt()),
            wrong);
    // those met before this was opened are not known to the readers: they are looked for
    return counted.balanced() ? counted : counted.withFailed(Journalled.failed(log, readers));
  }

  private Check withFailed(long found) {
    return new Check(
        received, refused, pending, duplicate, found, undone, erased, present, rebuilt, wrong);
  }
}
