package io.fullfunnel.collect;

import io.fullfunnel.collect.dialect.DialectException;
import io.fullfunnel.collect.dialect.Ga4Messages;
import io.fullfunnel.collect.dialect.Json;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * GA4's Measurement Protocol, for one request.
 *
 * @param address the parameters of the address
 */
record Ga4(Map<String, String> address) implements Dialect {
  static final String PATH = "/mp/collect";

  /** Says what is wrong and stores nothing. */
  static final String DEBUG = "/debug/mp/collect";

  static final String KEY = "api_secret";

  @Override
  public byte[] messages(byte[] body) throws DialectException {
    return Ga4Messages.of(body, address);
  }

  @Override
  public String whichKey() {
    return "Which key? Give a write or server key as api_secret in the address.";
  }

  @Override
  public Snippet.Reply reply(Answer answer) {
    return Dialect.plain(answer);
  }

  /** What a debug call is told: always 200, as in GA4. */
  static final class Validation {
    private final ObjectNode told = Json.object();
    private final ArrayNode messages = told.putArray("validationMessages");

    void key(String sentence) {
      add(KEY, sentence, "VALUE_INVALID");
    }

    void body(String field, String sentence, boolean tooMuch) {
      String code =
          tooMuch
              ? "EXCEEDED_MAX_ENTITIES"
              : field.equals("events") ? "VALUE_REQUIRED" : "VALUE_INVALID";
      add(field, sentence, code);
    }

    void refused(List<Refusal> refusals) {
      for (Refusal refusal : refusals) {
        String field =
            switch (refusal.reason()) {
              case MISSING_EVENT -> "events.name";
              case NO_USER_ANON_ID -> "client_id";
              default -> "events";
            };
        String code =
            switch (refusal.reason()) {
              case MISSING_EVENT -> "NAME_INVALID";
              case NO_USER_ANON_ID -> "VALUE_REQUIRED";
              case TOO_LARGE, TOO_LONG, TOO_DEEP -> "VALUE_OUT_OF_BOUNDS";
              default -> "VALUE_INVALID";
            };
        add(field, "Event at index: [%d]. %s".formatted(refusal.index(), refusal.detail()), code);
      }
    }

    private void add(String field, String sentence, String code) {
      messages
          .addObject()
          .put("fieldPath", field)
          .put("description", sentence)
          .put("validationCode", code);
    }

    Snippet.Reply reply() {
      Map<String, String> headers = Dialect.headers();
      headers.put("Content-Type", "application/json");
      return new Snippet.Reply(200, headers, Json.bytes(told));
    }
  }
}
