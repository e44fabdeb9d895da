package io.fullfunnel.bench.topic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.server.Server;
import io.fullfunnel.server.platform.ServerSettings;
import io.fullfunnel.store.data.DataDirectory;
import io.fullfunnel.store.data.SealedFile;
import io.fullfunnel.store.files.FileOptions;
import io.fullfunnel.store.imports.ImportRequest;
import io.fullfunnel.store.imports.ImportWatch;
import io.fullfunnel.store.workspace.Importing;
import io.fullfunnel.store.workspace.Workspace;
import io.fullfunnel.store.workspace.Workspaces;
import io.fullfunnel.topic.TopicAddress;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * FEATURE UNDER TEST: two servers with data directories of their own, one PostgreSQL of the
 * operator's and one topic ({@code --only-topic}) give the same answers to the bit, and neither can
 * be made to differ.
 */
class TwoServersTest {
  private static final Path ROOT = Path.of(System.getProperty("fullfunnel.root", ".."));
  private static final long PATIENCE = TimeUnit.MINUTES.toNanos(1);
  private static final List<String> QUESTIONS =
      List.of(
          "{\"ask\":\"funnel\",\"steps\":[\"A\",\"B\",\"C\"],\"list\":{\"of\":\"/steps/1/reached\"}}",
          "{\"ask\":\"figures\",\"figures\":[\"events\",\"people\",\"visits\"],\"every\":\"day\"}",
          "{\"ask\":\"retention\",\"start\":\"A\",\"back\":\"B\",\"every\":\"day\",\"periods\":3}");

  @TempDir Path folder;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @Test
  void twoServersOnOneTopicAnswerTheSame() throws IOException, InterruptedException, SQLException {
    String key = TopicShop.make(folder.resolve("one"));
    TopicShop.copy(folder.resolve("one"), folder.resolve("collector"));
    history();
    copyAll(folder.resolve("one"), folder.resolve("two"));
    String temporary = System.getProperty("java.io.tmpdir");
    try (Broker broker = Broker.start(ROOT, folder.resolve("broker"), 0);
        Server host = start("host", null, null)) {
      String url = database();
      ServerSettings.Topic topic =
          new ServerSettings.Topic(TopicShop.address(broker.port()), false, true);
      try (Server one = start("one", url, topic);
          Server two = start("two", url, topic)) {
        assertThat(host.port()).isPositive();
        send(topic.address(), key, one, two);
        caughtUp(one, two);
        for (String question : QUESTIONS) {
          String answer = answer("one", one, question);
          assertThat(answer).isEqualTo(answer("two", two, question)).contains("\"basis\"");
        }
        assertThat(answer("one", one, QUESTIONS.getFirst()))
            .contains("\"entered\":99,\"completed\":97"); // two of them are of the history
        refuses(one);
        sharesAccounts(one, two);
      }
    } finally {
      System.setProperty("java.io.tmpdir", temporary);
    }
  }

  private Server start(String name, @Nullable String url, ServerSettings.@Nullable Topic topic)
      throws IOException {
    return Server.start(
        new ServerSettings(
            folder.resolve(name), "127.0.0.1", 0, null, false, List.of(), url, topic));
  }

  /** What was there before the topic: an import, in both. */
  private void history() throws IOException {
    Path file = folder.resolve("history.csv");
    Files.writeString(
        file, "userId,time,event\nh1,2026-01-01,A\nh1,2026-01-02,B\nh2,2026-01-01,A\n");
    try (DataDirectory data = DataDirectory.open(folder.resolve("one"));
        Workspace workspace = new Workspaces(data).open("shop")) {
      Importing.run(
          workspace,
          new ImportRequest(file, FileOptions.events(), folder, false),
          ImportWatch.NONE);
    }
  }

