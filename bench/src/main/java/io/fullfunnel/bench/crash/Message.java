package io.fullfunnel.bench.crash;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fullfunnel.store.event.BatchBody;
import io.fullfunnel.store.event.Envelope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * One message of a simulated shop. Batches are numbered, and a number always stands for the same
 * messages, so that sender and examiner need not tell each other. No two messages have one time.
 *
 * @param anonymous whether it carries the anonymous id of the user only
 * @param name of the event; empty for an identify that joins both ids
 */
public record Message(
    String id, int user, boolean anonymous, String name, String plan, long millis) {
  /** How many there are. */
  public static final int CLIENTS = 8;

  private static final int USERS = 3_000;
  private static final int LARGEST = 500;
  private static final int BATCHES = 20_000;
  private static final long START = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();
  private static final long RECEIVED = Instant.parse("2026-01-20T00:00:00Z").toEpochMilli();

  /** Ten days, as a prime: multiples of another prime visit each millisecond once. */
  private static final long SPAN = 863_999_981;

  private static final long STRIDE = 7_919_003;

  /** Messages in a batch: 1 to 500. */
  public static int size(int client, int batch) {
    return 1 + random(client, batch).nextInt(LARGEST);
  }

  /** The messages of a batch. */
  public static List<Message> batch(int client, int batch) {
    SplittableRandom random = random(client, batch);
    int size = 1 + random.nextInt(LARGEST);
    List<Message> messages = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      long number = ((long) client * BATCHES + batch) * LARGEST + i;
      int dice = random.nextInt(100);
      String name = dice < 60 ? "view" : dice < 85 ? "cart" : dice < 98 ? "buy" : "";
      messages.add(
          new Message(
              "c" + client + "-b" + batch + "-" + i,
              random.nextInt(USERS),
              !name.isEmpty() && random.nextInt(5) == 0,
              name,
              random.nextInt(3) == 0 ? "gold" : "silver",
              START + number * STRIDE % SPAN));
    }
    return messages;
  }

  private static SplittableRandom random(int client, int batch) {
    return new SplittableRandom(client * 1_000_003L + batch);
  }

  /** The body of the journal's record. */
  static byte[] body(List<Message> messages) {
    BatchBody.Writer writer = new BatchBody.Writer().start(new Envelope(RECEIVED, "http", 0));
    for (Message message : messages) {
      byte[] json = message.json().getBytes(UTF_8);
      writer.add(0, json, 0, json.length);
    }
    return writer.toBytes();
  }

  /** As a sender writes it. */
  public String json() {
    String type = name.isEmpty() ? "identify" : "track";
    String event = name.isEmpty() ? "" : "\"event\":\"" + name + "\",";
    String known = anonymous ? "" : "\"userId\":\"u" + user + "\",";
    String unknown = anonymous || name.isEmpty() ? "\"anonymousId\":\"a" + user + "\"," : "";
    String said = name.isEmpty() ? "traits" : "properties";
    return "{\"type\":\"%s\",%s%s%s\"messageId\":\"%s\",\"timestamp\":\"%s\",\"%s\":{\"plan\":\"%s\"}}"
        .formatted(type, event, known, unknown, id, Instant.ofEpochMilli(millis), said, plan);
  }
}
