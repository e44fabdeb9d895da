package io.fullfunnel.collect.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.collect.TestShop;
import io.fullfunnel.testkit.crash.FaultProxy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The small form of {@code bench/soak}: what goes wrong between clients and the collector. */
class FaultsTest {
  @TempDir Path folder;
  private TestShop shop;
  private HttpFront front;

  @BeforeEach
  void open() throws IOException {
    shop = new TestShop(folder.resolve("data"));
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    front = HttpFront.start(any, shop.collector(), null, proxy -> false);
  }

  @AfterEach
  void close() throws IOException {
    front.close();
    shop.close();
  }

  private int post(int port, String path, String body) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .header("X-Write-Key", shop.writeKey())
            .timeout(Duration.ofSeconds(20))
            .POST(HttpRequest.BodyPublishers.ofString(body, UTF_8))
            .build();
    // a client of its own, so that each call has a connection of its own
    try (HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      return http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
    }
  }

  private static String batch(List<String> ids) {
    List<String> events = new ArrayList<>();
    for (String id : ids) {
      events.add(
          "{\"type\":\"track\",\"userId\":\"u\",\"event\":\"A\",\"messageId\":\"%s\",\"properties\":{\"x\":\"%s\"}}"
              .formatted(id, "y".repeat(200)));
    }
    return "{\"batch\":[" + String.join(",", events) + "]}";
  }

  private static List<String> ids(int batch, int size) {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      ids.add("b" + batch + "-" + i);
    }
    return ids;
  }

  /** Each batch is sent until it is acknowledged, through a network that does everything wrong. */
  @Test
  void f39ThroughABadNetworkEachEventCountsOnce() throws IOException, InterruptedException {
    long seed = 39;
    int sent = 0;
    List<FaultProxy.Fault> all = List.copyOf(EnumSet.allOf(FaultProxy.Fault.class));
    try (FaultProxy network = new FaultProxy(front.port(), all, seed)) {
      SplittableRandom random = new SplittableRandom(seed);
      for (int number = 0; number < 40; number++) {
        int size = 1 + random.nextInt(60);
        sent += size;
        sendUntilAcknowledged(network.port(), batch(ids(number, size)));
      }
      assertThat(network.counts()).containsOnlyKeys(all);
    }
    assertThat(shop.law()).as("seed " + seed).contains("failed 0, present " + sent);
  }

  private void sendUntilAcknowledged(int port, String body) throws InterruptedException {
    for (int status = 0; status != 200; ) {
      try {
        status = post(port, "/v1/batch", body);
        assertThat(status).isIn(200, 408);
      } catch (IOException cut) {
        status = 0; // it may have been stored: sent again it counts once
      }
    }
  }

  /** In other shapes, over other connections, over and over. */
  @Test
  void f08SentAgainInEveryShapeAnEventCountsOnce() throws IOException, InterruptedException {
    SplittableRandom random = new SplittableRandom(8);
    List<String> ids = ids(0, 60);
    int received = 0;
    for (int times = 0; times < 30; times++) {
      int to = 1 + random.nextInt(ids.size());
      int from = random.nextInt(to);
      assertThat(post(front.port(), "/v1/import", batch(ids.subList(from, to)))).isEqualTo(200);
      String single = "{\"userId\":\"u\",\"event\":\"A\",\"messageId\":\"" + ids.get(from) + "\"}";
      assertThat(post(front.port(), "/v1/t", single)).isEqualTo(200);
      received += to - from + 1;
    }
    assertThat(post(front.port(), "/v1/b", batch(ids))).isEqualTo(200);
    received += ids.size();
    assertThat(shop.law())
        .isEqualTo(
            "received %d, duplicate %d, failed 0, present 60".formatted(received, received - 60));
  }
}
