package io.fullfunnel.question;

import io.fullfunnel.engine.attribution.GivenPaths;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Attribution of paths that the question gives itself: the workspace's events do not matter.
 *
 * @param given as the question writes them
 * @param common as if none of its fields were given
 */
record PathsQuestion(JsonNode given, GivenPaths paths, List<CreditModel> models, Common common)
    implements Question {
  @Override
  public String ask() {
    return "attribution";
  }

  @Override
  public List<Note> unknown() {
    return List.of();
  }

  @Override
  public ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("ask", ask());
    json.set("paths", given);
    ArrayNode names = json.putArray("models");
    models.forEach(model -> names.add(model.json()));
    return json.put("order", paths.order()).put("nulls", paths.nulls());
  }
}
