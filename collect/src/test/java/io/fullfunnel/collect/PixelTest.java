package io.fullfunnel.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pixel: always a picture, one event at most. */
class PixelTest {
  private static final String GIF =
      "47494638396101000100800000000000ffffff21f90401000000002c00000000010001000002024401003b";

  @TempDir Path folder;
  private TestShop shop;

  @BeforeEach
  void open() throws IOException {
    shop = new TestShop(folder);
  }

  @AfterEach
  void close() throws IOException {
    shop.close();
  }

  private int get(String method, String key, String parameters) {
    String target = "/px.gif?key=" + key + parameters;
    Snippet.Reply reply =
        shop.dialect(method, target, "", Map.of("referer", "https://shop.example/a"));
    assertThat(HexFormat.of().formatHex(reply.body())).isEqualTo(GIF);
    assertThat(reply.headers())
        .containsEntry("Content-Type", "image/gif")
        .containsEntry("Cache-Control", "no-store");
    return reply.status();
  }

  @Test
  void anEventAndAPage() throws IOException {
    String key = shop.writeKey();
    assertThat(
            get("GET", key, "&event=Email+Opened&userId=u%201&messageId=m1&p.mail=n%C3%A4chste%2"))
        .isEqualTo(200);
    assertThat(get("GET", key, "&page&referrer=https://x.example/&title=A%26B")).isEqualTo(200);
    assertThat(
            shop.stored().stream().map(stored -> stored.replaceAll("(ff|day)-[0-9a-f]{32}", "$1")))
        .containsExactly(
            "{\"type\":\"track\",\"messageId\":\"m1\",\"userId\":\"u 1\",\"event\":\"Email"
                + " Opened\",\"context\":{\"page\":{\"url\":\"https://shop.example/a\"},"
                + "\"userAgent\":\"Firefox\",\"library\":{\"name\":\"px.gif\"}},"
                + "\"properties\":{\"mail\":\"nächste%2\"}}",
            "{\"type\":\"page\",\"messageId\":\"ff\",\"anonymousId\":\"day\","
                + "\"context\":{\"userAgent\":\"Firefox\",\"cookieless\":true,"
                + "\"library\":{\"name\":\"px.gif\"}},\"properties\":{"
                + "\"url\":\"https://shop.example/a\",\"referrer\":\"https://x.example/\","
                + "\"title\":\"A&B\"}}");
    assertThat(get("GET", key, "&event=Email+Opened&userId=u%201&messageId=m1")).isEqualTo(200);
    assertThat(shop.law()).isEqualTo("received 3, duplicate 1, failed 0, present 2");
  }

  /** Without an id it is the browser that ff.js without consent tells of on the same day. */
  @Test
  void theDaysIdIsTheScripts() throws IOException {
    assertThat(get("GET", shop.writeKey(), "&page")).isEqualTo(200);
    String told = "{\"context\":{\"cookieless\":true},\"event\":\"A\"}";
    assertThat(shop.call("/v1/t", told)).startsWith("200 ");
    assertThat(shop.events()).extracting(event -> event.anonymousId()).doesNotContainNull();
    assertThat(shop.events().stream().map(event -> event.anonymousId()).distinct()).hasSize(1);
  }

  /** The picture comes whatever happens; the status tells, and the counts. */
  @Test
  void whatDoesNotGoIn() throws IOException {
    assertThat(get("GET", "ff_unknown", "&page")).isEqualTo(401);
    assertThat(get("GET", "", "&page")).isEqualTo(401);
    assertThat(get("GET", shop.serverKey(), "&page")).isEqualTo(401);
    assertThat(get("GET", shop.writeKey(), "")).isEqualTo(400);
    assertThat(get("GET", shop.writeKey(), "&event=Deal+Won&userId=u")).isEqualTo(400);
    assertThat(get("HEAD", shop.writeKey(), "&page")).isEqualTo(200);
    assertThat(shop.dialect("POST", "/px.gif", "")).startsWith("405 ");
    assertThat(shop.seen())
        .extracting(Refused::code, Refused::sentence)
        .contains(
            org.assertj.core.groups.Tuple.tuple(
                "unfit_key",
                "A server key must not stand in an address that others see. Make a write key for"
                    + " pixels, and revoke this one."));
    assertThat(shop.collector().counts().of(Counts.NOBODY))
        .isEqualTo(Map.of("unknown_key", 1L, "no_key", 1L));
    assertThat(shop.collector().counts().of(shop.writeKey().substring(3, 11)))
        .isEqualTo(Map.of("missing_event", 1L, "protected", 1L));
    assertThat(shop.law()).isEqualTo("received 0, duplicate 0, failed 0, present 0");
  }
}
