package io.fullfunnel.server.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.server.Browser;
import io.fullfunnel.server.Http.Answer;
import io.fullfunnel.server.StartedServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Signing in and out through real HTTP, and what strangers try (RELIABILITY A05, A24, A26, A27).
 */
class SignInTest {
  private final StartedServer server = StartedServer.shared();

  @Test
  void theOwnerComesInAndOut() {
    Browser browser = server.owner();
    assertThat(browser.open().json().path("user").toString())
        .isEqualTo(
            "{\"email\":\"owner@example.org\",\"name\":\"Olive Owner\",\"role\":\"owner\","
                + "\"language\":\"en\"}");
    assertThat(
            browser
                .send("PUT", "/api/v1/session/language", "{\"language\":\"pl\"}")
                .json()
                .at("/user/language")
                .asString())
        .isEqualTo("pl");
    assertThat(browser.send("PUT", "/api/v1/session/language", "{\"language\":\"xx\"}").status())
        .isEqualTo(400);
    browser.send("PUT", "/api/v1/session/language", "{\"language\":\"en\"}");
    String token = browser.session();
    assertThat(browser.send("DELETE", "/api/v1/session", null).status()).isEqualTo(204);
    assertThat(browser.session()).isEmpty();
    browser.setSession(token);
    assertThat(browser.open().json().path("user").isNull()).isTrue();
  }

  @Test
  void theSessionsCookieIsNewAtEachSignInAndClosedToScriptsAndOtherSites() {
    server.owner();
    Browser browser = server.browser();
    browser.setSession("chosen-by-an-attacker");
    Answer answer = browser.signIn(StartedServer.OWNER, StartedServer.PASSWORD);
    // the token of the page belonged to no such session
    assertThat(answer.status()).isEqualTo(403);
    Browser fresh = server.browser();
    Answer in = fresh.signIn(StartedServer.OWNER, StartedServer.PASSWORD);
    String cookie =
        in.response().headers().allValues("Set-Cookie").stream()
            .filter(c -> c.startsWith("__Host-fullfunnel="))
            .findFirst()
            .orElseThrow();
    assertThat(cookie.substring(cookie.indexOf(';')))
        .isEqualTo("; Path=/; Secure; HttpOnly; SameSite=Strict");
    String first = fresh.session();
    fresh.signIn(StartedServer.OWNER, StartedServer.PASSWORD);
    assertThat(fresh.session()).isNotEqualTo(first).hasSizeGreaterThan(40);
    Browser thief = server.browser();
    thief.setSession(first);
    assertThat(thief.open().json().path("user").isNull()).isTrue();
  }

  @Test
  void aWrongPasswordAndAnUnknownPersonGetTheSameAnswer() {
    server.owner();
    Answer wrong = server.browser().signIn(StartedServer.OWNER, "not the password");
    Answer unknown = server.browser().signIn("nobody@example.org", "not the password");
    assertThat(wrong.status()).isEqualTo(401);
    assertThat(wrong.json().path("code").asString()).isEqualTo("credentials");
    assertThat(unknown.body()).isEqualTo(wrong.body());
    server.owner(); // forgives the tries
  }

  @Test
  void changesNeedTheTokenOfOurOwnPage() {
    Browser owner = server.owner();
    String change = "{\"language\":\"en\"}";
    for (Map<String, String> forged :
        List.of(
            Map.of("X-CSRF-TOKEN", ""),
            Map.of("X-CSRF-TOKEN", "0".repeat(64)),
            Map.of("Sec-Fetch-Site", "cross-site"),
            Map.of("Sec-Fetch-Site", "same-site"),
            Map.of("Origin", "https://evil.example"),
            Map.of("Origin", "null"))) {
      Answer answer = owner.send("PUT", "/api/v1/session/language", change, forged);
      assertThat(answer.status()).as(forged.toString()).isEqualTo(403);
      assertThat(answer.json().path("code").asString()).isEqualTo("csrf");
    }
    Browser stranger = server.browser();
    assertThat(stranger.send("POST", "/api/v1/session", "{}", Map.of("X-CSRF-TOKEN", "x")).status())
        .isEqualTo(403);
    assertThat(
            owner
                .send(
                    "PUT",
                    "/api/v1/session/language",
                    change,
                    Map.of("Origin", server.address().toString(), "Sec-Fetch-Site", "same-origin"))
                .status())
        .isEqualTo(200);
  }

  @Test
  void thereIsOneOwnerByOneLinkOnce() {
    server.owner();
    assertThat(server.bean(FirstLink.class).renew()).isEmpty();
    Answer again =
        server
            .browser()
            .send(
                "POST",
                "/api/v1/setup",
                "{\"token\":\"guess\",\"name\":\"E\",\"email\":\"e@x.org\",\"password\":\"a b c d e"
                    + " f g h i j\",\"language\":\"en\"}");
    assertThat(again.status()).isEqualTo(403);
    assertThat(again.json().path("code").asString()).isEqualTo("setup-link");
    assertThat(
            server
                .bean(JdbcClient.class)
                .sql("select count(*) from accounts_user where role = 'owner'")
                .query(Long.class)
                .single())
        .isEqualTo(1);
  }

  @Test
  void theDatabaseHoldsNoTokenAndNoPassword() {
    Browser browser = server.owner();
    String rows =
        server
            .bean(JdbcClient.class)
            .sql("select s::text || u::text from accounts_session s, accounts_user u")
            .query(String.class)
            .list()
            .toString();
    assertThat(rows)
        .contains("$argon2id$v=19$m=19456,t=2,p=1$")
        .doesNotContain(browser.session(), StartedServer.PASSWORD);
  }
}
