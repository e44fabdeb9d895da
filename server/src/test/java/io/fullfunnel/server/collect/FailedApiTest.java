package io.fullfunnel.server.collect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.fullfunnel.server.Http;
import io.fullfunnel.server.Shop;
import io.fullfunnel.server.StartedServer;
import java.net.http.HttpRequest;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Failed events over HTTP: listed, repaired, replayed, dropped. */
class FailedApiTest {
  private static final String CUT = "{\"do\":[{\"cut\":\"/event\",\"to\":5}]}";

  private final StartedServer server = StartedServer.shared();
  private final Shop shop = Shop.of();

  private String key(String scope) {
    JsonNode made = server.http().post(shop.path("/keys"), "{\"scope\":\"" + scope + "\"}").json();
    return made.path("key").asString();
  }

  private void send(String key, String event, String id) {
    String basic = Base64.getEncoder().encodeToString((key + ":").getBytes(UTF_8));
    String body =
        "{\"event\":\"%s\",\"userId\":\"anna-secret\",\"messageId\":\"%s\"}".formatted(event, id);
    HttpRequest request =
        server
            .anonymous()
            .request("/v1/track")
            .header("Authorization", "Basic " + basic)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    assertThat(server.anonymous().send(request).status()).isEqualTo(400);
  }

  private JsonNode get(String rest) {
    Http.Answer answer = server.http().get(shop.path(rest));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  private JsonNode post(String rest, String rule) {
    Http.Answer answer = server.http().post(shop.path(rest), rule);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  /** What is refused is kept a second later at most: asked for until so many are there. */
  private JsonNode failed(int events) throws InterruptedException {
    JsonNode listed = get("/failed");
    for (int i = 0; i < 200 && listed.path("events").asInt() != events; i++) {
      Thread.sleep(50);
      listed = get("/failed");
    }
    assertThat(listed.path("events").asInt()).isEqualTo(events);
    return listed;
  }

  private String law() {
    JsonNode law = get("/health/law");
    assertThat(law.path("balanced").asBoolean()).isTrue();
    return "refused %d failed %d present %d"
        .formatted(
            law.path("refused").asInt(), law.path("failed").asInt(), law.path("present").asInt());
  }

  @Test
  void listedRepairedReplayedDropped() throws InterruptedException {
    String key = key("write");
    send(key, "x".repeat(300), "m1");
    send(key, "Deal Won", "m2");
    JsonNode listed = failed(2);
    assertThat(listed.path("reasons"))
        .extracting(each -> each.path("code").asString(), each -> each.path("events").asInt())
        .containsExactlyInAnyOrder(tuple("too_long", 1), tuple("protected", 1));
    assertThat(law()).isEqualTo("refused 0 failed 2 present 0");
    assertThat(get("/failed?reason=protected").at("/first/0/event").asString())
        .isEqualTo("Deal Won");
    String rule = "{\"when\":{\"reason\":\"too_long\"}," + CUT.substring(1);
    assertThat(post("/failed/preview", rule).path("passed").asInt()).isEqualTo(1);
    assertThat(post("/failed/replay", rule).path("passed").asInt()).isEqualTo(1);
    assertThat(law()).isEqualTo("refused 0 failed 1 present 1");
    assertThat(post("/failed/drop", "{}")).hasToString("{\"dropped\":1}");
    assertThat(law()).isEqualTo("refused 1 failed 0 present 1");
    assertThat(get("/failed").path("acts"))
        .extracting(act -> act.path("what").asString())
        .containsExactly("drop", "replay");
  }

  @Test
  void whoMayWhat() throws InterruptedException {
    String key = key("write");
    send(key, "x".repeat(300), "m1");
    failed(1);
    Http asks = server.anonymous().withKey(key("ask"));
    assertThat(asks.get(shop.path("/failed")).status()).isEqualTo(200);
    for (String rest : List.of("/failed/preview", "/failed/replay", "/failed/drop")) {
      assertThat(asks.post(shop.path(rest), CUT).status()).isEqualTo(403);
      assertThat(server.anonymous().withKey(key).post(shop.path(rest), CUT).status())
          .isEqualTo(403);
    }
    Http.Answer wrong = server.http().post(shop.path("/failed/preview"), "{\"do\":[{\"run\":1}]}");
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.json().path("detail").asString())
        .isEqualTo("Step 1 is none of set, remove, rename, cut, date and copy.");
  }

  @Test
  void limits() {
    assertThat(get("/failed/limits"))
        .hasToString("{\"days\":14,\"megabytes\":64,\"eventNames\":2000,\"propertyNames\":10000}");
    Http.Answer changed =
        server.http().send("PUT", shop.path("/failed/limits"), "{\"days\":30,\"eventNames\":9}");
    assertThat(changed.json())
        .hasToString("{\"days\":30,\"megabytes\":64,\"eventNames\":9,\"propertyNames\":10000}");
    Http.Answer wrong =
        server.http().send("PUT", shop.path("/failed/limits"), "{\"megabytes\":100000}");
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.json().path("detail").asString())
        .isEqualTo("Failed events take 1 to 256 MB, not 100000.");
  }
}
