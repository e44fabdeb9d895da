package io.fullfunnel.server.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.server.Browser;
import io.fullfunnel.server.Shop;
import io.fullfunnel.server.StartedServer;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Which roles of people say what goals and audiences mean; all of them see it. */
class DefineRolesTest {
  private static final String PASSWORD = "nine slow copper clocks";

  private final StartedServer server = StartedServer.shared();

  private Browser signedIn(Role role) {
    if (role == Role.OWNER) {
      return server.owner(); // there is one
    }
    String email = "role-" + UUID.randomUUID() + "@example.org";
    server
        .bean(UserStore.class)
        .add(new User(UUID.randomUUID(), email, "Rolf", role, "en"), PasswordHash.of(PASSWORD));
    Browser browser = server.browser();
    assertThat(browser.signIn(email, PASSWORD).status()).isEqualTo(200);
    return browser;
  }

  @Test
  void byRole() {
    Shop shop = Shop.of(Shop.track("view", "u1", 0, ""));
    Map<Role, String> statuses = new TreeMap<>();
    for (Role role : Role.values()) {
      Browser browser = signedIn(role);
      statuses.put(
          role,
          browser.get(shop.path("/goals")).status()
              + " "
              + browser.send("PUT", shop.path("/goals/trial"), "\"view\"").status()
              + " "
              + browser.get(shop.path("/audiences")).status()
              + " "
              + browser.send("PUT", shop.path("/audiences/a"), "{\"did\":\"view\"}").status());
    }
    assertThat(statuses)
        .isEqualTo(
            new TreeMap<>(
                Map.of(
                    Role.OWNER, "200 200 200 200",
                    Role.ADMIN, "200 200 200 200",
                    Role.MARKETER, "200 200 200 200",
                    Role.ANALYST, "200 200 200 200",
                    Role.SALES, "200 403 200 403",
                    Role.VIEWER, "200 403 200 403")));
  }
}
