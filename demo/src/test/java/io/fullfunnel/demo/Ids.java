package io.fullfunnel.demo;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Who is who, found naively: ids that stand on one message, or in an alias, are one person. */
final class Ids {
  private final Map<String, String> parent = new HashMap<>();

  void see(JsonNode message) {
    String user = id("user ", message.path("userId"));
    String anonymous = id("anonymous ", message.path("anonymousId"));
    String previous = id("user ", message.path("previousId"));
    String first = user.isEmpty() ? anonymous : user;
    for (String other : new String[] {first, anonymous, previous}) {
      if (!other.isEmpty()) {
        parent.put(root(other), root(first));
      }
    }
  }

  private static String id(String kind, JsonNode id) {
    return id.isString() ? kind + id.stringValue() : "";
  }

  private String root(String id) {
    String at = id;
    String above = parent.putIfAbsent(at, at);
    while (above != null && !above.equals(at)) {
      at = above;
      above = parent.get(at);
    }
    parent.put(id, at);
    return at;
  }

  int people() {
    Set<String> roots = new HashSet<>();
    for (String id : Set.copyOf(parent.keySet())) {
      roots.add(root(id));
    }
    return roots.size();
  }
}
