package io.fullfunnel.bench.fuzz;

import io.fullfunnel.collect.Answer;
import io.fullfunnel.collect.Collector;
import io.fullfunnel.collect.EventSink;
import io.fullfunnel.collect.KeyBook;
import io.fullfunnel.collect.Onlooker;
import io.fullfunnel.collect.Route;
import io.fullfunnel.collect.Sender;
import io.fullfunnel.collect.TrackRequest;
import io.fullfunnel.store.event.BatchBody;
import io.fullfunnel.store.event.Event;
import io.fullfunnel.store.event.EventDecoder;
import io.fullfunnel.store.journal.EventLog;
import io.fullfunnel.store.privacy.PrivacyRules;
import io.fullfunnel.store.workspace.Origins;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.JsonNode;

/**
 * What a collector makes of a body: its answer, and the messages that would stand in the journal,
 * read back from the bytes of its records.
 */
record Taken(int status, JsonNode answer, List<JsonNode> messages, List<Event> events) {
  private static final List<byte[]> RECORDS = new ArrayList<>();
  private static final EventSink SINK =
      (workspace, batches) -> {
        for (EventSink.Batch batch : batches) {
          if (batch.kind() == EventLog.Kind.EVENTS) {
            RECORDS.add(batch.body());
          }
        }
        return new EventSink.Written(batches.size(), null);
      };

  /** The usual ones, but that addresses of pages stay whole. */
  private static final PrivacyRules RULES =
      new PrivacyRules(
          PrivacyRules.DEFAULT.address(),
          List.of(),
          PrivacyRules.DEFAULT.denied(),
          PrivacyRules.DEFAULT.unsaid(),
          PrivacyRules.DEFAULT.purposes(),
          PrivacyRules.DEFAULT.retention());

  private static final String PUBLIC = "public";
  private static final Collector COLLECTOR =
      new Collector(
          key -> new KeyBook.Entry(new Sender("shop", key, !key.equals(PUBLIC)), Origins.ANY),
          SINK,
          new Collector.Means(Integer.MAX_VALUE, 64 << 20),
          () -> java.time.Instant.EPOCH,
          Onlooker.NONE,
          workspace -> RULES);
  private static final InetAddress CLIENT = InetAddress.ofLiteral("203.0.113.77");

  static Taken of(Route route, byte[] body, boolean server) {
    RECORDS.clear();
    CompletableFuture<Answer> later = new CompletableFuture<>();
    TrackRequest request =
        new TrackRequest(route, body, false, server ? "server" : PUBLIC, CLIENT, "Fuzz");
    Answer now = COLLECTOR.take(request, later::complete);
    Answer answer = now == null ? later.join() : now;
    if (answer.status() == 500) {
      throw new IllegalStateException(
          "answered 500: " + new String(answer.body(), java.nio.charset.StandardCharsets.UTF_8));
    }
    List<JsonNode> messages = new ArrayList<>();
    List<Event> events = new ArrayList<>();
    EventDecoder decoder = new EventDecoder();
    for (byte[] bytes : RECORDS) {
      BatchBody.Cursor cursor = new BatchBody.Cursor(bytes);
      while (cursor.next()) {
        byte[] message =
            Arrays.copyOfRange(cursor.bytes(), cursor.offset(), cursor.offset() + cursor.length());
        JsonNode tree = Objects.requireNonNull(Json.parse(message), "stored and no JSON");
        messages.add(tree);
        events.add(decoder.decode(events.size(), 0, 0, 0, message, 0, message.length));
      }
    }
    return new Taken(answer.status(), Json.MAPPER.readTree(answer.body()), messages, events);
  }

  /** Why the body as a whole did not go in. */
  String code() {
    return answer.path("code").asString("");
  }
}
