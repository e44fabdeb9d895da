package io.fullfunnel.server.reports;

import static io.fullfunnel.server.Shop.track;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.engine.local.LocalEngine;
import io.fullfunnel.question.Answers;
import io.fullfunnel.question.Questions;
import io.fullfunnel.question.WorkspaceData;
import io.fullfunnel.question.render.Rendering;
import io.fullfunnel.server.Http;
import io.fullfunnel.server.Shop;
import io.fullfunnel.server.StartedServer;
import io.fullfunnel.store.workspace.OpenWorkspaces;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AskApiTest {
  private static final String QUESTION =
      "{\"ask\":\"funnel\",\"steps\":[\"view\",\"buy\"],\"by\":\"device\",\"list\":{\"of\":\"/steps/0/reached\"}}";

  private final StartedServer server = StartedServer.shared();
  private final Http http = server.http();

  private static Shop shop() {
    return Shop.of(
        track("view", "u1", 0, ",\"properties\":{\"device\":\"phone\"}"),
        track("view", "u2", 1, ",\"properties\":{\"device\":\"<script>alert(1)</script>\"}"),
        track("buy", "u1", 9, ""));
  }

  private static String withoutMillis(String answer) {
    return answer.replaceAll("\"millis\" : \\d+", "\"millis\" : 0");
  }

  @Test
  void theAnswerIsTheTextThatTheCommandPrints() throws IOException {
    Shop shop = shop();
    Http.Answer answer = http.post(shop.path("/ask"), QUESTION);
    String printed =
        server
            .bean(OpenWorkspaces.class)
            .with(
                shop.name(),
                workspace -> {
                  WorkspaceData data = WorkspaceData.of(workspace);
                  return Rendering.json(
                      new Answers(server.bean(LocalEngine.class))
                          .answer(
                              Questions.read(Questions.parse(QUESTION.getBytes(UTF_8)), data),
                              data));
                });
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).startsWith("application/json");
    assertThat(withoutMillis(answer.body())).isEqualTo(withoutMillis(printed));
    assertThat(answer.body()).contains("\"<script>alert(1)</script>\"");
  }

  @Test
  void aWrongQuestionSaysWhereAndWhatIsNearest() {
    Shop shop = shop();
    Http.Answer answer = http.post(shop.path("/ask"), "{\"ask\":\"funnel\",\"stepz\":[\"view\"]}");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.json().path("code").asString()).isEqualTo("question");
    assertThat(answer.json().path("place").asString()).isEmpty();
    assertThat(answer.json().path("nearest").asString()).isEqualTo("steps");
    assertThat(answer.json().path("detail").asString())
        .isEqualTo("Unknown field \"stepz\" at /. Did you mean \"steps\"?");
    assertThat(http.post(shop.path("/ask"), "no json").status()).isEqualTo(400);
    assertThat(http.post(shop.path("/ask"), "").status()).isEqualTo(400);
    assertThat(http.post(shop.path("/ask"), "[".repeat(1_000_001)).status()).isEqualTo(400);
  }

  @Test
  void strictMakesAnUnknownNameAnError() {
    Shop shop = shop();
    String question = "{\"ask\":\"funnel\",\"steps\":[\"vieww\"]}";
    assertThat(http.post(shop.path("/ask"), question).status()).isEqualTo(200);
    Http.Answer strict = http.post(shop.path("/ask?strict=true"), question);
    assertThat(strict.status()).isEqualTo(400);
    assertThat(strict.json().path("nearest").asString()).isEqualTo("view");
  }

  @Test
  void whatWasSentAMomentAgoIsWaitedFor() throws IOException {
    Shop shop = shop();
    String question = "{\"ask\":\"funnel\",\"steps\":[\"view\"],\"after\":4}";
    CompletableFuture<Http.Answer> answer =
        CompletableFuture.supplyAsync(() -> http.post(shop.path("/ask"), question));
    byte[] late = track("view", "u3", 10, "").getBytes(UTF_8);
    server
        .bean(OpenWorkspaces.class)
        .with(shop.name(), workspace -> workspace.append("test", List.of(late)));
    assertThat(answer.join().json().at("/answer/entered").asInt()).isEqualTo(3);
    assertThat(answer.join().json().at("/question/after").asInt()).isEqualTo(4);
  }

  @Test
  void whoMayNotGetsNoAnswer() {
    Shop shop = shop();
    assertThat(server.anonymous().post(shop.path("/ask"), QUESTION).status()).isEqualTo(403);
    assertThat(http.post("/api/v1/workspaces/none/ask", QUESTION).status()).isEqualTo(404);
    assertThat(http.post("/api/v1/workspaces/..%2Fx/ask", QUESTION).status()).isIn(400, 404);
    assertThat(http.post("/api/v1/ask", QUESTION).json().path("code").asString())
        .isEqualTo("workspace");
  }

  @Test
  void stoppingAQuestionThatIsNotThereIsNoError() {
    assertThat(http.delete("/api/v1/questions/nobody").status()).isEqualTo(204);
  }

  /** Holds the workspace, so that a question has to wait until it is stopped. */
  private CountDownLatch hold(Shop shop) throws InterruptedException {
    CountDownLatch held = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    Thread.ofPlatform()
        .daemon()
        .start(() -> {
          try {
            server
                .bean(OpenWorkspaces.class)
                .with(
                    shop.name(),
                    workspace -> {
                      synchronized (workspace) {
                        held.countDown();
                        return awaited(release);
                      }
                    });
          } catch (IOException e) {
            throw new AssertionError(e);
          }
        });
    held.await();
    return release;
  }

  private static boolean awaited(CountDownLatch latch) {
    try {
      return latch.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aStoppedQuestionIsAnsweredAtOnce() throws Exception {
    Shop shop = shop();
    CountDownLatch release = hold(shop);
    CompletableFuture<Http.Answer> asked =
        CompletableFuture.supplyAsync(() ->
            http.send(
                http.request(shop.path("/ask"))
                    .header("Question-Id", "stop-me")
                    .POST(java.net.http.HttpRequest.BodyPublishers.ofString(QUESTION))
                    .build()));
    await("stop-me", true);
    assertThat(http.delete("/api/v1/questions/stop-me").status()).isEqualTo(204);
    Http.Answer answer = asked.get(10, TimeUnit.SECONDS);
    release.countDown();
    assertThat(Map.of(answer.status(), answer.json().path("code").asString()))
        .isEqualTo(Map.of(409, "cancelled"));
  }

  @Test
  void aQuestionWhoseClientGoesAwayIsStopped() throws Exception {
    Shop shop = shop();
    CountDownLatch release = hold(shop);
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.address().getPort())) {
      OutputStream out = socket.getOutputStream();
      String key = http.request("/").build().headers().firstValue("Authorization").orElseThrow();
      out.write(
          ("POST "
                  + shop.path("/ask")
                  + " HTTP/1.1\r\nHost: 127.0.0.1\r\nQuestion-Id: go-away\r\nContent-Length: "
                  + QUESTION.length()
                  + "\r\nAuthorization: "
                  + key
                  + "\r\n\r\n"
                  + QUESTION)
              .getBytes(UTF_8));
      out.flush();
      await("go-away", true);
    }
    await("go-away", false);
    release.countDown();
  }

  /** A name is taken while its question is being answered; asked twice, it is refused. */
  private void await(String id, boolean running) throws InterruptedException {
    Asking asking = server.bean(Asking.class);
    for (int look = 0; look < 1_000 && asking.isBeingAnswered(id) != running; look++) {
      Thread.sleep(10);
    }
    assertThat(asking.isBeingAnswered(id)).isEqualTo(running);
  }
}
