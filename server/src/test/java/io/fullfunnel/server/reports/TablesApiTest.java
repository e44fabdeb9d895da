package io.fullfunnel.server.reports;

import static io.fullfunnel.server.Shop.track;
import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.server.Http;
import io.fullfunnel.server.Shop;
import io.fullfunnel.server.StartedServer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The questions that are answered with a table, over HTTP: figures and pages. */
class TablesApiTest {
  private final StartedServer server = StartedServer.shared();
  private final Http http = server.http();

  private static Shop shop() {
    return Shop.of(
        page("u1", 0, "/blog"),
        page("u1", 60, "/lamp"),
        track("Signed Up", "u1", 90, ""),
        page("u2", 10, "/blog"));
  }

  private static String page(String user, int second, String path) {
    return """
    {"type":"page","userId":"%s","time":%d,"context":{"page":{"path":"%s"}}}\
    """
        .formatted(user, Shop.T + second * 1000L, path);
  }

  @Test
  void figuresByPage() {
    JsonNode answer =
        http.post(
                shop().path("/ask"),
                "{\"ask\":\"figures\",\"figures\":[\"visits\",\"people\",\"pageViews\","
                    + "\"goal:lead\"],\"by\":\"page.path\"}")
            .json();
    assertThat(answer.path("answer").path("rows").toString())
        .isEqualTo(
            "[{\"key\":[\"/blog\"],\"start\":null,\"values\":{\"visits\":2,\"people\":2,"
                + "\"pageViews\":2,\"goal:lead\":0}},{\"key\":[\"(none)\"],\"start\":null,"
                + "\"values\":{\"visits\":0,\"people\":1,\"pageViews\":0,\"goal:lead\":1}},"
                + "{\"key\":[\"/lamp\"],\"start\":null,\"values\":{\"visits\":0,\"people\":1,"
                + "\"pageViews\":1,\"goal:lead\":0}}]");
  }

  @Test
  void pagesWithTheirPeople() {
    JsonNode answer =
        http.post(
                shop().path("/ask"),
                "{\"ask\":\"pages\",\"list\":{\"of\":\"/rows/0/conversions\"}}")
            .json();
    JsonNode blog = answer.at("/answer/rows/0");
    assertThat(
            blog.path("key")
                + " "
                + blog.path("visits")
                + " "
                + blog.path("entries")
                + " "
                + blog.path("bounceRate")
                + " "
                + blog.path("medianSeconds")
                + " "
                + blog.path("conversions"))
        .isEqualTo("[\"/blog\"] 2 2 0.5 60.0 1");
    assertThat(answer.at("/answer/list/0/userId").asString()).isEqualTo("u1");
  }

  /** Figures and pages are read; names of people are for those who may see them. */
  @Test
  void whatIsWrongAndWhoAsks() {
    Shop shop = shop();
    for (String question :
        new String[] {
          "{\"ask\":\"figures\",\"figures\":[\"visit\"]}", "{\"ask\":\"pages\",\"goal\":\"leed\"}"
        }) {
      Http.Answer wrong = http.post(shop.path("/ask"), question);
      assertThat(wrong.status()).isEqualTo(400);
      assertThat(wrong.header("Content-Type")).startsWith("application/problem+json");
      assertThat(wrong.json().path("code").asString()).isEqualTo("question");
      assertThat(wrong.json().path("detail").asString()).contains("Did you mean");
    }
    Http program = server.anonymous().withKey(key(shop, "ask"));
    assertThat(program.post("/api/v1/ask", "{\"ask\":\"pages\"}").status()).isEqualTo(200);
    Http writer = server.anonymous().withKey(key(shop, "write"));
    assertThat(writer.post("/api/v1/ask", "{\"ask\":\"pages\"}").status()).isEqualTo(403);
  }

  private String key(Shop shop, String scope) {
    return http.post(shop.path("/keys"), "{\"scope\":\"" + scope + "\"}")
        .json()
        .path("key")
        .asString();
  }
}
