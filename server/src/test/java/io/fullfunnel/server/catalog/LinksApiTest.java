package io.fullfunnel.server.catalog;

import static io.fullfunnel.server.Shop.track;
import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.server.Http;
import io.fullfunnel.server.Shop;
import io.fullfunnel.server.StartedServer;
import io.fullfunnel.store.workspace.Check;
import io.fullfunnel.store.workspace.OpenWorkspaces;
import io.fullfunnel.store.workspace.Workspace;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class LinksApiTest {
  private static final String BIO =
      "{\"url\":\"https://shop.example/lamps\",\"source\":\"instagram\",\"medium\":\"social\","
          + "\"campaign\":\"spring\",\"name\":\"Bio\"}";

  private final StartedServer server = StartedServer.shared();
  private final Http http = server.http();

  private Http.Answer click(String path, String agent) {
    Http anonymous = server.anonymous();
    return anonymous.send(anonymous.request(path).header("User-Agent", agent).GET().build());
  }

  private Check check(Shop shop) throws IOException {
    return server.bean(OpenWorkspaces.class).with(shop.name(), Workspace::check);
  }

  /** Made, clicked by a person and a program, counted by the engine, taken away. */
  @Test
  void aShortLinkLeadsAndItsClicksAreCounted() throws IOException, InterruptedException {
    Shop shop = Shop.of(track("visit", "u1", 0, ""));
    JsonNode made = http.post(shop.path("/links"), BIO).json();
    String id = made.path("id").asString();
    assertThat(made.path("address").asString()).endsWith("/l/" + id).startsWith("http://");
    assertThat(made.path("problems")).isEmpty();
    Http.Answer answer = click("/l/" + id + "?u=https://evil.example/", "Firefox/140.0");
    assertThat(answer.status()).isEqualTo(302);
    assertThat(answer.header("Location"))
        .isEqualTo(
            "https://shop.example/lamps?utm_source=instagram&utm_medium=social"
                + "&utm_campaign=spring");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    assertThat(answer.header("Referrer-Policy")).isEqualTo("strict-origin-when-cross-origin");
    assertThat(answer.header("Set-Cookie")).isEmpty();
    assertThat(click("/l/" + id, "Googlebot/2.1").status()).isEqualTo(302);
    while (check(shop).received() < 3) {
      Thread.sleep(5);
    }
    assertThat(check(shop).balanced()).isTrue();
    JsonNode listed = http.get(shop.path("/links")).json().path("links").path(0);
    assertThat(listed.path("clicks") + " " + listed.path("bots")).isEqualTo("1 1");
    // who clicked is somebody of the day; the visit begins on the page
    String question =
        "{\"ask\":\"figures\",\"figures\":[{\"count\":{\"event\":\"Link Clicked\",\"where\":[{"
            + "\"property\":\"properties.link\",\"op\":\"=\",\"value\":\""
            + id
            + "\"}]},\"of\":\"events\",\"as\":\"clicks\"},\"people\",\"visits\"]}";
    JsonNode total = http.post(shop.path("/ask"), question).json().at("/answer/total/values");
    assertThat(total.toString()).isEqualTo("{\"clicks\":1,\"people\":2,\"visits\":1}");

    assertThat(http.delete(shop.path("/links/" + id)).json().path("target").isNull()).isTrue();
    Http.Answer gone = click("/l/" + id, "Firefox/140.0");
    assertThat(gone.status() + " " + gone.header("Location")).isEqualTo("404 ");
    assertThat(gone.body()).contains("There is no such link here");
    assertThat(http.get(shop.path("/links")).json().path("links").path(0).path("clicks").asInt())
        .isEqualTo(1);
  }

  @Test
  void aLinkIsChangedAndDrawn() {
    Shop shop = Shop.of();
    String id = http.post(shop.path("/links"), BIO).json().path("id").asString();
    JsonNode changed =
        http.send("PUT", shop.path("/links/" + id), "{\"campaign\":\"Summer Sale\"}").json();
    assertThat(changed.path("target").asString()).endsWith("&utm_campaign=Summer%20Sale");
    assertThat(changed.path("name") + " " + changed.path("version")).isEqualTo("\"Bio\" 2");
    assertThat(changed.path("problems").path(0).path("mended").asString()).isEqualTo("summer-sale");
    Http.Answer svg = http.get(shop.path("/links/" + id + "/qr"));
    assertThat(svg.header("Content-Type")).isEqualTo("image/svg+xml");
    assertThat(svg.body()).startsWith("<svg xmlns=");
    Http.Answer png = http.get(shop.path("/links/" + id + "/qr?format=png"));
    assertThat(png.header("Content-Type")).isEqualTo("image/png");
    assertThat(http.get(shop.path("/links/" + id + "/qr?format=gif")).status()).isEqualTo(400);
    Http.Answer none = http.get(shop.path("/links/nosuch/qr"));
    assertThat(none.status() + " " + none.json().path("detail").asString())
        .isEqualTo("400 There is no link \"nosuch\" in this workspace; the list has them all.");
  }

  @Test
  void nobodyIsSentWhereNobodyShouldGo() {
    Shop shop = Shop.of();
    for (String url :
        new String[] {
          "javascript:alert(1)", "//evil.example", "https://a@evil.example/", "https://x/\\r\\nA: b"
        }) {
      Http.Answer refused = http.post(shop.path("/links"), "{\"url\":\"" + url + "\"}");
      assertThat(refused.status() + " " + refused.json().path("code").asString())
          .as(url)
          .isEqualTo("400 links");
    }
    assertThat(http.get(shop.path("/links")).json().toString()).isEqualTo("{\"links\":[]}");
    assertThat(server.anonymous().get(shop.path("/links")).status()).isEqualTo(401);
  }

  @Test
  void theTaxonomyIsTriedAndSaved() {
    Shop shop = Shop.of();
    String wanted = "{\"rules\":{\"mediums\":[\"email\"]},\"note\":\"spring\"}";
    JsonNode preview = http.post(shop.path("/links/taxonomy/preview"), wanted).json();
    assertThat(preview.path("then").toString())
        .isEqualTo("{\"values\":0,\"touches\":0,\"wrong\":[]}");
    assertThat(
            http.send("PUT", shop.path("/links/taxonomy"), wanted).json().path("own").asBoolean())
        .isTrue();
    JsonNode built =
        http.post(
                shop.path("/links/taxonomy/test"),
                "{\"url\":\"https://shop.example/\",\"medium\":\"E-Mail\",\"source\":\"a\","
                    + "\"campaign\":\"b\"}")
            .json();
    assertThat(built.path("problems").toString())
        .isEqualTo(
            "[{\"code\":\"spelling\",\"tag\":\"medium\",\"value\":\"E-Mail\",\"text\":\"Medium"
                + " \\\"E-Mail\\\" is spelled \\\"email\\\" here.\",\"mended\":\"email\"}]");
    assertThat(http.get(shop.path("/links/taxonomy/versions/1")).json().path("mediums").toString())
        .isEqualTo("[\"email\"]");
    assertThat(http.get(shop.path("/links/taxonomy/seen")).status()).isEqualTo(200);
    assertThat(http.send("PUT", shop.path("/links/taxonomy"), "{\"rules\":{\"x\":1}}").status())
        .isEqualTo(400);
  }
}
