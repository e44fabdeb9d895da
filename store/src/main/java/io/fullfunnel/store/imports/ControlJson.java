package io.fullfunnel.store.imports;

import io.fullfunnel.store.data.RecordFields;
import java.io.ByteArrayOutputStream;
import tools.jackson.core.JsonGenerator;
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
    RecordFields fields = fields(body);
    return new ImportRecord(
        fields.whole("import"),
        fields.text("file"),
        fields.text("hash"),
        fields.text("into"),
        fields.text("columns"),
        fields.whole("bytes"),
        fields.whole("at"),
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
    RecordFields fields = fields(body);
    return new ImportRecord.Finished(
        fields.whole("rows"),
        fields.whole("refused"),
        fields.whole("withoutPerson"),
        fields.optional("from"),
        fields.optional("to"),
        fields.whole("at"));
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
    return fields(body).whole("import");
  }

  private static RecordFields fields(byte[] body) {
    return new RecordFields("an import", body);
  }
}
