package io.fullfunnel.server.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fullfunnel.server.StartedServer;
import io.fullfunnel.server.platform.ProblemException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The console's link works once, within a day, and the newest only (RELIABILITY A27). */
class FirstLinkTest {
  private final StartedServer server = StartedServer.shared();
  private final JdbcClient sql = server.bean(JdbcClient.class);
  private final MovingClock clock = new MovingClock();
  private final UserStore users = new UserStore(sql, clock);
  private final FirstLink link = new FirstLink(sql, users, clock);

  private final User owner =
      new User(UUID.randomUUID(), UUID.randomUUID() + "@x.org", "O", Role.OWNER, "en");

  /** As if nobody had come so far; taken back afterwards. */
  private void untouched(Runnable test) {
    new TransactionTemplate(server.bean(PlatformTransactionManager.class))
        .executeWithoutResult(status -> {
          status.setRollbackOnly();
          sql.sql("delete from accounts_session").update();
          sql.sql("delete from accounts_user").update();
          test.run();
        });
  }

  private void isRefused(String token) {
    assertThatThrownBy(() -> link.use(token, owner, "hash"))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.code()).isEqualTo("setup-link"));
  }

  @Test
  void itEndsAfterADay() {
    untouched(() -> {
      String token = link.renew().orElseThrow();
      clock.move(Duration.ofDays(1).plusSeconds(1));
      isRefused(token);
      assertThat(users.hasOwner()).isFalse();
    });
  }

  @Test
  void aNewerOneReplacesItAndItWorksOnce() {
    untouched(() -> {
      String first = link.renew().orElseThrow();
      String second = link.renew().orElseThrow();
      isRefused(first);
      clock.move(Duration.ofDays(1));
      link.use(second, owner, "hash");
      assertThat(users.hasOwner()).isTrue();
      isRefused(second);
      assertThat(link.renew()).isEmpty();
    });
  }
}
