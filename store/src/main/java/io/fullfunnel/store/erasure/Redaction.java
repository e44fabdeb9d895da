package io.fullfunnel.store.erasure;

import io.fullfunnel.store.files.MessageReader;
import java.io.ByteArrayOutputStream;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/** Leaves fields of a JSON object out; what stays keeps its bytes. */
final class Redaction {
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNumberLength(MessageReader.MAX_MESSAGE).build())
          .build();

  private Redaction() {}

  /** The object without its fields of these names. */
  static byte[] without(byte[] bytes, int offset, int length, Set<String> names) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(length);
    out.write('{');
    try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), bytes, offset, length)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = json.currentName();
        int from = offset + (int) json.currentTokenLocation().getByteOffset();
        JsonToken value = json.nextToken();
        if (value == JsonToken.START_OBJECT || value == JsonToken.START_ARRAY) {
          json.skipChildren();
        } else {
          json.getString(); // the parser stands behind a text only when it was read
        }
        int end = offset + (int) json.currentLocation().getByteOffset();
        if (!names.contains(name)) {
          if (out.size() > 1) {
            out.write(',');
          }
          out.write(bytes, from, end - from);
        }
      }
    }
    out.write('}');
    return out.toByteArray();
  }
}
