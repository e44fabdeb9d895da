package io.fullfunnel.cli;

import io.fullfunnel.question.ChannelDesk;
import java.io.IOException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Something that is done about a workspace's channels, here or at a running server. */
enum ChannelWork {
  SHOW("GET", ""),
  TEST("POST", "/test"),
  PREVIEW("POST", "/preview"),
  SAVE("PUT", ""),
  VISITS("PUT", "/visits"),
  SOURCES("PUT", "/sources");

  private final String method;
  private final String path;

  ChannelWork(String method, String path) {
    this.method = method;
    this.path = path;
  }

  String method() {
    return method;
  }

  /** Behind the workspace's channels. */
  String path() {
    return path;
  }

  JsonNode at(ChannelDesk desk, ObjectNode with) throws IOException {
    JsonNode rules = with.path("rules").isObject() ? with.get("rules") : null;
    return switch (this) {
      case SHOW -> desk.show();
      case TEST -> desk.test(with);
      case PREVIEW -> desk.preview(rules);
      case SAVE -> desk.save(rules, "command line", with.path("note").asString(""));
      case VISITS -> desk.tellVisitsApart(with);
      case SOURCES ->
          desk.update(with.path("list").isString() ? with.path("list").asString() : null);
    };
  }
}
