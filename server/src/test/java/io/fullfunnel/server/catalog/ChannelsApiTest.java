package io.fullfunnel.server.catalog;

import static io.fullfunnel.server.Shop.track;
import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.server.Http;
import io.fullfunnel.server.Shop;
import io.fullfunnel.server.StartedServer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ChannelsApiTest {
  private static final String OWN =
      "{\"rules\":{\"rules\":[{\"channel\":\"Fairs\",\"when\":{\"property\":\"source\",\"op\":\"=\","
          + "\"value\":\"fair\"}}],\"otherwise\":\"Rest\"},\"note\":\"fairs\"}";

  private final Http http = StartedServer.shared().http();

  @Test
  void rulesAreShownTriedComparedAndSaved() {
    Shop shop = Shop.of(track("visit", "u1", 0, ",\"given\":{\"source\":\"fair\"}"));
    JsonNode before = http.get(shop.path("/channels")).json();
    assertThat(before.path("own").asBoolean()).isFalse();
    assertThat(before.path("rules").path("rules")).hasSize(22);

    assertThat(
            http.post(
                    shop.path("/channels/test"),
                    "{\"url\":\"https://a.example/?utm_source=news&utm_medium=email\"}")
                .json()
                .path("channel")
                .asString())
        .isEqualTo("Email");
    assertThat(http.post(shop.path("/channels/preview"), OWN).body())
        .isEqualTo(
            """
            {"moves":[{"from":"Unassigned","to":"Fairs","events":1,"people":1,"conversions":0}],\
            "events":1,"conversions":0}\
            """);
    assertThat(http.send("PUT", shop.path("/channels"), OWN).json().path("own").asBoolean())
        .isTrue();
    JsonNode row = http.get(shop.path("/person/timeline?id=u1")).json().path("events").get(0);
    assertThat(row.path("channel").asString()).isEqualTo("Fairs");
    assertThat(row.path("visit").asInt()).isEqualTo(1);
    assertThat(row.path("touch").path("why").asString())
        .isEqualTo("Rule 1, Fairs: source \"fair\" is listed in the rule.");
    assertThat(http.get(shop.path("/channels/versions/1")).json())
        .isEqualTo(http.get(shop.path("/channels")).json().path("rules"));
    assertThat(http.get(shop.path("/channels/versions/2")).json().path("detail").asString())
        .isEqualTo("There is no version 2; the newest is 1.");
    Http.Answer wrong = http.send("PUT", shop.path("/channels"), "{\"rules\":{\"rules\":[]}}");
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.json().path("code").asString()).isEqualTo("channels");
  }
}
