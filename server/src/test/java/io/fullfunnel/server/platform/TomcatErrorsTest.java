package io.fullfunnel.server.platform;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What Tomcat refuses by itself has the headers of all answers, under TLS also the one that keeps
 * browsers to it (RELIABILITY A20, A35).
 */
class TomcatErrorsTest {
  @TempDir Path folder;
  private final Tomcat tomcat = new Tomcat();

  @BeforeEach
  void start() throws LifecycleException {
    tomcat.setBaseDir(folder.toString());
    tomcat.setPort(0);
    tomcat.getConnector();
    TomcatErrors.on((StandardHost) tomcat.getHost(), true);
    tomcat.addContext("", folder.toString());
    tomcat.start();
  }

  @AfterEach
  void stop() throws LifecycleException {
    tomcat.stop();
    tomcat.destroy();
  }

  private String answer(String request) throws IOException {
    int port = tomcat.getConnector().getLocalPort();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      OutputStream out = socket.getOutputStream();
      out.write(request.getBytes(ISO_8859_1));
      out.flush();
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /a%2Fb HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        "GET /<script> HTTP/1.1\r\nHost: x\r\n\r\n",
        "NONSENSE\r\n\r\n",
        "GET / HTTP/9.9\r\nHost: x\r\n\r\n",
        "GET / HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: x\r\n folded: line\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nContent-Length: 9\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: identity, chunked, x\r\n\r\n"
      })
  void carryTheHeadersOfAllAnswers(String request) throws IOException {
    isOurs(answer(request));
  }

  @Test
  void alsoAHeaderThatIsTooLarge() throws IOException {
    isOurs(answer("GET / HTTP/1.1\r\nHost: x\r\nX-Long: " + "a".repeat(9_000) + "\r\n\r\n"));
  }

  private static void isOurs(String answer) {
    assertThat(answer)
        .matches("(?s)HTTP/1\\.1 (400|413|431|501|505) .*")
        .contains(
            "\r\nContent-Security-Policy: default-src 'none'",
            "\r\nX-Content-Type-Options: nosniff\r\n",
            "\r\nX-Frame-Options: DENY\r\n",
            "\r\nCache-Control: no-store\r\n",
            "\r\nStrict-Transport-Security: max-age=31536000\r\n",
            "\r\nContent-Type: application/problem+json",
            "\"type\":\"about:blank\"",
            "\"code\":")
        .doesNotContain("Tomcat", "\r\nServer:", "<html", "<script>", "Exception");
  }
}
