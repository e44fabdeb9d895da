package io.fullfunnel.server.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.server.Http;
import io.fullfunnel.server.Shop;
import io.fullfunnel.server.StartedServer;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WorkspacesApiTest {
  private static final String ALL = "/api/v1/workspaces";

  private final StartedServer server = StartedServer.shared();
  private final Http http = server.http();

  private static String withoutCreated(Http.Answer answer) {
    return answer.body().replaceAll("\"created\":\"[^\"]+\"", "\"created\":\"\"");
  }

  @Test
  void aWorkspaceIsMadeChangedAndDeleted() {
    String name = "w-" + UUID.randomUUID();
    String path = ALL + "/" + name;
    Http.Answer made =
        http.post(
            ALL,
            """
            {"name":"%s","zone":"Europe/Warsaw","currency":"PLN","weekStart":"sunday"}\
            """
                .formatted(name));
    assertThat(made.status()).isEqualTo(201);
    assertThat(withoutCreated(made))
        .isEqualTo(
            """
            {"name":"%s","zone":"Europe/Warsaw","currency":"PLN","weekStart":"sunday",\
            "model":"full-funnel","created":"","simulated":false,"events":0,"people":0,\
            "from":null,"to":null}\
            """
                .formatted(name));
    assertThat(http.post(ALL, "{\"name\":\"" + name + "\"}").json().path("code").asString())
        .isEqualTo("workspace-exists");
    Http.Answer changed = http.send("PATCH", path, "{\"model\":\"aida\",\"zone\":\"UTC\"}");
    assertThat(changed.json().path("model").asString()).isEqualTo("aida");
    assertThat(changed.json().path("currency").asString()).isEqualTo("PLN");
    assertThat(http.get(ALL).body()).contains("\"name\":\"" + name + "\"");
    assertThat(http.delete(path).status()).isEqualTo(204);
    assertThat(http.delete(path).status()).isEqualTo(404);
    assertThat(http.get(ALL).body()).doesNotContain(name);
  }

  @Test
  void figuresOfAWorkspace() {
    Shop shop = Shop.of(Shop.track("view", "u1", 0, ""), Shop.track("view", "u2", 60, ""));
    Http.Answer card = http.send("PATCH", shop.path(""), "{}");
    assertThat(withoutCreated(card))
        .isEqualTo(
            """
            {"name":"%s","zone":"UTC","currency":"EUR","weekStart":"monday",\
            "model":"full-funnel","created":"","simulated":false,"events":2,"people":2,\
            "from":"2026-01-02T03:04:05Z","to":"2026-01-02T03:05:05Z"}\
            """
                .formatted(shop.name()));
  }

  @Test
  void whatCannotBeIsRefused() {
    Shop shop = Shop.of();
    assertThat(code("POST", ALL, "{}")).isEqualTo("400 workspace-name");
    assertThat(code("POST", ALL, "{\"name\":\"../x\"}")).isEqualTo("400 workspace-name");
    assertThat(code("POST", ALL, "{\"name\":\"<b>\"}")).isEqualTo("400 workspace-name");
    assertThat(code("POST", ALL, "{\"name\":1,}")).isEqualTo("400 bad-request");
    assertThat(code("PATCH", shop.path(""), "{\"zone\":\"Mars\"}")).isEqualTo("400 zone");
    assertThat(code("PATCH", shop.path(""), "{\"currency\":\"€\"}")).isEqualTo("400 currency");
    assertThat(code("PATCH", shop.path(""), "{\"weekStart\":\"friday\"}"))
        .isEqualTo("400 week-start");
    assertThat(code("PATCH", shop.path(""), "{\"model\":\"pirate\"}")).isEqualTo("400 model");
    assertThat(code("PATCH", shop.path(""), "{\"name\":\"other\"}"))
        .isEqualTo("400 workspace-name");
    assertThat(code("PATCH", ALL + "/none", "{}")).isEqualTo("404 workspace");
    assertThat(server.anonymous().get(ALL).status()).isEqualTo(401);
  }

  private String code(String method, String path, String body) {
    Http.Answer answer = http.send(method, path, body);
    return answer.status() + " " + answer.json().path("code").asString();
  }
}
