package io.fullfunnel.server.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fullfunnel.server.StartedServer;
import io.fullfunnel.server.platform.ProblemException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Addresses and accounts are counted apart, and wrong keys too (RELIABILITY A23). */
class AccountsTest {
  private final StartedServer server = StartedServer.shared();
  private final Accounts accounts =
      new Accounts(
          server.bean(UserStore.class),
          server.bean(SessionStore.class),
          server.bean(FirstLink.class),
          new MovingClock());

  private String tryOne(String email, String address) {
    return catchThrowableOfType(
            ProblemException.class, () -> accounts.signIn(email, "not the password", address))
        .code();
  }

  @Test
  void oneAddressThatTriesManyAccountsWaits() {
    for (int i = 0; i < 10; i++) {
      assertThat(tryOne("person" + i + "@example.org", "2001:db8:1:2::" + i))
          .isEqualTo("credentials");
    }
    assertThat(tryOne("another@example.org", "2001:db8:1:2:ffff::1")).isEqualTo("too-many-tries");
    assertThat(tryOne("another@example.org", "2001:db8:1:3::1")).isEqualTo("credentials");
  }

  @Test
  void oneAccountThatIsTriedFromManyAddressesWaits() {
    for (int i = 0; i < 10; i++) {
      assertThat(tryOne("Victim@example.org", "10.0.0." + i)).isEqualTo("credentials");
    }
    assertThat(tryOne("victim@example.org ", "10.0.1.1")).isEqualTo("too-many-tries");
    assertThat(tryOne("nobody@example.org", "10.0.1.1")).isEqualTo("credentials");
  }

  @Test
  void wrongKeysWait() {
    for (int i = 0; i < 10; i++) assertThat(accounts.wrongKey("10.0.0.1")).isEmpty();
    assertThat(accounts.wrongKey("10.0.0.1")).contains(Duration.ofMinutes(15));
    assertThat(accounts.wrongKey("10.0.0.2")).isEmpty();
  }
}
