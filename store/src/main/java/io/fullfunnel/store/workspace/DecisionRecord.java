package io.fullfunnel.store.workspace;

import io.fullfunnel.store.people.Decision;
import io.fullfunnel.store.timelines.Timelines;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** The journal's record of a decision about two strands. */
record DecisionRecord(
    StrandName one, StrandName other, boolean together, long atMillis, String by) {
  private static final int VERSION = 1;
  private static final JsonFactory JSON = new JsonFactory();

  byte[] toBytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
      json.writeStartObject();
      json.writeNumberProperty("version", VERSION);
      json.writeStringProperty("one", one.text());
      json.writeStringProperty("other", other.text());
      json.writeBooleanProperty("together", together);
      json.writeNumberProperty("at", atMillis);
      json.writeStringProperty("by", by);
      json.writeEndObject();
    }
    return out.toByteArray();
  }

  static DecisionRecord of(byte[] body) {
    Map<String, String> fields = new HashMap<>();
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
    return new DecisionRecord(
        StrandName.of(field(fields, "one")),
        StrandName.of(field(fields, "other")),
        Boolean.parseBoolean(field(fields, "together")),
        Long.parseLong(field(fields, "at")),
        field(fields, "by"));
  }

  private static String field(Map<String, String> fields, String name) {
    String value = fields.get(name);
    if (value == null) {
      throw new IllegalArgumentException("a record about people has no \"" + name + "\"");
    }
    return value;
  }

  Decision decision(long sequence, Timelines timelines) throws IOException {
    return new Decision(
        timelines.strand(one.kind(), one.high(), one.low()),
        timelines.strand(other.kind(), other.high(), other.low()),
        together,
        sequence,
        atMillis,
        by);
  }
}
