package io.fullfunnel.server.catalog;

import static io.fullfunnel.server.Shop.track;
import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.server.Http;
import io.fullfunnel.server.Shop;
import io.fullfunnel.server.StartedServer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CatalogApiTest {
  private static final String SCRIPT = "<script>alert(1)</script>";

  private final StartedServer server = StartedServer.shared();
  private final Http http = server.http();

  private static Shop shop() {
    return Shop.of(
        track("Page Viewed", "u1", 0, ",\"given\":{\"channel\":\"Email\"}"),
        track("Product Viewed", "u1", 1, ",\"properties\":{\"price\":10.50,\"new\":true}"),
        track("Product Viewed", "u2", 2, ",\"properties\":{\"price\":\"much\"}"),
        track(SCRIPT, "u2", 3, ",\"properties\":{\"" + SCRIPT + "\":\"" + SCRIPT + "\"}"),
        """
        {"type":"identify","userId":"u2","traits":{"plan":"pro"}}\
        """);
  }

  @Test
  void events() {
    Http.Answer answer = http.get(shop().path("/events"));
    assertThat(answer.body())
        .isEqualTo(
            """
            {"events":[\
            {"name":"Product Viewed","count":2,"people":2,"first":"2026-01-02T03:04:06Z",\
            "last":"2026-01-02T03:04:07Z"},\
            {"name":"<script>alert(1)</script>","count":1,"people":1,\
            "first":"2026-01-02T03:04:08Z","last":"2026-01-02T03:04:08Z"},\
            {"name":"Page Viewed","count":1,"people":1,"first":"2026-01-02T03:04:05Z",\
            "last":"2026-01-02T03:04:05Z"}],"total":3}\
            """);
    assertThat(answer.header("Content-Type")).startsWith("application/json");
  }

  @Test
  void eventsAreFoundByAPartOfTheirName() {
    Shop shop = shop();
    JsonNode found = http.get(shop.path("/events?query=VIEWED&limit=1")).json();
    assertThat(found.path("total").asInt()).isEqualTo(2);
    assertThat(found.path("events")).hasSize(1);
    assertThat(http.get(shop.path("/events?limit=0")).json().path("code").asString())
        .isEqualTo("limit");
    assertThat(http.get(shop.path("/events?limit=x")).status()).isEqualTo(400);
  }

  @Test
  void properties() {
    Shop shop = shop();
    assertThat(http.get(shop.path("/properties")).body())
        .isEqualTo(
            """
            {"properties":[\
            {"name":"price","kind":"mixed","count":2,"derived":false},\
            {"name":"<script>alert(1)</script>","kind":"text","count":1,"derived":false},\
            {"name":"channel","kind":"text","count":1,"derived":true},\
            {"name":"new","kind":"boolean","count":1,"derived":false},\
            {"name":"person.plan","kind":"text","count":1,"derived":false}],"total":5}\
            """);
    assertThat(http.get(shop.path("/properties?event=Page%20Viewed")).body())
        .isEqualTo(
            """
            {"properties":[{"name":"channel","kind":"text","count":1,"derived":true}],"total":1}\
            """);
  }

  @Test
  void values() {
    Shop shop = shop();
    assertThat(http.get(shop.path("/values?property=price")).body())
        .isEqualTo(
            """
            {"values":[{"value":10.5,"count":1},{"value":"much","count":1}],"distinct":2,\
            "complete":true}\
            """);
    assertThat(http.get(shop.path("/values?property=person.plan&query=P")).body())
        .isEqualTo(
            """
            {"values":[{"value":"pro","count":1}],"distinct":1,"complete":true}\
            """);
    assertThat(http.get(shop.path("/values?property=%27%3B%20DROP%20TABLE%20event%3B--")).body())
        .isEqualTo("{\"values\":[],\"distinct\":0,\"complete\":true}");
    assertThat(http.get(shop.path("/values")).status()).isEqualTo(400);
  }

  @Test
  void presets() {
    Shop shop = shop();
    JsonNode presets = http.get(shop.path("/presets")).json().path("presets");
    assertThat(presets).hasSize(15);
    JsonNode full = presets.get(5);
    assertThat(full.path("name").asString()).isEqualTo("full-funnel");
    assertThat(full.path("stages").get(0).toString())
        .startsWith(
            """
            {"key":"awareness","labels":{"en":"Awareness","zh":"认知","pl":"Świadomość",\
            "de":"Bekanntheit"},"band":"TOFU","match":{"any":["Page Viewed",\
            """)
        .endsWith("\"mapped\":true}");
    assertThat(full.path("stages").get(4).path("mapped").asBoolean()).isFalse();
  }

  @Test
  void whoMayNotSeesNothing() {
    Shop shop = shop();
    for (String path : new String[] {"/events", "/properties", "/values?property=a", "/presets"}) {
      assertThat(server.anonymous().get(shop.path(path)).status()).isEqualTo(401);
      assertThat(http.get("/api/v1/workspaces/none" + path).status()).isEqualTo(404);
    }
  }
}
