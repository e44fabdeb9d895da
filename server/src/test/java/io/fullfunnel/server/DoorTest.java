package io.fullfunnel.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the door says to whoever comes. */
class DoorTest {
  private final StartedServer server = StartedServer.shared();

  @Test
  void healthIsForEverybody() {
    Http.Answer answer = server.anonymous().get("/healthz");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"status\":\"up\",\"causes\":[]}");
  }

  @Test
  void anUnknownKeyIsRefused() {
    Http.Answer answer = server.anonymous().withKey("ff_wrong").get("/api/v1/anything");
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.body())
        .isEqualTo(
            "{\"type\":\"about:blank\",\"title\":\"Unauthorized\",\"status\":401,\"detail\":\"This"
                + " key is unknown, expired or revoked.\",\"code\":\"key\"}");
  }

  @Test
  void whatIsNotThereIsAProblem() {
    Http.Answer answer = server.http().get("/api/v1/nothing");
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.json().path("code").asString()).isEqualTo("not-found");
  }

  @Test
  void aBodyThatIsTooDeepOrTooLongIsRefused() {
    Browser browser = server.browser();
    String nested = "{\"email\":" + "[".repeat(65) + "]".repeat(65) + "}";
    String endless = "{\"email\":\"a\",\"password\":\"" + "x".repeat(1_000_000) + "\"}";
    for (String body : new String[] {nested, endless, "{", "", "[]", "1"}) {
      Http.Answer answer = browser.send("POST", "/api/v1/session", body);
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.json().path("code").asString()).isEqualTo("bad-request");
    }
  }
}
