package io.fullfunnel.collect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A31: a public key that is bound to pages takes events of these only. */
class BoundKeyTest {
  private static final String DONE = "200 {\"success\":true}";
  private static final String HERE = "https://shop.example";

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

  private String from(String origin, String key, String body) {
    shop.origin(origin.isEmpty() ? null : origin);
    return shop.call("/v1/track", body.replace('\'', '"').getBytes(UTF_8), key);
  }

  private static String event(String id) {
    return "{'messageId':'" + id + "','userId':'u','event':'A'}";
  }

  @Test
  void a31OtherPagesAndWhoIsNoneAreTurnedAway() throws IOException {
    String key = shop.boundKey();
    String named = "{'writeKey':'" + key + "',";
    assertThat(from(HERE, key, event("m1"))).isEqualTo(DONE);
    assertThat(from("https://www.shop.example:8443", key, event("m2"))).isEqualTo(DONE);
    assertThat(from(HERE, "", event("m3").replace("{", named))).contains("unknown_key");
    List<String> others =
        List.of(
            "",
            "null",
            "http://shop.example",
            "https://shop.example.",
            "https://SHOP.example",
            "https://shop.example:8443",
            "https://www.shop.example",
            "https://shopxexample",
            "https://shop.example.evil.example",
            "https://shop.example, https://evil.example");
    for (String other : others) {
      assertThat(from(other, key, event("m4")))
          .as(other)
          .startsWith("403 ")
          .contains("\"code\":\"origin\"", "This key takes events of the pages on its list")
          .doesNotContain("evil", "shop.example");
    }
    assertThat(from("https://evil.example", key, "no JSON")).startsWith("403 "); // not looked at
    for (String free : List.of(shop.writeKey(), shop.serverKey())) {
      assertThat(from("https://evil.example", free, event("m5"))).isEqualTo(DONE);
      assertThat(from("", free, event("m5"))).isEqualTo(DONE);
    }
    assertThat(shop.collector().counts().of(key.substring(3, 11)))
        .isEqualTo(Map.of("accepted", 2L, "origin", others.size() + 1L));
    assertThat(shop.seen().stream().filter(each -> each.code().equals("origin")))
        .hasSize(others.size() + 1)
        .element(1)
        .extracting(Refused::sentence, Refused::events, Refused::content)
        .containsExactly("The origin null is not on this key's list.", 1, "");
    assertThat(shop.law()).isEqualTo("received 6, duplicate 3, failed 0, present 3");
  }

  /** The key may stand in the body, or in the address of other dialects. */
  @Test
  void a31WhereverTheKeyStands() throws IOException {
    String key = shop.boundKey();
    String body = event("m1").replace("{", "{'writeKey':'" + key + "',").replace('\'', '"');
    shop.origin(HERE);
    assertThat(shop.call("/v1/track", body.getBytes(UTF_8), null)).isEqualTo(DONE);
    shop.origin("https://evil.example");
    assertThat(shop.call("/v1/track", body.getBytes(UTF_8), null)).startsWith("403 ");
    String ga4 = "{\"client_id\":\"c\",\"events\":[{\"name\":\"a\"}]}";
    String collect = "/mp/collect?measurement_id=G-1&api_secret=" + key;
    Map<String, String> here = Map.of("origin", HERE);
    Map<String, String> there = Map.of("origin", "https://evil.example");
    assertThat(shop.dialect("POST", collect, ga4, here).status()).isEqualTo(204);
    Snippet.Reply refused = shop.dialect("POST", collect, ga4, there);
    assertThat(refused.status() + new String(refused.body(), UTF_8)).startsWith("403{");
    assertThat(refused.headers())
        .containsEntry("Access-Control-Allow-Origin", "*")
        .doesNotContainKey("Access-Control-Allow-Credentials");
    Snippet.Reply debug = shop.dialect("POST", "/debug" + collect, ga4, there);
    assertThat(new String(debug.body(), UTF_8)).contains("This key takes events of the pages");
    // a picture names no page: pixels have a key of their own
    Snippet.Reply pixel = shop.dialect("GET", "/px.gif?event=A&uid=u&key=" + key, "", Map.of());
    assertThat(pixel.status() + " " + pixel.headers().get("Content-Type"))
        .isEqualTo("403 image/gif");
    assertThat(shop.law()).isEqualTo("received 2, duplicate 0, failed 0, present 2");
  }
}
