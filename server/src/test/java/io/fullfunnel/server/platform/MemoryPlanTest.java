package io.fullfunnel.server.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.server.StartedServer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** FEATURE UNDER TEST: heap, event tables and PostgreSQL take at most three quarters. */
class MemoryPlanTest {
  private static final long MB = 1L << 20;
  private static final long GB = 1L << 30;

  @Test
  void aMachineOfAnySizeFromOneGigabyteIsEnough() {
    for (long machine = GB; machine <= 512 * GB; machine += machine / 3) {
      MemoryPlan plan = MemoryPlan.of(machine, machine / 2, true);
      assertThat(plan.heap() + plan.tables() + plan.database())
          .isLessThanOrEqualTo(machine * 3 / 4);
      assertThat(plan.fits()).as(plan.toString()).isTrue();
      assertThat(plan.table() * 5).isLessThanOrEqualTo(plan.tables());
    }
    assertThat(MemoryPlan.of(64 * GB, 32 * GB, true).tables()).isEqualTo(2 * GB);
  }

  @Test
  void itIsSaidInOneLine() {
    assertThat(MemoryPlan.of(4 * GB, 2 * GB, true).sentence())
        .isEqualTo(
            "Memory: 2.0 GB heap + 614 MB event tables + 128 MB PostgreSQL = 2.7 GB, 68 % of 4.0"
                + " GB.");
    assertThat(MemoryPlan.of(2 * GB, GB, false).sentence())
        .isEqualTo(
            "Memory: 1.0 GB heap + 307 MB event tables + 0 MB PostgreSQL = 1.3 GB, 65 % of 2.0"
                + " GB.");
  }

  @Test
  void aHeapThatIsTooLargeIsSaid() {
    MemoryPlan plan = MemoryPlan.of(2 * GB, 1_500 * MB, true);
    assertThat(plan.fits()).isFalse();
    assertThat(plan.sentence())
        .endsWith(
            "85 % of 2.0 GB. That is more than three quarters; give the heap less with"
                + " FULLFUNNEL_JAVA_OPTS=-Xmx1024m, or the machine more.");
  }

  @Test
  void theRunningServerHasOne() {
    MemoryPlan plan = StartedServer.shared().bean(MemoryPlan.class);
    assertThat(plan.heap()).isEqualTo(Runtime.getRuntime().maxMemory());
    assertThat(plan.machine()).isGreaterThan(plan.heap());
    ServerSettings elsewhere =
        new ServerSettings(
            Path.of("data"),
            "127.0.0.1",
            0,
            null,
            false,
            List.of(),
            "postgresql://u:p@db.example.org/f");
    assertThat(MemoryPlan.of(elsewhere).database()).isZero();
  }
}
