package io.fullfunnel.server.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.collect.Refused;
import io.fullfunnel.collect.Sender;
import org.junit.jupiter.api.Test;

class RefusedLatelyTest {
  private static final Sender SENDER = new Sender("shop", "w1", false);

  private final RefusedLately lately = new RefusedLately();

  private static Refused request(long at, String origin, int events) {
    String sentence = "The origin " + origin + " is not on this key's list.";
    return new Refused(SENDER, at, "origin", sentence, events, null, null, "");
  }

  /** A line says of each request in it what was wrong: another origin is another line. */
  @Test
  void a01RequestsInARow() {
    lately.saw(request(1, "https://a.example", 1));
    lately.saw(request(2, "https://a.example", 1));
    lately.saw(request(3, "https://b.example", 1));
    lately.saw(request(4, "https://a.example", 1));
    assertThat(lately.of("shop"))
        .containsExactly(
            request(4, "https://a.example", 1),
            request(3, "https://b.example", 1),
            request(2, "https://a.example", 2));
    assertThat(lately.of("other")).isEmpty();
  }
}
