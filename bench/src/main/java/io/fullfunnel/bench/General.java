package io.fullfunnel.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * Funnels that take no fast path: of {@code questions.json}, those that SQL can ask too. It cannot
 * ask for steps in any order, the latest of several attempts as deep, or attempts that are counted
 * one by one, without writing the matcher itself.
 */
final class General {
  private static final Map<String, String> NAMES = new LinkedHashMap<>();

  static {
    NAMES.put("G1", "funnel, strict");
    NAMES.put("G2", "funnel, exclusion");
    NAMES.put("G3", "funnel, held property");
    NAMES.put("G4", "funnel, windows of steps");
  }

  private General() {}

  /**
   * The questions.
   *
   * @param home the directory {@code bench} of the sources
   */
  static List<Questions.Asked> read(Path home) throws IOException {
    JsonNode all = new ObjectMapper().readTree(Files.readString(home.resolve("questions.json")));
    List<Questions.Asked> asked = new ArrayList<>();
    NAMES.forEach((name, of) -> {
      JsonNode question = all.path(of);
      List<String> steps =
          question
              .path("steps")
              .valueStream()
              .map(step -> step.isString() ? step.asString() : step.path("match").asString())
              .toList();
      asked.add(new Questions.Asked(name, question.toString(), steps, Questions::levels));
    });
    return asked;
  }
}
