package io.fullfunnel.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Who may do what with a workspace: by each kind of caller, one line a route. */
class RolesTest {
  private static final String FUNNEL = "{\"ask\":\"funnel\",\"steps\":[\"view\"]";

  private final StartedServer server = StartedServer.shared();

  private static Shop shop() {
    return Shop.of(
        Shop.track("view", "anna", 0, ",\"properties\":{\"x\":\"y\"}"),
        """
        {"type":"identify","userId":"anna","traits":{"plan":"pro"}}\
        """);
  }

  private String key(Shop shop, String scope) {
    Http.Answer made = server.http().post(shop.path("/keys"), "{\"scope\":\"" + scope + "\"}");
    return made.json().path("key").asString();
  }

  /** What each route of a workspace answers. */
  private static Map<String, Integer> statuses(Http http, Shop shop) {
    Map<String, Integer> statuses = new TreeMap<>();
    statuses.put("ask", http.post(shop.path("/ask"), FUNNEL + "}").status());
    statuses.put("events", http.get(shop.path("/events")).status());
    statuses.put("traits", http.get(shop.path("/values?property=person.plan")).status());
    statuses.put("people", http.get(shop.path("/person?id=anna")).status());
    statuses.put("imports", http.get(shop.path("/imports")).status());
    statuses.put("upload", http.postBytes(shop.path("/uploads?name=x"), new byte[1]).status());
    statuses.put("export", http.get(shop.path("/export?what=events")).status());
    statuses.put("change", http.send("PATCH", shop.path(""), "{}").status());
    return statuses;
  }

  private static Map<String, Integer> all(int read, int traits, int data, int upload, int change) {
    return new TreeMap<>(
        Map.of(
            "ask", read, "events", read, "traits", traits, "people", traits, "imports", data,
            "upload", upload, "export", data, "change", change));
  }

  @Test
  void aKeyOpensItsOwnWorkspaceAsFarAsItsScopeGoes() {
    Shop shop = shop();
    Shop other = shop();
    Http nobody = server.anonymous();
    assertThat(statuses(nobody.withKey(key(shop, "admin")), shop))
        .isEqualTo(all(200, 200, 200, 201, 200));
    assertThat(statuses(nobody.withKey(key(shop, "ask")), shop))
        .isEqualTo(all(200, 200, 403, 403, 403));
    assertThat(statuses(nobody.withKey(key(shop, "write")), shop))
        .isEqualTo(all(403, 403, 403, 403, 403));
    assertThat(statuses(nobody.withKey(key(shop, "admin")), other))
        .isEqualTo(all(404, 404, 404, 404, 404));
  }

  @Test
  void aKeyAsksWithoutNamingItsWorkspaceAndSeesNoOther() {
    Shop shop = shop();
    Http program = server.anonymous().withKey(key(shop, "ask"));
    assertThat(program.post("/api/v1/ask", FUNNEL + "}").json().path("answer").path("entered"))
        .hasToString("1");
    assertThat(program.get("/api/v1/workspaces").json()).hasSize(1);
    Http admin = server.anonymous().withKey(key(shop, "admin"));
    assertThat(admin.post("/api/v1/workspaces", "{\"name\":\"more\"}").status()).isEqualTo(403);
  }

  @Test
  void aJobIsThereOnlyForWhoSeesItsWorkspace() {
    Shop shop = shop();
    Http admin = server.anonymous().withKey(key(shop, "admin"));
    String upload =
        admin
            .postBytes(shop.path("/uploads?name=x.csv"), "a,b\n".getBytes(UTF_8))
            .json()
            .path("upload")
            .asString();
    String job =
        admin
            .post(shop.path("/imports"), "{\"upload\":\"" + upload + "\",\"options\":{}}")
            .json()
            .path("job")
            .asString();
    Http other = server.anonymous().withKey(key(shop(), "admin"));
    for (String path : List.of("/api/v1/jobs/" + job, "/api/v1/jobs/" + job + "/progress")) {
      assertThat(admin.get(path).status()).isEqualTo(200);
      assertThat(other.get(path).status()).isEqualTo(404);
    }
    assertThat(other.delete("/api/v1/jobs/" + job).status()).isEqualTo(404);
  }
}
