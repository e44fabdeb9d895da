package io.fullfunnel.server.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.server.Browser;
import io.fullfunnel.server.Http.Answer;
import io.fullfunnel.server.StartedServer;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Who guesses waits, whatever they write into their headers (RELIABILITY A23). */
class GuessingTest {
  private final StartedServer server = StartedServer.shared();

  @Test
  void theEleventhTryWaitsAlsoWithTheRightPassword() {
    Browser owner = server.owner(); // signed in before: their session goes on
    Browser browser = server.browser();
    for (int i = 0; i < 10; i++) {
      Answer answer = tryOne(browser, "victim@example.org", "1.2.3." + i);
      assertThat(answer.status()).isEqualTo(401);
    }
    Answer eleventh = tryOne(browser, "victim@example.org", "1.2.3.99");
    assertThat(eleventh.status()).isEqualTo(429);
    assertThat(eleventh.json().path("code").asString()).isEqualTo("too-many-tries");
    assertThat(eleventh.header("Retry-After")).isEqualTo("901");
    assertThat(owner.open().json().path("user").isNull()).isFalse();
    server.bean(Accounts.class).forgive("127.0.0.1", "victim@example.org");
    assertThat(tryOne(browser, "victim@example.org", "1.2.3.4").status()).isEqualTo(401);
    server.bean(Accounts.class).forgive("127.0.0.1", "victim@example.org");
  }

  /**
   * Ten passwords are looked at, whatever accounts they are for and wherever they claim to come
   * from.
   */
  @Test
  void aThousandTriesFromOneAddressAreTen() {
    server.bean(Accounts.class).forgive("127.0.0.1", "person0@example.org");
    Browser browser = server.browser();
    Map<Integer, Integer> answers = new TreeMap<>();
    for (int i = 0; i < 1_000; i++) {
      Answer answer = tryOne(browser, "person" + i + "@example.org", "10.0.0." + i % 256);
      answers.merge(answer.status(), 1, Integer::sum);
    }
    server.bean(Accounts.class).forgive("127.0.0.1", "person0@example.org");
    assertThat(answers).isEqualTo(Map.of(401, 10, 429, 990));
  }

  private static Answer tryOne(Browser browser, String email, String forwarded) {
    return browser.send(
        "POST",
        "/api/v1/session",
        "{\"email\":\"" + email + "\",\"password\":\"not the password\"}",
        Map.of("X-Forwarded-For", forwarded));
  }
}
