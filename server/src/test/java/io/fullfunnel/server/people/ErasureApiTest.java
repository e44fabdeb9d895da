package io.fullfunnel.server.people;

import static io.fullfunnel.server.Shop.T;
import static io.fullfunnel.server.Shop.track;
import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.server.Http;
import io.fullfunnel.server.Shop;
import io.fullfunnel.server.StartedServer;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** FEATURE UNDER TEST: a person is handed out and erased over HTTP. */
class ErasureApiTest {
  private final Http http = StartedServer.shared().http();

  private static Shop shop() {
    return Shop.of(
        track("view", "irena-9", 0, ""),
        "{\"type\":\"identify\",\"anonymousId\":\"dev-irena\",\"userId\":\"irena-9\",\"time\":%d,\"traits\":{\"email\":\"irena@mail.example\"}}"
            .formatted(T + 1000),
        track("buy", "irena-9", 2, ",\"properties\":{\"x\":\"<script>1</script>\"}"),
        track("view", "jan", 3, ""),
        track("view", "jan", 4, ",\"anonymousId\":\"dev-irena\""));
  }

  private JsonNode ask(Shop shop) {
    return http.post(
            shop.path("/ask"),
            "{\"ask\":\"funnel\",\"steps\":[\"view\"],\"list\":{\"of\":\"/entered\"}}")
        .json()
        .path("answer");
  }

  @Test
  void erasedIsGoneFromEveryAnswer() {
    Shop shop = shop();
    String person = http.get(shop.path("/person?id=dev-irena")).json().path("person").asString();
    assertThat(ask(shop).path("entered").asInt()).isEqualTo(2);
    assertThat(ask(shop).toString()).contains("irena-9");
    Http.Answer erased = http.send("DELETE", shop.path("/person?id=irena@mail.example"), "");
    assertThat(erased.body())
        .isEqualTo(
            """
            {"person":"%s","ids":[{"kind":"userId","value":"irena-9"},\
            {"kind":"anonymousId","value":"dev-irena"}],"events":2,"first":"2026-01-02T03:04:05Z",\
            "last":"2026-01-02T03:04:07Z","messages":3,"mentions":1,"failed":0}\
            """
                .formatted(person));
    assertThat(ask(shop).path("entered").asInt()).isEqualTo(1);
    assertThat(ask(shop).toString()).doesNotContain("irena");
    for (String id : List.of("irena-9", "dev-irena", "irena@mail.example", person)) {
      assertThat(http.get(shop.path("/person?id=" + id)).status()).as(id).isEqualTo(404);
      assertThat(http.get(shop.path("/person/export?id=" + id)).status()).as(id).isEqualTo(404);
    }
    assertThat(http.get(shop.path("/person?id=jan")).json().path("events").asInt()).isEqualTo(2);
    assertThat(http.get(shop.path("/export?what=events")).body()).doesNotContain("irena");
    assertThat(http.get(shop.path("/values?property=person.email")).body()).doesNotContain("irena");
    Http.Answer again = http.send("DELETE", shop.path("/person?id=irena-9"), "");
    assertThat(again.status()).isEqualTo(404);
    assertThat(again.json().path("code").asString()).isEqualTo("person");
  }

  @Test
  void everythingIsHandedOut() {
    Shop shop = shop();
    Http.Answer json = http.get(shop.path("/person/export?id=irena-9"));
    assertThat(json.json().path("messages").size()).isEqualTo(3);
    assertThat(json.body()).doesNotContain("jan");
    Http.Answer page = http.get(shop.path("/person/export?id=irena-9&format=html"));
    assertThat(page.body()).contains("&lt;script&gt;").doesNotContain("<script");
    Http.Answer wrong = http.get(shop.path("/person/export?id=irena-9&format=pdf"));
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.json().path("detail").asString())
        .isEqualTo("\"pdf\" is no format; there are json and html.");
  }
}
