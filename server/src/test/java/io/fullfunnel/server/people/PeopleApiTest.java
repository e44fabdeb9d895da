package io.fullfunnel.server.people;

import static io.fullfunnel.server.Shop.T;
import static io.fullfunnel.server.Shop.track;
import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.server.Http;
import io.fullfunnel.server.Shop;
import io.fullfunnel.server.StartedServer;
import io.fullfunnel.store.person.PersonPage;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PeopleApiTest {
  private final StartedServer server = StartedServer.shared();
  private final Http http = server.http();

  private static Shop shop() {
    return Shop.of(
        """
        {"type":"page","anonymousId":"a/1","name":"Home","time":%d,"given":{"channel":"Email"}}\
        """
            .formatted(T),
        """
        {"type":"identify","anonymousId":"a/1","userId":"anna",\
        "traits":{"email":"anna@example.com","n":1.50},"time":%d}\
        """
            .formatted(T + 1000),
        track("buy", "anna", 2, ",\"properties\":{\"x\":\"<img onerror=1>\",\"email\":\"a@b\"}"));
  }

  @Test
  void aPage() {
    Shop shop = shop();
    Http.Answer answer = http.get(shop.path("/person?id=anna@example.com"));
    JsonNode page = answer.json();
    String person = page.path("person").asString();
    assertThat(answer.body())
        .isEqualTo(
            """
            {"person":"%s","ids":[\
            {"kind":"anonymousId","value":"a/1","first":"2026-01-02T03:04:05Z",\
            "last":"2026-01-02T03:04:06Z","events":1,"link":null},\
            {"kind":"userId","value":"anna","first":"2026-01-02T03:04:06Z",\
            "last":"2026-01-02T03:04:07Z","events":1,"link":{"rule":"identify",\
            "at":"2026-01-02T03:04:06Z","evidence":"identify: anonymousId a/1, userId anna"}}],\
            "traits":[{"name":"email","value":"anna@example.com","at":"2026-01-02T03:04:06Z",\
            "sequence":1,"source":"HTTP"},\
            {"name":"n","value":1.50,"at":"2026-01-02T03:04:06Z","sequence":1,"source":"HTTP"}],\
            "events":2,"first":"2026-01-02T03:04:05Z","last":"2026-01-02T03:04:07Z",\
            "accounts":[],"setAside":[],"decisions":[]}\
            """
                .formatted(person));
    assertThat(http.get(shop.path("/person?id=anna")).body()).isEqualTo(answer.body());
    assertThat(http.get(shop.path("/person?id=" + person)).body()).isEqualTo(answer.body());
    assertThat(http.get(shop.path("/person?id=nobody")).json().path("code").asString())
        .isEqualTo("person");
  }

  @Test
  void aTimeline() {
    Shop shop = shop();
    assertThat(http.get(shop.path("/person/timeline?id=anna&limit=2")).body())
        .isEqualTo(
            """
            {"events":[{"time":"2026-01-02T03:04:07Z","event":"buy","type":"track","id":"anna",\
            "channel":"Email","source":null,"campaign":null,"visit":1,"touch":null,"flags":[],\
            "properties":{"x":"<img onerror=1>","email":"a@b"},"sequence":2},\
            {"time":"2026-01-02T03:04:06Z","event":null,"type":"identify","id":"anna",\
            "channel":null,"source":null,"campaign":null,"visit":null,"touch":null,"flags":[],\
            "properties":{"email":"anna@example.com","n":1.50},"sequence":1}],"next":1}\
            """);
    JsonNode last = http.get(shop.path("/person/timeline?id=anna&limit=2&before=1")).json();
    assertThat(last.path("events").get(0).path("event").asString()).isEqualTo("Page Viewed");
    assertThat(last.path("events").get(0).path("channel").asString()).isEqualTo("Email");
    assertThat(last.path("next").isNull()).isTrue();
    assertThat(
            http.get(shop.path("/person/timeline?id=anna&before=77"))
                .json()
                .path("code")
                .asString())
        .isEqualTo("cursor");
    assertThat(http.get(shop.path("/person/timeline?id=anna&limit=501")).status()).isEqualTo(400);
    assertThat(http.get(shop.path("/person/timeline?id=nobody")).status()).isEqualTo(404);
    assertThat(server.anonymous().get(shop.path("/person?id=anna")).status()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a/b", "../../session", "100 %", "%2F", "a+b", "a&id=b", "Zoë 李", "#1?", "\\"})
  void anIdMayHoldAnything(String id) {
    String escaped = id.replace("\\", "\\\\");
    Shop shop = Shop.of(track("view", "somebody", 0, ""), track("view", escaped, 1, ""));
    String query = "?id=" + URLEncoder.encode(id, StandardCharsets.UTF_8);
    JsonNode page = http.get(shop.path("/person" + query)).json();
    assertThat(page.path("ids").get(0).path("value").asString()).isEqualTo(id);
    JsonNode timeline = http.get(shop.path("/person/timeline" + query)).json();
    assertThat(timeline.path("events").get(0).path("id").asString()).isEqualTo(id);
  }

  @Test
  void whoMayNotSeeNamesGetsThePageWithoutThem() {
    PersonPage page =
        new PersonPage(
            "p_0000000000000001",
            List.of(
                new PersonPage.Id("anonymousId", "a1", 0, 1000, 2, null),
                new PersonPage.Id(
                    "userId",
                    "anna",
                    0,
                    1000,
                    2,
                    new PersonPage.Joined("identify", 0, "identify: userId anna"))),
            List.of(new PersonPage.Trait("plan", "\"pro\"", 0, 3, "HTTP")),
            4,
            0L,
            1000L,
            List.of(new PersonPage.Membership("acme", 0, 1, List.of())),
            List.of(
                new PersonPage.Aside("identify", "shared-device", 0, "identify: userId u", "p_2")),
            List.of(new PersonPage.Decided(false, "u", null, 0, "anna@shop.example", "p_2")));
    assertThat(JsonMapper.shared().writeValueAsString(PersonView.of(page, false)))
        .isEqualTo(
            """
            {"person":"p_0000000000000001","ids":[\
            {"kind":"anonymousId","value":"a1","first":"1970-01-01T00:00:00Z",\
            "last":"1970-01-01T00:00:01Z","events":2,"link":null},\
            {"kind":"userId","value":null,"first":"1970-01-01T00:00:00Z",\
            "last":"1970-01-01T00:00:01Z","events":2,"link":{"rule":"identify",\
            "at":"1970-01-01T00:00:00Z","evidence":null}}],"traits":[],"events":4,\
            "first":"1970-01-01T00:00:00Z","last":"1970-01-01T00:00:01Z","accounts":[],\
            "setAside":[{"rule":"identify","reason":"shared-device","at":"1970-01-01T00:00:00Z",\
            "evidence":null,"other":"p_2"}],\
            "decisions":[{"together":false,"one":null,"two":null,"at":"1970-01-01T00:00:00Z",\
            "by":null,"other":"p_2"}]}\
            """);
  }
}
