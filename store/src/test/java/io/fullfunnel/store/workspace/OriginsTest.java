package io.fullfunnel.store.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fullfunnel.store.data.DataDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A31: the pages that a public key is for. */
class OriginsTest {
  @TempDir Path folder;

  private static Origins of(String... origins) {
    return new Origins(List.of(origins));
  }

  @ParameterizedTest
  @CsvSource({
    "https://shop.example, https://shop.example",
    "https://shop.example/, https://shop.example",
    "HTTPS://Shop.Example, https://shop.example",
    "https://shop.example:443, https://shop.example",
    "http://shop.example:80, http://shop.example",
    "http://shop.example:443, http://shop.example:443",
    "https://shop.example:8443, https://shop.example:8443",
    "https://*.Shop.example:8443, https://*.shop.example:8443",
    "http://localhost:3000, http://localhost:3000",
    "http://*.localhost:3000, http://*.localhost:3000",
    "http://127.0.0.1:3000, http://127.0.0.1:3000",
    "http://[::1]:3000, http://[::1]:3000",
    "https://bücher.example, https://xn--bcher-kva.example",
    "https://*.BÜCHER.example, https://*.xn--bcher-kva.example",
    "https://例え.テスト, https://xn--r8jz45g.xn--zckzah",
    "capacitor://localhost, capacitor://localhost"
  })
  void isKeptAsBrowsersSayIt(String said, String kept) {
    assertThat(of(said).list()).containsExactly(kept);
    assertThat(new Origins(of(said).list())).isEqualTo(of(said));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "*",
        "null",
        "https://",
        "https://*",
        "https://*.",
        "https://*.example",
        "https://*.com",
        "https://*.0.0.1",
        "https://*.[::1]",
        "capacitor://*.shop.example",
        "shop.example",
        "//shop.example",
        "://shop.example",
        "https:shop.example",
        "https://shop.example.",
        "https://.shop.example",
        "https://shop..example",
        "https://shop.example/path",
        "https://shop.example//",
        "https://shop.example?x",
        "https://shop.example#x",
        "https://ann@shop.example",
        "https://shop.example:",
        "https://shop.example:0",
        "https://shop.example:080",
        "https://shop.example:99999",
        "https://shop.example:*",
        "https://shop*.example",
        "https://sh*.shop.example",
        "https://*.*.shop.example",
        "https://.*\\.shop\\.example",
        "https://(shop|evil).example",
        "https://shop.example,https://evil.example",
        "https://shop.example https://evil.example",
        "https://straße.example",
        "https://a\u200db.example",
        "ht tps://shop.example",
        "1https://shop.example",
        "https://[::g]",
        "https://shop\u0000.example"
      })
  void isNone(String said) {
    assertThatThrownBy(() -> of(said))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("\"" + said + "\" is no origin: one ")
        .hasMessageEndingWith(".");
  }

  @Test
  void comparesExactly() {
    Origins shop = of("https://shop.example", "http://localhost:3000");
    assertThat(List.of("https://shop.example", "http://localhost:3000")).allMatch(shop::allow);
    assertThat(
            List.of(
                "null",
                "",
                "http://shop.example",
                "https://shop.example:443",
                "https://shop.example:8443",
                "https://shop.example.",
                "https://shop.example/",
                "https://Shop.example",
                "HTTPS://shop.example",
                " https://shop.example",
                "https://shop.example ",
                "https://shopxexample",
                "https://www.shop.example",
                "https://evilshop.example",
                "https://shop.example.evil.example",
                "https://evil.example/https://shop.example",
                "https://shop.example, https://shop.example",
                "http://localhost",
                "http://localhost:30000"))
        .noneMatch(shop::allow);
    assertThat(shop.allow(null)).isFalse();
  }

  @Test
  void aStarIsForAllNamesBelowAndNotForTheNameItself() {
    Origins below = of("https://*.shop.example");
    assertThat(
            List.of(
                "https://www.shop.example",
                "https://a.b.c.shop.example",
                "https://xn--bcher-kva.shop.example",
                "https://1.shop.example"))
        .allMatch(below::allow);
    assertThat(
            List.of(
                "https://shop.example",
                "https://.shop.example",
                "https://a..shop.example",
                "https://.a.shop.example",
                "https://evilshop.example",
                "https://www.shop.example:8443",
                "http://www.shop.example",
                "https://www.shop.example.",
                "https://WWW.shop.example",
                "https://*.shop.example",
                "https://bücher.shop.example",
                "https://evil.example/.shop.example",
                "https://evil.example#.shop.example",
                "https://evil.example?.shop.example",
                "https://evil.example\\.shop.example",
                "https://evil.example:1.shop.example",
                "https://ann@evil.example%00.shop.example",
                "https://x\n.shop.example",
                "https://" + "a".repeat(64) + ".shop.example",
                "https://",
                "null"))
        .noneMatch(below::allow);
    assertThat(of("https://*.shop.example:8443").allow("https://www.shop.example:8443")).isTrue();
    assertThat(of("https://bücher.example").allow("https://xn--bcher-kva.example")).isTrue();
  }

  @Test
  void noListIsForAll() {
    assertThat(Origins.ANY.allow(null)).isTrue();
    assertThat(Origins.ANY.allow("null")).isTrue();
    assertThatThrownBy(() -> new Origins(Collections.nCopies(51, "https://shop.example")))
        .hasMessage("A key has at most 50 origins.");
    assertThat(new Origins(Collections.nCopies(50, "https://shop.example")).list()).hasSize(1);
  }

  @Test
  void aKeyRemembersItsPages() throws IOException {
    try (DataDirectory data = DataDirectory.open(folder)) {
      Workspaces all = new Workspaces(data);
      Keys keys = all.keys("shop");
      Keys.Made made = keys.create(Keys.Scope.WRITE, of("https://shop.example"));
      Keys.Made server = keys.create(Keys.Scope.SERVER);
      assertThat(all.keys("shop").find(made.text()).orElseThrow().origins())
          .isEqualTo(of("https://shop.example"));
      Origins two = of("https://*.shop.example", "http://localhost:3000");
      assertThat(keys.bind(made.key().id(), two)).isTrue();
      assertThat(keys.bind("ffffffff", two)).isFalse();
      assertThat(all.keys("shop").list()).isEqualTo(keys.list());
      assertThat(all.keys("shop").find(made.text()).orElseThrow().origins()).isEqualTo(two);
      assertThatThrownBy(() -> keys.bind(server.key().id(), two))
          .hasMessageStartingWith("Only a write key is bound to pages");
      assertThatThrownBy(() -> keys.create(Keys.Scope.ASK, two))
          .isInstanceOf(IllegalArgumentException.class);
      assertThat(keys.bind(made.key().id(), Origins.ANY)).isTrue();
      assertThat(all.keys("shop").list()).extracting(Keys.Key::origins).containsOnly(Origins.ANY);
    }
  }
}
