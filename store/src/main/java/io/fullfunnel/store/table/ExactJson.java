package io.fullfunnel.store.table;

import io.fullfunnel.engine.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * JSON texts of the table: how they are kept, given back, and read as values.
 *
 * <p>Kept texts are JSON. What DuckDB's reader would change stands in them as a marked string
 * ({@link ExactText}); of a key that stands twice the last value is kept.
 */
final class ExactJson {
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNumberLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .build())
          .build();

  /** How a mark stands in a kept text. */
  private static final String WRITTEN_MARK = "\\u0001";

  /** How an object begins that keeps a text which is no JSON. */
  private static final String UNREADABLE = "{\"" + WRITTEN_MARK + "j\":";

  private final PlainJson plain = new PlainJson();

  /** Whether a text is being kept, given back, or only read. */
  private enum Direction {
    KEEP,
    RESTORE,
    AS_IS
  }

  /**
   * The kept form of a JSON object. A text that is no JSON is kept whole under a key of its own: it
   * has no properties, is given back as it came, and holds up no other event.
   */
  String keep(String json) {
    if (plain.test(json)) {
      return json;
    }
    try {
      return rewrite(json, Direction.KEEP);
    } catch (JacksonException e) {
      return UNREADABLE + quoted(ExactText.keep(json)) + "}";
    }
  }

  /** The JSON as it arrived, but for white space and keys that stood twice. */
  static String restore(String kept) {
    if (!kept.contains(WRITTEN_MARK)) {
      return kept;
    }
    if (kept.startsWith(UNREADABLE)) {
      return scalar(kept.substring(UNREADABLE.length(), kept.length() - 1));
    }
    return rewrite(kept, Direction.RESTORE);
  }

  /** What a kept scalar, array or object means; null for JSON's null. */
  static @Nullable Value value(String kept) {
    char first = kept.charAt(0);
    return switch (first) {
      case 'n' -> null;
      case 't' -> new Value.Bool(true);
      case 'f' -> new Value.Bool(false);
      case '{' -> new Value.Text(restore(kept));
      case '"' ->
          kept.indexOf('\\') < 0
              ? new Value.Text(kept.substring(1, kept.length() - 1))
              : parsed(kept);
      case '[' -> parsed(kept);
      default -> number(kept);
    };
  }

  /** The fields of a JSON object as it arrived, each with the JSON of its value. */
  static Map<String, String> fields(@Nullable String object) {
    Map<String, String> fields = new LinkedHashMap<>();
    if (object == null) {
      return fields;
    }
    try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), object)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = json.currentName();
        StringBuilder value = new StringBuilder();
        write(node(json, json.nextToken(), Direction.AS_IS), value);
        fields.put(name, value.toString());
      }
    }
    return fields;
  }

  /** A JSON object out of fields as {@link #fields} gives them. */
  static String object(Map<String, String> fields) {
    StringBuilder out = new StringBuilder();
    write(fields, out);
    return out.toString();
  }

  /** The text of a JSON string, and any other JSON as it is written. */
  static String scalar(String json) {
    return value(json) instanceof Value.Text text ? text.text() : json;
  }

  /** The number these digits mean; the text itself if no number has such an exponent. */
  static Value number(String digits) {
    try {
      return new Value.Numeric(new BigDecimal(digits).stripTrailingZeros());
    } catch (NumberFormatException e) {
      return new Value.Text(digits);
    }
  }

  private static @Nullable Value parsed(String kept) {
    try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), kept)) {
      return value(json, json.nextToken());
    }
  }

  private static @Nullable Value value(JsonParser json, JsonToken token) {
    return switch (token) {
      case VALUE_STRING -> {
        String text = json.getString();
        yield ExactText.isNumber(text)
            ? number(ExactText.number(text))
            : new Value.Text(ExactText.restore(text));
      }
      case VALUE_TRUE -> new Value.Bool(true);
      case VALUE_FALSE -> new Value.Bool(false);
      case VALUE_NULL -> null;
      case START_ARRAY -> {
        List<Value> elements = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
          Value element = value(json, json.currentToken());
          if (element != null) {
            elements.add(element);
          }
        }
        yield new Value.Many(elements);
      }
      case START_OBJECT -> {
        StringBuilder text = new StringBuilder();
        write(node(json, token, Direction.RESTORE), text);
        yield new Value.Text(text.toString());
      }
      default -> number(json.getString());
    };
  }

  private static String rewrite(String json, Direction direction) {
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
      StringBuilder out = new StringBuilder(json.length() + 32);
      write(node(parser, parser.nextToken(), direction), out);
      return out.toString();
    }
  }

  /** A map, a list, or the written form of a scalar. */
  private static Object node(JsonParser json, JsonToken token, Direction direction) {
    return switch (token) {
      case START_OBJECT -> {
        Map<String, Object> fields = new LinkedHashMap<>();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
          String name = text(json.currentName(), direction);
          fields.put(name, node(json, json.nextToken(), direction));
        }
        yield fields;
      }
      case START_ARRAY -> {
        List<Object> elements = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
          elements.add(node(json, json.currentToken(), direction));
        }
        yield elements;
      }
      case VALUE_STRING -> {
        String text = json.getString();
        yield direction == Direction.RESTORE && ExactText.isNumber(text)
            ? ExactText.number(text)
            : quoted(text(text, direction));
      }
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
        String digits = json.getString();
        yield direction != Direction.KEEP || holdsExactly(digits)
            ? digits
            : quoted(ExactText.keepNumber(digits));
      }
      default -> token.asString();
    };
  }

  private static String text(String text, Direction direction) {
    return switch (direction) {
      case KEEP -> ExactText.keep(text);
      case RESTORE -> ExactText.restore(text);
      case AS_IS -> text;
    };
  }

  /** Whether a double or a long gives back this very number. */
  private static boolean holdsExactly(String digits) {
    return (digits.length() <= 16 && digits.indexOf('e') < 0 && digits.indexOf('E') < 0)
        || (digits.length() <= 19
            && digits.chars().allMatch(c -> c == '-' || Character.isDigit(c)));
  }

  private static void write(Object node, StringBuilder out) {
    switch (node) {
      case Map<?, ?> fields -> {
        char before = '{';
        for (Map.Entry<?, ?> field : fields.entrySet()) {
          out.append(before).append(quoted((String) field.getKey())).append(':');
          write(field.getValue(), out);
          before = ',';
        }
        out.append(fields.isEmpty() ? "{}" : "}");
      }
      case List<?> elements -> {
        char before = '[';
        for (Object element : elements) {
          out.append(before);
          write(element, out);
          before = ',';
        }
        out.append(elements.isEmpty() ? "[]" : "]");
      }
      default -> out.append(node);
    }
  }

  /** A JSON string; lone surrogates, which no file in UTF-8 can hold, are escaped. */
  static String quoted(String text) {
    StringBuilder out = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < ' ' || ExactText.isLone(text, i)) {
            out.append("\\u").append(String.format("%04x", (int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    return out.append('"').toString();
  }
}
