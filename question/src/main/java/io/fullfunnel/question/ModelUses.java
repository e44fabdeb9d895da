package io.fullfunnel.question;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fullfunnel.store.workspace.Definitions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The audiences of a workspace that stand on stages of one model. */
final class ModelUses {
  private final String model;

  /** By stage, the names of the audiences. */
  private final Map<String, List<String>> uses = new LinkedHashMap<>();

  ModelUses(String model, Definitions definitions) {
    this.model = model;
    definitions
        .now(Definitions.Kind.AUDIENCE)
        .forEach((name, version) -> {
          byte[] json = String.valueOf(version.json()).getBytes(UTF_8);
          find(Questions.parse(json), Words.quote(name));
        });
  }

  private void find(JsonNode in, String who) {
    if (in.path("stage").isString() && in.path("model").asString("").equals(model)) {
      List<String> of = uses.computeIfAbsent(in.path("stage").asString(), key -> new ArrayList<>());
      if (!of.contains(who)) {
        of.add(who);
      }
    }
    in.forEach(each -> find(each, who));
  }

  /**
   * Refuses a change after which an audience would stand on a stage that is gone.
   *
   * @param left keys of the stages that there are then
   * @param pointer where the change says so
   */
  void keep(List<String> left, String pointer) {
    uses.forEach((stage, by) -> {
      if (!left.contains(stage)) {
        throw new QuestionException(
            pointer,
            "Stage "
                + Words.quote(stage)
                + " of model "
                + Words.quote(model)
                + " cannot go: it is used by the audience"
                + (by.size() == 1 ? " " : "s ")
                + Words.join(by, "and")
                + ". Change or delete "
                + (by.size() == 1 ? "it" : "them")
                + " first.");
      }
    });
  }
}
