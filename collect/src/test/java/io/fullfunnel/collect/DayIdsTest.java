package io.fullfunnel.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages without consent: no id of theirs is kept, the day's hash stands for them. */
class DayIdsTest {
  private static final long NOON = 1_800_000_000_000L; // 2027-01-15T08:00Z
  private static final long DAY = 86_400_000L;
  private static final String DONE = "200 {\"success\":true}";
  private static final String CONSENT =
      "{\"messageId\":\"%s\",\"anonymousId\":\"%s\",\"context\":{\"cookieless\":true}}";

  @TempDir Path folder;
  private TestShop shop;

  @BeforeEach
  void open() throws IOException {
    shop = new TestShop(folder.resolve("data"));
    shop.clock(NOON);
  }

  @AfterEach
  void close() throws IOException {
    shop.close();
  }

  private void view(String id) {
    String body =
        "{\"batch\":[{\"type\":\"page\",\"messageId\":\"%s\",\"anonymousId\":null}],\"context\":{\"cookieless\":true}}"
            .formatted(id);
    assertThat(shop.call("/v1/batch", body)).isEqualTo(DONE);
  }

  private List<String> ids() throws IOException {
    return shop.events().stream().map(event -> String.valueOf(event.anonymousId())).toList();
  }

  @Test
  void oneBrowserHasOneIdForADay() throws IOException {
    view("m1");
    view("m2");
    shop.agent("Safari");
    view("m3");
    shop.agent("Firefox");
    shop.clock(NOON + DAY);
    view("m4");
    List<String> ids = ids();
    assertThat(ids.getFirst()).matches("day-[0-9a-f]{32}").isEqualTo(ids.get(1));
    assertThat(List.of(ids.get(0), ids.get(2), ids.get(3))).doesNotHaveDuplicates();
    assertThat(shop.stored().getFirst())
        .isEqualTo(
            "{\"type\":\"page\",\"anonymousId\":\"%s\",\"messageId\":\"m1\",\"context\":{\"cookieless\":true}}",
            ids.getFirst());
    assertThat(shop.law()).isEqualTo("received 4, duplicate 0, failed 0, present 4");
  }

  /** The key of the hash is in memory only: another start draws another one. */
  @Test
  void theKeyStandsNowhere() throws IOException {
    view("m1");
    shop.close();
    shop = new TestShop(folder.resolve("data"));
    shop.clock(NOON);
    view("m2");
    assertThat(ids()).doesNotHaveDuplicates();
  }

  /** The visit goes on; others behind the address, and who withdraws, never belong to it. */
  @Test
  void consentGoesOnFromTheDaysId() throws IOException {
    view("m1");
    assertThat(shop.call("/v1/alias", CONSENT.formatted("m2", "ann"))).isEqualTo(DONE);
    assertThat(shop.call("/v1/alias", CONSENT.formatted("m2", "ann"))).isEqualTo(DONE);
    view("m3");
    view("m4");
    assertThat(shop.call("/v1/alias", CONSENT.formatted("m5", "bob"))).isEqualTo(DONE);
    view("m6");
    List<String> ids = ids();
    assertThat(List.of(ids.get(0), ids.get(3), ids.get(6))).doesNotHaveDuplicates();
    assertThat(ids.get(4)).isEqualTo(ids.get(3));
    String alias =
        "{\"type\":\"alias\",\"previousId\":\"%s\",\"messageId\":\"%s\",\"anonymousId\":\"%s\","
            + "\"context\":{\"cookieless\":true}}";
    assertThat(shop.stored().get(1)).isEqualTo(alias, ids.get(0), "m2", "ann");
    assertThat(shop.stored().get(2)).isEqualTo(alias, ids.get(0), "m2", "ann");
    assertThat(shop.stored().get(5)).isEqualTo(alias, ids.get(3), "m5", "bob");
    assertThat(shop.law()).isEqualTo("received 7, duplicate 1, failed 0, present 6");
  }

  @Test
  void onlyWhoAsksForItIsGivenAnId() throws IOException {
    for (String context : new String[] {"", ",\"context\":{\"cookieless\":false}"}) {
      assertThat(
              shop.call("/v1/track", "{\"messageId\":\"m1\",\"event\":\"A\"%s}".formatted(context)))
          .contains("\"code\":\"no_user_anon_id\"");
    }
    String known =
        "{\"messageId\":\"m2\",\"userId\":\"ann\",\"event\":\"A\",\"context\":{\"cookieless\":true}}";
    assertThat(shop.call("/v1/track", known)).isEqualTo(DONE);
    // and who may keep none keeps none, also where a page sends one by mistake
    assertThat(ids().getFirst()).startsWith("day-");
    assertThat(shop.stored().getFirst()).doesNotContain("ann");
  }
}
