package io.fullfunnel.cli;

import io.fullfunnel.collect.repair.Repairs;
import io.fullfunnel.collect.repair.Rule;
import io.fullfunnel.store.failed.FailedEvents;
import io.fullfunnel.store.workspace.KnownNames;
import io.fullfunnel.store.workspace.MostNames;
import io.fullfunnel.store.workspace.Settings;
import io.fullfunnel.store.workspace.Workspace;
import io.fullfunnel.store.workspace.Workspaces;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Something that is done about failed events, here or at a running server. */
enum FailedWork {
  LIST("GET", ""),
  PREVIEW("POST", "/preview"),
  REPLAY("POST", "/replay"),
  DROP("POST", "/drop"),
  LIMITS("GET", "/limits"),
  SET_LIMITS("PUT", "/limits");

  private static final String BY = "command line";

  private final String method;
  private final String path;

  FailedWork(String method, String path) {
    this.method = method;
    this.path = path;
  }

  String method() {
    return method;
  }

  /** Behind the workspace's address; a list is asked for by what it is about. */
  String path(ObjectNode with) {
    StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
    if (this == LIST) {
      for (Map.Entry<String, JsonNode> each : with.path("when").properties()) {
        query.add(each.getKey() + "=" + ServerLine.encoded(each.getValue().asString()));
      }
    }
    return "/failed" + path + query;
  }

  /** Whether it is about the workspace's settings. */
  boolean isOfSettings() {
    return this == LIMITS || this == SET_LIMITS;
  }

  JsonNode at(Workspace workspace, KnownNames names, ObjectNode with) throws IOException {
    Repairs repairs = new Repairs(workspace, names);
    Rule rule = Rule.of(with);
    return switch (this) {
      case LIST -> json(repairs.list(rule));
      case PREVIEW -> json(repairs.preview(rule));
      case REPLAY -> json(repairs.replay(rule, BY));
      case DROP -> json(Map.of("dropped", repairs.drop(rule, BY)));
      case LIMITS, SET_LIMITS -> throw new IllegalStateException("of the settings");
    };
  }

  JsonNode at(Workspaces workspaces, String name, ObjectNode with) throws IOException {
    Optional<Settings> known = workspaces.find(name);
    Settings settings = known.isPresent() ? known.get() : workspaces.create(name);
    if (this == SET_LIMITS) {
      settings = workspaces.update(name, before -> in(before, with));
    }
    return json(
        Map.of(
            "days", settings.failed().days(),
            "megabytes", settings.failed().megabytes(),
            "eventNames", settings.names().events(),
            "propertyNames", settings.names().properties()));
  }

  private static Settings in(Settings before, ObjectNode with) {
    return before
        .withFailed(
            new FailedEvents.Kept(
                with.path("days").asInt(before.failed().days()),
                with.path("megabytes").asInt(before.failed().megabytes())))
        .withNames(
            new MostNames(
                with.path("eventNames").asInt(before.names().events()),
                with.path("propertyNames").asInt(before.names().properties())));
  }

  private static JsonNode json(Object value) {
    return JsonMapper.shared().valueToTree(value);
  }
}
