package io.fullfunnel.bench.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The small form of {@code bench/crash}: damaged files, and any order of arrival. */
class DamageTest {
  @TempDir Path folder;

  @Test
  void f04NoDamageIsSilent() throws IOException, InterruptedException {
    Counts counts = new Counts();
    MutationRun run = new MutationRun(folder.resolve("mutations"), counts);
    StringWriter all = new StringWriter();
    SplittableRandom random = new SplittableRandom(4);
    for (int i = 0; i < 40; i++) {
      new PrintWriter(all, true).println(run.mutate(random));
    }
    assertThat(counts.silent).as(all.toString()).isZero();
    assertThat(counts.exact + counts.repaired + counts.refused).isEqualTo(40);
    assertThat(counts.repaired).isGreaterThan(10);
  }

  @Test
  void f10NoOrderOfArrivalChangesAFunnel() throws IOException {
    List<Message> messages = Message.batch(1, 7).subList(0, 60);
    for (int seed = 0; seed < 200; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      try (Shop shop = Shop.open(folder.resolve("order-" + seed))) {
        Arrival.shuffled(messages, random).into(shop, random);
        assertThat(Findings.reached(shop.workspace()))
            .as("seed " + seed)
            .isEqualTo(Findings.reached(messages));
      }
    }
  }
}
