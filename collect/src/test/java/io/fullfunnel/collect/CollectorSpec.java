package io.fullfunnel.collect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a client is told, and what then stands in the journal. */
class CollectorSpec {
  private static final String PROBLEM =
      "{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\",\"code\":\"%s\"";

  @TempDir Path folder;
  private TestShop shop;

  @BeforeEach
  void open() throws IOException {
    shop = new TestShop(folder.resolve("data"));
  }

  @AfterEach
  void close() throws IOException {
    shop.close();
  }

  /** FEATURE UNDER TEST: one call becomes one message, typed by its route. */
  @Test
  void c01OneCall() throws IOException {
    String body =
        "{\"type\":\"page\",\"messageId\":\"m1\",\"userId\":\"u1\",\"event\":\"Signed Up\","
            + "\"properties\":{\"plan\" : \"pro\"},\"custom\":[1,2.50]}";
    assertThat(shop.call("/v1/track", body)).isEqualTo("200 {\"success\":true}");
    assertThat(shop.stored())
        .containsExactly(
            "{\"type\":\"track\",\"messageId\":\"m1\",\"userId\":\"u1\",\"event\":\"Signed Up\","
                + "\"properties\":{\"plan\" : \"pro\"},\"custom\":[1,2.50]}");
    assertThat(shop.law()).isEqualTo("received 1, duplicate 0, failed 0, present 1");
  }

  /** FEATURE UNDER TEST: an id that the server made is told, and stands in the journal. */
  @Test
  void c02AMadeIdIsTold() throws IOException {
    String answer = shop.call("/v1/t", "{\"userId\":\"u1\",\"event\":\"Signed Up\"}");
    String id = shop.events().getFirst().messageId();
    assertThat(id).matches("ff-[0-9a-f]{32}");
    assertThat(answer).isEqualTo("200 {\"success\":true,\"messageIds\":[\"%s\"]}".formatted(id));
    assertThat(shop.law()).isEqualTo("received 1, duplicate 0, failed 0, present 1");
  }

  /** FEATURE UNDER TEST: what the batch says stands in each event; the event's own word wins. */
  @Test
  void c03ABatchGivesItsContext() throws IOException {
    String body =
        "{\"batch\":[{\"type\":\"track\",\"messageId\":\"m1\",\"userId\":\"u1\",\"event\":\"A\","
            + "\"context\":{\"ip\":\"1.2.3.4\",\"own\":{\"x\":1}}},"
            + "{\"type\":\"identify\",\"messageId\":\"m2\",\"anonymousId\":\"a1\"}],"
            + "\"context\":{\"ip\":\"5.6.7.8\",\"locale\":\"de\"},\"integrations\":{\"All\":true},"
            + "\"sentAt\":\"2026-01-01T00:00:00Z\",\"writeKey\":\"no matter\"}";
    assertThat(shop.call("/v1/batch", body)).isEqualTo("200 {\"success\":true}");
    assertThat(shop.stored())
        .containsExactly(
            "{\"type\":\"track\",\"messageId\":\"m1\",\"userId\":\"u1\",\"event\":\"A\","
                + "\"context\":{\"ip\":\"1.2.3.0\",\"own\":{\"x\":1},\"locale\":\"de\"},"
                + "\"integrations\":{\"All\":true},\"sentAt\":\"2026-01-01T00:00:00Z\"}",
            "{\"type\":\"identify\",\"messageId\":\"m2\",\"anonymousId\":\"a1\","
                + "\"context\":{\"ip\":\"5.6.7.0\",\"locale\":\"de\"},"
                + "\"integrations\":{\"All\":true},\"sentAt\":\"2026-01-01T00:00:00Z\"}");
    assertThat(shop.law()).isEqualTo("received 2, duplicate 0, failed 0, present 2");
  }

