package io.fullfunnel.store.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fullfunnel.store.event.EventDecoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;

/** One JSON object of a file, taken apart: its members, and the values of the fields. */
final class NdjsonLine {
  private static final JsonFactory JSON =
      JsonFactory.builder()
          // a parser for each message: the shared pool would be asked twice each time
          .recyclerPool(JsonRecyclerPools.threadLocalPool())
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(EventDecoder.MAX_DEPTH)
                  .maxNumberLength(RowBuffer.MAX_ROW)
                  .build())
          .build();

  /** Members that are fields of a message by themselves. */
  private static final Map<String, Field> OWN =
      Map.of(
          "userId", Field.USER_ID,
          "anonymousId", Field.ANONYMOUS_ID,
          "messageId", Field.MESSAGE_ID,
          "type", Field.TYPE,
          "event", Field.EVENT,
          "name", Field.NAME);

  /** A member of the object, as places in the line's bytes; the key's quotes are included. */
  record Member(String name, int keyStart, int valueStart, int valueEnd, boolean object) {}

  private final Map<String, List<Field>> wanted = new HashMap<>();
  private boolean dotted;
  private final byte[] @Nullable [] values = new byte[Field.values().length] @Nullable [];
  private final int[] rawStart = new int[values.length];
  private final int[] rawEnd = new int[values.length];
  private final List<Member> members = new ArrayList<>();
  private byte[] bytes = {};
  private int base;

  /** Where the names of members go while a file's beginning is looked at. */
  private @Nullable Set<String> seen;

  NdjsonLine(Mapping mapping) {
    for (Field field : Field.values()) {
      String path = mapping.columnOf[field.place()];
      if (path != null) {
        wanted.computeIfAbsent(path, p -> new ArrayList<>()).add(field);
        dotted |= path.indexOf('.') > 0;
      }
    }
    OWN.forEach((name, field) -> {
      if (!mapping.has(field)) {
        wanted.computeIfAbsent(name, p -> new ArrayList<>()).add(field);
      }
    });
  }

  /**
   * Takes a line apart.
   *
   * @throws JacksonException if it is no JSON object, or nests too deep
   */
  void parse(byte[] line, int from, int length) {
    bytes = line;
    base = from;
    members.clear();
    Arrays.fill(values, null);
    try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), line, from, length)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new StreamReadException(json, "it is no JSON object");
      }
      while (json.nextToken() == JsonToken.PROPERTY_NAME) {
        member(json);
      }
      if (json.nextToken() != null) {
        throw new StreamReadException(json, "something follows the object");
      }
    }
  }

  private void member(JsonParser json) {
    String name = json.currentName();
    if (seen != null) {
      seen.add(name);
    }
    int keyStart = base + (int) json.currentTokenLocation().getByteOffset();
    JsonToken token = json.nextToken();
    int start = base + (int) json.currentTokenLocation().getByteOffset();
    boolean object = token == JsonToken.START_OBJECT;
    List<Field> fields = wanted.get(name);
    if (token.isScalarValue()) {
      json.finishToken();
      if (fields != null) {
        take(fields, json, token, start);
      }
    } else if (object && dotted) {
      walk(json, name + ".");
    } else {
      json.skipChildren();
    }
    members.add(new Member(name, keyStart, start, position(json), object));
  }

  private void walk(JsonParser json, String prefix) {
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String path = prefix + json.currentName();
      if (seen != null) {
        seen.add(path);
      }
      JsonToken token = json.nextToken();
      int start = base + (int) json.currentTokenLocation().getByteOffset();
      List<Field> fields = wanted.get(path);
      if (token.isScalarValue()) {
        json.finishToken();
        if (fields != null) {
          take(fields, json, token, start);
        }
      } else if (token == JsonToken.START_OBJECT) {
        walk(json, path + ".");
      } else {
        json.skipChildren();
      }
    }
  }

  private void take(List<Field> fields, JsonParser json, JsonToken token, int start) {
    byte[] value = token == JsonToken.VALUE_NULL ? null : json.getString().getBytes(UTF_8);
    for (Field field : fields) {
      values[field.place()] = value == null || value.length == 0 ? null : value;
      rawStart[field.place()] = start;
      rawEnd[field.place()] = position(json);
    }
  }

  private int position(JsonParser json) {
    return base + (int) json.currentLocation().getByteOffset();
  }

  /** A field's value as text, or null. */
  byte @Nullable [] value(Field field) {
    return values[field.place()];
  }

  /** Writes a field's value as the JSON it is. */
  void writeRaw(Field field, MessageBytes out) {
    out.raw(bytes, rawStart[field.place()], rawEnd[field.place()]);
  }

  List<Member> members() {
    return members;
  }

  /** Whether some field is read from this path. */
  boolean isWanted(String path) {
    return wanted.containsKey(path);
  }

  /** The member with this name, the last if there are several, or null. */
  @Nullable Member find(String name) {
    Member found = null;
    for (Member member : members) {
      if (member.name().equals(name)) {
        found = member;
      }
    }
    return found;
  }

  /** Adds the time that a line shows to these, if it shows one, and its keys to those. */
  void sample(byte[] line, int from, int length, List<String> times, Set<String> keys) {
    seen = keys;
    try {
      parse(line, from, length);
      byte[] time = value(Field.TIME);
      if (time != null && times.size() < FileShape.SAMPLE_ROWS) {
        times.add(new String(time, UTF_8));
      }
    } catch (JacksonException e) {
      // a broken line shows nothing; it is refused when the file is read
      members.clear();
    }
  }
}
