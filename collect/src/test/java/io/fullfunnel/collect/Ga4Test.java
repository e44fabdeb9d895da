package io.fullfunnel.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** GA4's Measurement Protocol: what it is told, and what then stands in the journal. */
class Ga4Test {
  private static final String PURCHASE =
      "{\"client_id\":\"c.1\",\"user_id\":\"u1\",\"timestamp_micros\":\"1799999000123456\","
          + "\"consent\":{\"ad_user_data\":\"GRANTED\"},\"user_data\":{\"sha256_email\":\"x\"},"
          + "\"ip_override\":\"1.2.3.4\",\"user_properties\":{\"plan\":{\"value\":\"pro\"}},"
          + "\"events\":[{\"name\":\"page_view\",\"params\":{\"session_id\":123,"
          + "\"engagement_time_msec\":\"100\",\"page_location\":\"https://shop.example/a?utm_source=x\","
          + "\"page_referrer\":\"https://search.example/\",\"page_title\":\"A\"}},"
          + "{\"name\":\"purchase\",\"params\":{\"transaction_id\":\"T1\",\"value\":12.50,"
          + "\"currency\":\"EUR\",\"page_location\":\"https://shop.example/paid\",\"items\":["
          + "{\"item_id\":\"S1\",\"item_name\":\"Mug\",\"price\":12.50,\"quantity\":1}]}}]}";

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

  private String send(String body) {
    return shop.dialect("POST", address("/mp/collect"), body);
  }

  private String debug(String body) {
    return shop.dialect("POST", address("/debug/mp/collect"), body);
  }

  private String address(String path) {
    return path + "?measurement_id=G-1ABC&api_secret=" + shop.writeKey();
  }

  /** Whole messages; sent again each counts once. */
  @Test
  void aBodyBecomesMessages() throws IOException {
    assertThat(send(PURCHASE)).isEqualTo("204");
    String ga4 =
        "\"ga4\":{\"measurement_id\":\"G-1ABC\",\"consent\":{\"ad_user_data\":\"GRANTED\"}";
    List<String> stored = shop.stored();
    assertThat(
            stored.stream().map(message -> message.replaceAll("ga4-[0-9a-f]{32}", "ID")).toList())
        .containsExactly(
            "{\"type\":\"page\",\"messageId\":\"ID\",\"userId\":\"u1\",\"anonymousId\":\"c.1\","
                + "\"name\":\"A\",\"context\":{"
                + ga4
                + ",\"event\":\"page_view\"},\"sessionId\":\"123\"},\"properties\":{"
                + "\"engagement_time_msec\":\"100\",\"url\":\"https://shop.example/a?utm_source=x\","
                + "\"referrer\":\"https://search.example/\",\"title\":\"A\"},"
                + "\"timestamp\":\"2027-01-15T07:43:20.123Z\"}",
            "{\"type\":\"track\",\"messageId\":\"ID\",\"userId\":\"u1\",\"anonymousId\":\"c.1\","
                + "\"event\":\"Order Completed\",\"context\":{"
                + ga4
                + ",\"event\":\"purchase\"},\"page\":{\"url\":\"https://shop.example/paid\"}},"
                + "\"properties\":{\"order_id\":\"T1\",\"revenue\":12.50,\"currency\":\"EUR\","
                + "\"products\":[{\"product_id\":\"S1\",\"name\":\"Mug\",\"price\":12.50,"
                + "\"quantity\":1}]},\"timestamp\":\"2027-01-15T07:43:20.123Z\"}",
            "{\"type\":\"identify\",\"messageId\":\"ID\",\"userId\":\"u1\",\"anonymousId\":\"c.1\","
                + "\"context\":{"
                + ga4
                + "}},\"traits\":{\"plan\":\"pro\"},\"timestamp\":\"2027-01-15T07:43:20.123Z\"}");
    assertThat(send(PURCHASE)).isEqualTo("204");
    assertThat(shop.law()).isEqualTo("received 6, duplicate 3, failed 0, present 3");
  }

