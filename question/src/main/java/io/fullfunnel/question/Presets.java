package io.fullfunnel.question;

import io.fullfunnel.engine.Dictionary;
import io.fullfunnel.engine.Engine;
import io.fullfunnel.engine.Progress;
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
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The funnel models that ship with the product: {@code presets.json} beside this class. */
public final class Presets {
  private static final String RESOURCE = "presets.json";
  private static final List<Preset> ALL = read();

  private Presets() {}

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
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("ask", "funnel");
    json.putArray("steps").add(stage.match());
    Question question;
    try {
      question = Questions.read(json, data);
    } catch (QuestionException goalIsNotSet) {
      return false;
    }
    if (!(question instanceof FunnelQuestion funnel)) {
      throw new IllegalStateException("a stage asks a funnel, not " + question.ask());
    }
    Matcher matcher = funnel.steps().getFirst().match();
    if (isPlain(matcher)) {
      return occurs(matcher, data);
    }
    return occurs(matcher, data)
        && new Answers(engine)
                .answer(question, data, Progress.NONE)
                .path("answer")
                .path("entered")
                .asLong()
            > 0;
  }

  private static boolean occurs(Matcher matcher, Data data) {
    Dictionary dictionary = data.dataset().dictionary();
    return matcher.events().stream()
        .anyMatch(name -> {
          int id = dictionary.event(name);
          return id != Dictionary.ABSENT && dictionary.eventCount(id) > 0;
        });
  }

  /** Whether every event of these names enters. */
  private static boolean isPlain(Matcher matcher) {
    return switch (matcher) {
      case Matcher.Event event -> event.where().isEmpty() && event.nth() < 2;
      case Matcher.AnyOf any -> any.parts().stream().allMatch(Presets::isPlain);
      case Matcher.OfGoal goal -> isPlain(goal.meaning());
    };
  }

  private static List<Preset> read() {
    try (InputStream in =
        Objects.requireNonNull(Presets.class.getResourceAsStream(RESOURCE), RESOURCE)) {
      List<Preset> presets = new ArrayList<>();
      for (JsonNode preset : JsonMapper.shared().readTree(in)) {
        List<Stage> stages = new ArrayList<>();
        for (JsonNode stage : preset.path("stages")) {
          stages.add(
              new Stage(
                  stage.path("key").asString(),
                  labels(stage),
                  stage.path("band").asString(),
                  stage.path("match")));
        }
        presets.add(
            new Preset(preset.path("name").asString(), labels(preset), List.copyOf(stages)));
      }
      return List.copyOf(presets);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> labels(JsonNode of) {
    Map<String, String> labels = new LinkedHashMap<>();
    of.path("labels")
        .properties()
        .forEach(each -> labels.put(each.getKey(), each.getValue().asString()));
    return labels;
  }
}
