package io.fullfunnel.server.collect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.server.Http;
import io.fullfunnel.server.Shop;
import io.fullfunnel.server.StartedServer;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What arrives, what does not and why, over HTTP. */
class SourcesApiTest {
  private final StartedServer server = StartedServer.shared();
  private final Shop shop = Shop.of();

  /** A new key: its id and its text. */
  private record Made(String id, String text) {}

  private Made key(String scope) {
    JsonNode made = server.http().post(shop.path("/keys"), "{\"scope\":\"" + scope + "\"}").json();
    return new Made(made.path("id").asString(), made.path("key").asString());
  }

  private int send(String path, Made key, String body) {
    String basic = Base64.getEncoder().encodeToString((key.text() + ":").getBytes(UTF_8));
    HttpRequest.Builder request =
        server
            .anonymous()
            .request(path)
            .header("Authorization", "Basic " + basic)
            .POST(HttpRequest.BodyPublishers.ofString(body));
    return server.anonymous().send(request.build()).status();
  }

  private static String track(String id, String event) {
    return "{\"messageId\":\"%s\",\"userId\":\"ann\",\"event\":\"%s\"}".formatted(id, event);
  }

  private JsonNode get(String rest) {
    Http.Answer answer = server.http().get(shop.path(rest));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  private List<String> sources() {
    List<String> lines = new ArrayList<>();
    for (JsonNode each : get("/sources").path("sources")) {
      lines.add(
          "%s %s %s %d %s %s %s"
              .formatted(
                  each.path("from").asString(),
                  each.at("/key/id").asString(),
                  each.path("state").asString(),
                  each.path("events").asInt(),
                  each.at("/last/name").asString(""),
                  each.path("days").get(29),
                  each.path("outcomes")));
    }
    return lines;
  }

  private static List<String> seen(JsonNode lately) {
    List<String> lines = new ArrayList<>();
    for (JsonNode each : lately.path("events")) {
      lines.add(
          "%s %s %s %s %s %s %s"
              .formatted(
                  each.path("outcome").asString(),
                  each.path("code").asString("-"),
                  each.path("type").asString("-"),
                  each.path("name").asString("-"),
                  each.path("userId").asString("-"),
                  each.path("sentence").asString("-"),
                  each.path("content").asString("-")));
    }
    return lines;
  }

  @Test
  void aKeyWaitsUntilItsFirstEventArrives() {
    Made key = key("write");
    key("ask");
    assertThat(sources()).containsExactly("http " + key.id() + " never 0  0 {}");
    assertThat(send("/v1/track", key, track("m1", "Signed Up"))).isEqualTo(200);
    assertThat(send("/v1/track", key, track("m1", "Signed Up"))).isEqualTo(200);
    assertThat(send("/v1/track", key, "{\"event\":\"Nobody\"}")).isEqualTo(400);
    assertThat(sources())
        .containsExactly(
            "http " + key.id() + " arriving 2 Signed Up 2 {\"accepted\":2,\"no_user_anon_id\":1}");
    server.http().delete(shop.path("/keys/" + key.id()));
    assertThat(sources().getFirst()).startsWith("http " + key.id() + " revoked 2 ");
  }

  /** Hostile content stays text; the latest stands first. */
  @Test
  void whatBecameOfEach() {
    Made key = key("write");
    Made other = key("server");
    String hostile = "<img src=x onerror=alert(1)>";
    send("/v1/track", key, track("m1", hostile));
    send("/v1/track", key, track("m1", hostile));
    send("/v1/page", key, "{\"name\":\"Home\"}");
    send("/v1/track", other, "{\"writeKey\":\"" + other.text() + "\",oops");
    String stored =
        "{\"type\":\"track\",\"messageId\":\"m1\",\"userId\":\"ann\",\"event\":\"%s\"}"
            .formatted(hostile);
    List<String> all = seen(get("/arrivals"));
    assertThat(all).hasSize(4);
    assertThat(all.getFirst())
        .startsWith("refused bad_json - - - The body is no JSON: ")
        .endsWith("{\"writeKey\":\"" + other.text().substring(0, 12) + "…\",oops");
    assertThat(all.subList(1, 4))
        .containsExactly(
            "refused no_user_anon_id page Home - It has neither userId nor anonymousId."
                + " {\"name\":\"Home\"}",
            "duplicate - track " + hostile + " ann - " + stored,
            "accepted - track " + hostile + " ann - " + stored);
    assertThat(seen(get("/arrivals?outcome=duplicate"))).isEqualTo(all.subList(2, 3));
    assertThat(seen(get("/arrivals?key=" + other.id()))).isEqualTo(all.subList(0, 1));
    assertThat(seen(get("/arrivals?outcome=refused&key=none"))).isEmpty();
    assertThat(server.http().get(shop.path("/arrivals?outcome=lost")).status()).isEqualTo(400);
  }

  @Test
  void theLawAndTheReaders() {
    Made key = key("write");
    send("/v1/track", key, track("m1", "A"));
    send("/v1/track", key, track("m1", "A"));
    JsonNode law = get("/health/law");
    assertThat(
            List.of(
                law.path("received").asInt(),
                law.path("duplicate").asInt(),
                law.path("present").asInt(),
                law.path("pending").asInt()))
        .containsExactly(2, 1, 1, 0);
    assertThat(law.path("balanced").asBoolean()).isTrue();
    JsonNode health = get("/health");
    assertThat(health.path("readers"))
        .hasToString("{\"end\":2,\"admission\":2,\"timelines\":2,\"table\":2,\"importing\":false}");
    assertThat(health.path("collecting").asBoolean()).isTrue();
    assertThat(health.at("/disk/journal").asLong()).isPositive();
    assertThat(health.at("/disk/free").asLong()).isPositive();
  }

  /**
   * RELIABILITY: labels come from bounded sets; whoever only asks sees no disk and no strangers.
   */
  @Test
  void metricsAndRights() throws InterruptedException {
    Made key = key("write");
    send("/v1/track", key, "{\"event\":\"<b>\"}");
    send("/v1/track", key, track("m1", "A"));
    send("/v1/track", key, track("m1", "A"));
    for (int i = 0; i < 200 && get("/health/law").path("failed").asInt() == 0; i++) {
      Thread.sleep(50); // it is kept a second later at most
    }
    String mine = "{workspace=\"" + shop.name() + "\"";
    String of = "fullfunnel_collect_events_total" + mine + ",key=\"" + key.id() + "\",outcome=\"";
    String metrics = server.http().get("/metrics").body();
    assertThat(metrics)
        .contains(
            of + "accepted\"} 2\n" + of + "no_user_anon_id\"} 1\n",
            "fullfunnel_duplicates_total" + mine + "} 1\n",
            "fullfunnel_failed_kept" + mine + "} 1\n")
        .doesNotContain("<b>");
    String other = Shop.of(Shop.track("A", "u", 0, "")).name();
    assertThat(server.http().get("/metrics").body()).contains("{workspace=\"" + other + "\"}");
    String admins = server.anonymous().withKey(key("admin").text()).get("/metrics").body();
    assertThat(admins).contains(of, "fullfunnel_failed_kept" + mine).doesNotContain(other);
    Http asks = server.anonymous().withKey(key("ask").text());
    assertThat(asks.get(shop.path("/health")).json().path("disk").isNull()).isTrue();
    assertThat(asks.get(shop.path("/sources")).json().path("strangers").isNull()).isTrue();
    assertThat(get("/sources").path("strangers").isObject()).isTrue();
    for (String rest : List.of("/sources", "/arrivals", "/health", "/health/law")) {
      Http writes = server.anonymous().withKey(key.text());
      assertThat(writes.get(shop.path(rest)).status()).isEqualTo(403);
    }
  }
}
