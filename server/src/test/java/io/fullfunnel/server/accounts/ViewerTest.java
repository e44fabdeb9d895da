package io.fullfunnel.server.accounts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.server.Browser;
import io.fullfunnel.server.Http;
import io.fullfunnel.server.Shop;
import io.fullfunnel.server.StartedServer;
import io.fullfunnel.store.event.BatchBody;
import io.fullfunnel.store.event.Envelope;
import io.fullfunnel.store.journal.EventLog;
import io.fullfunnel.store.workspace.OpenWorkspaces;
import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A viewer sees every figure and nobody's name. */
class ViewerTest {
  private static final String PASSWORD = "seven quiet yellow lamps";

  private final StartedServer server = StartedServer.shared();

  private Browser viewer() {
    String email = "viewer-" + UUID.randomUUID() + "@example.org";
    server
        .bean(UserStore.class)
        .add(
            new User(UUID.randomUUID(), email, "Vera Viewer", Role.VIEWER, "en"),
            PasswordHash.of(PASSWORD));
    Browser browser = server.browser();
    assertThat(browser.signIn(email, PASSWORD).status()).isEqualTo(200);
    return browser;
  }

  private static Shop shop() {
    return Shop.of(
        Shop.track("view", "anna@example.com", 0, ",\"properties\":{\"device\":\"tv\"}"),
        """
        {"type":"identify","userId":"anna@example.com","traits":{"plan":"golden-secret"}}\
        """);
  }

  @Test
  void figuresWithoutNames() {
    Shop shop = shop();
    Browser viewer = viewer();
    Http.Answer listed =
        viewer.send(
            "POST",
            shop.path("/ask"),
            "{\"ask\":\"funnel\",\"steps\":[\"view\"],\"by\":\"device\","
                + "\"list\":{\"of\":\"/steps/0/reached\"}}");
    assertThat(listed.status()).isEqualTo(200);
    assertThat(listed.json().at("/answer/entered").asInt()).isEqualTo(1);
    assertThat(listed.json().at("/answer/list/0/userId").isNull()).isTrue();
    String person = listed.json().at("/answer/list/0/person").asString();
    Http.Answer page = viewer.get(shop.path("/person?id=" + person));
    Http.Answer timeline = viewer.get(shop.path("/person/timeline?id=" + person));
    assertThat(page.status()).isEqualTo(200);
    assertThat(timeline.status()).isEqualTo(200);
    assertThat(listed.body() + page.body() + timeline.body())
        .doesNotContain("anna")
        .doesNotContain("golden-secret");
    assertThat(viewer.get(shop.path("/person?id=anna@example.com")).status()).isEqualTo(404);
    assertThat(viewer.get(shop.path("/person/export?id=" + person)).status()).isEqualTo(403);
    assertThat(viewer.send("DELETE", shop.path("/person?id=" + person), "").status())
        .isEqualTo(403);
  }

  @Test
  void traitsAndChangesAreForOthers() {
    Shop shop = shop();
    Browser viewer = viewer();
    for (String by :
        new String[] {"\"person.plan\"", "[\"device\",{\"property\":\"person.plan\"}]"}) {
      assertThat(
              code(
                  viewer.send(
                      "POST",
                      shop.path("/ask"),
                      "{\"ask\":\"funnel\",\"steps\":[\"view\"],\"by\":" + by + "}")))
          .isEqualTo("403 role");
    }
    assertThat(code(viewer.get(shop.path("/values?property=person.plan")))).isEqualTo("403 role");
    assertThat(viewer.get(shop.path("/values?property=device")).status()).isEqualTo(200);
    assertThat(code(viewer.get(shop.path("/export?what=people")))).isEqualTo("403 role");
    assertThat(code(viewer.get(shop.path("/imports")))).isEqualTo("403 role");
    assertThat(code(viewer.send("POST", shop.path("/uploads?name=x"), "{}"))).isEqualTo("403 role");
    assertThat(code(viewer.send("PATCH", shop.path(""), "{\"zone\":\"UTC\"}")))
        .isEqualTo("403 role");
    assertThat(code(viewer.send("DELETE", shop.path(""), null))).isEqualTo("403 role");
  }

  private static String code(Http.Answer answer) {
    return answer.status() + " " + answer.json().path("code").asString();
  }

  /** Events that arrive are seen without whose they are, and without what they hold. */
  @Test
  void arrivalsWithoutNames() {
    Shop shop = shop();
    Http.Answer lately = viewer().send("GET", shop.path("/arrivals"), null);
    assertThat(lately.status()).isEqualTo(200);
    assertThat(lately.json().at("/events/1/name").asString()).isEqualTo("view");
    assertThat(lately.body()).doesNotContain("anna@example.com", "golden-secret");
  }

  /** Failed events are counted by reason; what they hold, and quotes of it, are not shown. */
  @Test
  void failedEventsWithoutContents() throws IOException {
    Shop shop = shop();
    byte[] broken = "{golden-secret".getBytes(UTF_8);
    byte[] body =
        new BatchBody.Writer()
            .start(new Envelope(1_800_000_000_000L, "http", 0))
            .add(0, broken, 0, broken.length)
            .toBytes();
    server
        .bean(OpenWorkspaces.class)
        .write(
            shop.name(),
            gate -> {
              gate.journal().append(EventLog.Kind.EVENTS, 1, body);
              gate.journal().sync();
              return true;
            });
    Browser viewer = viewer();
    Http.Answer failed = viewer.send("GET", shop.path("/failed"), null);
    assertThat(failed.json().at("/reasons/0/code").asString()).isEqualTo("unreadable");
    assertThat(failed.body()).doesNotContain("golden");
    assertThat(code(viewer.send("POST", shop.path("/failed/preview"), "{}"))).isEqualTo("403 role");
    assertThat(code(viewer.send("PUT", shop.path("/failed/limits"), "{}"))).isEqualTo("403 role");
  }
}
