package io.fullfunnel.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

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
  private static final Pattern KEY = Pattern.compile("ff_\\S+");

  private final Process process;
  private final HttpClient client = HttpClient.newHttpClient();
  private final URI server;
  private final String key;

  /** Serves the workspace {@code default} of a data directory that nothing else has open. */
  ServedWorkspace(Path data) throws IOException {
    this.key =
        said(start("key", "create", "--scope", "ask", "--data", data.toString()), KEY).group();
    this.process = start("serve", "--port", "0", "--data", data.toString());
    int port = Integer.parseInt(said(process, PORT).group(1));
    this.server = URI.create("http://127.0.0.1:" + port + "/api/v1/");
  }

  private static Process start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("--sun-misc-unsafe-memory-access=allow");
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
    HttpResponse<String> answer = send(question, UUID.randomUUID().toString());
    if (answer.statusCode() != 200) {
      throw new IOException("HTTP " + answer.statusCode() + ": " + answer.body());
    }
    return answer.body();
  }

  /** The status with which a question ends that may be stopped by its id. */
  int status(String question, String id) throws IOException, InterruptedException {
    return send(question, id).statusCode();
  }

  private HttpResponse<String> send(String question, String id)
      throws IOException, InterruptedException {
    HttpRequest request =
        request(server.resolve("workspaces/default/ask"))
            .header("Content-Type", "application/json")
            .header("Question-Id", id)
            .POST(HttpRequest.BodyPublishers.ofString(question))
            .build();
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }

  /** Stops a question. */
  void stop(String id) throws IOException, InterruptedException {
    HttpRequest request = request(server.resolve("questions/" + id)).DELETE().build();
    client.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(URI to) {
    return HttpRequest.newBuilder(to)
        .timeout(Duration.ofMinutes(5))
        .header("Authorization", "Bearer " + key);
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
