package io.fullfunnel.server;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.fullfunnel.server.platform.OneLine;
import io.fullfunnel.store.data.DataDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Secrets and addresses that come in go into no log and no answer (RELIABILITY A28). */
class CanaryTest {
  private static final String CANARY = "canary7391";

  private final StartedServer server = StartedServer.shared();

  @Test
  void areInNoLogAndNoAnswer() throws IOException {
    Logger root =
        ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger(Logger.ROOT_LOGGER_NAME);
    ListAppender<ILoggingEvent> seen = new ListAppender<>();
    seen.start();
    root.addAppender(seen);
    Level before = root.getLevel();
    root.setLevel(Level.INFO);
    StringBuilder answers = new StringBuilder();
    try {
      for (Http.Answer answer : attempts()) {
        answers.append(answer.body()).append(answer.response().headers().map());
      }
    } finally {
      root.setLevel(before);
      root.detachAppender(seen);
    }
    OneLine layout = new OneLine();
    String log =
        List.copyOf(seen.list).stream().map(layout::doLayout).collect(Collectors.joining());
    assertThat(log).doesNotContain(CANARY);
    assertThat(answers.toString()).doesNotContain(CANARY);
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
