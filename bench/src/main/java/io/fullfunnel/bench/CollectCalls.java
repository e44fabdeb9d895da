package io.fullfunnel.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * The requests of a load, in turn: as many texts as there are, in which the ids of the events are
 * new each time.
 */
final class CollectCalls {
  private static final String PLACE = "@@@@@@@@@@@@@@@@";
  private static final char[] HEX = "0123456789abcdef".toCharArray();
  private static final int TEXTS = 64;
  private static final String[] NAMES = {
    "Product Viewed", "Product Added", "Cart Viewed", "Checkout Started", "Order Completed"
  };
  private static final String[] CATEGORIES = {"Shoes", "Coats", "Gifts", "Garden", "B\u00fccher"};

  private final List<Text> texts;
  private int turn;
  private long next = System.currentTimeMillis() << 24;

  /** One text and where the ids stand in it. */
  @SuppressWarnings("ArrayRecordComponent") // written into, never compared
  private record Text(byte[] bytes, int[] places) {
    static Text of(String text) {
      // places are counted in bytes
      byte[] bytes = text.getBytes(UTF_8);
      String plain = new String(bytes, ISO_8859_1);
      List<Integer> found = new ArrayList<>();
      for (int at = plain.indexOf(PLACE); at >= 0; at = plain.indexOf(PLACE, at + 1)) {
        found.add(at);
      }
      return new Text(bytes, found.stream().mapToInt(Integer::intValue).toArray());
    }
  }

  private CollectCalls(List<String> texts) {
    this.texts = texts.stream().map(Text::of).toList();
  }

  /** A request that carries nothing: what the server can do at most. */
  static CollectCalls bare() {
    return new CollectCalls(List.of("GET /healthz HTTP/1.1\r\nHost: bench\r\n\r\n"));
  }

  /** Single events, or batches. */
  static CollectCalls events(String key, int batch) {
    String basic = Base64.getEncoder().encodeToString((key + ":").getBytes(ISO_8859_1));
    String head =
        "POST /v1/"
            + (batch == 1 ? "track" : "batch")
            + " HTTP/1.1\r\nHost: bench\r\nAuthorization: Basic "
            + basic;
    return calls(
        head,
        random -> {
          if (batch == 1) {
            return "{" + event(random);
          }
          StringBuilder body = new StringBuilder("{\"batch\":[");
          for (int i = 0; i < batch; i++) {
            body.append(i == 0 ? "" : ",").append("{\"type\":\"track\",").append(event(random));
          }
          return body.append("],\"sentAt\":\"2026-06-01T10:00:00.000Z\"}").toString();
        });
  }

  /** The same events as Apache Flume's HTTP source takes them. */
  static CollectCalls flume(int batch) {
    return calls(
        "POST / HTTP/1.1\r\nHost: bench",
        random -> {
          StringBuilder body = new StringBuilder("[");
          for (int i = 0; i < batch; i++) {
            body.append(i == 0 ? "" : ",")
                .append("{\"headers\":{},\"body\":\"{")
                .append(event(random).replace("\"", "\\\""))
                .append("\"}");
          }
          return body.append("]").toString();
        });
  }

  private static CollectCalls calls(String head, Function<SplittableRandom, String> body) {
    SplittableRandom random = new SplittableRandom(1);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < TEXTS; i++) {
      String text = body.apply(random);
      texts.add(
          head
              + "\r\nContent-Type: application/json\r\nContent-Length: "
              + text.getBytes(UTF_8).length
              + "\r\n\r\n"
              + text);
    }
    return new CollectCalls(texts);
  }

  /** An event without its first brace. */
  private static String event(SplittableRandom random) {
    int product = random.nextInt(10_000);
    StringBuilder event = new StringBuilder("\"messageId\":\"b-" + PLACE + "\",");
    if (random.nextInt(4) == 0) {
      event.append("\"userId\":\"u-").append(random.nextInt(100_000)).append("\",");
    }
    event
        .append("\"anonymousId\":\"a-" + PLACE + "\",\"event\":\"")
        .append(NAMES[random.nextInt(NAMES.length)])
        .append("\",\"properties\":{\"product_id\":\"sku-")
        .append(product)
        .append("\",\"price\":")
        .append(random.nextInt(100, 20_000) / 100.0)
        .append(",\"currency\":\"EUR\",\"category\":\"")
        .append(CATEGORIES[random.nextInt(CATEGORIES.length)])
        .append('"');
    for (int i = random.nextInt(4); i > 0; i--) {
      event.append(",\"more").append(i).append("\":\"").append(random.nextInt()).append('"');
    }
    return event
        .append("},\"context\":{\"page\":{\"path\":\"/p/")
        .append(product)
        .append("\",\"url\":\"https://shop.example.org/p/")
        .append(product)
        .append("?utm_source=news&utm_campaign=c")
        .append(random.nextInt(50))
        .append("\"}},\"timestamp\":\"2026-06-01T10:00:0")
        .append(random.nextInt(10))
        .append(".000Z\"}")
        .toString();
  }

  /** The next request, in a buffer that is used again. */
  void next(ByteBuffer into) {
    Text text = texts.get(turn++ % texts.size());
    for (int place : text.places()) {
      long id = next++;
      for (int i = 0; i < PLACE.length(); i++) {
        text.bytes()[place + i] = (byte) HEX[(int) (id >>> (60 - 4 * i)) & 15];
      }
    }
    into.clear().put(text.bytes()).flip();
  }

  /** Bytes of the longest request. */
  int length() {
    int longest = 0;
    for (Text text : texts) {
      longest = Math.max(longest, text.bytes().length);
    }
    return longest;
  }
}
