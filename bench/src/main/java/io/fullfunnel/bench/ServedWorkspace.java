package io.fullfunnel.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fullfunnel.store.data.DataDirectory;
import io.fullfunnel.store.workspace.Keys;
import io.fullfunnel.store.workspace.Workspaces;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code fullfunnel serve} in a process of its own, asked over HTTP as any program does. */
final class ServedWorkspace implements Closeable {
  private static final Pattern PORT =
      Pattern.compile("http://(?:127\\.0\\.0\\.1|localhost):(\\d+)");

  private static final String WORKSPACE = "default";

  private final Process process;
  private final HttpClient client = HttpClient.newHttpClient();
  private final URI server;
  private final String key;

  /** Serves the workspace {@code default} of a data directory that nothing else has open. */
  ServedWorkspace(Path data) throws IOException {
    this(data, List.of(), newKey(data, WORKSPACE, Keys.Scope.ASK));
  }

  /**
   * Serves all workspaces of a data directory.
   *
   * @param machine options of the server's JVM
   * @param key for those who name none
   */
  ServedWorkspace(Path data, List<String> machine, String key) throws IOException {
    this.key = key;
    this.process = start(machine, "serve", "--port", "0", "--data", data.toString());
    int port = Integer.parseInt(said(process, PORT).group(1));
    this.server = URI.create("http://127.0.0.1:" + port + "/");
  }

  /** A new key of a workspace in a data directory that nothing has open. */
  static String newKey(Path data, String workspace, Keys.Scope scope) throws IOException {
    try (DataDirectory directory = DataDirectory.open(data)) {
      return new Workspaces(directory).keys(workspace).create(scope).text();
    }
  }

  private static Process start(List<String> machine, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("--sun-misc-unsafe-memory-access=allow");
    command.addAll(machine);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add("io.fullfunnel.cli.Main");
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  /** The first line that says it; what comes after is read and left. */
  private static Matcher said(Process process, Pattern what) throws IOException {
    BufferedReader out = process.inputReader(UTF_8);
    StringBuilder all = new StringBuilder();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      Matcher said = what.matcher(line);
      if (said.find()) {
        Thread.ofVirtual().start(() -> out.lines().forEach(l -> {}));
        return said;
      }
      all.append(line).append('\n');
    }
    throw new IOException("It ended without " + what + ":\n" + all);
  }

  /** The answer as it comes over HTTP. */
  String ask(String question) throws IOException, InterruptedException {
    return ask(WORKSPACE, key, question);
  }

  /** The answer of one of several workspaces. */
  String ask(String workspace, String by, String question)
      throws IOException, InterruptedException {
    return text(send(workspace, by, question, UUID.randomUUID().toString()));
  }

  /** What Prometheus would read on this machine. */
  String metrics() throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(server.resolve("metrics")).build();
    return text(client.send(request, HttpResponse.BodyHandlers.ofString()));
  }

  private static String text(HttpResponse<String> answer) throws IOException {
    if (answer.statusCode() != 200) {
      throw new IOException("HTTP " + answer.statusCode() + ": " + answer.body());
    }
    return answer.body();
  }

  /** The status with which a question ends that may be stopped by its id. */
  int status(String question, String id) throws IOException, InterruptedException {
    return send(WORKSPACE, key, question, id).statusCode();
  }

  private HttpResponse<String> send(String workspace, String by, String question, String id)
      throws IOException, InterruptedException {
    HttpRequest request =
        request(server.resolve("api/v1/workspaces/" + workspace + "/ask"), by)
            .header("Content-Type", "application/json")
            .header("Question-Id", id)
            .POST(HttpRequest.BodyPublishers.ofString(question))
            .build();
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }

  /** The status with which a batch of events is answered. */
  int batch(String by, String body) throws IOException, InterruptedException {
    HttpRequest request =
        request(server.resolve("v1/batch"), by)
            .header("Content-Type", "application/json")
            .header("X-Write-Key", by)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
  }

  /** Stops a question. */
  void stop(String id) throws IOException, InterruptedException {
    HttpRequest request = request(server.resolve("api/v1/questions/" + id), key).DELETE().build();
    client.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private static HttpRequest.Builder request(URI to, String by) {
    return HttpRequest.newBuilder(to)
        .timeout(Duration.ofMinutes(5))
        .header("Authorization", "Bearer " + by);
  }

  /** CPU time of the server so far. */
  double cpuMillis() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis();
  }

  long pid() {
    return process.pid();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
