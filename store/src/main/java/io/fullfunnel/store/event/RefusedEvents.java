package io.fullfunnel.store.event;

import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * How many events were refused where they arrived, as the journal keeps it.
 *
 * @param atMillis when this was written; it tells of what came since the record before
 * @param byKey ids of keys, and for each the codes of why, with how many
 */
public record RefusedEvents(long atMillis, Map<String, Map<String, Long>> byKey) {
  private static final JsonFactory JSON = new JsonFactory();
  private static final String AT = "at";
  private static final String KEYS = "keys";

  /** As a record of the journal has it. */
  public byte[] toBytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
      json.writeStartObject();
      json.writeNumberProperty(AT, atMillis);
      json.writeObjectPropertyStart(KEYS);
      byKey.forEach((key, reasons) -> {
        json.writeObjectPropertyStart(key);
        reasons.forEach(json::writeNumberProperty);
        json.writeEndObject();
      });
      json.writeEndObject();
      json.writeEndObject();
    }
    return out.toByteArray();
  }

  /** Reads a record. */
  public static RefusedEvents of(byte[] body) {
    long at = 0;
    Map<String, Map<String, Long>> keys = new TreeMap<>();
    try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), body)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = json.currentName();
        json.nextToken();
        if (name.equals(AT)) {
          at = json.getLongValue();
        } else if (name.equals(KEYS)) {
          while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            keys.put(json.currentName(), reasons(json));
          }
        } else {
          json.skipChildren();
        }
      }
    }
    return new RefusedEvents(at, keys);
  }

  private static Map<String, Long> reasons(JsonParser json) {
    Map<String, Long> reasons = new TreeMap<>();
    json.nextToken();
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String code = json.currentName();
      json.nextToken();
      reasons.put(code, json.getLongValue());
    }
    return reasons;
  }

  /** Events of all keys. */
  public long total() {
    long total = 0;
    for (Map<String, Long> reasons : byKey.values()) {
      for (long events : reasons.values()) {
        total += events;
      }
    }
    return total;
  }
}