  /** Nothing tells a second time from a retry where the body says no time. */
  @Test
  void whatSaysNoTimeCountsEachTime() throws IOException {
    String body = "{\"client_id\":\"c\",\"events\":[{\"name\":\"login\"}]}";
    String paid =
        "{\"client_id\":\"c\",\"events\":[{\"name\":\"purchase\","
            + "\"params\":{\"transaction_id\":\"T\"}}]}";
    for (String each : new String[] {body, body, paid, paid}) {
      assertThat(send(each)).isEqualTo("204");
    }
    assertThat(shop.law()).isEqualTo("received 4, duplicate 1, failed 0, present 3");
  }

  /** An event about one product has its members itself; of several it has a list. */
  @Test
  void products() throws IOException {
    String one = "{\"item_id\":\"S1\",\"item_category\":\"Mugs\",\"quantity\":2,\"index\":4}";
    String body =
        "{\"client_id\":\"c\",\"events\":[{\"name\":\"add_to_cart\",\"params\":{\"quantity\":7,"
            + "\"items\":[ITEM]}},{\"name\":\"view_item\",\"params\":{\"items\":[ITEM,ITEM]}}]}";
    assertThat(send(body.replace("ITEM", one))).isEqualTo("204");
    String ours = "{\"product_id\":\"S1\",\"category\":\"Mugs\",\"quantity\":2,\"position\":4}";
    assertThat(
            shop.events().stream().map(event -> event.name() + " " + event.properties()).toList())
        .containsExactly(
            "Product Added {\"quantity\":7,\"product_id\":\"S1\",\"category\":\"Mugs\","
                + "\"position\":4}",
            "Product Viewed {\"products\":[" + ours + "," + ours + "]}");
  }

  /** GA4 says nothing; here is told what is wrong, and debug says the same beforehand. */
  @Test
  void whatIsWrongIsTold() throws IOException {
    String batch = "{\"client_id\":\"c\",\"events\":[{\"params\":{}},7,{\"name\":\"login\"}]}";
    String noEvents = "{\"client_id\":\"c\"}";
    String noClient = "{\"events\":[{\"name\":\"login\"}]}";
    String time =
        "{\"client_id\":\"c\",\"timestamp_micros\":\"now\",\"events\":[{\"name\":\"a\"}]}";
    assertThat(send(batch))
        .startsWith("400 ")
        .contains("\"accepted\":1", "missing_event", "not_an");
    assertThat(send(noEvents)).startsWith("400 ").contains("\"code\":\"bad_json\"");
    assertThat(send(noClient)).startsWith("400 ").contains("no_user_anon_id");
    assertThat(send(time)).startsWith("400 ").contains("\"code\":\"unreadable_time\"");
    assertThat(send("no JSON")).startsWith("400 ").contains("\"code\":\"bad_json\"");
    String many = "{\"name\":\"a\"},".repeat(25) + "{\"name\":\"a\"}";
    assertThat(send("{\"client_id\":\"c\",\"events\":[" + many + "]}")).startsWith("413 ");
    assertThat(shop.dialect("POST", "/mp/collect?api_secret=ff_x", batch)).startsWith("401 ");
    assertThat(shop.dialect("POST", "/mp/collect", batch)).contains("as api_secret in the address");
    assertThat(shop.dialect("GET", "/mp/collect", "")).startsWith("405 ");
    assertThat(shop.collector().counts().of(shop.writeKey().substring(3, 11)))
        .isEqualTo(
            Map.of(
                "accepted",
                1L,
                "missing_event",
                1L,
                "not_an_object",
                1L,
                "no_user_anon_id",
                1L,
                "bad_json",
                2L,
                "unreadable_time",
                1L,
                "too_large",
                1L));
    String told = "200 {\"validationMessages\":[%s]}";
    String message = "{\"fieldPath\":\"%s\",\"description\":\"%s\",\"validationCode\":\"%s\"}";
    assertThat(debug(PURCHASE)).isEqualTo(told.formatted(""));
    assertThat(debug(batch))
        .isEqualTo(
            told.formatted(
                message.formatted(
                        "events.name",
                        "Event at index: [0]. A track call names its event.",
                        "NAME_INVALID")
                    + ","
                    + message.formatted(
                        "events", "Event at index: [1]. It is no JSON object.", "VALUE_INVALID")));
    assertThat(debug(noEvents)).contains("\"fieldPath\":\"events\"", "\"VALUE_REQUIRED\"");
    assertThat(debug(noClient)).contains("\"fieldPath\":\"client_id\"", "\"VALUE_REQUIRED\"");
    assertThat(debug(time)).contains("\"fieldPath\":\"timestamp_micros\"", "\"VALUE_INVALID\"");
    assertThat(shop.dialect("POST", "/debug/mp/collect?api_secret=ff_x", PURCHASE))
        .contains("\"fieldPath\":\"api_secret\"");
    assertThat(shop.law()).isEqualTo("received 1, duplicate 0, failed 0, present 1");
  }

