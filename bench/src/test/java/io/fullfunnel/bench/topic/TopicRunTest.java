package io.fullfunnel.bench.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** F31, small: the broker is killed and its answers are lost. By hand: bench/topic. */
class TopicRunTest {
  private static final Path ROOT = Path.of(System.getProperty("fullfunnel.root", ".."));

  @TempDir Path folder;

  @Test
  void f31NothingAcknowledgedIsLostAndNothingCountsTwice()
      throws IOException, InterruptedException {
    TopicRun.Result result = TopicRun.run(ROOT, folder, new TopicRun.Asked(4, 250, 1));
    assertThat(result.lost()).isZero();
    assertThat(result.strangers()).isZero();
    assertThat(result.acknowledged()).isEqualTo(4 * 250 * 5);
    assertThat(result.counted()).isEqualTo(4 * 250 * 5);
    assertThat(result.cut()).isPositive();
  }
}
