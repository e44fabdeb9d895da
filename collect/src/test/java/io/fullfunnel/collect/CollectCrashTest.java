package io.fullfunnel.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.store.event.Event;
import io.fullfunnel.testkit.crash.CrashRunner;
import io.fullfunnel.testkit.crash.Ledger;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** F01, F02 through HTTP: what was answered with 200 is there once, however the process dies. */
class CollectCrashTest {
  private static final int KILLED = 137;

  @TempDir Path folder;
  private final int[] next = new int[CollectVictim.CLIENTS];
  private final Ledger ledger = new Ledger();

  @Test
  void f01Killed() throws IOException, InterruptedException {
    long seed = 7;
    SplittableRandom random = new SplittableRandom(seed);
    for (int cycle = 0; cycle < 4; cycle++) {
      run(new CrashRunner(CollectVictim.class), 10 + random.nextInt(300));
      assertEven("seed " + seed + ", cycle " + cycle);
    }
  }

  @Test
  void f02DiesBetweenDiskAndAnswer() throws IOException, InterruptedException {
    for (String point : new String[] {"J1:9", "J2:9", "J3:9"}) {
      run(new CrashRunner(CollectVictim.class, "-Dfullfunnel.failpoint=" + point), 1 << 20);
      assertEven(point);
    }
  }

  private void run(CrashRunner runner, int lines) throws IOException, InterruptedException {
    String[] arguments = new String[next.length + 1];
    arguments[0] = folder.resolve("data").toString();
    for (int client = 0; client < next.length; client++) {
      arguments[client + 1] = Integer.toString(next[client]); // what got no answer is sent again
    }
    CrashRunner.Outcome outcome = runner.killAfterLines(lines, arguments);
    assertThat(outcome.exit()).as(outcome.errors()).isEqualTo(KILLED);
    for (String line : outcome.lines()) {
      int client = Integer.parseInt(line.substring(0, line.indexOf(' ')));
      int number = Integer.parseInt(line.substring(line.indexOf(' ') + 1));
      next[client] = number + 1;
      for (int i = 0; i < CollectVictim.size(number); i++) {
        ledger.acknowledge(CollectVictim.id(client, number, i));
      }
    }
  }

  private void assertEven(String when) throws IOException {
    ledger.recount();
    try (TestShop shop = new TestShop(folder.resolve("data"))) {
      Set<String> ids = new HashSet<>();
      int received = 0;
      for (Event event : shop.events()) {
        received++;
        if (ids.add(String.valueOf(event.messageId()))) {
          ledger.store(String.valueOf(event.messageId()));
        }
      }
      assertThat(ledger.balance().lost()).as(when).isZero();
      assertThat(shop.law())
          .as(when)
          .isEqualTo(
              "received %d, duplicate %d, failed 0, present %d"
                  .formatted(received, received - ids.size(), ids.size()));
    }
  }
}
