package io.fullfunnel.question;

import io.fullfunnel.engine.Engine;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The funnel models that ship with the product: {@code presets.json} beside this class. */
public final class Presets {
  private static final String RESOURCE = "presets.json";
  private static final JsonNode NODES = nodes();
  private static final List<Preset> ALL = read();

  private Presets() {}

  /** A preset in the form in which workspaces write their own models. */
  static JsonNode json(String name) {
    for (JsonNode preset : NODES) {
      if (preset.path("name").asString("").equals(name)) {
        ObjectNode json = ((ObjectNode) preset).deepCopy();
        json.remove("name");
        return json;
      }
    }
    throw new IllegalArgumentException("no preset is called " + name);
  }

  /**
   * A model of the journey.
   *
   * @param labels by language: en, zh, pl, de
   */
  public record Preset(String name, Map<String, String> labels, List<Stage> stages) {}

  /**
   * A stage of a model.
   *
   * @param band TOFU, MOFU, BOFU or beyond
   * @param match who enters it: a matcher as questions write it
   */
  public record Stage(String key, Map<String, String> labels, String band, JsonNode match) {}

  /** All presets, in the order in which they are offered. */
  public static List<Preset> all() {
    return ALL;
  }

  public static boolean exists(String name) {
    return ALL.stream().anyMatch(preset -> preset.name().equals(name));
  }

  /**
   * Whether anybody's events enter a stage: if none does, the stage is not mapped yet, and a figure
   * of zero would be untrue.
   */
  public static boolean isMapped(Stage stage, Data data, Engine engine) {
    try {
      return Models.occurs(read(stage.match(), data), data, engine);
    } catch (QuestionException goalIsNotSet) {
      return false;
    }
  }

  private static Matcher read(JsonNode match, Data data) {
    Language language = Language.ofModels(new Names(data), Audiences.today(data));
    return language.matcher(new Place(match, ""));
  }

  private static JsonNode nodes() {
    try (InputStream in =
        Objects.requireNonNull(Presets.class.getResourceAsStream(RESOURCE), RESOURCE)) {
      return JsonMapper.shared().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Preset> read() {
    List<Preset> presets = new ArrayList<>();
    for (JsonNode preset : NODES) {
      List<Stage> stages = new ArrayList<>();
      for (JsonNode stage : preset.path("stages")) {
        stages.add(
            new Stage(
                stage.path("key").asString(),
                labels(stage),
                stage.path("band").asString(),
                stage.path("match")));
      }
      presets.add(new Preset(preset.path("name").asString(), labels(preset), List.copyOf(stages)));
    }
    return List.copyOf(presets);
  }

  private static Map<String, String> labels(JsonNode of) {
    Map<String, String> labels = new LinkedHashMap<>();
    of.path("labels")
        .properties()
        .forEach(each -> labels.put(each.getKey(), each.getValue().asString()));
    return labels;
  }
}
