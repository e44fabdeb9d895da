package io.fullfunnel.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** FEATURE UNDER TEST: what of an event may stay, by the rules of its workspace. */
class PrivacyStepTest {
  @TempDir Path folder;
  private TestShop shop;

  @BeforeEach
  void open() throws IOException {
    shop = new TestShop(folder);
  }

  @AfterEach
  void close() throws IOException {
    shop.close();
  }

  private String only() throws IOException {
    List<String> stored = shop.stored();
    return stored
        .getLast()
        .replaceAll("day-[0-9a-f]{32}", "DAY")
        .replaceAll("\"messageId\":\"[^\"]*\"", "\"messageId\":\"M\"");
  }

  private String track(String body) throws IOException {
    assertThat(shop.call("/v1/track", body)).contains("200");
    return only();
  }

  private static String seen(String rest) {
    return "{\"event\":\"view\",\"messageId\":\"m\",\"userId\":\"u\",\"anonymousId\":\"a\""
        + rest
        + "}";
  }

  private static String stored(String rest) {
    return "{\"type\":\"track\",\"messageId\":\"M\"" + rest + "}";
  }

  @Test
  void addressesThatEventsNameAreShortenedAsOurs() throws IOException {
    assertThat(track(seen(",\"context\":{\"ip\":\"198.51.100.77\",\"locale\":\"de\"}")))
        .isEqualTo(
            stored(
                ",\"userId\":\"u\",\"anonymousId\":\"a\",\"event\":\"view\",\"context\":{\"ip\":\"198.51.100.0\",\"locale\":\"de\"}"));
    assertThat(track(seen(",\"context\":{\"ip\":\"2001:db8:1:2:3::4\"}")))
        .contains("\"context\":{\"ip\":\"2001:db8:1:0:0:0:0:0\"}");
    assertThat(track(seen(",\"context\":{\"ip\":\"ann@example.org\"}"))).contains("\"context\":{}");
    assertThat(track(seen(",\"context\":{\"direct\":true}")))
        .contains("\"context\":{\"direct\":true,\"ip\":\"203.0.113.0\"}");
    shop.call(
        "/v1/batch",
        "{\"context\":{\"ip\":\"198.51.100.77\"},\"batch\":[{\"type\":\"page\",\"userId\":\"u\",\"messageId\":\"n\"}]}");
    assertThat(only()).contains("\"context\":{\"ip\":\"198.51.100.0\"}");
  }

  @Test
  void addressesCanBeDroppedOrKept() throws IOException {
    shop.rules("{\"address\":\"drop\"}");
    assertThat(track(seen(",\"context\":{\"ip\":\"198.51.100.77\",\"direct\":true}")))
        .contains("\"context\":{\"direct\":true}");
    assertThat(track(seen(",\"context\":{\"direct\":true}")))
        .contains("\"context\":{\"direct\":true}");
    shop.close();
    shop = new TestShop(folder);
    shop.rules("{\"address\":\"keep\"}");
    assertThat(track(seen(",\"context\":{\"ip\":\"198.51.100.77\"}"))).contains("198.51.100.77");
    assertThat(track(seen(",\"context\":{\"direct\":true}"))).contains("\"ip\":\"203.0.113.77\"");
  }

  @Test
  void parametersAreCutWhereverAnAddressStands() throws IOException {
    assertThat(
            track(
                seen(
                    ",\"properties\":{\"href\":\"/a?token=t&x=1\"},\"context\":{\"page\":{\"url\":\"https://a.example/?email=x\",\"search\":\"?email=x\"}}")))
        .contains("\"href\":\"/a?x=1\"")
        .contains("{\"url\":\"https://a.example/\",\"search\":\"\"}");
  }

  @Test
  void withoutConsentNothingNamesAnybody() throws IOException {
    String rest =
        ",\"properties\":{\"n\":1},\"traits\":{\"name\":\"Ann\"},\"integrations\":{\"x\":{\"id\":7}},\"strange\":{\"id\":8},"
            + "\"context\":{\"ip\":\"198.51.100.77\",\"locale\":\"de\",\"device\":{\"id\":\"d\"},\"traits\":{\"email\":\"e\"},\"consent\":{\"categoryPreferences\":{\"analytics\":false}}}";
    String kept =
        "{\"type\":\"track\",\"anonymousId\":\"DAY\",\"messageId\":\"M\",\"event\":\"view\",\"context\":{\"locale\":\"de\",\"consent\":{\"categoryPreferences\":{\"analytics\":false}}},\"properties\":{\"n\":1}}";
    assertThat(track(seen(rest))).isEqualTo(kept);
    // what cannot be understood grants nothing
    for (String malformed : List.of("\"yes\"", "null", "7", "[]", "{\"analytics\":\"perhaps\"}")) {
      assertThat(track(seen(",\"context\":{\"consent\":" + malformed + "}")))
          .as(malformed)
          .doesNotContain("\"userId\"")
          .contains("DAY");
    }
    assertThat(track(seen(",\"context\":{\"consent\":{\"analytics_storage\":\"GRANTED\"}}")))
        .contains("\"userId\":\"u\"");
    assertThat(track(seen(",\"context\":{\"cookieless\":true}"))).doesNotContain("userId");
  }

  @Test
  void whoObjectsIsNotFollowedWhateverThePageSays() throws IOException {
    shop.objects(true);
    String granted = ",\"context\":{\"consent\":{\"analytics\":true},\"cookieless\":false}";
    assertThat(track(seen(granted))).doesNotContain("userId").contains("\"anonymousId\":\"DAY\"");
    assertThat(shop.call("/v1/identify", "{\"userId\":\"u\",\"traits\":{\"name\":\"Ann\"}}"))
        .contains("400")
        .contains("\"code\":\"consent\"");
    assertThat(shop.call("/v1/alias", "{\"anonymousId\":\"a\",\"context\":{\"cookieless\":true}}"))
        .contains("\"code\":\"consent\"");
    // a server passes on what others do: its own headers say nothing of them
    shop.call(
        "/v1/track", seen("").getBytes(java.nio.charset.StandardCharsets.UTF_8), shop.serverKey());
    assertThat(only()).contains("\"userId\":\"u\"");
  }

  @Test
  void aRefusalIsWrittenDownWithWhoRefuses() throws IOException {
    shop.rules("{\"denied\":\"drop\"}");
    assertThat(
            shop.call(
                "/v1/identify",
                "{\"messageId\":\"m\",\"anonymousId\":\"a\",\"traits\":{\"name\":\"Ann\"},\"context\":{\"consent\":{\"analytics\":false}}}"))
        .contains("200");
    assertThat(only())
        .isEqualTo(
            "{\"type\":\"identify\",\"messageId\":\"M\",\"anonymousId\":\"a\",\"context\":{\"consent\":{\"analytics\":false}}}");
    assertThat(shop.call("/v1/track", seen(",\"context\":{\"cookieless\":true}")))
        .contains("\"code\":\"consent\"");
    assertThat(shop.call("/v1/track", seen(""))).contains("200");
    assertThat(shop.law()).isEqualTo("received 2, duplicate 1, failed 0, present 1");
  }

  @Test
  void whereNothingIsSaidTheRulesDecide() throws IOException {
    shop.rules("{\"unsaid\":\"denied\"}");
    assertThat(track(seen(""))).doesNotContain("userId");
    assertThat(track(seen(",\"context\":{\"cookieless\":false}"))).contains("\"userId\":\"u\"");
    assertThat(track(seen(",\"context\":{\"consent\":{\"marketing\":true}}")))
        .doesNotContain("userId"); // that is another purpose
  }
}
