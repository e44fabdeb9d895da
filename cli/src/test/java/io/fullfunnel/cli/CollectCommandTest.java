package io.fullfunnel.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code collect} as a process of its own. */
class CollectCommandTest {
  @TempDir Path folder;

  private String data() {
    return folder.resolve("data").toString();
  }

  private String key() {
    return Run.of("key", "create", "--scope", "write", "--data", data()).out().strip();
  }

  /** F36: SIGTERM ends it within seconds, and what was answered is there. */
  @Test
  void takesEventsUntilItIsStopped() throws IOException, InterruptedException {
    String key = key();
    Process collect =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "collect",
                "--port",
                "0",
                "--data",
                data())
            .start();
    try (BufferedReader said =
        new BufferedReader(new InputStreamReader(collect.getErrorStream(), UTF_8))) {
      String line = said.readLine();
      assertThat(line)
          .matches(
              "Fullfunnel takes events at http://127.0.0.1:\\d+/v1/ \\(stop it with Ctrl-C\\).");
      URI to = URI.create(line.split(" ", -1)[4] + "track");
      try (HttpClient http = HttpClient.newHttpClient()) {
        for (int i = 0; i < 20; i++) {
          String body = "{\"userId\":\"u\",\"event\":\"A\",\"messageId\":\"m" + i + "\"}";
          HttpRequest request =
              HttpRequest.newBuilder(to)
                  .version(HttpClient.Version.HTTP_1_1)
                  .header("X-Write-Key", key)
                  .POST(HttpRequest.BodyPublishers.ofString(body))
                  .build();
          HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
          assertThat(answer.body()).isEqualTo("{\"success\":true}");
        }
      }
      assertThat(Run.of("check", "--data", data()).code()).isEqualTo(1); // it has the directory
      collect.destroy();
      assertThat(collect.waitFor(20, TimeUnit.SECONDS)).isTrue();
    } finally {
      collect.destroyForcibly();
    }
    Run check = Run.of("check", "--data", data());
    assertThat(check.code()).as(check.err()).isZero();
    assertThat(check.out())
        .contains("received                20\n")
        .contains("present                 20\n");
  }

  @Test
  void whatIsWrongIsSaid() throws IOException {
    assertThat(Run.of("collect", "--data", data()))
        .isEqualTo(
            new Run(
                2,
                "",
                "There is no key to send events with: make one with fullfunnel key create --scope"
                    + " write, then start this again.\n"));
    assertThat(Run.of("collect", "--data", data(), "--host", "0.0.0.0"))
        .isEqualTo(
            new Run(
                2,
                "",
                "On 0.0.0.0 others could read along: put a proxy with TLS before it, or say"
                    + " --insecure.\n"));
    assertThat(Run.of("collect", "--data", data(), "--port", "70000").err())
        .isEqualTo("A port is a number from 0 to 65535, not 70000.\n");
    assertThat(Run.of("collect", "--data", data(), "--topic", "kafka://192.0.2.1:9092/shop").err())
        .isEqualTo(
            "On the way to kafka://192.0.2.1:9092/shop others could read along: write kafkas:// for"
                + " TLS, or say --insecure.\n");
    assertThat(Run.of("collect", "--data", data(), "--topic-user", "ann").err())
        .isEqualTo("--topic-… is nothing without --topic.\n");
    key();
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      assertThat(Run.of("collect", "--data", data(), "--port", port))
          .isEqualTo(
              new Run(
                  2,
                  "",
                  "Port "
                      + port
                      + " of 127.0.0.1 is in use by another program; name another with"
                      + " --port.\n"));
    }
  }
}
