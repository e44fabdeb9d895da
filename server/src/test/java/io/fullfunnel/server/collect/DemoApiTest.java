package io.fullfunnel.server.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.server.Http;
import io.fullfunnel.server.StartedServer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class DemoApiTest {
  private static final String DEMO = "/api/v1/demo";

  private final Http http = StartedServer.shared().http();
  private final LiveShops live = StartedServer.shared().bean(LiveShops.class);

  private JsonNode made(int people) {
    Http.Answer begun = http.post(DEMO, "{\"people\":" + people + "}");
    assertThat(begun.status()).as(begun.body()).isEqualTo(202);
    String job = "/api/v1/jobs/" + begun.json().path("job").asString();
    JsonNode view = begun.json();
    while (view.path("state").asString().equals("running")) {
      view = http.get(job + "?wait=5000").json();
    }
    assertThat(view.path("state").asString()).as(view.toString()).isEqualTo("done");
    return view.path("result");
  }

  private JsonNode card() {
    return http.send("PATCH", "/api/v1/workspaces/demo", "{}").json();
  }

  @Test
  void theShopIsMadeOnceAndReplacedByAnother() {
    JsonNode first = made(1_000);
    assertThat(first.path("refused").asInt()).isZero();
    assertThat(first.path("stored").asLong()).isEqualTo(first.path("rows").asLong());
    JsonNode card = card();
    assertThat(card.path("simulated").asBoolean()).isTrue();
    assertThat(card.path("people").asInt()).isGreaterThanOrEqualTo(1_000); // and live visitors
    assertThat(live.names()).contains("demo");
    assertThat(made(1_000).path("stored").asLong()).isZero();
    assertThat(card().path("created")).isEqualTo(card.path("created"));
    made(1_100);
    assertThat(card().path("people").asInt()).isGreaterThanOrEqualTo(1_100);
    assertThat(live.names()).contains("demo");
    assertThat(http.delete("/api/v1/workspaces/demo").status()).isEqualTo(204);
    live.beat();
    assertThat(live.names()).doesNotContain("demo");
  }

  @Test
  void aShopOfNobodyIsRefused() {
    Http.Answer answer = http.post(DEMO, "{\"people\":0}");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("code").asString()).isEqualTo("people");
  }
}
