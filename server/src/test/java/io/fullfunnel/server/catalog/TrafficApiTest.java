package io.fullfunnel.server.catalog;

import static io.fullfunnel.server.Shop.track;
import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.server.Http;
import io.fullfunnel.server.Shop;
import io.fullfunnel.server.StartedServer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class TrafficApiTest {
  private static final String OFFICE =
      "{\"rules\":{\"ips\":[\"192.0.2.0/24\"]},\"note\":\"office\"}";
  private static final String NOTHING =
      """
      {"bots":{"events":1,"people":1,"by":[{"sign":"agent","events":1,"people":1},\
      {"sign":"rate","events":0,"people":0}]},"internal":{"events":%1$d,"people":%1$d,"by":[\
      {"sign":"address","events":%1$d,"people":%1$d},{"sign":"mark","events":0,"people":0},\
      {"sign":"member","events":0,"people":0},{"sign":"test","events":0,"people":0}]}}\
      """;

  private final Http http = StartedServer.shared().http();

  @Test
  void rulesAreShownTriedComparedAndSaved() {
    Shop shop =
        Shop.of(
            track("visit", "u1", 0, ",\"context\":{\"ip\":\"192.0.2.9\"}"),
            track("visit", "u2", 0, ",\"context\":{\"userAgent\":\"curl/8.1\"}"),
            track("visit", "u3", 0, ""));
    JsonNode before = http.get(shop.path("/traffic")).json();
    assertThat(before.path("own").asBoolean()).isFalse();
    assertThat(before.path("flagged").toString()).isEqualTo(NOTHING.formatted(0));
    assertThat(http.post(shop.path("/traffic/test"), "{\"agent\":\"Googlebot/2.1\"}").body())
        .isEqualTo("{\"bot\":true,\"kind\":\"crawler\",\"part\":\"googlebot\"}");
    JsonNode preview = http.post(shop.path("/traffic/preview"), OFFICE).json();
    assertThat(preview.path("now").toString()).isEqualTo(NOTHING.formatted(0));
    assertThat(preview.path("then").toString()).isEqualTo(NOTHING.formatted(1));
    assertThat(basis(shop)).isEqualTo("2 1 0");
    assertThat(http.send("PUT", shop.path("/traffic"), OFFICE).json().path("own").asBoolean())
        .isTrue();
    assertThat(basis(shop)).isEqualTo("1 1 1");
    assertThat(http.send("PUT", shop.path("/traffic"), "{\"rules\":null}").status()).isEqualTo(200);
    assertThat(basis(shop)).isEqualTo("2 1 0");
    Http.Answer wrong = http.send("PUT", shop.path("/traffic"), "{\"rules\":{\"ips\":[\"home\"]}}");
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.json().path("code").asString()).isEqualTo("traffic");
  }

  private String basis(Shop shop) {
    JsonNode basis =
        http.post(shop.path("/ask"), "{\"ask\":\"funnel\",\"steps\":[\"visit\"]}")
            .json()
            .path("basis");
    return basis.path("events").asInt()
        + " "
        + basis.path("bots").asInt()
        + " "
        + basis.path("internal").asInt();
  }
}
