package io.fullfunnel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
  private static final List<String> KNOWN = List.of("import", "export", "--map", "--set");

  @Test
  void oneOrTwoSlipsAreForgiven() {
    assertThat(Nearest.to("imoprt", KNOWN)).isEqualTo("import");
    assertThat(Nearest.to("exprt", KNOWN)).isEqualTo("export");
    assertThat(Nearest.to("--mpa", KNOWN)).isEqualTo("--map");
  }

  @Test
  void aStrangerHasNoNearest() {
    assertThat(Nearest.to("wherever", KNOWN)).isNull();
    assertThat(Nearest.to("", List.of())).isNull();
  }
}
