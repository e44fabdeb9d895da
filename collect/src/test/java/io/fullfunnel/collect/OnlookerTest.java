package io.fullfunnel.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What did not go in is told with its reason, and counted by key. */
class OnlookerTest {
  @TempDir Path folder;
  private TestShop shop;

  @BeforeEach
  void open() throws IOException {
    shop = new TestShop(folder.resolve("data"), new Collector.Means(1, 1 << 20));
  }

  @AfterEach
  void close() throws IOException {
    shop.close();
  }

  private String id() {
    return shop.writeKey().substring(3, 11);
  }

  private static String line(Refused refused) {
    return "%s %s %d %s %s %s %s"
        .formatted(
            refused.sender().workspace(),
            refused.code(),
            refused.events(),
            refused.type(),
            refused.name(),
            refused.sentence(),
            refused.content());
  }

  @Test
  void eventsOfABatch() {
    String bad = "{\"type\":\"track\",\"event\":\"Buy\",\"messageId\":\"m\"}";
    shop.call(
        "/v1/batch",
        "{\"batch\":[7,{\"type\":\"page\",\"userId\":\"u\",\"messageId\":\"n\"}," + bad + "]}");
    assertThat(shop.seen().stream().map(OnlookerTest::line))
        .containsExactly(
            "shop not_an_object 1 null null It is no JSON object. ",
            "shop no_user_anon_id 1 track Buy It has neither userId nor anonymousId. " + bad);
    assertThat(shop.collector().counts().of(id()))
        .isEqualTo(Map.of("accepted", 1L, "no_user_anon_id", 1L, "not_an_object", 1L));
  }

  /** The text of a key is never shown, not even where nothing could be read. */
  @Test
  void keysAreNotShown() {
    String key = shop.serverKey();
    shop.call("/v1/track", "{\"writeKey\":\"" + key + "\",\"userId\":\"u\"}");
    shop.call("/v1/track", "{\"writeKey\":\"" + key + "\",broken");
    String hidden = key.substring(0, 12) + "…";
    assertThat(shop.seen().stream().map(Refused::content))
        .containsExactly(
            "{\"writeKey\":\"" + hidden + "\",\"userId\":\"u\"}",
            "{\"writeKey\":\"" + hidden + "\",broken");
    assertThat(shop.seen().stream().map(Refused::code))
        .containsExactly("missing_event", "bad_json");
  }

  @Test
  void wholeRequestsAndStrangers() {
    String event = "{\"type\":\"track\",\"userId\":\"u\"},";
    String many = "{\"batch\":[" + event.repeat(249) + "{}]}";
    assertThat(shop.call("/v1/batch", many)).startsWith("400 ");
    assertThat(shop.seen()).hasSize(Onlooker.MOST);
    assertThat(shop.call("/v1/batch", many)).startsWith("429 ");
    assertThat(line(shop.seen().getLast()))
        .isEqualTo(
            "shop rate_limited 250 null null This key sends more events than it may in a second."
                + " ");
    shop.call("/v1/track", new byte[] {'{'}, null);
    shop.call("/v1/track", new byte[] {'{', '}'}, "ff_00000000_unknown");
    assertThat(shop.seen()).hasSize(Onlooker.MOST + 1);
    assertThat(shop.collector().counts().of(id()))
        .isEqualTo(Map.of("missing_event", 249L, "missing_type", 1L, "rate_limited", 250L));
    assertThat(shop.collector().counts().of(Counts.NOBODY))
        .isEqualTo(Map.of("bad_json", 1L, "unknown_key", 1L));
  }
}
