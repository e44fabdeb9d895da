package io.fullfunnel.store.event;

import java.io.ByteArrayOutputStream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What was known when a batch arrived, the same for all its messages.
 *
 * @param receivedMillis when it arrived, epoch milliseconds
 * @param from where it came from: {@code import}, {@code http} …
 * @param importNumber the import it belongs to, 0 if none
 * @param key id of the key it came with, the empty text if none
 * @param replay the failed event that its one message is the repaired form of, the empty text if
 *     none
 */
public record Envelope(
    long receivedMillis, String from, long importNumber, String key, String replay) {
  /** Where the batches of an import come from. */
  public static final String IMPORT = "import";

  /** Where events come from that arrive with a server key. */
  public static final String SERVER = "server";

  /** Where clicks of short links come from. */
  public static final String LINK = "link";

  private static final JsonFactory JSON = new JsonFactory();

  public Envelope {
    if (importNumber < 0) {
      throw new IllegalArgumentException("import number " + importNumber + " is negative");
    }
  }

  /** An envelope of what came for the first time. */
  public Envelope(long receivedMillis, String from, long importNumber, String key) {
    this(receivedMillis, from, importNumber, key, "");
  }

  /** An envelope of what came without a key. */
  public Envelope(long receivedMillis, String from, long importNumber) {
    this(receivedMillis, from, importNumber, "");
  }

  /** The envelope of a batch of an import. */
  public static Envelope ofImport(long receivedMillis, long importNumber) {
    return new Envelope(receivedMillis, IMPORT, importNumber);
  }

  /** Whether what came is part of somebody's visit: servers make none, nor does the way to one. */
  public boolean visits() {
    return !from.equals(SERVER) && !from.equals(LINK);
  }

  byte[] toBytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream(64);
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
      json.writeStartObject();
      json.writeNumberProperty("receivedAt", receivedMillis);
      json.writeStringProperty("from", from);
      if (importNumber != 0) {
        json.writeNumberProperty("import", importNumber);
      }
      if (!key.isEmpty()) {
        json.writeStringProperty("key", key);
      }
      if (!replay.isEmpty()) {
        json.writeStringProperty("replay", replay);
      }
      json.writeEndObject();
    }
    return out.toByteArray();
  }

  /** Reads what {@link #toBytes} wrote; fields that this version does not know are passed over. */
  static Envelope of(byte[] bytes, int offset, int length) {
    long received = 0;
    String from = "";
    long number = 0;
    String key = "";
    String replay = "";
    try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), bytes, offset, length)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.PROPERTY_NAME) {
        String field = json.currentName();
        JsonToken value = json.nextToken();
        if (!value.isScalarValue()) {
          json.skipChildren();
          continue;
        }
        switch (field) {
          case "receivedAt" -> received = json.getLongValue();
          case "from" -> from = json.getString();
          case "import" -> number = json.getLongValue();
          case "key" -> key = json.getString();
          case "replay" -> replay = json.getString();
          default -> json.skipChildren();
        }
      }
    }
    return new Envelope(received, from, number, key, replay);
  }
}
