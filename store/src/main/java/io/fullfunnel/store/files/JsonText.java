package io.fullfunnel.store.files;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** A JSON object that stands in a JSON text. */
final class JsonText {
  private static final JsonFactory JSON = new JsonFactory();

  private JsonText() {}

  /** The object on one line, or null if the text holds none. */
  static @Nullable String of(String text) {
    try (JsonParser outer = JSON.createParser(ObjectReadContext.empty(), text)) {
      if (outer.nextToken() != JsonToken.VALUE_STRING) {
        return null;
      }
      String inner = outer.getString();
      try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), inner)) {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
          return null;
        }
        parser.skipChildren();
        boolean whole = parser.nextToken() == null;
        return whole && inner.indexOf('\n') < 0 ? inner : null;
      }
    } catch (JacksonException noJson) {
      return null;
    }
  }
}
