package io.fullfunnel.server.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.server.StartedServer;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** When a session ends: idle 30 minutes, absolute 12 hours (RELIABILITY A26). */
class SessionStoreTest {
  private final JdbcClient sql = StartedServer.shared().bean(JdbcClient.class);
  private final MovingClock clock = new MovingClock();
  private final SessionStore sessions = new SessionStore(sql, clock);
  private final User user = user();

  private User user() {
    User someone =
        new User(UUID.randomUUID(), UUID.randomUUID() + "@x.org", "V", Role.VIEWER, "en");
    new UserStore(sql, clock).add(someone, "none");
    return someone;
  }

  @Test
  void anIdleOneEndsAfterHalfAnHour() {
    String token = sessions.begin(user);
    clock.move(Duration.ofMinutes(30));
    assertThat(sessions.find(token)).contains(user);
    clock.move(Duration.ofMinutes(30).plusSeconds(1));
    assertThat(sessions.find(token)).isEmpty();
  }

  @Test
  void aBusyOneEndsAfterTwelveHours() {
    String token = sessions.begin(user);
    for (int quarter = 0; quarter < 48; quarter++) {
      clock.move(Duration.ofMinutes(15));
      assertThat(sessions.find(token)).as("quarter " + quarter).contains(user);
    }
    clock.move(Duration.ofSeconds(1));
    assertThat(sessions.find(token)).isEmpty();
  }

  @Test
  void whoSignsOutIsOut() {
    String token = sessions.begin(user);
    sessions.end(token);
    assertThat(sessions.find(token)).isEmpty();
  }
}
