package io.fullfunnel.store.links;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses that links lead to. */
class TargetTest {
  @ParameterizedTest
  @CsvSource({
    "https://shop.example, https://shop.example/",
    "HTTPS://Shop.Example/Lamps?x=1#top, https://shop.example/Lamps?x=1#top",
    "http://shop.example:8080?a=b, http://shop.example:8080/?a=b",
    "https://żółw.example/łódź, https://xn--w-uga1v8h.example/%C5%82%C3%B3d%C5%BA",
    "https://[2001:db8::1]:443/a, https://[2001:db8::1]:443/a",
    "'  https://shop.example/a|b  ', https://shop.example/a%7Cb"
  })
  void isWrittenInCharactersOfAHeader(String text, String address) {
    assertThat(Target.read(text)).isEqualTo(new Target(address));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "shop.example",
        "//evil.example",
        "\\\\evil.example",
        "/\\evil.example",
        "javascript:alert(1)",
        "JavaScript://x.example/%0aalert(1)",
        "data:text/html,x",
        "ftp://shop.example/",
        "https:shop.example",
        "https:///path",
        "https://",
        "https://shop.example@evil.example/",
        "https://shop.example\\@evil.example/",
        "https://shop.example:x/",
        "https://shop.example:99999/",
        "https://shop.example/\r\nSet-Cookie: a=b",
        "https://shop.example/\u0000",
        "https://shop.example/a b",
        "https://shop.example/\u202emoc",
        "https://sho p.example/",
        "https://exa%6dple/",
        "https://-/",
        "https://[::1/"
      })
  void nobodyIsSentThere(String text) {
    assertThatThrownBy(() -> Target.read(text)).isInstanceOf(LinkException.class);
  }

  @Test
  void aFileBringsNoOtherAddressIn() {
    for (String text : new String[] {"javascript:a", "https://x/\r\nA: b", "https://x/ ", "//x"}) {
      assertThatThrownBy(() -> new Target(text)).isInstanceOf(LinkException.class);
    }
  }

  @Test
  void saysWhereClicksComeFrom() {
    Target target =
        Target.read("https://shop.example/a?x=1&utm_source=old&UTM_MEDIUM=email#utm_term=no");
    assertThat(target.tags()).isEqualTo(Map.of(Tag.SOURCE, "old", Tag.MEDIUM, "email"));
    assertThat(target.with(Map.of(Tag.SOURCE, "new & old", Tag.CAMPAIGN, "łódź+1")).address())
        .isEqualTo(
            "https://shop.example/a?x=1&UTM_MEDIUM=email&utm_source=new%20%26%20old"
                + "&utm_campaign=%C5%82%C3%B3d%C5%BA%2B1#utm_term=no");
  }

  /** Whatever is typed: refused with a sentence, or an address that fits into one line. */
  @Test
  void noTextBreaksAHeader() {
    long seed = System.nanoTime();
    SplittableRandom random = new SplittableRandom(seed);
    String[] parts = {
      "https://",
      "http:",
      "//",
      "\\",
      "@",
      "shop.example",
      ":80",
      "/",
      "?",
      "#",
      "utm_source=",
      "&",
      "%0d%0a",
      "\r\n",
      "\u0000",
      "ü",
      "😀",
      "\ud800",
      " ",
      "..",
      "[",
      "]",
      "<",
      "\"",
      "a"
    };
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder(random.nextBoolean() ? "https://shop.example/" : "");
      for (int part = random.nextInt(8); part >= 0; part--) {
        text.append(parts[random.nextInt(parts.length)]);
      }
      try {
        Target target = Target.read(text.toString());
        Target tagged = target.with(Map.of(Tag.TERM, text.toString()));
        assertThat(tagged.address()).as("seed %d", seed).matches("https?://[!-~]+");
        assertThat(Target.read(tagged.address())).as("seed %d", seed).isEqualTo(tagged);
      } catch (LinkException refused) {
        assertThat(refused).as("seed %d", seed).message().isNotBlank();
      }
    }
  }
}
