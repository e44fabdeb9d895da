package io.fullfunnel.cli;

import io.fullfunnel.engine.Engine;
import io.fullfunnel.question.LinkDesk;
import java.io.IOException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Something that is done about short links of a workspace, here or at a running server. */
enum LinkWork {
  LIST("GET"),
  MAKE("POST"),
  CHANGE("PUT"),
  REMOVE("DELETE");

  private static final String BY = "command line";

  private final String method;

  LinkWork(String method) {
    this.method = method;
  }

  String method() {
    return method;
  }

  /**
   * Where it is done.
   *
   * @param base where the server is reached
   */
  record Place(Engine engine, String base) {}

  JsonNode at(LinkDesk desk, String id, ObjectNode with, Place place) throws IOException {
    return switch (this) {
      case LIST -> desk.list(place.engine(), place.base());
      case MAKE -> desk.make(with, BY, place.base());
      case CHANGE -> desk.change(id, with, BY, place.base());
      case REMOVE -> desk.remove(id, BY, place.base());
    };
  }
}
