package io.fullfunnel.collect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.store.event.Event;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * F14, F15: whatever a body holds, it is answered in order, and what was acknowledged can be read
 * by readers as the collector read it.
 */
class HostileBodiesTest {
  private static final Pattern ACCEPTED = Pattern.compile("\"accepted\":(\\d+)");
  private static final String[] VALUES = {
    "null",
    "true",
    "{}",
    "[]",
    "\"\"",
    "\"x\"",
    "0",
    "-0.0",
    "1e400",
    "12345678901234567890123",
    "\"\\u0000\"",
    "\"\\ud800\"",
    "\"\\udc00\\ud800\"",
    "\"\u202E\"",
    "[[[[1]]]]",
    "{\"a\":1,\"a\":2}",
    "\"2015-2-02T00:00:00Z\"",
    "\"0001-01-01T00:00:00Z\"",
    "\"9999-12-31T23:59:59Z\"",
    "292277026596",
    "{\"direct\":true}",
    "{\"score\":1}",
    "{\"email\":\"A@EXAMPLE.org\",\"x\":{\"y\":[]}}",
    "{\"page\":{\"url\":\"http://a?utm_source=b\"}}"
  };
  private static final String[] NAMES = {
    "type",
    "messageId",
    "userId",
    "anonymousId",
    "previousId",
    "groupId",
    "event",
    "name",
    "context",
    "integrations",
    "properties",
    "traits",
    "timestamp",
    "originalTimestamp",
    "sentAt",
    "time",
    "given",
    "email",
    "writeKey",
    "other",
    "\\u0075serId",
    "",
    "batch"
  };
  private static final String[] TYPES = {"track", "identify", "page", "screen", "group", "alias"};

  @TempDir Path folder;

  @Test
  void random() throws IOException {
    long seed = 42;
    SplittableRandom random = new SplittableRandom(seed);
    try (TestShop shop = new TestShop(folder.resolve("data"))) {
      long accepted = 0;
      for (int i = 0; i < 3_000; i++) {
        StringBuilder batch = new StringBuilder("{\"batch\":[");
        int many = 1 + random.nextInt(3);
        for (int n = 0; n < many; n++) {
          batch.append(n == 0 ? "" : ",").append(event(random, i * 3 + n));
        }
        batch.append("],\"context\":").append(pick(random, VALUES));
        batch.append(",\"sentAt\":").append(pick(random, VALUES)).append('}');
        byte[] body = mutated(random, batch.toString().getBytes(UTF_8));
        String key = random.nextBoolean() ? shop.writeKey() : shop.serverKey();
        String answer = shop.call("/v1/batch", body, key);
        assertThat(answer).as("seed %d, body %d", seed, i).matches("(?s)(200|400|413) \\{.*}");
        accepted += accepted(answer);
      }
      List<Event> events = shop.events(); // fails where one cannot be read
      assertThat(events).as("seed %d", seed).hasSizeGreaterThan(1_000);
      List<String> wrong = new ArrayList<>();
      for (Event event : events) {
        if (event.messageId() == null || (event.userId() == null && event.anonymousId() == null)) {
          wrong.add(event.toString());
        }
      }
      assertThat(wrong).as("seed %d", seed).isEmpty();
      assertThat(accepted).isLessThanOrEqualTo(events.size());
      assertThat(shop.law()).startsWith("received " + events.size() + ", ").contains("failed 0,");
    }
  }

  /** How many were stored beside others that were refused. */
  private static long accepted(String answer) {
    Matcher said = ACCEPTED.matcher(answer);
    return said.find() ? Long.parseLong(said.group(1)) : 0;
  }

  private static String event(SplittableRandom random, int number) {
    StringBuilder event = new StringBuilder("{\"type\":\"" + pick(random, TYPES) + "\"");
    event.append(",\"messageId\":\"m").append(number).append("\",\"userId\":\"u\",\"event\":\"E\"");
    event.append(",\"groupId\":\"g\",\"previousId\":\"p\"");
    for (int i = random.nextInt(5); i > 0; i--) {
      event.append(",\"").append(pick(random, NAMES)).append("\":").append(pick(random, VALUES));
    }
    return event.append('}').toString();
  }

  /** Every other body has a byte changed, left out or cut off behind. */
  private static byte[] mutated(SplittableRandom random, byte[] body) {
    byte[] changed = body.clone();
    int at = random.nextInt(body.length);
    switch (random.nextInt(6)) {
      case 0 -> changed[at] = (byte) random.nextInt(256);
      case 1 -> changed = java.util.Arrays.copyOf(body, at);
      case 2 ->
          System.arraycopy(
              body, at, changed, Math.min(body.length - 1, at + 1), body.length - at - 1);
      default -> changed = body;
    }
    return changed;
  }

  private static String pick(SplittableRandom random, String[] from) {
    return from[random.nextInt(from.length)];
  }

  /** What a batch gives each of its events counts for each of them; what is too much is said. */
  @Test
  void aLargeContext() throws IOException {
    String event = "{\"type\":\"page\",\"userId\":\"u\",\"context\":{\"n\":1}}";
    String batch = "{\"batch\":[" + (event + ",").repeat(399) + event + "],\"context\":{\"n\":0,";
    try (TestShop shop = new TestShop(folder.resolve("data"))) {
      String fits = batch + "\"x\":\"" + "y".repeat(32_000) + "\"}}";
      assertThat(shop.call("/v1/b", fits))
          .startsWith("400 ")
          .contains("\"accepted\":261,", "The events before it take 8 MB");
      String tooMuch = batch + "\"x\":\"" + "y".repeat(33_000) + "\"}}";
      assertThat(shop.call("/v1/b", tooMuch)).contains("\"accepted\":0,", "at most 32 KB");
      assertThat(shop.stored()).hasSize(261).first().asString().contains("\"context\":{\"n\":1,");
      assertThat(shop.law()).isEqualTo("received 261, duplicate 0, failed 0, present 261");
    }
  }

  /** A body of one kind of thing in masses ends quickly, whatever it is. */
  @Test
  void masses() throws IOException {
    try (TestShop shop = new TestShop(folder.resolve("data"))) {
      String start = "{\"messageId\":\"m\",\"userId\":\"u\",\"event\":\"A\",\"properties\":";
      assertThat(shop.call("/v1/t", start + "[".repeat(400_000))).startsWith("400 ");
      assertThat(shop.call("/v1/t", start + "{\"x\":".repeat(80_000))).startsWith("400 ");
      assertThat(shop.call("/v1/t", start + "1".repeat(400_000) + "}")).contains("too_large");
      StringBuilder keys = new StringBuilder(start + "{");
      for (int i = 0; i < 40_000; i++) {
        keys.append(i == 0 ? "" : ",").append("\"k").append(i).append("\":1");
      }
      assertThat(shop.call("/v1/t", keys + "}}")).contains("too_large");
      assertThat(shop.call("/v1/t", start + "{\"" + "k".repeat(400_000) + "\":1}}"))
          .startsWith("400 ");
      assertThat(shop.call("/v1/t", new String(new byte[500_000], UTF_8))).startsWith("400 ");
      String many = "{\"batch\":[" + "{},".repeat(2_000) + "{}],\"context\":";
      assertThat(shop.call("/v1/b", many + keys.substring(start.length()) + "}}"))
          .startsWith("400 ")
          .contains("\"accepted\":0,");
      assertThat(shop.law()).isEqualTo("received 0, duplicate 0, failed 0, present 0");
    }
  }
}
