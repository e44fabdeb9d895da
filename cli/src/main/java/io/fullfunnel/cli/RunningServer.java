package io.fullfunnel.cli;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The server that has the data directory: a command asks it over loopback instead of opening the
 * directory itself. It is found by {@code run/server.json}.
 */
final class RunningServer {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int WRONG = 400;
  private static final int OURS_TO_MEND = 500;

  private final long pid;
  private final URI base;
  private final String token;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();

  private RunningServer(long pid, int port, String token) {
    this.pid = pid;
    this.base = URI.create("http://127.0.0.1:" + port);
    this.token = token;
  }

  /**
   * The server of this directory, if one is running.
   *
   * @throws IOException if it is running and does not answer
   */
  static Optional<RunningServer> find(Path data) throws IOException {
    JsonNode note;
    try {
      note = JSON.readTree(Files.readString(data.resolve("run").resolve("server.json")));
    } catch (NoSuchFileException | JacksonException e) {
      return Optional.empty();
    }
    long pid = note.path("pid").asLong();
    boolean runs = ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
    if (!runs) return Optional.empty(); // it was killed
    RunningServer server =
        new RunningServer(pid, note.path("port").asInt(), note.path("token").asString());
    server.send(server.request("/readyz").timeout(PATIENCE).build());
    return Optional.of(server);
  }

  /** The path of something in a workspace. */
  static String path(String workspace, String rest) {
    return "/api/v1/workspaces/" + encoded(workspace) + rest;
  }

  /** A text as part of a path. */
  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /**
   * Sends a request and gives its answer; null JSON if there is none.
   *
   * @throws WrongCommandException if the server says that the request is wrong
   */
  JsonNode send(String method, String path, @Nullable JsonNode body) throws IOException {
    BodyPublisher bytes =
        body == null
            ? BodyPublishers.noBody()
            : BodyPublishers.ofString(JSON.writeValueAsString(body));
    HttpResponse<String> response =
        send(
            request(path).method(method, bytes).header("Content-Type", "application/json").build());
    if (response.statusCode() >= WRONG) throw refused(response);
    return response.body().isEmpty() ? JSON.nullNode() : JSON.readTree(response.body());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(base.resolve(path)).header("Authorization", "Bearer " + token);
  }

  private HttpResponse<String> send(HttpRequest request) throws IOException {
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IOException(
          "The server that has the data directory (process "
              + pid
              + ") does not answer. Wait or stop that process.",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Stopped while the server was answering.", e);
    }
  }

  private static RuntimeException refused(HttpResponse<String> response) throws IOException {
    String sentence;
    try {
      sentence = JSON.readTree(response.body()).path("detail").asString();
    } catch (JacksonException e) {
      throw new IOException("The server answered " + response.statusCode() + ".", e);
    }
    if (response.statusCode() >= OURS_TO_MEND) throw new IOException(sentence);
    return new WrongCommandException(sentence);
  }
}
