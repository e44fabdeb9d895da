package io.fullfunnel.collect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** The script for pages, and the cookie that keeps an id. */
class SnippetTest {
  private static final String ID = "0123456789abcdef";
  private static final Instant DAY_20000 = Instant.ofEpochSecond(20_000L * 86_400 + 5);

  private final Snippet snippet = new Snippet(() -> DAY_20000, "script()".getBytes(UTF_8));

  private Snippet.Reply call(String method, String path, String body, String... headers) {
    Map<String, String> all = new HashMap<>();
    for (int i = 0; i < headers.length; i += 2) {
      all.put(headers[i], headers[i + 1]);
    }
    return snippet.answer(new Snippet.Call(method, path, body.getBytes(UTF_8), all::get));
  }

  private String cookie(String host, String origin, String site, String body) {
    Snippet.Reply reply =
        call("POST", "/ff/id", body, "host", host, "origin", origin, "sec-fetch-site", site);
    assertThat(reply.status()).isEqualTo(204);
    return reply.headers().getOrDefault("Set-Cookie", "none");
  }

  @Test
  void theScriptIsCachedForAnHourAndThenAskedForByItsMark() throws IOException {
    Snippet.Reply plain = call("GET", "/ff.js", "");
    assertThat(plain.status() + " " + new String(plain.body(), UTF_8)).isEqualTo("200 script()");
    String mark = plain.headers().get("ETag");
    assertThat(plain.headers())
        .containsEntry("Content-Type", "text/javascript; charset=utf-8")
        .containsEntry("Cache-Control", "public, max-age=3600")
        .containsEntry("Vary", "Accept-Encoding")
        .containsEntry("Access-Control-Allow-Origin", "*")
        .doesNotContainKey("Set-Cookie");
    Snippet.Reply packed = call("GET", "/ff.js", "", "accept-encoding", "br, gzip");
    assertThat(packed.headers()).containsEntry("Content-Encoding", "gzip");
    assertThat(packed.headers().get("ETag")).isNotEqualTo(mark);
    assertThat(new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes())
        .isEqualTo(plain.body());
    Snippet.Reply again = call("GET", "/ff.js", "", "if-none-match", "W/\"x\", " + mark);
    assertThat(again.status() + " " + again.body().length).isEqualTo("304 0");
    assertThat(call("POST", "/ff.js", "").status()).isEqualTo(405);
  }

  @Test
  void anIdIsKeptByTheCollectorsOwnHostFor400Days() {
    assertThat(cookie("shop.example:8080", "http://shop.example", "same-origin", ID))
        .isEqualTo("ff_id=" + ID + ".20000; Max-Age=34560000; Path=/; SameSite=Lax");
  }

  @Test
  void andByTheDomainItSharesWithThePage() {
    assertThat(cookie("t.shop.example", "https://www.shop.example:444", "same-site", ID))
        .isEqualTo(
            "ff_id="
                + ID
                + ".20000; Max-Age=34560000; Path=/; SameSite=Lax; Domain=shop.example; Secure");
    assertThat(cookie("t.shop.example", "https://shop.example", "same-site", ID))
        .contains("; Domain=shop.example;");
    assertThat(cookie("t.eu.shop.example", "https://www.eu.shop.example", "same-site", ""))
        .isEqualTo("ff_id=; Max-Age=0; Path=/; SameSite=Lax; Domain=eu.shop.example; Secure");
  }

  @Test
  void nobodyElseSetsACookie() {
    assertThat(cookie("t.shop.example", "https://evil.example", "cross-site", ID))
        .isEqualTo("none");
    assertThat(cookie("t.shop.example", "https://evil.example", "same-site", ID)).isEqualTo("none");
    assertThat(cookie("t.shop.example", "https://t.shop.example", "none", ID)).isEqualTo("none");
    assertThat(cookie("10.0.0.1", "http://9.0.0.1", "same-site", ID)).isEqualTo("none");
    assertThat(cookie("t.shop.example", "null", "same-site", ID)).isEqualTo("none");
    assertThat(cookie("t.shop.example", "https://x;.shop.example", "same-site", ID))
        .isEqualTo("none");
    for (String wrong : new String[] {"short", ID + "; Domain=x", "x".repeat(65), ID + "\r\n"}) {
      assertThat(cookie("shop.example", "https://shop.example", "same-origin", wrong))
          .isEqualTo("none");
    }
    assertThat(call("POST", "/ff/id", ID).headers()).doesNotContainKey("Set-Cookie");
    assertThat(call("GET", "/ff/id", ID).status()).isEqualTo(405);
  }
}
