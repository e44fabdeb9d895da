package io.fullfunnel.server.collect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.server.Http;
import io.fullfunnel.server.Shop;
import io.fullfunnel.server.StartedServer;
import io.fullfunnel.store.workspace.Check;
import io.fullfunnel.store.workspace.OpenWorkspaces;
import io.fullfunnel.store.workspace.Workspace;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The tracking API inside the server: before its filters, with its keys. */
class TrackingTest {
  private static final String EVENT =
      "{\"messageId\":\"%s\",\"userId\":\"ann\",\"event\":\"Signed Up\"}";

  private final StartedServer server = StartedServer.shared();
  private final Shop shop = Shop.of();

  private String key(String scope) {
    return server
        .http()
        .post(shop.path("/keys"), "{\"scope\":\"" + scope + "\"}")
        .json()
        .path("key")
        .asString();
  }

  private Http.Answer send(String path, @Nullable String key, String body) {
    HttpRequest.Builder request =
        server
            .anonymous()
            .request(path)
            .header("Content-Type", "text/plain")
            .header("Origin", "https://shop.example")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (key != null) {
      String basic = Base64.getEncoder().encodeToString((key + ":").getBytes(UTF_8));
      request.header("Authorization", "Basic " + basic);
    }
    return server.anonymous().send(request.build());
  }

  private String total(String question) {
    return server
        .http()
        .post(shop.path("/ask"), question)
        .json()
        .path("answer")
        .path("total")
        .path("values")
        .toString();
  }

  private Check check() throws IOException {
    return server.bean(OpenWorkspaces.class).with(shop.name(), Workspace::check);
  }

  /** From a foreign page, without a session: the key is all; the next question counts it. */
  @Test
  void anEventIsStoredAndAsked() throws IOException {
    String key = key("write");
    Http.Answer answer = send("/v1/track", key, EVENT.formatted("m1"));
    assertThat(answer.status() + " " + answer.body()).isEqualTo("200 {\"success\":true}");
    assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
    assertThat(answer.header("Set-Cookie")).isEmpty();
    assertThat(send("/v1/t", key, EVENT.formatted("m1")).status()).isEqualTo(200);
    Check check = check();
    assertThat(check.balanced()).isTrue();
    assertThat(check.received() + " " + check.duplicate() + " " + check.present())
        .isEqualTo("2 1 1");
  }

  /** A key that is bound to other pages; the page that is told so may read it. */
  @Test
  void a31AKeyOfOtherPages() throws IOException {
    List<String> answers = new ArrayList<>();
    for (String page : List.of("shop.example", "www.shop.example", "*.example.org")) {
      String key =
          server
              .http()
              .post(
                  shop.path("/keys"),
                  "{\"scope\":\"write\",\"origins\":[\"https://" + page + "\"]}")
              .json()
              .path("key")
              .asString();
      Http.Answer answer = send("/v1/track", key, EVENT.formatted("m1"));
      assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
      assertThat(answer.header("Access-Control-Allow-Credentials")).isEmpty();
      answers.add(answer.status() + " " + answer.json().path("code").asString("-"));
    }
    assertThat(answers).containsExactly("200 -", "403 origin", "403 origin");
    assertThat(check().received()).isEqualTo(1);
  }

  @Test
  void onlyKeysForTracking() throws IOException {
    for (String scope : new String[] {"ask", "admin"}) {
      assertThat(send("/v1/track", key(scope), EVENT.formatted("m1")).body())
          .contains("\"code\":\"unknown_key\"");
    }
    Http.Answer none = send("/v1/track", null, EVENT.formatted("m1"));
    assertThat(none.status() + " " + none.header("Content-Type"))
        .isEqualTo("401 application/problem+json");
    assertThat(send("/v1/track", key("server"), EVENT.formatted("m2")).status()).isEqualTo(200);
    assertThat(check().present()).isEqualTo(1);
  }

