package io.fullfunnel.question;

import io.fullfunnel.engine.Period;
import io.fullfunnel.engine.network.Journeys;
import io.fullfunnel.engine.network.Network;
import io.fullfunnel.engine.network.NetworkList;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * How people go from touchpoint to touchpoint.
 *
 * @param ways how journeys are made
 * @param parts what is answered besides the nodes
 */
record NetworkQuestion(
    Ways ways,
    Set<Network.Part> parts,
    Common common,
    @Nullable SplitBy by,
    @Nullable NetworkListing list,
    List<Note> unknown)
    implements Question {

  /**
   * How journeys are made, and how much of them is shown.
   *
   * @param touches only these events stand at nodes; null for all that have one
   */
  record Ways(
      NetworkNode node,
      @Nullable Matcher touches,
      Matcher conversion,
      Span lookback,
      int depth,
      boolean repeats,
      Amounts value,
      int minimum,
      int limit) {}

  NetworkQuestion {
    parts = Set.copyOf(parts);
  }

  /** How a question names a part, which is how the answer does. */
  static String word(Network.Part part) {
    return part.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String ask() {
    return "network";
  }

  /**
   * For the engine.
   *
   * @param depth nodes of a path, at most
   */
  Network analysis(int depth, @Nullable NetworkList listed) {
    List<Period> spans = new ArrayList<>();
    spans.add(common.period());
    if (common.before() != null) {
      spans.add(common.before());
    }
    return new Network(
        new Journeys(
            ways.node.node(common.fold()),
            ways.touches == null ? null : ways.touches.filter(),
            ways.conversion.filter(),
            ways.lookback.millis(),
            ways.repeats,
            common.calendar().asOf(),
            ways.value.properties()),
        parts,
        depth,
        ways.minimum,
        spans,
        ways.limit,
        null,
        by == null ? null : by.split(common.fold()),
        common.filters().onEvents(),
        common.filters().onPeople(),
        listed);
  }

  @Override
  public ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("ask", ask());
    json.put("node", ways.node.word());
    JsonNode touches =
        ways.touches == null ? JsonNodeFactory.instance.nullNode() : ways.touches.json();
    json.set("touches", touches);
    json.set("conversion", ways.conversion.json());
    json.put("lookback", ways.lookback.text());
    ArrayNode wanted = json.putArray("parts");
    parts.stream().sorted().map(NetworkQuestion::word).forEach(wanted::add);
    json.put("depth", ways.depth).put("repeats", ways.repeats);
    json.put("value", ways.value.name()).put("minimum", ways.minimum).put("limit", ways.limit);
    return common.write(json, by == null ? null : by.json(), list == null ? null : list.pointer());
  }
}
