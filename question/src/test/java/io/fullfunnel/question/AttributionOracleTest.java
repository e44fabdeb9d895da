package io.fullfunnel.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fullfunnel.testkit.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * FEATURE UNDER TEST: credits as others publish, assert or compute them. Fractribution's "shapley"
 * is a drop-one contribution, no Shapley value (docs/intended.md); its other models hold. The
 * vector of 10,000 paths is in the testkit's PathDataTest.
 */
class AttributionOracleTest {
  private static final TextData NOTHING = TextData.of("");

  @TestFactory
  List<DynamicTest> vectors() throws IOException {
    var file = SharedData.file("oracles/attribution.json");
    List<DynamicTest> tests = new ArrayList<>();
    for (JsonNode vector : Questions.parse(Files.readAllBytes(file)).path("vectors")) {
      tests.add(DynamicTest.dynamicTest(vector.path("id").asString(), () -> check(vector)));
    }
    assertThat(tests).hasSize(22);
    return tests;
  }

  private static void check(JsonNode vector) {
    if (vector.has("path")) {
      perTouch(vector);
    } else if (vector.has("touch_ages_days")) {
      ages(vector);
    } else if (vector.has("expected_credit_share_per_path")) {
      perPath(vector);
    } else if (vector.has("paths")) {
      paths(vector);
    } else {
      assertThat(vector.path("paths_file").asString()).isEqualTo("attribution_pathdata.csv");
    }
  }

  private static void paths(JsonNode vector) {
    JsonNode expected = vector.path("expected");
    for (Map.Entry<String, JsonNode> model : expected.properties()) {
      boolean nulls = !model.getKey().endsWith("_conversions_only");
      JsonNode answer =
          switch (model.getKey()) {
            case "conversion_probability",
                "removal_effect",
                "markov_order1",
                "markov_order1_conversions_only" ->
                ask(vector.path("paths"), "'markov'", nulls);
            case "position_40_20_40" -> ask(vector.path("paths"), "'position'", true);
            case "shapley_cumulative" -> ask(vector.path("paths"), "'shapley'", true);
            default -> ask(vector.path("paths"), "'" + model.getKey() + "'", true);
          };
      JsonNode said = answer.at("/models/0");
      if (model.getKey().equals("conversion_probability")) {
        assertThat(said.path("conversionProbability").doubleValue())
            .isCloseTo(model.getValue().doubleValue(), within(1e-12));
      } else {
        String figure = model.getKey().equals("removal_effect") ? model.getKey() : "conversions";
        compare(said, figure.replace("removal_effect", "removalEffect"), model.getValue(), 1e-8);
      }
    }
  }

  private static void perPath(JsonNode vector) {
    JsonNode expected = vector.path("expected_credit_share_per_path");
    Map<String, String> models =
        Map.of(
            "first_touch", "first",
            "last_touch", "last",
            "linear", "linear",
            "position_based", "position");
    models.forEach((theirs, ours) -> {
      for (Map.Entry<String, JsonNode> path : expected.path(theirs).properties()) {
        ObjectNode one = JsonNodeFactory.instance.objectNode().put("conversions", 1);
        var touches = one.putArray("path");
        List.of(path.getKey().split(" > ")).forEach(touches::add);
        JsonNode answer =
            ask(JsonNodeFactory.instance.arrayNode().add(one), "'" + ours + "'", true);
        compare(answer.at("/models/0"), "conversions", path.getValue(), 1e-8);
      }
    });
  }

  private static void perTouch(JsonNode vector) {
    for (Map.Entry<String, JsonNode> model : vector.path("expected_per_touch").properties()) {
      ObjectNode one = JsonNodeFactory.instance.objectNode().put("conversions", 1);
      one.set("path", vector.path("path"));
      one.set("value", vector.path("value"));
      String name = model.getKey().startsWith("position") ? "position" : model.getKey();
      JsonNode answer = ask(JsonNodeFactory.instance.arrayNode().add(one), "'" + name + "'", true);
      Map<String, Double> sums = new HashMap<>();
      for (int i = 0; i < vector.path("path").size(); i++) {
        sums.merge(
            vector.path("path").path(i).asString(),
            model.getValue().path(i).doubleValue(),
            Double::sum);
      }
      for (JsonNode credit : answer.at("/models/0/credits")) {
        Double sum = sums.remove(credit.path("touch").asString());
        assertThat(credit.path("value").doubleValue())
            .as("%s %s", name, credit)
            .isCloseTo(sum == null ? 0 : sum, within(2e-6));
      }
      assertThat(sums).isEmpty();
    }
  }

  private static void ages(JsonNode vector) {
    JsonNode ages = vector.path("touch_ages_days");
    var line = new StringBuilder("ann");
    for (int i = 0; i < ages.size(); i++) {
      long millis = Math.round((40 - ages.path(i).doubleValue()) * 86_400_000);
      line.append(" visit@").append(millis).append("ms{channel=c").append(i).append('}');
    }
    JsonNode answer =
        Asking.ask(
                "{'ask':'attribution','conversion':'order','models':['time-decay']}",
                TextData.of(line + " order@40d{session=none}"))
            .path("answer");
    JsonNode shares = vector.path("expected").path("share");
    ObjectNode expected = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < shares.size(); i++) {
      expected.set("c" + i, shares.path(i));
    }
    compare(answer.at("/models/0"), "conversions", expected, 1e-8);
  }

  private static JsonNode ask(JsonNode paths, String model, boolean nulls) {
    ObjectNode question = JsonNodeFactory.instance.objectNode().put("ask", "attribution");
    question.set("paths", paths);
    question.set("models", Asking.json("[" + model + "]"));
    question.put("nulls", nulls);
    return Asking.ask(question, NOTHING).path("answer");
  }

  private static void compare(JsonNode model, String figure, JsonNode expected, double precision) {
    Map<String, Double> found = new HashMap<>();
    for (JsonNode credit : model.path("credits")) {
      found.put(credit.path("touch").asString(), credit.path(figure).doubleValue());
    }
    for (Map.Entry<String, JsonNode> touch : expected.properties()) {
      assertThat(found.getOrDefault(touch.getKey(), 0.0))
          .as("%s %s of %s", model.path("model"), figure, touch.getKey())
          .isCloseTo(touch.getValue().doubleValue(), within(precision));
    }
  }
}