  /** What a server says of a person is no visit of theirs, unless it names a session. */
  @Test
  void serversDoNotVisit() {
    String visitor = key("write");
    String server = key("server");
    String named = EVENT.replace("}", ",\"context\":{\"sessionId\":\"s1\"}}");
    assertThat(send("/v1/track", visitor, EVENT.formatted("m1")).status()).isEqualTo(200);
    assertThat(send("/v1/track", server, EVENT.replace("ann", "bob").formatted("m2")).status())
        .isEqualTo(200);
    assertThat(send("/v1/track", server, named.replace("ann", "eve").formatted("m3")).status())
        .isEqualTo(200);
    String asked = "{\"ask\":\"figures\",\"figures\":[\"visits\",\"people\",\"events\"]}";
    assertThat(total(asked)).isEqualTo("{\"visits\":2,\"people\":3,\"events\":3}");
  }

  @Test
  void tooLargeAndTooManyWays() throws IOException {
    String key = key("write");
    String large = "{\"x\":\"" + "y".repeat(520_000) + "\"}";
    assertThat(send("/v1/track", key, large).status()).isEqualTo(413);
    assertThat(server.anonymous().get("/v1/track").status()).isEqualTo(405);
    assertThat(server.anonymous().get("/v1/none").status()).isNotEqualTo(405);
    assertThat(check().received()).isZero();
  }

  /** GA4's protocol and the pixel come before the filters too, and are asked like all else. */
  @Test
  void otherDialects() throws IOException {
    String key = key("write");
    String ga4 =
        "{\"client_id\":\"c\",\"events\":[{\"name\":\"purchase\",\"params\":{\"value\":12.5}}]}";
    Http.Answer answer = send("/mp/collect?measurement_id=G-1&api_secret=" + key, null, ga4);
    assertThat(answer.status() + answer.body()).isEqualTo("204");
    assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
    assertThat(send("/debug/mp/collect?api_secret=" + key, null, ga4).body())
        .isEqualTo("{\"validationMessages\":[]}");
    assertThat(send("/mp/collect?api_secret=" + key, null, "{}").header("Content-Type"))
        .isEqualTo("application/problem+json");
    Http.Answer pixel = server.anonymous().get("/px.gif?key=" + key + "&page&userId=u");
    assertThat(pixel.status() + " " + pixel.header("Content-Type")).isEqualTo("200 image/gif");
    assertThat(pixel.header("Set-Cookie")).isEmpty();
    assertThat(server.anonymous().get("/px.gif?key=ff_x&page").status()).isEqualTo(401);
    assertThat(total("{\"ask\":\"figures\",\"figures\":[\"people\",\"events\",\"revenue\"]}"))
        .isEqualTo("{\"people\":2,\"events\":2,\"revenue\":12.5}");
    assertThat(check().present()).isEqualTo(2);
  }

  /** Pages get their script and their cookie here too, without a session and before the filters. */
  @Test
  void pagesGetTheirScript() {
    Http.Answer script = server.anonymous().get("/ff.js");
    assertThat(script.status() + " " + script.header("Content-Type"))
        .isEqualTo("200 text/javascript;charset=utf-8");
    assertThat(script.header("Cache-Control")).isEqualTo("public, max-age=3600");
    assertThat(script.header("Set-Cookie")).isEmpty();
    assertThat(script.body()).contains("fullfunnel").hasSizeLessThan(20_000);
    HttpRequest.Builder id = server.anonymous().request("/ff/id");
    String origin = id.build().uri().resolve("/").toString().replaceAll("/$", "");
    HttpRequest request =
        id.header("Origin", origin)
            .POST(HttpRequest.BodyPublishers.ofString("0123456789abcdef"))
            .build();
    Http.Answer kept = server.anonymous().send(request);
    assertThat(kept.status()).isEqualTo(204);
    assertThat(kept.header("Set-Cookie")).startsWith("ff_id=0123456789abcdef.");
  }
}
