package io.fullfunnel.bench.topic;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Clients that send events and write down what was acknowledged; what was not, they send again. */
public final class TopicClients {
  private static final int EVENTS = 5;
  private static final Instant FIRST = Instant.parse("2026-03-01T00:00:00Z");

  private final URI to;
  private final String key;
  private final Set<String> sent = new ConcurrentSkipListSet<>();
  private final Set<String> acknowledged = new ConcurrentSkipListSet<>();
  private final AtomicInteger refused = new AtomicInteger();
  private final AtomicInteger strange = new AtomicInteger();

  public TopicClients(int port, String key) {
    this.to = URI.create("http://127.0.0.1:" + port + "/v1/batch");
    this.key = key;
  }

  /** Ids of what was sent at all. */
  public Set<String> sent() {
    return new TreeSet<>(sent);
  }

  public Set<String> acknowledged() {
    return new TreeSet<>(acknowledged);
  }

  /** Requests that were acknowledged. */
  public int answered() {
    return acknowledged.size() / EVENTS;
  }

  /** Answers 503 with Retry-After. */
  public int refused() {
    return refused.get();
  }

  /** Answers that were neither 200 nor that. */
  public int strange() {
    return strange.get();
  }

  /** So many clients, each with so many requests; ends when the last one is acknowledged. */
  public CompletableFuture<Void> run(int clients, int requests) {
    CompletableFuture<?>[] all = new CompletableFuture<?>[clients];
    for (int i = 0; i < clients; i++) {
      int client = i;
      CompletableFuture<Void> done = new CompletableFuture<>();
      all[i] = done;
      Thread.ofVirtual()
          .start(() -> {
            try (HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
              for (int n = 0; n < requests; n++) {
                send(http, client, n);
              }
              done.complete(null);
            } catch (IOException | RuntimeException e) {
              done.completeExceptionally(e);
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          });
    }
    return CompletableFuture.allOf(all);
  }

  private void send(HttpClient http, int client, int number)
      throws IOException, InterruptedException {
    StringBuilder body = new StringBuilder("{\"batch\":[");
    Set<String> ids = new TreeSet<>();
    for (int i = 0; i < EVENTS; i++) {
      String id = client + "-" + number + "-" + i;
      ids.add(id);
      body.append(i == 0 ? "" : ",")
          .append(
              "{\"type\":\"track\",\"event\":\"%s\",\"userId\":\"u%d\",\"messageId\":\"%s\",\"timestamp\":\"%s\"}"
                  .formatted(
                      "ABC".substring(i % 3, i % 3 + 1),
                      (client * 31 + number) % 97,
                      id,
                      FIRST.plusSeconds(number * 60L + i)));
    }
    HttpRequest request =
        HttpRequest.newBuilder(to)
            .header("X-Write-Key", key)
            .POST(HttpRequest.BodyPublishers.ofString(body.append("]}").toString(), UTF_8))
            .build();
    sent.addAll(ids);
    while (true) {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() == 200) {
        acknowledged.addAll(ids);
        return;
      }
      boolean told =
          answer.statusCode() == 503 && answer.headers().firstValue("Retry-After").isPresent();
      (told ? refused : strange).incrementAndGet();
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
    }
  }
}
