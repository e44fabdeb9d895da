package io.fullfunnel.cli;

import io.fullfunnel.collect.WebhookDesk;
import io.fullfunnel.collect.dialect.DialectException;
import io.fullfunnel.collect.webhook.MappingException;
import java.io.IOException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Something that is done about receivers of webhooks, here or at a running server. */
enum WebhooksWork {
  LIST("GET"),
  ADD("POST"),
  CHANGE("PATCH"),
  REMOVE("DELETE"),
  TEST("POST");

  private static final JsonMapper JSON = JsonMapper.shared();

  private final String method;

  WebhooksWork(String method) {
    this.method = method;
  }

  String method() {
    return method;
  }

  /** Behind the workspace's address. */
  String path(String id) {
    return this == TEST ? "/webhooks/test" : id.isEmpty() ? "/webhooks" : "/webhooks/" + id;
  }

  /** Does it here; what came of it is the JSON that HTTP answers. */
  JsonNode at(WebhookDesk desk, String id, ObjectNode with) throws IOException {
    try {
      return switch (this) {
        case LIST -> JSON.createObjectNode().set("receivers", JSON.valueToTree(desk.list()));
        case ADD -> JSON.valueToTree(desk.add(wanted(with), "command line"));
        case CHANGE -> {
          WebhookDesk.Made made = desk.change(id, wanted(with), "command line");
          yield JSON.valueToTree(there(made, id));
        }
        case REMOVE -> {
          there(desk.remove(id) ? id : null, id);
          yield JSON.createObjectNode();
        }
        case TEST -> {
          String receiver = with.path("id").asString("");
          String mapping =
              with.has("mapping")
                  ? with.path("mapping").asString()
                  : there(desk.find(receiver), receiver).mapping();
          yield JSON.valueToTree(WebhookDesk.test(mapping, with.path("body").asString()));
        }
      };
    } catch (MappingException e) {
      throw new WrongCommandException((e.place().isEmpty() ? "" : e.place() + ": ") + e.sentence());
    } catch (DialectException e) {
      throw new WrongCommandException(e.sentence());
    }
  }

  private static WebhookDesk.Wanted wanted(ObjectNode with) {
    return JSON.treeToValue(with, WebhookDesk.Wanted.class);
  }

  private static <T> T there(@org.jspecify.annotations.Nullable T found, String id) {
    if (found == null) {
      throw new WrongCommandException(
          "There is no receiver " + id + "; fullfunnel webhooks list shows them.");
    }
    return found;
  }
}
