package io.fullfunnel.store.channels;

import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.engine.visits.OriginField;
import io.fullfunnel.store.visits.Referrer;
import io.fullfunnel.testkit.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The channels that other products' test suites expect, each by the rule set of its source. */
class ChannelVectorsTest {
  @Test
  void everyVectorIsGreenInTheModeOfItsSource() throws IOException {
    Path file = SharedData.file("oracles/channels.json");
    List<String> wrong = new ArrayList<>();
    int seen = 0;
    for (JsonNode vector : JsonMapper.shared().readTree(Files.readString(file)).path("vectors")) {
      seen++;
      String told = told(vector);
      if (!told.isEmpty()) {
        wrong.add(vector.path("id").asString() + " " + vector.path("input") + ": " + told);
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(seen).isEqualTo(99);
  }

  /** What is wrong; empty if nothing is. */
  private static String told(JsonNode vector) {
    JsonNode input = vector.path("input");
    String source = vector.path("source").asString();
    if (vector.has("referrer_type")) {
      Site site = Sources.shipped().find(input.path("referring_domain").asString());
      String kind = site == null ? "none" : site.kind().label();
      return differs(vector.path("referrer_type").asString().toLowerCase(Locale.ROOT), kind);
    }
    if (vector.has("source_name")) {
      String referrer = input.path("referrer").asString("");
      String text =
          referrer.isEmpty() ? input.path("utm_source").asString() : Referrer.host(referrer);
      Site site = Sources.shipped().find(text);
      return differs(vector.path("source_name").asString(), site == null ? text : site.name());
    }
    String set =
        source.startsWith("plausible")
            ? "plausible"
            : source.startsWith("PostHog") ? "posthog" : "ga4";
    Verdict verdict = Channels.shipped(set).verdict(parts(input));
    return differs(vector.path("channel").asString(), verdict.channel());
  }

  private static String differs(String expected, String told) {
    return expected.equals(told) ? "" : "expected " + expected + ", not " + told;
  }

  private static @Nullable String[] parts(JsonNode input) {
    @Nullable String[] parts = new @Nullable String[OriginField.values().length];
    for (OriginField field : OriginField.values()) {
      String utm = "utm_" + field.label();
      JsonNode value = input.has(utm) ? input.get(utm) : input.path(field.label());
      parts[field.place()] = value.isMissingNode() ? null : value.asString();
    }
    JsonNode domain = input.path("referring_domain");
    if (!domain.isMissingNode() && !domain.asString().equals("$direct")) {
      parts[OriginField.REFERRER.place()] = domain.asString();
    }
    if (input.has("referrer_source_name")) {
      parts[OriginField.REFERRER.place()] = input.get("referrer_source_name").asString();
    }
    if (input.has("click_id_param")) {
      parts[OriginField.CLICK_ID.place()] = input.get("click_id_param").asString();
    }
    input.path("click_ids").propertyNames().forEach(id -> parts[OriginField.CLICK_ID.place()] = id);
    return parts;
  }
}
