package io.fullfunnel.question;

import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.engine.filter.TestedValues;
import org.junit.jupiter.api.Test;

/** FEATURE UNDER TEST: a pattern that has been matched crosses the wire as its name. */
class RegexWireTest {
  @Test
  void itsCodeStaysHere() {
    Object there = WireEngine.<Object>sent(new RegexTest("p[12]", true));
    assertThat(there).isEqualTo(new TestedValues("matches p[12]"));
  }
}
