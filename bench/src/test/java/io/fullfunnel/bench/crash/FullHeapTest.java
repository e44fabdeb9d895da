package io.fullfunnel.bench.crash;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.bench.soak.Footprint;
import io.fullfunnel.store.data.DataDirectory;
import io.fullfunnel.store.workspace.Check;
import io.fullfunnel.store.workspace.Keys;
import io.fullfunnel.store.workspace.Workspaces;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** F07: 200 of the largest batches at once, into a collector with 256 MB of memory. */
class FullHeapTest {
  private static final Pattern PORT = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)/");
  private static final int CLIENTS = 200;
  private static final int ROUNDS = 2;
  private static final int EVENTS = 250;
  private static final int LARGEST = 500 * 1024;

  /** Of the heap at rest; more than the plan's tenth, which is two megabytes here. */
  private static final long SLACK = 8 << 20;

  @TempDir Path folder;
  private final Queue<Integer> statuses = new ConcurrentLinkedQueue<>();
  private final Queue<String> trouble = new ConcurrentLinkedQueue<>();

  /** A body of the largest size, of events with ids of their own. */
  private static byte[] body(int client, int round) {
    String padding = "x".repeat(LARGEST / EVENTS - 200);
    StringBuilder body = new StringBuilder("{\"batch\":[");
    for (int event = 0; event < EVENTS; event++) {
      body.append(event == 0 ? "" : ",");
      body.append("{\"type\":\"track\",\"event\":\"view\",\"userId\":\"u").append(client);
      body.append("\",\"messageId\":\"c%d-%d-%d\"".formatted(client, round, event));
      body.append(",\"properties\":{\"text\":\"").append(padding).append("\"}}");
    }
    body.append("]");
    return body.append(" ".repeat(LARGEST - 1 - body.length()))
        .append("}")
        .toString()
        .getBytes(UTF_8);
  }

  @Test
  void batchesThatDoNotFitAreToldToComeAgain() throws IOException, InterruptedException {
    Path data = folder.resolve("data");
    Shop.open(data).close();
    String key;
    try (DataDirectory open = DataDirectory.open(data)) {
      key = new Workspaces(open).keys(Shop.NAME).create(Keys.Scope.WRITE).text();
    }
    Process child = start(data);
    try {
      int port = port(child);
      send(port, key, -1, 0);
      long before = Footprint.of(child).heap();
      List<Thread> clients = new ArrayList<>();
      for (int client = 0; client < CLIENTS; client++) {
        int number = client;
        clients.add(Thread.ofVirtual().start(() -> sendAll(port, key, number)));
      }
      for (Thread client : clients) {
        client.join();
      }
      assertThat(child.isAlive()).isTrue();
      assertThat(trouble).isEmpty();
      assertThat(new TreeSet<>(statuses)).isSubsetOf(200, 429, 503).contains(200);
      assertThat(Footprint.of(child).heap()).isLessThan(before + SLACK);
    } finally {
      child.destroyForcibly().waitFor();
    }
    long taken = statuses.stream().filter(status -> status == 200).count();
    assertThat(taken).isEqualTo(1 + (long) CLIENTS * ROUNDS);
    try (Shop shop = Shop.open(data)) {
      Check check = shop.workspace().check();
      assertThat(check.balanced()).isTrue();
      assertThat(check.present()).isEqualTo(taken * EVENTS);
    }
  }

  private static Process start(Path data) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            "io.fullfunnel.cli.Main",
            "collect",
            "--data",
            data.toString(),
            "--port",
            "0")
        .redirectErrorStream(true)
        .start();
  }

  private static int port(Process child) throws IOException {
    String said = String.valueOf(child.inputReader(UTF_8).readLine());
    Matcher port = PORT.matcher(said);
    assertThat(port.find()).as(said).isTrue();
    return Integer.parseInt(port.group(1));
  }

  private void sendAll(int port, String key, int client) {
    try {
      for (int round = 0; round < ROUNDS; round++) {
        send(port, key, client, round);
      }
    } catch (IOException e) {
      trouble.add(client + " " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Until it is taken, as clients do. */
  private void send(int port, String key, int client, int round)
      throws IOException, InterruptedException {
    byte[] body = body(client, round);
    int status = 0;
    while (status != 200) {
      try (Caller caller = new Caller(port, key)) {
        status = caller.post("/v1/batch", body);
      }
      statuses.add(status);
      assertThat(status).isIn(200, 429, 503);
      if (status != 200) {
        Thread.sleep(200);
      }
    }
  }
}
