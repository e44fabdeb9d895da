package io.fullfunnel.collect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.store.event.Event;
import io.fullfunnel.testkit.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Segment's published examples, and how it reckons with a client's clock. */
class SegmentOracleTest {
  @TempDir Path folder;
  private TestShop shop;
  private JsonNode oracle;

  @BeforeEach
  void open() throws IOException {
    oracle =
        JsonMapper.shared().readTree(Files.readAllBytes(SharedData.file("oracles/segment.json")));
    shop = new TestShop(folder.resolve("data"));
  }

  @AfterEach
  void close() throws IOException {
    shop.close();
  }

  @Test
  void clocks() throws IOException {
    List<String> expected = new ArrayList<>();
    for (JsonNode vector : oracle.path("skew_vectors")) {
      String id = vector.path("id").asString();
      shop.clock(Instant.parse(vector.path("receivedAt").asString()).toEpochMilli());
      String own = vector.path("originalTimestamp").toString();
      String sent = vector.path("sentAt").toString();
      String event = "\"messageId\":\"%s\",\"userId\":\"u\",\"event\":\"A\",\"timestamp\":%s";
      String one = "{" + event.formatted(id, own) + ",\"sentAt\":" + sent + "}";
      assertThat(shop.call("/v1/track", one)).isEqualTo("200 {\"success\":true}");
      String many =
          "{\"batch\":[{\"type\":\"track\","
              + event.formatted(id + "b", own)
              + "}],\"sentAt\":"
              + sent
              + "}";
      assertThat(shop.call("/v1/batch", many)).isEqualTo("200 {\"success\":true}");
      expected.add(id + " " + vector.path("timestamp").asString());
      expected.add(id + "b " + vector.path("timestamp").asString());
    }
    List<String> found = new ArrayList<>();
    for (Event event : shop.events()) {
      String time =
          java.time.format.DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'")
              .withZone(java.time.ZoneOffset.UTC)
              .format(Instant.ofEpochMilli(event.timeMillis()));
      found.add(event.messageId() + " " + time);
    }
    assertThat(found).hasSize(10).isEqualTo(expected);
    assertThat(shop.law()).isEqualTo("received 10, duplicate 0, failed 0, present 10");
  }

  @Test
  void examples() throws IOException {
    List<String> found = new ArrayList<>();
    for (JsonNode example : oracle.path("payload_examples")) {
      byte[] body = example.path("body").toString().getBytes(UTF_8);
      assertThat(shop.call(example.path("path").asString(), body, shop.writeKey()))
          .as(example.path("id").asString())
          .startsWith("200 ");
    }
    for (Event event : shop.events()) {
      found.add(
          event.type()
              + " "
              + event.name()
              + " "
              + event.userId()
              + " "
              + Instant.ofEpochMilli(event.timeMillis()));
    }
    assertThat(found)
        .containsExactly(
            "IDENTIFY  019mr8mf4r 2012-12-02T00:30:08.276Z",
            "TRACK Item Purchased 019mr8mf4r 2012-12-02T00:30:12.984Z",
            "PAGE Page Viewed 019mr8mf4r 2012-12-02T00:31:29.738Z",
            "GROUP  019mr8mf4r 2027-01-15T08:00:00Z",
            "ALIAS  019mr8mf4r 2027-01-15T08:00:00Z",
            "TRACK Song Played 971mj8mk7p 2015-02-02T00:30:12.984Z");
    assertThat(shop.law()).isEqualTo("received 6, duplicate 0, failed 0, present 6");
  }

  @Test
  void everyPathAndItsShortForm() {
    List<String> known = new ArrayList<>();
    for (JsonNode fact : oracle.path("facts")) {
      if (fact.path("id").asString().equals("paths")) {
        fact.path("value").forEach(path -> known.add(path.asString().split(" ", -1)[0]));
      }
    }
    assertThat(known).hasSize(8);
    for (String path : known) {
      Route route = Route.find(path);
      assertThat(route).as(path).isNotNull();
      String letter = path.equals("/v1/import") ? "m" : path.substring(4, 5);
      assertThat(Route.find("/v1/" + letter)).isEqualTo(route);
      assertThat(Route.find(path + "/")).isEqualTo(route);
    }
    assertThat(Route.find("/v1/")).isNull();
    assertThat(Route.find("/v2/track")).isNull();
  }

  /** The address is asked for or named by the client, and kept without its end. */
  @Test
  void theCallersAddress() throws IOException {
    String event =
        "{\"type\":\"page\",\"messageId\":\"%s\",\"userId\":\"u\",\"context\":{\"direct\":true%s}}";
    shop.call("/v1/page", event.formatted("m1", ""));
    shop.call("/v1/page", event.formatted("m2", ",\"ip\":\"9.9.9.9\""));
    List<String> found = new ArrayList<>();
    for (Event each : shop.events()) {
      found.add(each.messageId() + " " + each.given(Event.Given.ADDRESS));
    }
    assertThat(found).containsExactly("m1 203.0.113.0", "m2 9.9.9.0");
    assertThat(shop.law()).isEqualTo("received 2, duplicate 0, failed 0, present 2");
  }
}
