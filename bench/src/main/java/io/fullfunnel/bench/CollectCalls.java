package io.fullfunnel.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** The requests of a load: one text, in which the ids of the events are new each time. */
final class CollectCalls {
  private static final String PLACE = "@@@@@@@@@@@@@@@@";
  private static final char[] HEX = "0123456789abcdef".toCharArray();

  private final byte[] bytes;
  private final int[] places;
  private long next = System.currentTimeMillis() << 24;

  private CollectCalls(String text) {
    this.bytes = text.getBytes(ISO_8859_1);
    List<Integer> found = new ArrayList<>();
    for (int at = text.indexOf(PLACE); at >= 0; at = text.indexOf(PLACE, at + 1)) {
      found.add(at);
    }
    this.places = found.stream().mapToInt(Integer::intValue).toArray();
  }

  /** A request that carries nothing: what the server can do at most. */
  static CollectCalls bare() {
    return new CollectCalls("GET /healthz HTTP/1.1\r\nHost: bench\r\n\r\n");
  }

  /** CollectCalls of one event, or batches. */
  static CollectCalls events(String key, int batch) {
    StringBuilder body = new StringBuilder(batch == 1 ? "" : "{\"batch\":[");
    for (int i = 0; i < batch; i++) {
      body.append(i == 0 ? "" : ",").append(event(batch > 1));
    }
    body.append(batch == 1 ? "" : "],\"sentAt\":\"2026-06-01T10:00:00.000Z\"}");
    String basic = Base64.getEncoder().encodeToString((key + ":").getBytes(ISO_8859_1));
    return new CollectCalls(
        "POST /v1/"
            + (batch == 1 ? "track" : "batch")
            + " HTTP/1.1\r\nHost: bench\r\nAuthorization: Basic "
            + basic
            + "\r\nContent-Type: application/json\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body);
  }

  private static String event(boolean typed) {
    return (typed ? "{\"type\":\"track\"," : "{")
        + "\"messageId\":\"b-"
        + PLACE
        + "\",\"anonymousId\":\"a-"
        + PLACE
        + "\",\"event\":\"Product Viewed\",\"properties\":{\"product_id\":\"sku-4711\",\"price\":"
        + "24.9,\"currency\":\"EUR\",\"category\":\"Shoes\"},\"context\":{\"page\":{\"path\":"
        + "\"/shoes/4711\",\"url\":\"https://shop.example.org/shoes/4711?utm_source=news\"}},"
        + "\"timestamp\":\"2026-06-01T10:00:00.000Z\"}";
  }

  /** The next request, in a buffer that is used again. */
  void next(ByteBuffer into) {
    for (int place : places) {
      long id = next++;
      for (int i = 0; i < PLACE.length(); i++) {
        bytes[place + i] = (byte) HEX[(int) (id >>> (60 - 4 * i)) & 15];
      }
    }
    into.clear().put(bytes).flip();
  }

  /** Bytes of a request. */
  int length() {
    return bytes.length;
  }
}
