package io.fullfunnel.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.collect.webhook.Preset;
import org.junit.jupiter.api.Test;

/** What deliveries as the services document them become, by the presets. */
class PresetTest {
  private static String tried(String preset, String body) throws Exception {
    WebhookDesk.Tried tried = WebhookDesk.test(Preset.find(preset).orElseThrow().mapping(), body);
    assertThat(tried.refused()).isEmpty();
    return tried.messages().toString().replaceAll("in-[0-9a-f]{32}", "ID");
  }

  @Test
  void stripe() throws Exception {
    String body =
        "{\"id\":\"evt_1\",\"object\":\"event\",\"created\":1719411304,\"type\":"
            + "\"checkout.session.completed\",\"data\":{\"object\":{\"id\":\"cs_1\",\"object\":"
            + "\"checkout.session\",\"amount_total\":25000,\"currency\":\"usd\","
            + "\"client_reference_id\":null,\"customer\":\"cus_1\",\"customer_details\":{\"email\":"
            + "\"ann@example.com\"},\"payment_intent\":\"pi_1\",\"payment_status\":\"paid\"}}}";
    assertThat(tried("stripe", body))
        .isEqualTo(
            "[{\"type\":\"track\",\"messageId\":\"ID\",\"userId\":\"cus_1\",\"event\":"
                + "\"Order Completed\",\"properties\":{\"order_id\":\"pi_1\",\"revenue\":250.00,"
                + "\"currency\":\"usd\"},\"timestamp\":1719411304,\"email\":\"ann@example.com\"}]");
    assertThat(tried("stripe", body.replace("\"paid\"", "\"unpaid\""))).isEqualTo("[]");
  }

  @Test
  void calendly() throws Exception {
    String body =
        "{\"event\":\"invitee.created\",\"created_at\":\"2026-11-20T10:00:00.000000Z\",\"payload\":"
            + "{\"email\":\"ann@example.com\",\"name\":\"Ann\",\"rescheduled\":false,\"tracking\":"
            + "{\"utm_campaign\":\"x\",\"utm_source\":null},\"scheduled_event\":{\"name\":"
            + "\"15 Minute Meeting\",\"start_time\":\"2026-11-24T14:15:00.000000Z\"}}}";
    assertThat(tried("calendly", body))
        .isEqualTo(
            "[{\"type\":\"track\",\"messageId\":\"ID\",\"userId\":\"ann@example.com\",\"event\":"
                + "\"Meeting Booked\",\"properties\":{\"meeting\":\"15 Minute Meeting\",\"start\":"
                + "\"2026-11-24T14:15:00.000000Z\",\"rescheduled\":false,\"utm_campaign\":\"x\"},"
                + "\"timestamp\":\"2026-11-20T10:00:00.000000Z\",\"email\":\"ann@example.com\"}, "
                + "{\"type\":\"identify\",\"messageId\":\"ID\",\"userId\":\"ann@example.com\","
                + "\"traits\":{\"email\":\"ann@example.com\",\"name\":\"Ann\"},\"timestamp\":"
                + "\"2026-11-20T10:00:00.000000Z\"}]");
  }

  @Test
  void typeform() throws Exception {
    String body =
        "{\"event_id\":\"01EK\",\"event_type\":\"form_response\",\"form_response\":{\"form_id\":"
            + "\"g8hc\",\"token\":\"x71f\",\"landed_at\":\"2020-09-26T08:23:47Z\",\"submitted_at\":"
            + "\"2020-09-26T08:23:49Z\",\"hidden\":{\"user_id\":\"ann\"},\"definition\":{\"id\":"
            + "\"g8hc\",\"title\":\"Feedback\"},\"answers\":[]}}";
    assertThat(tried("typeform", body))
        .isEqualTo(
            "[{\"type\":\"track\",\"messageId\":\"ID\",\"userId\":\"ann\",\"anonymousId\":\"x71f\","
                + "\"event\":\"Form Submitted\",\"properties\":{\"form\":\"Feedback\",\"form_id\":"
                + "\"g8hc\",\"hidden\":{\"user_id\":\"ann\"}},\"timestamp\":"
                + "\"2020-09-26T08:23:49Z\"}]");
  }

  @Test
  void github() throws Exception {
    String body =
        "{\"action\":\"created\",\"starred_at\":\"2022-05-31T17:24:36Z\",\"repository\":"
            + "{\"full_name\":\"quarkus/bot\"},\"sender\":{\"login\":\"ann\",\"id\":1,\"node_id\":"
            + "\"MDQ6\"}}";
    assertThat(tried("github", body))
        .isEqualTo(
            "[{\"type\":\"track\",\"messageId\":\"ID\",\"anonymousId\":\"MDQ6\",\"event\":"
                + "\"Repository Starred\",\"properties\":{\"login\":\"ann\",\"repository\":"
                + "\"quarkus/bot\"},\"timestamp\":\"2022-05-31T17:24:36Z\"}]");
    assertThat(tried("github", "{\"zen\":\"Keep it logically awesome.\",\"hook_id\":1}"))
        .isEqualTo("[]");
  }

  @Test
  void segment() throws Exception {
    String one = "{\"type\":\"page\",\"messageId\":\"m1\",\"userId\":\"ann\"}";
    assertThat(tried("segment", one)).isEqualTo("[" + one + "]");
    assertThat(tried("segment", "{\"batch\":[" + one + "]}")).isEqualTo("[" + one + "]");
  }
}
