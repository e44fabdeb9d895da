package io.fullfunnel.collect.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.collect.TestShop;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A32: whatever page asks, no answer names it, and none lets it use what its visitor is. */
class OriginsTest {
  private static final List<String> PATHS =
      List.of(
          "/v1/track",
          "/v1/t",
          "/v1/identify",
          "/v1/page",
          "/v1/screen",
          "/v1/group",
          "/v1/alias",
          "/v1/batch",
          "/v1/import",
          "/mp/collect",
          "/debug/mp/collect",
          "/px.gif",
          "/ff.js",
          "/ff/id",
          "/l/none",
          "/metrics",
          "/healthz",
          "/readyz",
          "/api/v1/ask",
          "/none");

  private static final List<String> ORIGINS =
      List.of(
          "null",
          "https://evil.example",
          "https://x.evil.example",
          "https://xevil.example",
          "https://x.example.evil.example",
          "https://x%60.evil.example",
          "file://",
          "https://x, https://evil.example");

  @TempDir Path folder;

  @Test
  void a32NoOriginIsGivenBackAndNoneMaySendCredentials() throws IOException {
    List<String> allowed = new ArrayList<>();
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    try (TestShop shop = new TestShop(folder);
        HttpFront front =
            HttpFront.start(
                any,
                shop.collector(),
                null,
                Patience.USUAL,
                new Forwarded(InetAddress::isLoopbackAddress),
                1_000)) {
      for (String path : PATHS) {
        for (String method : List.of("OPTIONS", "GET", "POST")) {
          for (String origin : ORIGINS) {
            String head = head(front, method, path, origin).toLowerCase(Locale.ROOT);
            assertThat(head)
                .as("%s %s from %s", method, path, origin)
                .startsWith("http/1.1 ")
                .doesNotContain("access-control-allow-credentials", "evil", "file:", ": null");
            head.lines()
                .filter(line -> line.startsWith("access-control-allow-origin"))
                .forEach(allowed::add);
          }
        }
      }
    }
    assertThat(allowed).isNotEmpty().containsOnly("access-control-allow-origin: *");
  }

  /** A31: with a key that is bound to pages, and the answer that any page may read. */
  @Test
  void a31AKeyThatIsBoundToPages() throws IOException {
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    String event = "{\"userId\":\"u\",\"messageId\":\"m1\",\"event\":\"A\"}";
    try (TestShop shop = new TestShop(folder);
        HttpFront front =
            HttpFront.start(
                any,
                shop.collector(),
                null,
                Patience.USUAL,
                new Forwarded(InetAddress::isLoopbackAddress),
                1_000);
        Raw client = new Raw(front.port())) {
      String key = "X-Write-Key: " + shop.boundKey() + "\r\n";
      String here = "Origin: https://shop.example\r\n";
      assertThat(client.say(Raw.post("/v1/track", key + here, event)).answer()).startsWith("200 ");
      assertThat(client.say(Raw.post("/v1/track", key, event)).answer()).startsWith("403 ");
      for (String other : List.of("Origin: https://evil.example\r\n", here + here)) {
        assertThat(client.say(Raw.post("/v1/track", key + other, event)).answer())
            .startsWith("403 ")
            .contains("\"title\":\"Forbidden\"", "\"code\":\"origin\"");
      }
      String head = client.say(Raw.post("/v1/track", key + "Origin: null\r\n", event)).head();
      assertThat(head)
          .startsWith("HTTP/1.1 403 Forbidden")
          .contains("Access-Control-Allow-Origin: *\r\n")
          .doesNotContain("Credentials", "null");
      assertThat(shop.law()).isEqualTo("received 1, duplicate 0, failed 0, present 1");
    }
  }

  private static String head(HttpFront front, String method, String path, String origin)
      throws IOException {
    try (Raw client = new Raw(front.port())) {
      String headers =
          " HTTP/1.1\r\nHost: x.example\r\nCookie: ff_id=0123456789abcdef.20000\r\nOrigin: "
              + origin
              + "\r\nAccess-Control-Request-Method: POST\r\nContent-Length: 0\r\n\r\n";
      return client.say(method + " " + path + headers).head();
    }
  }
}
