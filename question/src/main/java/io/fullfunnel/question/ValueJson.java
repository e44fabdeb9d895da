package io.fullfunnel.question;

import io.fullfunnel.engine.Value;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/** Values of properties as JSON in ASCII, and back to the very same values. */
final class ValueJson {
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNumberLength(Integer.MAX_VALUE)
                  .maxStringLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private ValueJson() {}

  static String write(Value value) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
      write(value, json);
    }
    return text.toString();
  }

  private static void write(Value value, JsonGenerator json) {
    switch (value) {
      case Value.Text text -> json.writeString(text.text());
      case Value.Numeric numeric -> json.writeNumber(numeric.number());
      case Value.Bool bool -> json.writeBoolean(bool.value());
      case Value.Many many -> {
        json.writeStartArray();
        many.elements().forEach(element -> write(element, json));
        json.writeEndArray();
      }
    }
  }

  static Value read(String text) {
    try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), text)) {
      json.nextToken();
      return read(json);
    }
  }

  private static Value read(JsonParser json) {
    return switch (json.currentToken()) {
      case VALUE_STRING -> new Value.Text(json.getString());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Value.Numeric(json.getDecimalValue());
      case VALUE_TRUE -> new Value.Bool(true);
      case VALUE_FALSE -> new Value.Bool(false);
      case START_ARRAY -> {
        List<Value> elements = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
          elements.add(read(json));
        }
        yield new Value.Many(elements);
      }
      default ->
          throw new IllegalArgumentException("no value of a property: " + json.currentToken());
    };
  }
}
