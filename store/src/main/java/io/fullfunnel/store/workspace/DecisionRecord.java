package io.fullfunnel.store.workspace;

import io.fullfunnel.store.data.DataException;
import io.fullfunnel.store.data.RecordFields;
import io.fullfunnel.store.people.Decision;
import io.fullfunnel.store.timelines.Timelines;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import tools.jackson.core.JsonGenerator;
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

  static DecisionRecord of(byte[] body) throws DataException {
    RecordFields fields = new RecordFields("people", body);
    long version = fields.whole("version");
    if (version > VERSION) {
      throw new DataException(
          "A decision about people was written by a newer version of Fullfunnel (record version %d, this version reads %d). Use the newer version."
              .formatted(version, VERSION));
    }
    return new DecisionRecord(
        StrandName.of(fields.text("one")),
        StrandName.of(fields.text("other")),
        Boolean.parseBoolean(fields.text("together")),
        fields.whole("at"),
        fields.text("by"));
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
