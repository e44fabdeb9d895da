package io.fullfunnel.bench.crash;

import io.fullfunnel.store.data.Folders;
import io.fullfunnel.store.event.Event;
import io.fullfunnel.store.journal.EventLog;
import io.fullfunnel.store.timelines.Facts;
import io.fullfunnel.store.workspace.Check;
import io.fullfunnel.store.workspace.Workspace;
import io.fullfunnel.testkit.crash.CrashRunner;
import io.fullfunnel.testkit.crash.Ledger;
import io.fullfunnel.testkit.crash.Mutation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One data directory under load whose process dies again and again; after each death everything is
 * counted, and at the end compared with a workspace that was never interrupted.
 */
final class LoadRun {
  static final int KILLED = 137;
  private static final long SLACK = 8 << 20;
  private final Path folder;
  private final Counts counts;
  private final Ledger ledger = new Ledger();
  private final int[] next = new int[Message.CLIENTS];
  private final Load load;
  private int each = 1;
  private int deaths;

  private LoadRun(Path folder, Counts counts, Load load) {
    this.folder = folder;
    this.counts = counts;
    this.load = load;
  }

  /** Load of clients that write to the journal themselves. */
  static LoadRun journal(Path folder, Counts counts) {
    return new LoadRun(folder, counts, new JournalLoad(folder));
  }

  /** Load of clients that send over HTTP to a collector. */
  static LoadRun http(Path folder, Counts counts) throws IOException {
    return new LoadRun(folder, counts, HttpLoad.into(folder));
  }

  /** Counts only after so many deaths, so that more of them fit into an hour. */
  LoadRun examiningEach(int many) {
    each = many;
    return this;
  }

  /** Kills the process so long after its first acknowledgement. */
  void kill(long millis) throws IOException, InterruptedException {
    long before = counts.events;
    CrashRunner.Outcome outcome = load.killed(millis, true, next, null);
    took(outcome);
    counts.kills++;
    counts.underLoad += counts.events - before;
    counts.loadSeconds += outcome.millis() / 1000.0;
    examine("killed after " + millis + " ms");
  }

  /** The same, and the disk loses what only memory held. */
  void losePower(long millis, PowerLoss disk) throws IOException, InterruptedException {
    took(load.killed(millis, true, next, disk));
    disk.comeBack();
    counts.powerLosses++;
    examine("power lost after " + millis + " ms");
  }

  /**
   * The same where events are acknowledged before they are forced to the disk: how many are lost
   * shows that the test sees a loss.
   */
  long loseCareless(long millis, PowerLoss disk) throws IOException, InterruptedException {
    took(load.killed(millis, false, next, disk));
    disk.comeBack();
    ledger.recount();
    try (Shop shop = Shop.open(folder)) {
      shop.workspace().catchUp();
      shop.workspace().table().forEach(event -> ledger.store(idOf(event)));
    }
    return ledger.balance().lost();
  }

  /** Lets the process die at a failpoint; one that is not reached is an error. */
  void dieAt(String point) throws IOException, InterruptedException {
    took(load.dying(point, next));
    counts.failpoints++;
    examine(point);
  }

  private void took(CrashRunner.Outcome outcome) {
    if (outcome.exit() != KILLED) {
      throw new IllegalStateException("ended with " + outcome.exit() + ": " + outcome.errors());
    }
    for (String line : outcome.lines()) {
      int client = Integer.parseInt(line.substring(0, line.indexOf(' ')));
      int batch = Integer.parseInt(line.substring(line.indexOf(' ') + 1));
      next[client] = batch + 1;
      for (Message message : Message.batch(client, batch)) {
        ledger.acknowledge(message.id());
        counts.events++;
      }
    }
  }

  /** Opens what is left in a process that never had it open, and counts. */
  private void examine(String when) throws IOException {
    if (++deaths % each != 0) {
      return;
    }
    ledger.recount();
    try (Shop shop = Shop.open(folder)) {
      refuse(Folders.bytes(shop.data().temporary()) > 0, when, "the temporary folder is not empty");
      Workspace workspace = shop.workspace();
      workspace.catchUp();
      long[] last = {-1};
      workspace
          .table()
          .forEach(event -> {
            ledger.store(idOf(event));
            refuse(event.sequence() <= last[0], when, "sequence " + event.sequence());
            last[0] = event.sequence();
          });
      Ledger.Balance balance = ledger.balance();
      counts.lost += balance.lost();
      counts.doubled += balance.doubled();
      counts.resent += balance.unasked();
      refuse(balance.lost() > 0 || balance.doubled() > 0, when, balance.toString());
      compare(workspace, when);
      Check check = workspace.check();
      // an event table whose very making was cut short is made again, and that is said
      boolean even = check.balanced() && check.wrong().isEmpty();
      refuse(!even, when, check.toString());
    }
  }

  private static String idOf(Event event) {
    String id = event.messageId();
    if (id == null) {
      throw new IllegalStateException("event " + event.sequence() + " has no messageId");
    }
    return id;
  }

  /** Compares the answers with a plain count over what the journal must hold. */
  private void compare(Workspace workspace, String when) throws IOException {
    List<Message> stored = new ArrayList<>();
    for (int client = 0; client < Message.CLIENTS; client++) {
      for (int batch = 0; batch <= next[client]; batch++) {
        List<Message> messages = Message.batch(client, batch);
        int there = 0;
        for (Message message : messages) {
          there += ledger.isStored(message.id()) ? 1 : 0;
        }
        refuse(there != 0 && there != messages.size(), when, "half of batch " + batch);
        if (there > 0) {
          stored.addAll(messages);
        }
      }
    }
    long others = stored.stream().filter(message -> message.name().isEmpty()).count();
    Facts facts = workspace.snapshot().facts();
    refuse(facts.stored() != stored.size() || facts.others() != others, when, facts.toString());
    refuse(workspace.table().rows() != stored.size(), when, "rows of the event table");
    same(Findings.reached(stored), Findings.reached(workspace), when);
    same(Findings.gold(stored), Findings.gold(workspace), when);
  }

  /** Compares with a workspace that has the same journal and was never interrupted. */
  void compareWithUninterrupted(Path aside) throws IOException {
    Files.createDirectories(aside);
    try (Shop shop = Shop.open(folder);
        Shop fresh = Shop.open(aside)) {
      try (EventLog.Cursor cursor = shop.workspace().journal().read(0)) {
        for (EventLog.Entry entry = cursor.next(); entry != null; entry = cursor.next()) {
          fresh.workspace().journal().append(entry.kind(), entry.count(), entry.body());
        }
      }
      fresh.workspace().catchUp();
      same(withoutPeople(fresh.findings()), withoutPeople(shop.findings()), "at the end");
    }
    long grown = Folders.bytes(folder);
    long plain = Folders.bytes(aside);
    refuse(grown > 3 * plain + SLACK, "at the end", grown + " bytes where " + plain + " will do");
    Folders.remove(aside);
  }

  /** Ids of people differ from workspace to workspace: each has a key of its own. */
  private static Findings withoutPeople(Findings all) {
    return new Findings(all.facts(), all.reached(), all.gold(), "", all.rows(), all.export());
  }

  static void same(Object expected, @Nullable Object found, String when) {
    refuse(!expected.equals(found), when, "expected " + expected + ", found " + found);
  }

  static void refuse(boolean wrong, String when, String what) {
    if (wrong) {
      throw new IllegalStateException(when + ": " + what);
    }
  }

  /** A copy of a data directory that nobody has open. */
  static Path copy(Path from, Path to) throws IOException {
    Folders.remove(to);
    Mutation.copy(from, to);
    return to;
  }
}
