package io.fullfunnel.store.imports;

import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** The bodies of the journal's records about imports. */
final class ControlJson {
  private static final JsonFactory JSON = new JsonFactory();

  private ControlJson() {}

  static byte[] started(long number, ImportRecord wanted) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
      json.writeStartObject();
      json.writeNumberProperty("import", number);
      json.writeStringProperty("file", wanted.file());
      json.writeStringProperty("hash", wanted.hash());
      json.writeStringProperty("into", wanted.into());
      json.writeStringProperty("columns", wanted.columns());
      json.writeNumberProperty("bytes", wanted.bytes());
      json.writeNumberProperty("at", wanted.startedMillis());
      json.writeEndObject();
    }
    return out.toByteArray();
  }

  static ImportRecord started(byte[] body, long sequence) {
    Map<String, String> fields = fields(body);
    return new ImportRecord(
        whole(fields, "import"),
        text(fields, "file"),
        text(fields, "hash"),
        text(fields, "into"),
        text(fields, "columns"),
        whole(fields, "bytes"),
        whole(fields, "at"),
        sequence,
        null,
        false);
  }

  static byte[] finished(long number, ImportRecord.Finished how) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
      json.writeStartObject();
      json.writeNumberProperty("import", number);
      json.writeNumberProperty("rows", how.rows());
      json.writeNumberProperty("refused", how.refused());
      json.writeNumberProperty("withoutPerson", how.withoutPerson());
      if (how.from() != null && how.to() != null) {
        json.writeNumberProperty("from", how.from());
        json.writeNumberProperty("to", how.to());
      }
      json.writeNumberProperty("at", how.atMillis());
      json.writeEndObject();
    }
    return out.toByteArray();
  }

  static ImportRecord.Finished finished(byte[] body) {
    Map<String, String> fields = fields(body);
    return new ImportRecord.Finished(
        whole(fields, "rows"),
        whole(fields, "refused"),
        whole(fields, "withoutPerson"),
        optional(fields, "from"),
        optional(fields, "to"),
        whole(fields, "at"));
  }

  static byte[] undone(long number, long atMillis) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
      json.writeStartObject();
      json.writeNumberProperty("import", number);
      json.writeNumberProperty("at", atMillis);
      json.writeEndObject();
    }
    return out.toByteArray();
  }

  static long number(byte[] body) {
    return whole(fields(body), "import");
  }

  private static Map<String, String> fields(byte[] body) {
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
    return fields;
  }

  private static String text(Map<String, String> fields, String name) {
    String value = fields.get(name);
    if (value == null) {
      throw new IllegalArgumentException("a record about an import has no \"" + name + "\"");
    }
    return value;
  }

  private static long whole(Map<String, String> fields, String name) {
    return Long.parseLong(text(fields, name));
  }

  private static @Nullable Long optional(Map<String, String> fields, String name) {
    String value = fields.get(name);
    return value == null ? null : Long.valueOf(value);
  }
}
