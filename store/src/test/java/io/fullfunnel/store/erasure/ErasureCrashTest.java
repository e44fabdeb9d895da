package io.fullfunnel.store.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.store.workspace.Check;
import io.fullfunnel.testkit.crash.CrashRunner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** F41: an erasure that dies at any step goes on by itself, and ends as one that did not. */
class ErasureCrashTest {
  private static final int KILLED = 137;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"E1:1", "S1:1", "J9:1", "E2:1", "E3:2", "E4:1", "E5:1", "T1:1"})
  void f41DiesAtAnyStep(String point) throws IOException, InterruptedException {
    Traces traces = Shop.traces();
    List<String> others;
    try (Shop shop = new Shop(folder).fill()) {
      traces.learn(shop.workspace);
      others = shop.others();
    }
    CrashRunner runner = new CrashRunner(ErasingProcess.class, "-Dfullfunnel.failpoint=" + point);
    CrashRunner.Outcome outcome = runner.runToEnd(folder.toString());
    assertThat(outcome.exit()).as(outcome.errors()).isEqualTo(KILLED);
    boolean begun = !point.equals("S1:1"); // it dies before the erasure is on record
    try (Shop shop = new Shop(folder)) {
      if (!begun) {
        shop.erase();
      }
      assertThat(traces.read(shop.workspace, folder)).as(point).isEmpty();
      assertThat(shop.others()).as(point).isEqualTo(others);
      Check check = shop.workspace.check();
      assertThat(check.balanced()).isTrue();
      assertThat(check.erased()).isEqualTo(15);
      assertThat(check.wrong()).isEmpty();
      assertThat(Erasures.open(shop.place()).pending()).isFalse();
    }
    assertThat(traces.raw(folder.resolve("data"))).as(point).isEmpty();
  }
}
