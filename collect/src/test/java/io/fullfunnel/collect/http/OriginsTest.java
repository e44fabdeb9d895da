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
