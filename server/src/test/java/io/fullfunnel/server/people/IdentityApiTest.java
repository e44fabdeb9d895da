package io.fullfunnel.server.people;

import static io.fullfunnel.server.Shop.T;
import static io.fullfunnel.server.Shop.track;
import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.server.Http;
import io.fullfunnel.server.Shop;
import io.fullfunnel.server.StartedServer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** FEATURE UNDER TEST: linking and unlinking over HTTP, what was set aside, the guards. */
class IdentityApiTest {
  private final Http http = StartedServer.shared().http();

  private static Shop onePerson() {
    return Shop.of(
        "{\"type\":\"page\",\"anonymousId\":\"tablet\",\"time\":%d}".formatted(T),
        "{\"type\":\"identify\",\"anonymousId\":\"tablet\",\"userId\":\"anna\",\"time\":%d}"
            .formatted(T + 1000));
  }

  private static Shop shop() {
    return Shop.of(
        "{\"type\":\"page\",\"anonymousId\":\"tablet\",\"time\":%d}".formatted(T),
        "{\"type\":\"identify\",\"anonymousId\":\"tablet\",\"userId\":\"anna\",\"time\":%d}"
            .formatted(T + 1000),
        "{\"type\":\"identify\",\"anonymousId\":\"tablet\",\"userId\":\"jan\",\"time\":%d}"
            .formatted(T + 2000),
        track("buy", "anna", 3, ""),
        track("buy", "jan", 4, ""));
  }

  private static String two(String one, String other, boolean preview) {
    return "{\"one\":\"%s\",\"other\":\"%s\",\"preview\":%s}".formatted(one, other, preview);
  }

  @Test
  void aPreviewIsShownAndThenDecided() {
    Shop shop = onePerson();
    String before = http.get(shop.path("/person?id=anna")).json().path("person").asString();
    String path = shop.path("/people/unlink");
    JsonNode preview = http.post(path, two("anna", "tablet", true)).json();
    assertThat(preview.path("written").asBoolean()).isFalse();
    assertThat(preview.path("before").size()).isEqualTo(1);
    assertThat(preview.path("after").size()).isEqualTo(2);
    assertThat(preview.path("after").get(0).toString())
        .isEqualTo(
            """
            {"person":"%s","ids":[{"kind":"anonymousId","value":"tablet"}],"events":1,\
            "first":"2026-01-02T03:04:05Z","last":"2026-01-02T03:04:05Z"}\
            """
                .formatted(before));
    assertThat(http.get(shop.path("/person?id=anna")).json().path("person").asString())
        .isEqualTo(before);

    JsonNode done = http.post(path, two("anna", "tablet", false)).json();
    assertThat(done.path("after")).isEqualTo(preview.path("after"));
    JsonNode anna = http.get(shop.path("/person?id=anna")).json();
    assertThat(anna.path("person").asString()).isNotEqualTo(before);
    assertThat(anna.path("decisions").get(0).path("by").asString()).isEqualTo("command line");

    http.post(shop.path("/people/link"), two("tablet", "anna", false));
    assertThat(http.get(shop.path("/person?id=anna")).json().path("person").asString())
        .isEqualTo(before);
  }

  @Test
  void whatIsSetAsideIsListed() {
    Shop shop = shop();
    JsonNode aside = http.get(shop.path("/identity/set-aside")).json().path("setAside");
    assertThat(aside.size()).isEqualTo(1);
    assertThat(aside.get(0).path("reason").asString()).isEqualTo("shared-device");
    assertThat(aside.get(0).path("evidence").asString())
        .isEqualTo("identify: anonymousId tablet, userId jan");
    assertThat(http.get(shop.path("/identity/set-aside?limit=0")).status()).isEqualTo(400);
  }

  @Test
  void guardsAreChosen() {
    Shop shop = shop();
    String path = shop.path("/identity/guards");
    assertThat(http.get(path).json().path("mostIds").asInt()).isEqualTo(10_000);
    JsonNode chosen = http.send("PUT", path, "{\"blocked\":[\"Tablet\"]}").json();
    assertThat(chosen.toString())
        .isEqualTo("{\"blocked\":[\"tablet\"],\"mostIds\":10000,\"devicesJoinUsers\":false}");
    assertThat(http.get(shop.path("/person?id=tablet")).status()).isEqualTo(404);
    assertThat(http.send("PUT", path, "{\"mostIds\":1}").json().path("detail").asString())
        .isEqualTo("A person may have 2 ids or more, not 1.");
  }

  @Test
  void whatCannotBeDecidedIsSaid() {
    Shop shop = shop();
    Http.Answer nobody = http.post(shop.path("/people/link"), two("anna", "nobody", false));
    assertThat(nobody.status()).isEqualTo(409);
    assertThat(nobody.json().path("code").asString()).isEqualTo("decision");
    assertThat(nobody.json().path("detail").asString())
        .isEqualTo("No event has the id \"nobody\".");
    assertThat(http.post(shop.path("/people/link"), "{}").status()).isEqualTo(400);
  }
}
