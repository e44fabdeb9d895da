package io.fullfunnel.collect.http;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.fullfunnel.collect.Clicks;
import io.fullfunnel.collect.TestShop;
import io.fullfunnel.store.links.LinkBook;
import io.fullfunnel.store.links.ShortLink;
import io.fullfunnel.store.links.Target;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Short links over real sockets: where they lead, and what the journal has of it. */
class ClicksTest {
  private static final String LAMPS =
      "https://shop.example/lamps?utm_source=instagram&utm_medium=social&utm_campaign=spring";

  @TempDir Path folder;
  private TestShop shop;
  private HttpFront front;
  private ShortLink link;

  @BeforeEach
  void open() throws IOException {
    shop = new TestShop(folder.resolve("data"));
    LinkBook book = shop.links().of("shop");
    link = book.make(new Target(LAMPS), "Bio", "ann", Instant.EPOCH);
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    front =
        HttpFront.start(
            any, shop.collector(), new Clicks(shop.links(), shop.collector()), proxy -> false);
  }

  @AfterEach
  void close() throws IOException {
    front.close();
    shop.close();
  }

  private String get(String method, String path, String headers) throws IOException {
    try (Raw client = new Raw(front.port())) {
      return client
          .say(method + " " + path + " HTTP/1.1\r\nHost: x\r\n" + headers + "\r\n")
          .head()
          .replaceFirst("Date: [^\r]*\r\n", "");
    }
  }

  /** What the journal has, once so many events are on disk. */
  private List<String> stored(int events) throws IOException, InterruptedException {
    while (shop.stored().size() < events) {
      Thread.sleep(5);
    }
    return shop.stored().stream()
        .map(message -> message.replaceFirst("ff-[0-9a-f]{32}", "ID").replace(link.id(), "LINK"))
        .toList();
  }

  @Test
  void leadsWhereItWasSavedAndIsAnEvent() throws IOException, InterruptedException {
    String headers =
        String.join(
            "\r\n",
            "User-Agent: Googlebot/2.1",
            "Referer: https://social.example/p/1",
            "Cookie: a=b; ff_id=0123456789abcdef.20000",
            "");
    String path = "/l/" + link.id() + "?u=https://evil.example/&url=//evil";
    assertThat(List.of(get("GET", path, headers).split("\r\n", -1)))
        .containsExactly(
            "HTTP/1.1 302 Found",
            "Location: " + LAMPS,
            "Cache-Control: no-store",
            "Referrer-Policy: strict-origin-when-cross-origin",
            "X-Content-Type-Options: nosniff",
            "X-Robots-Tag: noindex",
            "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'",
            "Content-Length: 0",
            "",
            "");
    String tags = "\"source\":\"instagram\",\"medium\":\"social\",";
    assertThat(stored(1))
        .containsExactly(
            "{\"type\":\"track\",\"messageId\":\"ID\",\"anonymousId\":\"0123456789abcdef\","
                + "\"event\":\"Link Clicked\",\"properties\":{\"link\":\"LINK\",\"name\":\"Bio\","
                + "\"url\":\""
                + LAMPS
                + "\","
                + tags
                + "\"campaign\":\"spring\"},\"context\":{\"userAgent\":\"Googlebot/2.1\","
                + "\"ip\":\"127.0.0.0\",\"campaign\":{"
                + tags
                + "\"name\":\"spring\"},\"page\":{\"referrer\":\"https://social.example/p/1\"}}}");
    assertThat(shop.law()).isEqualTo("received 1, duplicate 0, failed 0, present 1");
  }

  /** As pages without consent are: somebody of today, and the same who then comes to the page. */
  @Test
  void whoKeepsNoIdIsSomebodyOfTheDay() throws IOException, InterruptedException {
    for (String headers :
        new String[] {
          "",
          "Cookie: ff_id=0123456789abcdef.20000\r\nSec-GPC: 1\r\n",
          "Cookie: ff_id=0123456789abcdef.20000\r\nDNT: 1\r\n",
          "Cookie: ff_id=short\r\n",
          "Cookie: xff_id=0123456789abcdef\r\n",
          "Cookie: ff_id=0123456789abcdef\"}<script>\r\n"
        }) {
      assertThat(get("GET", "/l/" + link.id(), headers)).startsWith("HTTP/1.1 302");
    }
    String page = "{\"event\":\"Seen\",\"context\":{\"cookieless\":true}}";
    String length = "X-Write-Key: " + shop.writeKey() + "\r\nContent-Length: " + page.length();
    assertThat(get("POST", "/v1/track", length + "\r\n\r\n" + page)).startsWith("HTTP/1.1 200");
    List<String> stored = stored(7);
    assertThat(
            stored.stream()
                .map(message -> message.replaceFirst(".*\"anonymousId\":\"([^\"]*)\".*", "$1"))
                .distinct())
        .singleElement(as(STRING))
        .matches("day-[0-9a-f]{32}");
    assertThat(stored).hasSize(7).allMatch(message -> message.contains("\"cookieless\":true"));
    assertThat(stored.stream().filter(message -> message.contains("\"ip\""))).hasSize(4);
    assertThat(shop.law()).isEqualTo("received 7, duplicate 0, failed 0, present 7");
  }

  @Test
  void whoOnlyLooksIsNoClick() throws IOException, InterruptedException {
    String path = "/l/" + link.id();
    assertThat(get("HEAD", path, "")).startsWith("HTTP/1.1 302").contains("Location: " + LAMPS);
    assertThat(get("GET", path, "Sec-Purpose: prefetch;prerender\r\n")).startsWith("HTTP/1.1 302");
    assertThat(get("GET", path, "Purpose: prefetch\r\n")).startsWith("HTTP/1.1 302");
    assertThat(get("POST", path, "Content-Length: 0\r\n"))
        .startsWith("HTTP/1.1 405")
        .contains("Allow: GET, HEAD");
    assertThat(get("GET", path, "")).startsWith("HTTP/1.1 302");
    assertThat(stored(1)).hasSize(1);
    assertThat(shop.law()).isEqualTo("received 1, duplicate 0, failed 0, present 1");
  }

  @Test
  void whatIsNoLinkLeadsNowhere() throws IOException {
    String id = link.id();
    String changed = (id.charAt(3) == 'A' ? 'B' : 'A') + id.substring(1);
    for (String path :
        new String[] {
          "/l/",
          "/l/" + changed,
          "/l/" + id.substring(1),
          "/l/" + id + "/",
          "/l/" + id + "/../../evil",
          "/l/https://evil.example",
          "/l///evil.example",
          "/l/%68ttps:%2f%2fevil.example",
          "/l/" + id + "%0d%0aSet-Cookie:a=b",
          "/l/x?u=https://evil.example/"
        }) {
      assertThat(get("GET", path, ""))
          .as(path)
          .startsWith("HTTP/1.1 404")
          .doesNotContain("Location", "evil", "Set-Cookie");
    }
    shop.links().of("shop").change(id, null, "Bio", "ann", Instant.EPOCH);
    assertThat(get("GET", "/l/" + id, "")).startsWith("HTTP/1.1 404");
    assertThat(shop.law()).isEqualTo("received 0, duplicate 0, failed 0, present 0");
  }
}
