package io.fullfunnel.collect.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fullfunnel.collect.TestShop;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The front over real sockets. */
class HttpFrontTest {
  private static final String DONE = "200 {\"success\":true}";
  private static final Patience SHORT =
      new Patience(
          TimeUnit.MILLISECONDS.toNanos(300),
          TimeUnit.MILLISECONDS.toNanos(600),
          TimeUnit.MILLISECONDS.toNanos(900),
          TimeUnit.SECONDS.toNanos(60));

  @TempDir Path folder;
  private TestShop shop;
  private HttpFront front;

  @BeforeEach
  void open() throws IOException {
    shop = new TestShop(folder.resolve("data"));
    front = start(Patience.USUAL, 1_000);
  }

  @AfterEach
  void close() throws IOException {
    front.close();
    shop.close();
  }

  private HttpFront start(Patience patience, int most) throws IOException {
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    Forwarded forwarded = new Forwarded(InetAddress::isLoopbackAddress);
    return HttpFront.start(any, shop.collector(), null, patience, forwarded, most);
  }

  private Raw connect() throws IOException {
    return new Raw(front.port());
  }

  private String basic() {
    String pair = shop.writeKey() + ":";
    return "Authorization: Basic "
        + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8))
        + "\r\n";
  }

  private static String event(String id) {
    return "{\"messageId\":\"" + id + "\",\"userId\":\"u\",\"event\":\"A\"}";
  }

  /** Three ways of giving the key, three labels, one connection. */
  @Test
  void whatClientsSend() throws IOException {
    try (Raw client = connect()) {
      String json = basic() + "Content-Type: application/json\r\n";
      assertThat(client.say(Raw.post("/v1/track", json, event("m1"))).answer()).isEqualTo(DONE);
      String own =
          "X-Write-Key: "
              + shop.writeKey()
              + "\r\nContent-Type: application/x-www-form-urlencoded\r\n";
      assertThat(client.say(Raw.post("/v1/t?x=1", own, event("m2"))).answer()).isEqualTo(DONE);
      String body = event("m3").replace("}", ",\"writeKey\":\"" + shop.writeKey() + "\"}");
      String beacon = "Content-Type: text/plain\r\nOrigin: https://shop.example\r\n";
      assertThat(client.say(Raw.post("/v1/t/", beacon, body)).head())
          .containsPattern(
              String.join(
                  "\r\n",
                  "^HTTP/1.1 200 OK",
                  "Date: [^\r]+ GMT",
                  "X-Content-Type-Options: nosniff",
                  "Cache-Control: no-store",
                  "Access-Control-Allow-Origin: \\*",
                  "Content-Type: application/json",
                  "Content-Length: 16",
                  "",
                  "$"));
    }
    assertThat(shop.law()).isEqualTo("received 3, duplicate 0, failed 0, present 3");
  }

  /** GA4's protocol and the pixel, each answered after the disk and before the next. */
  @Test
  void otherDialects() throws IOException {
    String ga4 = "{\"client_id\":\"c\",\"events\":[{\"name\":\"sign_up\"}]}";
    String secret = "api_secret=" + shop.writeKey();
    String pixel = "/px.gif?key=" + shop.writeKey() + "&event=Mail%20Seen&userId=u HTTP/1.1\r\n";
    try (Raw client = connect()) {
      client.say(Raw.post("/mp/collect?measurement_id=G-1&" + secret, "", ga4));
      client.say("GET " + pixel + "Host: x\r\n\r\n");
      client.say(Raw.post("/debug/mp/collect?" + secret, "", ga4));
      client.say("OPTIONS /mp/collect HTTP/1.1\r\nHost: x\r\n\r\n");
      client.say("HEAD " + pixel + "Host: x\r\n\r\n");
      assertThat(client.answer()).isEqualTo("204");
      assertThat(client.answer()).startsWith("200 GIF89a").hasSize(47);
      assertThat(client.answer()).isEqualTo("200 {\"validationMessages\":[]}");
      assertThat(client.answer()).isEqualTo("204");
      assertThat(client.head())
          .startsWith("HTTP/1.1 200 OK\r\n")
          .contains("Content-Type: image/gif\r\nCross-Origin-Resource-Policy: cross-origin\r\n");
    }
    assertThat(shop.law()).isEqualTo("received 2, duplicate 0, failed 0, present 2");
  }

  @Test
  void aBrowserAsksFirst() throws IOException {
    try (Raw client = connect()) {
      String asked =
          client.say("OPTIONS /v1/batch HTTP/1.1\r\nHost: x\r\nOrigin: https://a\r\n\r\n").head();
      assertThat(asked)
          .startsWith("HTTP/1.1 204 No Content\r\n")
          .contains("Access-Control-Allow-Methods: POST\r\n")
          .contains("Content-Encoding, X-Write-Key, X-Retry-Count\r\n");
      assertThat(client.say("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n").answer())
          .isEqualTo("200 ok\n");
      assertThat(client.say("GET /v1/track HTTP/1.1\r\nHost: x\r\n\r\n").head())
          .startsWith("HTTP/1.1 405 ")
          .contains("\r\nAllow: POST, OPTIONS\r\n");
    }
  }

  /** All at once, answered in order. */
  @Test
  void pipelined() throws IOException {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < 50; i++) {
      all.append(Raw.post("/v1/track", basic(), event("m" + i)));
    }
    try (Raw client = connect()) {
      client.say(all + Raw.post("/v1/none", "", "x"));
      for (int i = 0; i < 50; i++) {
        assertThat(client.answer()).isEqualTo(DONE);
      }
      assertThat(client.answer()).startsWith("404 ");
    }
    assertThat(shop.law()).isEqualTo("received 50, duplicate 0, failed 0, present 50");
  }

  /** In pieces of one byte, with chunks, with extensions and trailers. */
  @Test
  void inPieces() throws IOException {
    String body = event("m1");
    String head =
        "POST /v1/track HTTP/1.1\r\nHost: x\r\n" + basic() + "Transfer-Encoding: chunked\r\n\r\n";
    String chunks =
        "5;x=y\r\n"
            + body.substring(0, 5)
            + "\r\n"
            + Integer.toHexString(body.length() - 5)
            + "\r\n"
            + body.substring(5)
            + "\r\n0\r\nTrailer: x\r\n\r\n";
    try (Raw client = connect()) {
      for (char c : (head + chunks).toCharArray()) {
        client.say("" + c);
      }
      assertThat(client.answer()).isEqualTo(DONE);
      assertThat(client.say(Raw.post("/v1/t", basic(), event("m2"))).answer()).isEqualTo(DONE);
    }
    assertThat(shop.law()).isEqualTo("received 2, duplicate 0, failed 0, present 2");
  }

  /** A20: what two programs could read in two ways is refused, and the connection ends. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 4\r\nContent-Length: 4\r\n",
        "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n",
        "Content-Length: +4\r\n",
        "Content-Length: 0x4\r\n",
        "Content-Length: 4, 4\r\n",
        "Content-Length : 4\r\n",
        "Content-Length: 4\r\n folded: x\r\n",
        "Content-Length: 99999999999999999999\r\n",
        "Host: y\r\n",
        "X: a\u0000b\r\n",
        "X: a\nContent-Length: 4\r\n",
        ": x\r\n"
      })
  void smuggled(String headers) throws IOException {
    try (Raw client = connect()) {
      String call = "POST /v1/track HTTP/1.1\r\nHost: x\r\n" + basic() + headers + "\r\n";
      client.say(call + "{}{}" + Raw.post("/v1/track", basic(), event("inner")));
      assertThat(client.answer()).startsWith("400 ").contains("\"code\":\"bad_request\"");
      assertThat(client.end().answer()).isEmpty();
    }
    assertThat(shop.stored()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "400 GET http://x/v1/track HTTP/1.1\r\nHost: x\r\n\r\n",
        "400 GET /v1/track\r\n\r\n",
        "400 GET  / HTTP/1.1\r\nHost: x\r\n\r\n",
        "400 GET / HTTP/1.1\r\n\r\n",
        "505 GET / HTTP/2.0\r\nHost: x\r\n\r\n",
        "501 POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip, chunked\r\n\r\n",
        "417 POST / HTTP/1.1\r\nHost: x\r\nExpect: miracles\r\n\r\n",
        "413 POST /v1/t HTTP/1.1\r\nHost: x\r\nContent-Length: 512001\r\n\r\n",
        "413 POST /v1/t HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n7d001\r\n",
        "400 POST /v1/t HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n",
        "415 POST /v1/t HTTP/1.1\r\nHost: x\r\nContent-Encoding: br\r\nContent-Length: 0\r\n\r\n"
      })
  void refused(String call) throws IOException {
    try (Raw client = connect()) {
      assertThat(client.say(call.substring(4)).answer()).startsWith(call.substring(0, 4));
      assertThat(client.end().answer()).isEmpty();
    }
  }

  @Test
  void aHeadWithoutEnd() throws IOException {
    try (Raw client = connect()) {
      client.say("GET / HTTP/1.1\r\nHost: x\r\nX: " + "y".repeat(20_000));
      assertThat(client.answer()).startsWith("431 ");
    }
  }

  /** F16: who takes too long is told so, and the others do not notice. */
  @Test
  void slowClients() throws IOException {
    front.close();
    front = start(SHORT, 1_000);
    List<Raw> slow = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      slow.add(
          connect()
              .say(
                  i % 2 == 0
                      ? "POST /v1/tr"
                      : "POST /v1/t HTTP/1.1\r\nHost: x\r\n" + "Content-Length: 100\r\n\r\n{"));
    }
    try (Raw idle = connect();
        Raw quick = connect()) {
      assertThat(quick.say(Raw.post("/v1/t", basic(), event("m1"))).answer()).isEqualTo(DONE);
      for (Raw client : slow) {
        assertThat(client.answer()).startsWith("408 ").contains("did not come in time");
        client.close();
      }
      assertThat(idle.answer()).isEmpty();
    }
    assertThat(shop.law()).isEqualTo("received 1, duplicate 0, failed 0, present 1");
  }

  /** F16: who asks on and on and takes no answer is not answered on and on. */
  @Test
  void answersThatNobodyTakes() throws IOException {
    front.close();
    front = start(SHORT, 1_000);
    byte[] calls = "GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n".repeat(1_000).getBytes(UTF_8);
    try (SocketChannel greedy =
        SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), front.port()))) {
      greedy.configureBlocking(false);
      assertThatThrownBy(
              () -> {
                while (true) {
                  if (greedy.write(ByteBuffer.wrap(calls)) == 0) {
                    Thread.sleep(5);
                  }
                }
              })
          .isInstanceOf(IOException.class);
    }
    try (Raw other = connect()) {
      assertThat(other.say(Raw.post("/v1/t", basic(), event("m1"))).answer()).isEqualTo(DONE);
    }
    assertThat(shop.law()).isEqualTo("received 1, duplicate 0, failed 0, present 1");
  }

  /** Said all and hung up: what was asked is answered. */
  @Test
  void halfClosed() throws IOException {
    try (Raw client = connect()) {
      String first = Raw.post("/v1/track", basic(), event("m1"));
      client.say(first + Raw.post("/v1/track", basic(), event("m2")) + "POST /v1").end();
      assertThat(client.answer()).isEqualTo(DONE);
      assertThat(client.answer()).isEqualTo(DONE);
      assertThat(client.answer()).isEmpty();
    }
    assertThat(shop.law()).isEqualTo("received 2, duplicate 0, failed 0, present 2");
  }

  /** A proxy tells who the client is; its own figures are nothing for those behind it. */
  @Test
  void behindAProxy() throws IOException {
    String body = event("m1").replace("}", ",\"context\":{\"direct\":true}}");
    String proxy = "X-Forwarded-For: 192.0.2.9, 198.51.100.77\r\nX-Forwarded-For: 127.0.0.1\r\n";
    try (Raw client = connect()) {
      assertThat(client.say(Raw.post("/v1/t", basic() + proxy, body)).answer()).isEqualTo(DONE);
      String metrics = "GET /metrics HTTP/1.1\r\nHost: x\r\n";
      assertThat(client.say(metrics + "\r\n").answer())
          .contains("outcome=\"accepted\"} 1\n", "answers_total{status=\"200\"} 1\n");
      assertThat(client.say(metrics + proxy + "\r\n").answer())
          .isEqualTo("401 Metrics are for this machine, or for a server key.\n");
      assertThat(client.say(metrics + proxy + basic() + "\r\n").answer()).startsWith("401 ");
      String key = "X-Write-Key: " + shop.serverKey() + "\r\n";
      assertThat(client.say(metrics + proxy + key + "\r\n").answer())
          .isEqualTo(
              "200 # TYPE fullfunnel_collect_events_total counter\n"
                  + "fullfunnel_collect_events_total{workspace=\"shop\",key=\"%s\",outcome=\"accepted\"} 1\n"
                      .formatted(shop.writeKey().substring(3, 11)));
    }
    assertThat(shop.stored()).singleElement().asString().contains("\"ip\":\"198.51.100.0\"");
  }

  /** F17: one connection too many is told so; when one ends there is room again. */
  @Test
  void tooManyConnections() throws IOException, InterruptedException {
    front.close();
    front = start(Patience.USUAL, 2);
    try (Raw second = connect()) {
      try (Raw first = connect()) {
        assertThat(first.say(Raw.post("/v1/t", basic(), event("m1"))).answer()).isEqualTo(DONE);
        assertThat(second.say(Raw.post("/v1/t", basic(), event("m2"))).answer()).isEqualTo(DONE);
        try (Raw third = connect()) {
          assertThat(third.head()).startsWith("HTTP/1.1 503 ").contains("\r\nRetry-After: 1\r\n");
        }
      }
      assertThat(second.say(Raw.post("/v1/t", basic(), event("m3"))).answer()).isEqualTo(DONE);
    }
    assertThat(shop.law()).isEqualTo("received 3, duplicate 0, failed 0, present 3");
  }

  /** F36: what was taken is answered before the front ends. */
  @Test
  void itEndsWithAnAnswer() throws IOException {
    try (Raw client = connect()) {
      client.say(Raw.post("/v1/track", basic(), event("m1")));
      String answer = client.answer();
      front.close();
      assertThat(answer).isEqualTo(DONE);
      assertThat(client.answer()).isEmpty();
    }
    assertThat(shop.law()).isEqualTo("received 1, duplicate 0, failed 0, present 1");
  }
}