  /** F14: whatever the body holds, it is answered, and what was taken can be read. */
  @Test
  void hostileBodies() throws IOException {
    String[] values = {
      "null",
      "7",
      "\"\"",
      "[]",
      "{}",
      "1e999999999",
      "\"\\ud800\"",
      "[[1]]",
      "{\"value\":{\"value\":1}}",
      "-1",
      "99999999999999999999",
      "\"\\u0000\"",
      "true",
      "[".repeat(300),
      "{\"a\":1,\"a\":2}"
    };
    String[] places = {
      "{\"client_id\":%s,\"events\":[{\"name\":\"a\"}]}",
      "{\"client_id\":\"c\",\"events\":%s}",
      "{\"client_id\":\"c\",\"events\":[%s]}",
      "{\"client_id\":\"c\",\"events\":[{\"name\":%s}]}",
      "{\"client_id\":\"c\",\"events\":[{\"name\":\"purchase\",\"params\":%s}]}",
      "{\"client_id\":\"c\",\"events\":[{\"name\":\"view_item\",\"params\":{\"items\":[%s]}}]}",
      "{\"client_id\":\"c\",\"events\":[{\"name\":\"a\",\"params\":{\"session_id\":%s}}]}",
      "{\"client_id\":\"c\",\"timestamp_micros\":%s,\"events\":[{\"name\":\"a\"}]}",
      "{\"client_id\":\"c\",\"user_properties\":%s,\"events\":[{\"name\":\"a\"}]}",
      "{\"client_id\":\"c\",\"user_location\":%s,\"events\":[{\"name\":\"a\"}]}",
      "%s"
    };
    for (String place : places) {
      for (String value : values) {
        String body = place.formatted(value);
        assertThat(send(body)).as(body).matches("(?s)204|(400|413) \\{.*}");
        assertThat(debug(body)).as(body).startsWith("200 {\"validationMessages\":[");
      }
    }
    assertThat(shop.events()).hasSizeGreaterThan(50); // fails where one cannot be read
    assertThat(shop.law()).contains("failed 0,");
  }

  /** A write key is public here too. */
  @Test
  void aWriteKeySetsNoProtectedTrait() throws IOException {
    String body =
        "{\"client_id\":\"c\",\"user_properties\":{\"score\":{\"value\":1}},"
            + "\"events\":[{\"name\":\"login\"}]}";
    assertThat(send(body)).contains("\"index\":1", "\"code\":\"protected\"");
    String server = "/mp/collect?api_secret=" + shop.serverKey();
    assertThat(shop.dialect("POST", server, body)).isEqualTo("204");
    assertThat(shop.law()).isEqualTo("received 3, duplicate 0, failed 0, present 3");
  }
}
