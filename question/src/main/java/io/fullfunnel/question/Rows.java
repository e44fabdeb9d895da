package io.fullfunnel.question;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The rows that answers of several kinds have: of groups, and of who or what is listed. */
final class Rows {
  private Rows() {}

  /** A row for each group: its key, then its figures. */
  static <G> void groups(
      ObjectNode json,
      List<G> groups,
      Function<G, List<String>> key,
      Function<G, ObjectNode> figures) {
    ArrayNode rows = json.putArray("groups");
    for (G group : groups) {
      rows.add(keyed(key.apply(group)).setAll(figures.apply(group)));
    }
  }

  /** The beginning of a row. */
  static ObjectNode keyed(List<String> key) {
    ObjectNode row = JsonNodeFactory.instance.objectNode();
    key.forEach(row.putArray("key")::add);
    return row;
  }

  /** The keys of the groups that are shown by themselves; the last may be of all others. */
  static <G> List<List<String>> shown(List<G> groups, Function<G, List<String>> key, long more) {
    return groups.stream().limit(groups.size() - (more > 0 ? 1 : 0)).map(key).toList();
  }

  static <L> void list(ObjectNode json, List<L> listed, Function<L, ObjectNode> row) {
    ArrayNode rows = json.putArray("list");
    listed.forEach(one -> rows.add(row.apply(one)));
  }

  /** An event that is listed, and whose it is. */
  static ObjectNode listed(
      Data data, long person, long sequence, long timeMillis, @Nullable String event) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("person", TraceJson.id(person))
        .put("userId", data.idsOf(sequence).userId())
        .put("time", Calendar.iso(timeMillis))
        .put("event", event);
  }
}