  private static void copyAll(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(file));
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
  }

  /** A role and a database of an operator's. */
  private String database() throws IOException, SQLException {
    Path host = folder.resolve("host");
    String port = Files.readAllLines(host.resolve("pg/data/postmaster.pid")).get(3).strip();
    String password =
        HexFormat.of().formatHex(SealedFile.read(host.resolve("secrets/postgres-owner")));
    try (Connection owner =
            DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/postgres", "fullfunnel_owner", password);
        Statement sql = owner.createStatement()) {
      sql.execute("create role operators login nosuperuser password 'secret'");
      sql.execute("create database operators owner operators");
    }
    return "postgresql://operators:secret@127.0.0.1:%s/operators?sslmode=disable".formatted(port);
  }

  /** To a collector, and to both servers. */
  private void send(TopicAddress address, String key, Server one, Server two) throws IOException {
    try (TopicShop collector = new TopicShop(folder.resolve("collector"));
        TopicShop.Taking taking = collector.taking(address)) {
      new TopicClients(taking.port(), key).run(2, 40).join();
      new TopicClients(one.port(), key).run(3, 40).join(); // the same, and those of a third client
      new TopicClients(two.port(), key).run(4, 40).join();
    }
  }

  private void caughtUp(Server one, Server two) throws IOException, InterruptedException {
    long until = System.nanoTime() + PATIENCE;
    while (true) {
      JsonNode first = health("one", one);
      JsonNode second = health("two", two);
      boolean even =
          first.path("position").asLong() > 9
              && first.equals(second)
              && first.path("lag").asLong() == 0;
      if (even) return;
      assertThat(System.nanoTime()).as(first + " " + second).isLessThan(until);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
    }
  }

  private JsonNode health(String name, Server server) throws IOException, InterruptedException {
    String body = call(name, server, "GET", "/api/v1/workspaces/shop/health", "").body();
    return JsonMapper.shared().readTree(body).path("topic");
  }

  private String answer(String name, Server server, String question)
      throws IOException, InterruptedException {
    HttpResponse<String> answer =
        call(name, server, "POST", "/api/v1/workspaces/shop/ask", question);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    ObjectNode json = (ObjectNode) JsonMapper.shared().readTree(answer.body());
    ((ObjectNode) json.path("basis")).remove("millis");
    return json.toString();
  }

  /** Nothing that the other would not know. */
  private void refuses(Server one) throws IOException, InterruptedException {
    for (String change :
        List.of(
            "PUT /goals/sale",
            "POST /imports",
            "POST /people/link",
            "DELETE /person?id=h1",
            "POST /keys",
            "PUT /channels/visits",
            "DELETE /imports/1",
            "POST /privacy/consent")) {
      String[] words = change.split(" ", 2);
      HttpResponse<String> answer =
          call("one", one, words[0], "/api/v1/workspaces/shop" + words[1], "{}");
      assertThat(answer.statusCode() + " " + answer.body())
          .as(change)
          .startsWith("409")
          .contains("\"only-topic\"");
    }
  }

  /** The owner who is made on one can sign in on the other. */
  private void sharesAccounts(Server one, Server two) throws IOException, InterruptedException {
    String link = one.firstLink().orElseThrow();
    String token = link.substring(link.lastIndexOf('/') + 1);
    String setup =
        "{\"token\":\"%s\",\"name\":\"Olive\",\"email\":\"olive@example.org\",\"password\":\"four tall green kettles\",\"language\":\"en\"}"
            .formatted(token);
    HttpResponse<String> made = call("one", one, "POST", "/api/v1/setup", setup);
    assertThat(made.statusCode()).as(made.body()).isEqualTo(200);
    String session = "{\"email\":\"olive@example.org\",\"password\":\"four tall green kettles\"}";
    assertThat(call("two", two, "POST", "/api/v1/session", session).statusCode()).isEqualTo(200);
    assertThat(two.firstLink()).isEmpty();
  }

  private HttpResponse<String> call(
      String name, Server server, String method, String path, String body)
      throws IOException, InterruptedException {
    String note = Files.readString(folder.resolve(name).resolve("run/server.json"));
    String token = JsonMapper.shared().readTree(note).path("token").asString();
    HttpRequest.BodyPublisher sent =
        body.isEmpty()
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(body, UTF_8);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .method(method, sent)
            .build();
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }
}
