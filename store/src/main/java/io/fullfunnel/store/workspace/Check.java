package io.fullfunnel.store.workspace;

import io.fullfunnel.store.data.DamagedException;
import io.fullfunnel.store.failed.FailedId;
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
 * @param received messages in the journal, and what was refused or kept; what was replayed counts
 *     once
 * @param refused rows that imports refused, and events that were refused where they arrived and are
 *     not kept
 * @param pending messages that no reader has taken in
 * @param duplicate messages whose messageId was there before
 * @param failed events that count nowhere and are kept: refused ones, and messages that a reader
 *     cannot take
 * @param undone messages of imports that no longer count
 * @param erased messages of people who were erased
 * @param expired messages that were too old
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
    long expired,
    long present,
    List<String> rebuilt,
    List<String> wrong) {

  /**
   * The conservation law: received = refused + pending + duplicate + failed + undone + erased +
   * expired + present.
   */
  public boolean balanced() {
    return received == refused + pending + duplicate + failed + undone + erased + expired + present;
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
    Journalled journalled = readers.sums().all(log, readers);
    Facts facts = readers.timelines().facts();
    long inTable = readers.table().rows();
    if (inTable != facts.stored()) {
      wrong.add(
          "The event table holds " + inTable + " messages, the shards " + facts.stored() + ".");
    }
    Failed failed = readers.failed();
    long kept = failed.kept();
    long refused =
        readers.control().refusedRows()
            + readers.control().refusedEvents()
            - kept
            - readers.control().replayed(id -> !id.isInJournal());
    Check counted =
        new Check(
            journalled.messages()
                - readers.control().replayed(FailedId::isInJournal)
                + refused
                + kept,
            refused,
            journalled.end() - readers.timelines().position(),
            readers.admission().duplicates(),
            kept + failed.skipped(),
            journalled.undone(),
            journalled.erased(),
            journalled.expired(),
            facts.stored(),
            List.copyOf(readers.rebuilt()),
            wrong);
    if (!counted.balanced()) { // marks that are missing are found again
      Journalled.markFailed(log, readers);
    }
    return counted.withFailed(kept + failed.skipped());
  }

  private Check withFailed(long found) {
    return new Check(
        received, refused, pending, duplicate, found, undone, erased, expired, present, rebuilt,
        wrong);
  }
}