  /** FEATURE UNDER TEST: of a batch the good go in, the others are told by index. */
  @Test
  void c04TheOthersOfABatchGoIn() throws IOException {
    String body =
        "{\"batch\":[{\"type\":\"track\",\"messageId\":\"m1\",\"userId\":\"u1\",\"event\":\"A\"},"
            + "{\"type\":\"track\",\"messageId\":\"m2\",\"event\":\"A\"},7,"
            + "{\"type\":\"page\",\"userId\":\"u1\",\"messageId\":\"m4\"},"
            + "{\"type\":\"bend\",\"userId\":\"u1\",\"messageId\":\"m5\"}]}";
    assertThat(shop.call("/v1/batch", body))
        .isEqualTo(
            "400 "
                + PROBLEM.formatted(
                    "Bad Request",
                    400,
                    "3 of 5 events were refused; see refused. The others are stored.",
                    "events_refused")
                + ",\"accepted\":2,\"refused\":["
                + "{\"index\":1,\"messageId\":\"m2\",\"code\":\"no_user_anon_id\","
                + "\"detail\":\"It has neither userId nor anonymousId.\"},"
                + "{\"index\":2,\"code\":\"not_an_object\",\"detail\":\"It is no JSON object.\"},"
                + "{\"index\":4,\"messageId\":\"m5\",\"code\":\"unknown_type\",\"detail\":"
                + "\"Its type is none of track, identify, page, screen, group and alias.\"}]}");
    assertThat(shop.collector().counts().of(shop.writeKey().substring(3, 11)))
        .isEqualTo(
            Map.of("accepted", 2L, "no_user_anon_id", 1L, "not_an_object", 1L, "unknown_type", 1L));
    assertThat(shop.law()).isEqualTo("received 2, duplicate 0, failed 0, present 2");
  }

  /** FEATURE UNDER TEST: the key in the body, none, an unknown one. */
  @Test
  void c05Keys() throws IOException {
    String event = "{\"messageId\":\"m1\",\"userId\":\"u1\",\"event\":\"A\"%s}";
    String inBody = event.formatted(",\"writeKey\":\"" + shop.writeKey() + "\"");
    assertThat(shop.call("/v1/track", inBody.getBytes(UTF_8), null))
        .isEqualTo("200 {\"success\":true}");
    assertThat(shop.call("/v1/track", event.formatted("").getBytes(UTF_8), null))
        .isEqualTo(
            "401 "
                + PROBLEM.formatted(
                    "Unauthorized",
                    401,
                    "Which key? Give a write or server key as the Basic user name, as X-Write-Key"
                        + " or as writeKey in the body.",
                    "no_key")
                + "}");
    assertThat(shop.call("/v1/track", inBody.getBytes(UTF_8), "ff_00000000_no"))
        .startsWith("401 ")
        .contains("\"code\":\"unknown_key\"");
    assertThat(shop.stored())
        .containsExactly(
            "{\"type\":\"track\",\"messageId\":\"m1\",\"userId\":\"u1\",\"event\":\"A\"}");
    assertThat(shop.law()).isEqualTo("received 1, duplicate 0, failed 0, present 1");
  }

  /** FEATURE UNDER TEST: what a public key must not say, a server key may. */
  @Test
  void c06ProtectedThings() throws IOException {
    for (String said :
        new String[] {
          "identify {\"traits\":{\"name\":\"x\",\"sc\\u006fre\":9},",
          "track {\"event\":\"Deal Won\",",
          "track {\"event\":\"A\",\"time\":1500000000000,",
          "track {\"event\":\"A\",\"given\":{\"channel\":\"Email\"},",
          "track {\"event\":\"A\",\"email\":\"a@example.org\",",
        }) {
      String path = "/v1/" + said.substring(0, said.indexOf(' '));
      String body = said.substring(said.indexOf(' ') + 1) + "\"userId\":\"u1\"}";
      assertThat(shop.call(path, body)).startsWith("400 ").contains("\"code\":\"protected\"");
      assertThat(shop.call(path, body.getBytes(UTF_8), shop.serverKey())).startsWith("200 ");
    }
    assertThat(shop.law()).isEqualTo("received 5, duplicate 0, failed 0, present 5");
  }

  /** FEATURE UNDER TEST: a packed body, also one that unpacks without end. */
  @Test
  void c07Packed() throws IOException {
    byte[] body = "{\"messageId\":\"m1\",\"userId\":\"u1\",\"event\":\"A\"}".getBytes(UTF_8);
    assertThat(shop.call("/v1/track", packed(body, 1), shop.writeKey()))
        .isEqualTo("200 {\"success\":true}");
    assertThat(shop.call("/v1/track", packed(new byte[1 << 20], 200), shop.writeKey()))
        .startsWith("413 ");
    byte[] cut = java.util.Arrays.copyOf(packed(body, 1), 20);
    assertThat(shop.call("/v1/track", cut, shop.writeKey()))
        .startsWith("400 ")
        .contains("bad_gzip");
    assertThat(shop.law()).isEqualTo("received 1, duplicate 0, failed 0, present 1");
  }

