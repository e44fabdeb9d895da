package io.fullfunnel.collect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fullfunnel.collect.webhook.MappingException;
import io.fullfunnel.collect.webhook.Preset;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Deliveries: which are believed, what they become, and that each counts once. */
class WebhookTest {
  /** The vector of the Standard Webhooks reference libraries. */
  private static final long THEN = 1_614_265_330_000L;

  private static final String BODY = "{\"test\": 2432232314}";
  private static final Map<String, String> SIGNED =
      Map.of(
          "webhook-id",
          "msg_p5jXN8AQM9LWM0D4loKWxJek",
          "webhook-timestamp",
          "1614265330",
          "webhook-signature",
          "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  private static final String MAPPING = "{\"rules\":[{\"event\":\"Tested\",\"userId\":\"/test\"}]}";

  @TempDir Path folder;
  private TestShop shop;

  @BeforeEach
  void open() throws IOException {
    shop = new TestShop(folder);
    shop.clock(THEN);
  }

  @AfterEach
  void close() throws IOException {
    shop.close();
  }

  private WebhookDesk.Made receiver(
      @Nullable String preset, @Nullable String proof, @Nullable String secret, String mapping)
      throws IOException, MappingException {
    return new WebhookDesk(shop.receivers(), Clock.systemUTC())
        .add(
            new WebhookDesk.Wanted(
                "Test", preset, proof, null, secret, null, mapping.isEmpty() ? null : mapping),
            "ann");
  }

  private String deliver(WebhookDesk.Made to, String body, Map<String, String> headers) {
    Snippet.Reply reply = shop.dialect("POST", to.receiver().path(), body, headers);
    return reply.status() + " " + new String(reply.body(), UTF_8);
  }

  private static Map<String, String> but(String header, String value) {
    Map<String, String> headers = new HashMap<>(SIGNED);
    headers.put(header, value);
    return headers;
  }

  /** The official vector is believed once, and only whole; sent again it is a duplicate. */
  @Test
  void standardWebhooks() throws Exception {
    WebhookDesk.Made receiver =
        receiver(null, "standard", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", MAPPING);
    String done = "200 {\"success\":true}";
    assertThat(deliver(receiver, BODY, SIGNED)).isEqualTo(done);
    String two = "v1,AAAA v2,x " + SIGNED.get("webhook-signature");
    assertThat(deliver(receiver, BODY, but("webhook-signature", two))).isEqualTo(done);
    assertThat(shop.stored().getFirst().replaceAll("in-[0-9a-f]{32}", "ID"))
        .isEqualTo(
            "{\"type\":\"track\",\"messageId\":\"ID\",\"userId\":2432232314,\"event\":\"Tested\"}");
    List<Map<String, String>> wrong =
        List.of(
            Map.of(),
            but("webhook-id", "msg_other"),
            but("webhook-timestamp", "1614265331"),
            but("webhook-timestamp", "x"),
            but("webhook-timestamp", "-9223372036854775808"),
            but("webhook-signature", "g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="),
            but("webhook-signature", "v1,"),
            but("webhook-signature", "v1,%%%"),
            but("webhook-signature", "v1a,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="));
    for (Map<String, String> headers : wrong) {
      assertThat(deliver(receiver, BODY, headers)).as("%s", headers).startsWith("401 ");
    }
    assertThat(deliver(receiver, BODY + " ", SIGNED)).contains("\"code\":\"bad_signature\"");
    shop.clock(THEN + 301_000);
    assertThat(deliver(receiver, BODY, SIGNED)).contains("more than five minutes");
    shop.clock(THEN - 301_000);
    assertThat(deliver(receiver, BODY, SIGNED)).contains("more than five minutes");
    shop.clock(THEN + 299_000);
    assertThat(deliver(receiver, BODY, SIGNED)).isEqualTo(done);
    assertThat(shop.collector().counts().of(receiver.receiver().id()))
        .isEqualTo(Map.of("accepted", 3L, "bad_signature", 12L));
    assertThat(shop.seen()).hasSize(12).extracting(Refused::content).containsOnly("");
    assertThat(shop.law()).isEqualTo("received 3, duplicate 2, failed 0, present 1");
  }

  /** The vector of GitHub's documentation, whose body is no JSON; Typeform writes base64. */
  @Test
  void theBodyIsSigned() throws Exception {
    WebhookDesk.Made receiver = receiver("github", null, "It's a Secret to Everybody", "");
    String hex = "757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";
    String name = "x-hub-signature-256";
    assertThat(deliver(receiver, "Hello, World!", Map.of(name, "sha256=" + hex)))
        .startsWith("400 ")
        .contains("\"code\":\"bad_json\"");
    String base64 = "sha256=dXEH6g6yUJ/CESIczphLijdXC211hsIsRvQ3nIsEPhc=";
    assertThat(deliver(receiver, "Hello, World!", Map.of(name, base64))).startsWith("400 ");
    assertThat(deliver(receiver, "Hello, World?", Map.of(name, "sha256=" + hex)))
        .startsWith("401 ");
    assertThat(deliver(receiver, "Hello, World!", Map.of(name, "sha1=" + hex))).startsWith("401 ");
    assertThat(deliver(receiver, "Hello, World!", Map.of())).contains("X-Hub-Signature-256 is");
  }

  /** Time and body are signed, as Stripe and Calendly do. */
  @Test
  void timeAndBodyAreSigned() throws Exception {
    WebhookDesk.Made receiver = receiver(null, "stripe", "whsec_test_secret", MAPPING);
    String sum = "51c6a2cfe5fe0ef1ff7b3a5d6b0a7d4d";
    assertThat(deliver(receiver, BODY, Map.of("stripe-signature", "t=1614265330,v1=" + sum)))
        .startsWith("401 ");
    String signed = Signing.hex("whsec_test_secret", "1614265330." + BODY);
    String header = "t=1614265330,v0=x,v1=" + sum + ",v1=" + signed;
    assertThat(deliver(receiver, BODY, Map.of("stripe-signature", header))).startsWith("200 ");
    String later = header.replace("1614265330", "1614265340");
    assertThat(deliver(receiver, BODY, Map.of("stripe-signature", later))).startsWith("401 ");
    assertThat(deliver(receiver, BODY, Map.of("stripe-signature", "v1=" + signed)))
        .contains("no number of seconds");
  }

  /** The secret itself: in a header, as a bearer's or as Basic's password. */
  @Test
  void theSecretItself() throws Exception {
    WebhookDesk.Made receiver = receiver(null, "secret", null, MAPPING);
    String secret = String.valueOf(receiver.secret());
    String basic = java.util.Base64.getEncoder().encodeToString(("any:" + secret).getBytes(UTF_8));
    for (String given : List.of(secret, "Bearer " + secret, "Basic " + basic)) {
      assertThat(deliver(receiver, BODY, Map.of("authorization", given))).startsWith("200 ");
    }
    for (String given : List.of("x", "Basic x", "Basic !", "Bearer", secret + "x")) {
      assertThat(deliver(receiver, BODY, Map.of("authorization", given))).startsWith("401 ");
    }
    assertThat(shop.law()).isEqualTo("received 3, duplicate 2, failed 0, present 1");
  }

  /** What no rule is for is answered, so that it is not sent again, and counted. */
  @Test
  void whatNoRuleIsFor() throws Exception {
    String mapping =
        "{\"rules\":[{\"when\":{\"/kind\":[\"a\",7],\"/gone\":{\"exists\":false}},"
            + "\"each\":\"/list\",\"event\":\"@/name\",\"userId\":\"$/who\","
            + "\"properties\":{\"kind\":\"$/kind\",\"n\":{\"cents\":\"/n\"},\"fixed\":{\"is\":\"/x\"}}}]}";
    WebhookDesk.Made receiver =
        receiver(null, "secret", "12345678", mapping.replace("/kind\":[", "$/kind\":["));
    Map<String, String> proof = Map.of("authorization", "12345678");
    String body =
        "{\"kind\":7,\"who\":\"ann\",\"list\":[{\"name\":\"A\",\"n\":1999},{\"n\":1.5},"
            + "{\"name\":\"B\",\"n\":-5}]}";
    assertThat(deliver(receiver, body, proof)).startsWith("400 ").contains("\"accepted\":2");
    assertThat(
            shop.stored().stream().map(text -> text.replaceAll("in-[0-9a-f]{32}", "ID")).toList())
        .containsExactly(
            "{\"type\":\"track\",\"messageId\":\"ID\",\"userId\":\"ann\",\"event\":\"A\","
                + "\"properties\":{\"kind\":7,\"n\":19.99,\"fixed\":\"/x\"}}",
            "{\"type\":\"track\",\"messageId\":\"ID\",\"userId\":\"ann\",\"event\":\"B\","
                + "\"properties\":{\"kind\":7,\"n\":-0.05,\"fixed\":\"/x\"}}");
    for (String other :
        List.of("{}", "[]", "7", "null", "{\"kind\":\"b\"}", "{\"kind\":7,\"list\":{}}")) {
      assertThat(deliver(receiver, other, proof)).as(other).isEqualTo("200 {\"success\":true}");
    }
    assertThat(shop.collector().counts().of(receiver.receiver().id()))
        .isEqualTo(Map.of("accepted", 2L, "missing_event", 1L, "not_mapped", 6L));
    assertThat(shop.dialect("POST", "/in/none", "{}")).startsWith("404 ");
    assertThat(shop.dialect("GET", receiver.receiver().path(), "")).startsWith("405 ");
    assertThat(shop.law()).isEqualTo("received 2, duplicate 0, failed 0, present 2");
  }

  /** F14: whatever is delivered is answered; what is made of it is bounded. */
  @Test
  void hostileDeliveries() throws Exception {
    WebhookDesk.Made receiver = receiver("segment", null, "12345678", "");
    Map<String, String> proof = Map.of("authorization", "12345678");
    List<String> bodies =
        List.of(
            "",
            "{",
            "[".repeat(100_000),
            "\"\\ud800\"",
            "{\"batch\":[1,null,[],{}]}",
            "{\"batch\":[" + "{},".repeat(3_000) + "{}]}",
            "1e999999999",
            "{\"messageId\":{\"a\":1},\"type\":\"track\",\"event\":7,\"userId\":[1]}",
            "{\"type\":\"page\",\"userId\":\"u\",\"properties\":"
                + "{\"a\":".repeat(100)
                + "1"
                + "}".repeat(100)
                + "}",
            "{\"a\":\"" + "x".repeat(400_000) + "\"}");
    for (String body : bodies) {
      assertThat(deliver(receiver, body, proof)).matches("(?s)(200|400|413) \\{.*}");
    }
    String copies =
        "{\"rules\":[{\"each\":\"/l\",\"event\":\"A\",\"userId\":\"u\",\"properties\":{\"p\":\"$/big\"}}]}";
    WebhookDesk.Made bomb = receiver(null, "secret", "12345678", copies);
    String large = "{\"big\":\"" + "x".repeat(100_000) + "\",\"l\":[" + "1,".repeat(1_000) + "1]}";
    assertThat(deliver(bomb, large, proof)).startsWith("413 ").contains("more than 2 MB");
    assertThat(shop.law()).isEqualTo("received 0, duplicate 0, failed 0, present 0");
  }

  /** Every preset can be read; what is wrong with a mapping is told with its place. */
  @Test
  void mappingsAreCheckedWhenSaved() throws Exception {
    for (Preset preset : Preset.all()) {
      assertThat(receiver(preset.name(), null, null, "").receiver().mapping())
          .isEqualTo(preset.mapping());
    }
    Map<String, String> wrong = new HashMap<>();
    wrong.put("{", "");
    wrong.put("{\"rules\":[]}", "/rules");
    wrong.put("{\"rules\":[{\"event\":\"A\"}]}", "/rules/0");
    wrong.put("{\"rules\":[{\"userId\":\"/u\"}]}", "/rules/0");
    wrong.put("{\"rules\":[{\"userId\":\"/u\",\"evnt\":\"A\"}]}", "/rules/0/evnt");
    wrong.put("{\"rules\":[{\"userId\":\"/u\",\"type\":\"bend\"}]}", "/rules/0/type");
    wrong.put("{\"rules\":[{\"userId\":\"/u\",\"event\":\"$x\"}]}", "/rules/0/event");
    wrong.put("{\"rules\":[{\"userId\":[\"/u\",null],\"event\":\"A\"}]}", "/rules/0/userId/1");
    wrong.put(
        "{\"rules\":[{\"userId\":\"/u\",\"event\":\"A\",\"when\":{\"a\":1}}]}", "/rules/0/when/a");
    wrong.put(
        "{\"rules\":[{\"userId\":\"/u\",\"event\":\"A\",\"when\":{\"/a\":[]}}],\"x\":1}", "/x");
    wrong.forEach((mapping, place) ->
        assertThatThrownBy(() -> receiver(null, "secret", null, mapping))
            .as(mapping)
            .isInstanceOfSatisfying(
                MappingException.class, e -> assertThat(e.place()).isEqualTo(place)));
  }
}
