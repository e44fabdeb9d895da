package io.fullfunnel.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.store.data.DataDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Secrets and addresses that come in go into no log and no answer (RELIABILITY A28). */
class CanaryTest {
  private static final String CANARY = "canary7391";

  private final StartedServer server = StartedServer.shared();

  @Test
  void areInNoLogAndNoAnswer() throws IOException {
    StringBuilder answers = new StringBuilder();
    try (SeenLog log = new SeenLog()) {
      for (Http.Answer answer : attempts()) {
        answers.append(answer.body()).append(answer.response().headers().map());
      }
      assertThat(log.text()).doesNotContain(CANARY);
    }
    assertThat(answers.toString()).doesNotContain(CANARY);
    Path postgres = server.bean(DataDirectory.class).path().resolve("pg/postgres.log");
    assertThat(Files.readString(postgres)).doesNotContain(CANARY);
  }

  /** A file full of addresses that goes in, one that is refused, rows that are refused. */
  @Test
  void areInNoLogOfAnImport() throws IOException {
    Shop shop = Shop.of();
    Http http = server.http();
    String file =
        "user,event,when,email\n%1$s,v,2026-01-02T03:04:05Z,%1$s@example.org\n%1$s,v,%1$s,x\n"
            .formatted(CANARY);
    String refused = "\"" + CANARY + "\n" + CANARY + ",\0";
    try (SeenLog log = new SeenLog()) {
      for (String text : List.of(file, refused, "{\"userId\":\"" + CANARY)) {
        Http.Answer upload =
            http.postBytes(shop.path("/uploads?name=" + CANARY), text.getBytes(UTF_8));
        String wanted =
            "{\"upload\":\"%s\",\"options\":{\"map\":{\"userId\":\"user\",\"time\":\"when\"}}}"
                .formatted(upload.json().path("upload").asString());
        http.post(shop.path("/imports/preview"), wanted);
        String job = http.post(shop.path("/imports"), wanted).json().path("job").asString();
        http.get("/api/v1/jobs/" + job + "/progress"); // ends with the job
      }
      http.get(shop.path("/imports/1/refused"));
      http.post(
          shop.path("/ask"),
          "{\"ask\":\"funnel\",\"steps\":[\"" + CANARY + "\"],\"" + CANARY + "\":1}");
      http.get(shop.path("/person?id=" + CANARY));
      assertThat(log.text()).doesNotContain(CANARY);
    }
    Path postgres = server.bean(DataDirectory.class).path().resolve("pg/postgres.log");
    assertThat(Files.readString(postgres)).doesNotContain(CANARY);
  }

  private List<Http.Answer> attempts() {
    Browser browser = server.browser();
    String mail = CANARY + "@example.org";
    return List.of(
        browser.signIn(mail, CANARY + CANARY),
        browser.signIn(mail, "{\\\"" + CANARY),
        browser.send("POST", "/api/v1/session", "{\"email\":\"" + CANARY),
        browser.send("POST", "/api/v1/session", "[\"" + CANARY + "\"]"),
        browser.send("POST", "/api/v1/session", "{\"email\":{\"x\":\"" + CANARY + "\"}}"),
        browser.send("POST", "/api/v1/setup", StartedServer.setup(CANARY, mail, CANARY + "12")),
        server.anonymous().withKey("ff_" + CANARY).get("/api/v1/session"),
        server.anonymous().withKey("run_" + CANARY).get("/metrics"));
  }
}
