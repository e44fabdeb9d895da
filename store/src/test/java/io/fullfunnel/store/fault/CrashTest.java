package io.fullfunnel.store.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fullfunnel.store.admission.Admission;
import io.fullfunnel.store.data.DataDirectory;
import io.fullfunnel.store.data.DataException;
import io.fullfunnel.store.journal.EventLog;
import io.fullfunnel.store.journal.FileLog;
import io.fullfunnel.testkit.crash.CrashRunner;
import io.fullfunnel.testkit.crash.Ledger;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** F01, F02, F33: what was acknowledged is there once, however the process dies. */
class CrashTest {
  private static final int KILLED = 137;
  private static final int CLIENTS = 4;

  @TempDir Path folder;
  private final Ledger ledger = new Ledger();
  private final int[] next = new int[CLIENTS];

  @Test
  void f01KilledAgainAndAgain() throws IOException, InterruptedException {
    long seed = 1;
    SplittableRandom random = new SplittableRandom(seed);
    CrashRunner runner = new CrashRunner(CrashLoad.class);
    for (int cycle = 0; cycle < 5; cycle++) {
      run(runner, 20 + random.nextInt(400));
      assertEven("seed " + seed + ", cycle " + cycle);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "J1:30", "J2:30", "J3:20", "J9:1", "J9:2", "J9:4", "J10:25", "A1:2", "A2:2", "S1:1", "S1:4",
        "S1:6", "S1:9"
      })
  void f02DiesAtANamedPoint(String point) throws IOException, InterruptedException {
    CrashRunner runner = new CrashRunner(CrashLoad.class, "-Dfullfunnel.failpoint=" + point);
    run(runner, Integer.MAX_VALUE);
    assertEven(point);
    run(new CrashRunner(CrashLoad.class), 50);
    assertEven("after " + point);
  }

  private void run(CrashRunner runner, int lines) throws IOException, InterruptedException {
    String[] arguments = new String[CLIENTS + 1];
    arguments[0] = folder.toString();
    for (int client = 0; client < CLIENTS; client++) {
      arguments[client + 1] = Integer.toString(next[client]);
    }
    CrashRunner.Outcome outcome = runner.killAfterLines(lines, arguments);
    assertThat(outcome.exit()).as(outcome.errors()).isEqualTo(KILLED);
    for (String line : outcome.lines()) {
      int client = Integer.parseInt(line.substring(0, line.indexOf(' ')));
      int batch = Integer.parseInt(line.substring(line.indexOf(' ') + 1));
      next[client] = batch + 1;
      for (String id : CrashLoad.ids(client, batch)) {
        ledger.acknowledge(id);
      }
    }
  }

  /** Opens what is left and counts. */
  private void assertEven(String when) throws IOException {
    ledger.recount();
    try (DataDirectory data = DataDirectory.open(folder);
        FileLog log = FileLog.open(CrashLoad.journal(data), "shop", CrashLoad.SEGMENT);
        Admission admission = Admission.open(CrashLoad.admitted(data), data.secret("admission"))) {
      CrashLoad.follow(log, admission);
      long events = 0;
      long stored = 0;
      try (EventLog.Cursor cursor = log.read(0)) {
        for (EventLog.Entry entry = cursor.next(); entry != null; entry = cursor.next()) {
          String[] ids = new String(entry.body(), StandardCharsets.UTF_8).split("\n", -1);
          for (int i = 0; i < ids.length; i++) {
            events++;
            if (admission.admitted(entry.sequence() + i)) {
              ledger.store(ids[i]);
              stored++;
            }
          }
        }
      }
      assertThat(events).as(when).isEqualTo(log.end());
      assertThat(stored + admission.duplicates()).as(when).isEqualTo(events);
    }
    Ledger.Balance balance = ledger.balance();
    assertThat(balance)
        .as("%s; next batches %s", when, Arrays.toString(next))
        .isEqualTo(new Ledger.Balance(balance.acknowledged(), 0, 0, balance.unasked()));
    assertThat(balance.unasked()).as(when).isLessThanOrEqualTo(CLIENTS * 40);
  }

  @Test
  void f33ASecondProcessIsRefusedAndADeadOnesLockIsTaken()
      throws IOException, InterruptedException {
    Process holder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                LockHolder.class.getName(),
                folder.toString())
            .start();
    try {
      assertThat(holder.getInputStream().read()).isEqualTo('+');
      assertThatThrownBy(() -> DataDirectory.open(folder))
          .isInstanceOf(DataException.class)
          .hasMessage(
              "The data directory %s is in use by process %d. Stop that process or use another"
                      .formatted(folder.toRealPath(), holder.pid())
                  + " directory.");
      assertThat(holder.isAlive()).isTrue();
    } finally {
      holder.destroyForcibly().waitFor();
    }
    DataDirectory.open(folder).close();
  }
}
