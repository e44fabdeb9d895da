package io.fullfunnel.cli;

import io.fullfunnel.question.TrafficDesk;
import java.io.IOException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Something that is done about bots and internal traffic, here or at a running server. */
enum TrafficWork {
  SHOW("GET", ""),
  TEST("POST", "/test"),
  PREVIEW("POST", "/preview"),
  SAVE("PUT", "");

  private final String method;
  private final String path;

  TrafficWork(String method, String path) {
    this.method = method;
    this.path = path;
  }

  String method() {
    return method;
  }

  /** Behind the workspace's traffic. */
  String path() {
    return path;
  }

  JsonNode at(TrafficDesk desk, ObjectNode with) throws IOException {
    JsonNode rules = with.path("rules").isObject() ? with.get("rules") : null;
    return switch (this) {
      case SHOW -> desk.show();
      case TEST -> desk.test(with);
      case PREVIEW -> desk.preview(rules);
      case SAVE -> desk.save(rules, "command line", with.path("note").asString(""));
    };
  }
}
