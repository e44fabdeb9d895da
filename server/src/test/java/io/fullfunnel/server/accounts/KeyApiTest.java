package io.fullfunnel.server.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.server.Http;
import io.fullfunnel.server.StartedServer;
import io.fullfunnel.store.workspace.OpenWorkspaces;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Keys over HTTP: each opens its own workspace, as far as its scope goes. */
class KeyApiTest {
  private final StartedServer server = StartedServer.shared();

  @Test
  void aKeyIsMadeUsedAndRevoked() throws IOException {
    server.bean(OpenWorkspaces.class).create("keys a");
    server.bean(OpenWorkspaces.class).create("keys b");
    String path = "/api/v1/workspaces/keys%20a/keys";
    Http.Answer made = server.http().post(path, "{\"scope\":\"admin\"}");
    assertThat(made.status()).isEqualTo(201);
    String key = made.json().path("key").asString();
    String id = made.json().path("id").asString();
    assertThat(key).matches("ff_[0-9a-f]{8}_[\\w-]{32}");

    Http program = server.anonymous().withKey(key);
    Http.Answer list = program.get(path);
    assertThat(list.status()).isEqualTo(200);
    assertThat(list.body()).contains(id).doesNotContain(key);
    Http.Answer foreign = program.get("/api/v1/workspaces/keys%20b/keys");
    Http.Answer unknown = program.get("/api/v1/workspaces/none/keys");
    assertThat(foreign.status()).isEqualTo(404);
    assertThat(foreign.json().path("code").asString()).isEqualTo("workspace");
    assertThat(foreign.body().replace("keys%20b", ""))
        .isEqualTo(unknown.body().replace("none", ""));

    assertThat(server.http().delete(path + "/" + id).status()).isEqualTo(204);
    assertThat(program.get(path).status()).isEqualTo(401);
    assertThat(server.http().get(path).json().path(0).path("revoked").isNull()).isFalse();
    assertThat(server.http().delete(path + "/ffffffff").status()).isEqualTo(404);
    assertThat(server.http().post(path, "{\"scope\":\"root\"}").status()).isEqualTo(400);
  }

  @Test
  void aScopeEndsWhereItEnds() throws IOException {
    server.bean(OpenWorkspaces.class).create("scopes");
    String path = "/api/v1/workspaces/scopes/keys";
    for (String scope : new String[] {"ask", "write", "server"}) {
      String key =
          server.http().post(path, "{\"scope\":\"" + scope + "\"}").json().path("key").asString();
      Http.Answer answer = server.anonymous().withKey(key).get(path);
      assertThat(answer.status()).as(scope).isEqualTo(403);
      assertThat(answer.json().path("code").asString()).isEqualTo("role");
    }
    assertThat(server.anonymous().get(path).status()).isEqualTo(401);
    assertThat(server.owner().get(path).status()).isEqualTo(200);
  }

  @Test
  void aWriteKeyIsBoundToPages() throws IOException {
    server.bean(OpenWorkspaces.class).create("pages");
    String path = "/api/v1/workspaces/pages/keys";
    Http owner = server.http();
    Http.Answer made =
        owner.post(path, "{\"scope\":\"write\",\"origins\":[\"https://Shop.example/\"]}");
    assertThat(made.status() + " " + made.json().path("origins"))
        .isEqualTo("201 [\"https://shop.example\"]");
    String one = path + "/" + made.json().path("id").asString() + "/origins";
    Http.Answer bound =
        owner.send(
            "PUT", one, "{\"origins\":[\"https://*.shop.example\",\"http://localhost:3000\"]}");
    assertThat(bound.status() + " " + bound.body())
        .isEqualTo("200 {\"origins\":[\"https://*.shop.example\",\"http://localhost:3000\"]}");
    for (String wrong :
        new String[] {
          "{\"origins\":[\"shop.example\"]}", "{\"origins\":[null]}", "{\"origins\":null}", "{}"
        }) {
      Http.Answer refused = owner.send("PUT", one, wrong);
      assertThat(refused.status() + " " + refused.json().path("code").asString())
          .as(wrong)
          .isEqualTo("400 origin");
    }
    assertThat(owner.get(path).json().at("/0/origins/1").asString())
        .isEqualTo("http://localhost:3000");
    assertThat(owner.send("PUT", path + "/ffffffff/origins", "{\"origins\":[]}").status())
        .isEqualTo(404);
    String server = owner.post(path, "{\"scope\":\"server\"}").json().path("id").asString();
    String secret = path + "/" + server + "/origins";
    assertThat(owner.send("PUT", secret, "{\"origins\":[\"https://shop.example\"]}").status())
        .isEqualTo(400);
    assertThat(owner.send("PUT", one, "{\"origins\":[]}").body()).isEqualTo("{\"origins\":[]}");
  }
}
