package io.fullfunnel.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The headers of every route and status (RELIABILITY A35), and hosts that are not ours (A20). */
class HeadersTest {
  private final StartedServer server = StartedServer.shared();

  @ParameterizedTest
  @CsvSource({
    "GET, /, 200",
    "GET, /first/token, 200",
    "GET, /assets/page-1.js, 200",
    "GET, /assets/none.js, 404",
    "GET, /healthz, 200",
    "GET, /readyz, 200",
    "GET, /metrics, 200",
    "GET, /api/v1/session, 200",
    "GET, /api/v1/openapi.json, 200",
    "GET, /api/v1/workspaces/x/keys, 401",
    "GET, /api/v1/none, 404",
    "POST, /api/v1/session, 403",
    "POST, /api/v1/none, 403",
    "PUT, /healthz, 403",
    "GET, /..%2fetc/passwd, 400",
    "GET, /a;b=c, 400",
    "GET, //evil.example, 400"
  })
  void areOnEveryAnswer(String method, String path, int status) throws IOException {
    String answer = raw(method + " " + path + " HTTP/1.1", "Host: localhost");
    assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
    assertThat(answer)
        .containsPattern(
            "\r\nContent-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'"
                + " 'nonce-[\\w+/=]{24}'; style-src-attr 'unsafe-inline'; img-src 'self' data:"
                + " blob:; font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src"
                + " 'self'; object-src 'none'; base-uri 'none'; form-action 'self';"
                + " frame-ancestors 'none'\r\n")
        .contains(
            "\r\nX-Content-Type-Options: nosniff\r\n",
            "\r\nX-Frame-Options: DENY\r\n",
            "\r\nReferrer-Policy: same-origin\r\n",
            "\r\nCross-Origin-Opener-Policy: same-origin\r\n",
            "\r\nCross-Origin-Resource-Policy: same-origin\r\n")
        .doesNotContain("\r\nServer:", "X-Powered-By", "Strict-Transport-Security", "Tomcat");
    assertThat(answer.contains("\r\nCache-Control: no-store\r\n"))
        .isEqualTo(status != 200 || !path.startsWith("/assets/"));
    if (status >= 400) assertThat(answer).contains("application/problem+json", "\"code\":");
  }

  @ParameterizedTest
  @CsvSource({"evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "''"})
  void aForeignHostIsRefused(String host) throws IOException {
    assertThat(raw("GET /api/v1/session HTTP/1.1", "Host: " + host)).startsWith("HTTP/1.1 400 ");
    assertThat(raw("GET /healthz HTTP/1.1", "Host: " + host)).startsWith("HTTP/1.1 200 ");
  }

  @Test
  void twoLengthsAreRefused() throws IOException {
    assertThat(
            raw(
                "POST /api/v1/session HTTP/1.1",
                "Host: localhost",
                "Content-Length: 4",
                "Content-Length: 9"))
        .startsWith("HTTP/1.1 400 ");
    assertThat(
            raw(
                "POST /api/v1/session HTTP/1.1",
                "Host: localhost",
                "Transfer-Encoding: chunked, identity",
                "Content-Length: 4"))
        .startsWith("HTTP/1.1 4");
    assertThat(raw("GET http://evil.example/ HTTP/1.1", "Host: localhost"))
        .startsWith("HTTP/1.1 400 ");
    assertThat(raw("GET / HTTP/1.1", "Host: localhost", " folded: line"))
        .startsWith("HTTP/1.1 400 ");
    assertThat(raw("GET / HTTP/1.1", "Host: localhost", "Host: localhost"))
        .startsWith("HTTP/1.1 400 ");
    assertThat(raw("TRACE / HTTP/1.1", "Host: localhost")).startsWith("HTTP/1.1 4");
  }

  @Test
  void aPagesStylesCarryItsOwnNonce() {
    Http.Answer first = server.anonymous().get("/funnels/1?x=y");
    Http.Answer second = server.anonymous().get("/");
    String policy = first.header("Content-Security-Policy");
    String nonce = policy.replaceFirst("(?s).*'nonce-([^']*)'.*", "$1");
    assertThat(first.body())
        .isEqualTo(
            "<!doctype html><meta name=\"csp-nonce\" content=\"%1$s\"><style nonce=\"%1$s\">p{}</style><p>the page\n"
                .formatted(nonce));
    assertThat(second.header("Content-Security-Policy")).isNotEqualTo(policy);
    assertThat(first.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
    Http.Answer asset = server.anonymous().get("/assets/page-1.js");
    assertThat(asset.header("Content-Type")).isEqualTo("text/javascript;charset=UTF-8");
    assertThat(asset.header("Cache-Control")).isEqualTo("max-age=31536000, public, immutable");
  }

  @Test
  void metricsAreForThisMachineOrAnAdmin() {
    assertThat(server.anonymous().get("/metrics").body()).contains("jvm_memory_used_bytes");
    assertThat(
            server
                .anonymous()
                .send(
                    server
                        .anonymous()
                        .request("/metrics")
                        .header("X-Forwarded-For", "1.2.3.4")
                        .build())
                .status())
        .isEqualTo(403);
  }

  private String raw(String... lines) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.address().getPort())) {
      OutputStream out = socket.getOutputStream();
      out.write(
          (String.join("\r\n", lines) + "\r\nConnection: close\r\n\r\n")
              .getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
