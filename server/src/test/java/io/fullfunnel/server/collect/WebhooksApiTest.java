package io.fullfunnel.server.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.server.Http;
import io.fullfunnel.server.Shop;
import io.fullfunnel.server.StartedServer;
import io.fullfunnel.store.workspace.Check;
import io.fullfunnel.store.workspace.OpenWorkspaces;
import io.fullfunnel.store.workspace.Workspace;
import java.io.IOException;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Receivers of webhooks over HTTP, and a delivery to one. */
class WebhooksApiTest {
  private static final String PLACE = "/webhooks";
  private static final String BODY =
      "{\"id\":\"d1\",\"type\":\"paid\",\"who\":\"ann\",\"cents\":1250}";
  private static final String MAPPING =
      "{\"id\":\"/id\",\"rules\":[{\"when\":{\"/type\":\"paid\"},\"event\":\"Order Completed\","
          + "\"userId\":\"/who\",\"properties\":{\"revenue\":{\"cents\":\"/cents\"}}}]}";

  private final StartedServer server = StartedServer.shared();
  private final Shop shop = Shop.of();

  private static String json(String text) {
    return "\"" + text.replace("\"", "\\\"") + "\"";
  }

  private JsonNode add() {
    Http.Answer made =
        server
            .http()
            .post(
                shop.path(PLACE),
                "{\"name\":\"Till\",\"proof\":\"secret\",\"mapping\":" + json(MAPPING) + "}");
    assertThat(made.status()).isEqualTo(201);
    return made.json();
  }

  private int deliver(String path, String secret) {
    HttpRequest request =
        server
            .anonymous()
            .request(path)
            .header("Authorization", "Bearer " + secret)
            .POST(HttpRequest.BodyPublishers.ofString(BODY))
            .build();
    return server.anonymous().send(request).status();
  }

  /** Made, delivered to twice, counted once; then with another secret, then away. */
  @Test
  void aReceiver() throws IOException {
    JsonNode made = add();
    String id = made.path("receiver").path("id").asString();
    String path = made.path("receiver").path("path").asString();
    String secret = made.path("secret").asString();
    assertThat(path).matches("/in/[0-9a-f]{32}");
    assertThat(secret).startsWith("whsec_");
    String listed = server.http().get(shop.path(PLACE)).body();
    assertThat(listed).contains("\"name\":\"Till\"", path).doesNotContain(secret);
    assertThat(deliver(path, secret)).isEqualTo(200);
    assertThat(deliver(path, secret)).isEqualTo(200);
    assertThat(deliver(path, "wrong")).isEqualTo(401);
    JsonNode sources = server.http().get(shop.path("/sources")).json().path("sources");
    JsonNode source = sources.get(0);
    assertThat(
            source.path("key").path("scope").asString()
                + " "
                + source.path("key").path("name").asString()
                + " "
                + source.path("outcomes"))
        .isEqualTo("webhook Till {\"accepted\":2,\"bad_signature\":1}");
    assertThat(server.http().get(shop.path("/arrivals?key=" + id)).body())
        .contains("bad_signature", "The secret is not ours.", "Order Completed");
    String fresh =
        server
            .http()
            .send(
                server
                    .http()
                    .request(shop.path(PLACE + "/" + id))
                    .header("Content-Type", "application/json")
                    .method("PATCH", HttpRequest.BodyPublishers.ofString("{\"newSecret\":true}"))
                    .build())
            .json()
            .path("secret")
            .asString();
    assertThat(deliver(path, secret)).isEqualTo(401);
    assertThat(deliver(path, fresh)).isEqualTo(200);
    assertThat(server.http().delete(shop.path(PLACE + "/" + id)).status()).isEqualTo(204);
    assertThat(deliver(path, fresh)).isEqualTo(404);
    Check check = server.bean(OpenWorkspaces.class).with(shop.name(), Workspace::check);
    assertThat(check.balanced()).isTrue();
    assertThat(check.duplicate() + " " + check.present()).isEqualTo("2 1");
  }

  /** A delivery is tried without being stored; what is wrong has its place. */
  @Test
  void tried() throws IOException {
    String id = add().path("receiver").path("id").asString();
    String trial = "{\"id\":\"" + id + "\",\"body\":" + json(BODY) + "}";
    Http.Answer answer = server.http().post(shop.path(PLACE + "/test"), trial);
    assertThat(answer.body().replaceAll("in-[0-9a-f]{32}", "ID"))
        .isEqualTo(
            "{\"messages\":[{\"type\":\"track\",\"messageId\":\"ID\",\"userId\":\"ann\",\"event\":"
                + "\"Order Completed\",\"properties\":{\"revenue\":12.50}}],\"refused\":[]}");
    String wrong = "{\"mapping\":" + json("{\"rules\":[{\"x\":1}]}") + ",\"body\":\"{}\"}";
    Http.Answer refused = server.http().post(shop.path(PLACE + "/test"), wrong);
    assertThat(refused.status() + " " + refused.json().path("place").asString())
        .isEqualTo("400 /rules/0/x");
    assertThat(
            server.http().post(shop.path(PLACE + "/test"), "{\"id\":\"x\",\"body\":\"\"}").status())
        .isEqualTo(404);
    assertThat(server.anonymous().get(shop.path(PLACE)).status()).isEqualTo(401);
    Check check = server.bean(OpenWorkspaces.class).with(shop.name(), Workspace::check);
    assertThat(check.received()).isZero();
  }
}
