package io.fullfunnel.store.data;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** The plain fields of a small JSON object that this program wrote; what is nested is left out. */
public final class RecordFields {
  private static final JsonFactory JSON = new JsonFactory();

  private final String about;
  private final Map<String, String> fields = new HashMap<>();

  /**
   * Reads them.
   *
   * @param about what the record is about, for whoever must be told that a field is missing
   */
  public RecordFields(String about, byte[] body) {
    this.about = about;
    try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), body)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = json.currentName();
        if (json.nextToken().isScalarValue()) {
          fields.put(name, json.getString());
        } else {
          json.skipChildren();
        }
      }
    }
  }

  public String text(String name) {
    String value = fields.get(name);
    if (value == null) {
      throw new IllegalArgumentException("a record about " + about + " has no \"" + name + "\"");
    }
    return value;
  }

  public long whole(String name) {
    return Long.parseLong(text(name));
  }

  public @Nullable Long optional(String name) {
    String value = fields.get(name);
    return value == null ? null : Long.valueOf(value);
  }
}