  private static byte[] packed(byte[] bytes, int times) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      for (int i = 0; i < times; i++) {
        gzip.write(bytes);
      }
    }
    return out.toByteArray();
  }

  /** FEATURE UNDER TEST: both sides of each limit. */
  @Test
  void c08Limits() throws IOException {
    String event = "{\"messageId\":\"%s\",\"userId\":\"%s\",\"event\":\"A\",\"properties\":%s}";
    assertThat(shop.call("/v1/track", event.formatted("m".repeat(100), "😀".repeat(200), "{}")))
        .startsWith("200 ");
    assertThat(shop.call("/v1/track", event.formatted("m".repeat(101), "u", "{}")))
        .startsWith("400 ")
        .contains("messageId has at most 100 characters, not 101.");
    assertThat(shop.call("/v1/track", event.formatted("m2", "😀".repeat(201), "{}")))
        .startsWith("400 ")
        .contains("userId has at most 200 characters, not 201.");
    String deep = "{\"x\":".repeat(62) + "{}" + "}".repeat(62);
    assertThat(shop.call("/v1/track", event.formatted("m3", "u", deep))).startsWith("200 ");
    assertThat(shop.call("/v1/track", event.formatted("m4", "u", "{\"x\":" + deep + "}")))
        .startsWith("400 ")
        .contains("\"code\":\"too_deep\"");
    assertThat(shop.call("/v1/track", event.formatted("m5", "u", large(32 * 1000 - 100))))
        .startsWith("200 ");
    assertThat(shop.call("/v1/track", event.formatted("m6", "u", large(33 * 1024))))
        .startsWith("400 ")
        .contains("\"index\":0,\"messageId\":\"m6\",\"code\":\"too_large\"");
    assertThat(shop.law()).isEqualTo("received 3, duplicate 0, failed 0, present 3");
  }

  /** FEATURE UNDER TEST: of a body that is too large nothing is taken. */
  @Test
  void c09TooLarge() throws IOException {
    assertThat(shop.call("/v1/batch", batch(2_500, 100))).startsWith("200 ");
    assertThat(shop.call("/v1/batch", batch(2_501, 100)))
        .isEqualTo(
            "413 "
                + PROBLEM.formatted(
                    "Content Too Large",
                    413,
                    "A batch has at most 2,500 events; send several. Nothing of this one was"
                        + " taken.",
                    "too_large")
                + "}");
    assertThat(shop.call("/v1/batch", batch(31, 17_000))).startsWith("413 ");
    assertThat(shop.law()).isEqualTo("received 2500, duplicate 0, failed 0, present 2500");
  }

  private static String large(int bytes) {
    return "{\"x\":\"" + "y".repeat(bytes) + "\"}";
  }

  private static String batch(int events, int bytes) {
    StringBuilder batch = new StringBuilder("{\"batch\":[");
    for (int i = 0; i < events; i++) {
      String id = i + "/" + events;
      String head = "{\"type\":\"track\",\"userId\":\"u\",\"event\":\"A\",\"messageId\":\"" + id;
      batch.append(i == 0 ? "" : ",").append(head).append("\",\"properties\":");
      batch.append(large(Math.max(0, bytes - head.length() - 30))).append('}');
    }
    return batch.append("]}").toString();
  }

  /** FEATURE UNDER TEST: bodies that are no JSON, and text that is no UTF-8. */
  @Test
  void c10Malformed() throws IOException {
    for (String body :
        new String[] {
          "", "[]", "null", "{", "{\"a\":NaN}", "{\"a\":1}{", "{'a':1}", "{\"a\":01}", "\u0000{}"
        }) {
      assertThat(shop.call("/v1/track", body)).as(body).startsWith("400 ").contains("bad_json");
    }
    for (java.nio.charset.Charset charset :
        new java.nio.charset.Charset[] {
          java.nio.charset.StandardCharsets.UTF_16, java.nio.charset.StandardCharsets.UTF_16LE
        }) {
      assertThat(shop.call("/v1/track", "{\"userId\":\"u\"}".getBytes(charset), shop.writeKey()))
          .startsWith("400 ");
    }
    byte[] latin =
        "{\"messageId\":\"m1\",\"userId\":\"u\",\"event\":\"Fu\u00DF \\ud83d\"}"
            .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    assertThat(shop.call("/v1/track", latin, shop.writeKey())).startsWith("200 ");
    assertThat(shop.events().getFirst().name()).isEqualTo("Fu\uFFFD \uFFFD");
    assertThat(shop.law()).isEqualTo("received 1, duplicate 0, failed 0, present 1");
  }

  /** FEATURE UNDER TEST: the same event twice is stored once. */
  @Test
  void c11Duplicates() throws IOException {
    String body = "{\"messageId\":\"m1\",\"userId\":\"u\",\"event\":\"A\"}";
    assertThat(shop.call("/v1/track", body)).isEqualTo("200 {\"success\":true}");
    assertThat(shop.call("/v1/track", body)).isEqualTo("200 {\"success\":true}");
    assertThat(shop.law()).isEqualTo("received 2, duplicate 1, failed 0, present 1");
  }
}
