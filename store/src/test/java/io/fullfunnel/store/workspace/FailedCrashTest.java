package io.fullfunnel.store.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.store.data.DataDirectory;
import io.fullfunnel.testkit.crash.CrashRunner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** F37: keeping and replaying may die at any point; the law holds, and nothing counts twice. */
class FailedCrashTest {
  private static final int KILLED = 137;

  @TempDir Path folder;

  /**
   * @param point where it dies
   * @param refused of the ten or more that were refused, not kept
   * @param failed kept
   * @param present replayed
   */
  @ParameterizedTest
  @CsvSource({
    "K1:1,10,0,0",
    "K1:3,10,10,10",
    "R1:1,0,5,5",
    "R1:2,0,10,10",
    "K2:1,0,5,5",
    "S1:9,,,"
  })
  void f37DiesAtAnyStep(String point, Long refused, Long failed, Long present)
      throws IOException, InterruptedException {
    CrashRunner runner = new CrashRunner(FailedProcess.class, "-Dfullfunnel.failpoint=" + point);
    CrashRunner.Outcome outcome = runner.runToEnd(folder.toString());
    assertThat(outcome.exit()).as(outcome.errors()).isEqualTo(KILLED);
    try (DataDirectory data = DataDirectory.open(folder);
        Workspace shop = new Workspaces(data).open("shop")) {
      Check law = shop.check();
      assertThat(law.balanced()).as("%s", law).isTrue();
      assertThat(law.wrong()).isEmpty();
      assertThat(law.duplicate()).isZero();
      if (refused != null) {
        assertThat(List.of(law.refused(), law.failed(), law.present()))
            .containsExactly(refused, failed, present);
      }
      List<Failed.Repaired> rest = new ArrayList<>();
      Failed.visit(shop, event -> rest.add(new Failed.Repaired(event, event.content())));
      assertThat(rest).hasSize((int) law.failed());
      assertThat(Failed.replay(shop, rest)).isEqualTo((int) law.failed());
      Check after = shop.check();
      assertThat(after.balanced()).isTrue();
      assertThat(List.of(after.failed(), after.duplicate(), after.present()))
          .containsExactly(0L, 0L, law.present() + law.failed());
    }
  }
}
