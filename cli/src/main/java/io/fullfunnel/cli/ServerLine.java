package io.fullfunnel.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fullfunnel.store.data.InUseException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Requests over loopback to the server that holds a data directory. */
final class ServerLine implements Closeable {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final long LOOK_MILLIS = 50;
  private static final int ERROR = 400;

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(PATIENCE)
          .proxy(HttpClient.Builder.NO_PROXY)
          .build();
  private final long pid;
  private final URI base;
  private final String token;

  private ServerLine(long pid, int port, String token) {
    this.pid = pid;
    this.base = URI.create("http://127.0.0.1:" + port);
    this.token = token;
  }

  /**
   * Finds the server by {@code run/server.json}.
   *
   * @throws IOException if no server has the directory, or if it does not answer within 5 seconds
   */
  static ServerLine open(Path data, InUseException held) throws IOException {
    JsonNode note;
    try {
      note = JsonMapper.shared().readTree(Files.readString(data.resolve("run/server.json"), UTF_8));
    } catch (NoSuchFileException | JacksonException noServer) {
      held.addSuppressed(noServer);
      throw held; // an import or another command, or a server that is just starting
    }
    ServerLine line =
        new ServerLine(
            note.path("pid").asLong(), note.path("port").asInt(), note.path("token").asString());
    if (!held.holder().equals(Long.toString(line.pid))) {
      throw held; // the note is one that a killed server left behind
    }
    line.knock();
    return line;
  }

  private void knock() throws IOException {
    try {
      client.send(request("/healthz").timeout(PATIENCE).GET().build(), BodyHandlers.discarding());
    } catch (IOException e) {
      close();
      throw new IOException(
          "The server with process id "
              + pid
              + " has the data directory and does not answer. Wait until it has started, or stop"
              + " it.",
          e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  static String encoded(String part) {
    return URLEncoder.encode(part, UTF_8).replace("+", "%20");
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(base.resolve(path)).header("Authorization", "Bearer " + token);
  }

  HttpRequest post(String path, String json) {
    return request(path)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(json))
        .build();
  }

  JsonNode json(HttpRequest request) throws IOException {
    return JsonMapper.shared().readTree(send(request));
  }

  /** The body of the answer. */
  String send(HttpRequest request) throws IOException {
    HttpResponse<InputStream> answer = stream(request);
    try (InputStream in = answer.body()) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  /** Whether what the request names was there. */
  boolean exists(HttpRequest request) throws IOException {
    return found(request) != null;
  }

  /** The answer, or null if what the request names is not there. */
  @Nullable JsonNode found(HttpRequest request) throws IOException {
    try {
      HttpResponse<String> answer = client.send(request, BodyHandlers.ofString(UTF_8));
      if (answer.statusCode() == 404) {
        return null;
      }
      if (answer.statusCode() >= ERROR) {
        throw failure(JsonMapper.shared().readTree(answer.body()));
      }
      return answer.body().isEmpty()
          ? JsonMapper.shared().createObjectNode()
          : JsonMapper.shared().readTree(answer.body());
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /** The answer as a stream, to be closed. */
  HttpResponse<InputStream> stream(HttpRequest request) throws IOException {
    try {
      HttpResponse<InputStream> answer = client.send(request, BodyHandlers.ofInputStream());
      if (answer.statusCode() < ERROR) {
        return answer;
      }
      try (InputStream in = answer.body()) {
        throw failure(JsonMapper.shared().readTree(in.readAllBytes()));
      }
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /** As {@link #send}; if the person wants it to stop, {@code stopPath} is deleted. */
  String sendWatched(HttpRequest request, Door.Stop stop, String stopPath) throws IOException {
    CompletableFuture<HttpResponse<String>> coming =
        client.sendAsync(request, BodyHandlers.ofString(UTF_8));
    boolean stopped = false;
    while (true) {
      try {
        HttpResponse<String> answer = coming.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        if (answer.statusCode() >= ERROR) {
          throw failure(JsonMapper.shared().readTree(answer.body()));
        }
        return answer.body();
      } catch (TimeoutException e) {
        if (stop.asked() && !stopped) {
          stopped = true;
          send(request(stopPath).DELETE().build());
        }
      } catch (ExecutionException e) {
        throw new IOException("The server broke off: " + e.getCause(), e);
      } catch (InterruptedException e) {
        throw interrupted(e);
      }
    }
  }

  /** The same failure that the command would meet by itself. */
  static IOException failure(JsonNode problem) {
    String sentence = problem.path("detail").asString("The server cannot do this.");
    return switch (problem.path("code").asString("")) {
      case "question", "options", "already-imported", "refused", "decision" ->
          throw new WrongCommandException(sentence);
      case "channels", "traffic" -> throw new WrongCommandException(sentence);
      default -> new IOException(sentence);
    };
  }

  private static IOException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IOException("Stopped.", e);
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
