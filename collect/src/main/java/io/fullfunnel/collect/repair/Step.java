package io.fullfunnel.collect.repair;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** One thing that a rule does to an event. Places are members of objects, never of arrays. */
sealed interface Step {
  /** Does it; nothing happens where there is nothing to do it to. */
  void apply(ObjectNode event);

  /** Puts a value, in place of what is there. */
  record Set(JsonPointer at, JsonNode value) implements Step {
    @Override
    public void apply(ObjectNode event) {
      put(event, at, value.deepCopy());
    }
  }

  /** Takes a member away. */
  record Remove(JsonPointer at) implements Step {
    @Override
    public void apply(ObjectNode event) {
      if (event.at(at.head()) instanceof ObjectNode parent) {
        parent.remove(at.last().getMatchingProperty());
      }
    }
  }

  /** Moves a value from one place to another. */
  record Rename(JsonPointer from, JsonPointer to) implements Step {
    @Override
    public void apply(ObjectNode event) {
      JsonNode value = event.at(from);
      if (!value.isMissingNode()) {
        new Remove(from).apply(event);
        put(event, to, value);
      }
    }
  }

  /** Keeps the first characters of a text. */
  record Cut(JsonPointer at, int characters) implements Step {
    @Override
    public void apply(ObjectNode event) {
      if (event.at(at) instanceof StringNode text) {
        String value = text.stringValue();
        if (value.codePointCount(0, value.length()) > characters) {
          String cut = value.substring(0, value.offsetByCodePoints(0, characters));
          put(event, at, StringNode.valueOf(cut));
        }
      }
    }
  }

  /** Reads a text as a date of some form and writes it as ISO 8601 in UTC. */
  record Date(JsonPointer at, String pattern, DateTimeFormatter format, ZoneId zone)
      implements Step {
    @Override
    public void apply(ObjectNode event) {
      if (event.at(at) instanceof StringNode text) {
        try {
          put(event, at, StringNode.valueOf(instant(text.stringValue())));
        } catch (DateTimeException another) {
          return; // of another form: as it is
        }
      }
    }

    private String instant(String text) {
      TemporalAccessor read =
          format.parseBest(text.strip(), ZonedDateTime::from, LocalDateTime::from, LocalDate::from);
      ZonedDateTime when =
          switch (read) {
            case ZonedDateTime zoned -> zoned;
            case LocalDateTime local -> local.atZone(zone);
            case LocalDate date -> date.atStartOfDay(zone);
            default -> throw new DateTimeException("neither a date nor a time");
          };
      return when.toInstant().toString();
    }

    static DateTimeFormatter format(String pattern) {
      return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
    }
  }

  /** Puts a copy of what stands in another place. */
  record Copy(JsonPointer from, JsonPointer to) implements Step {
    @Override
    public void apply(ObjectNode event) {
      JsonNode value = event.at(from);
      if (!value.isMissingNode()) {
        put(event, to, value.deepCopy());
      }
    }
  }

  /** Puts a value at a place; objects on the way are made where there is nothing. */
  private static void put(ObjectNode event, JsonPointer at, JsonNode value) {
    ObjectNode parent = event;
    JsonPointer left = at;
    while (!left.tail().matches()) {
      String name = left.getMatchingProperty();
      JsonNode next = parent.get(name);
      if (next == null || next.isNull()) {
        next = parent.putObject(name);
      }
      if (!(next instanceof ObjectNode object)) {
        return; // no member of an object: as it is
      }
      parent = object;
      left = left.tail();
    }
    parent.set(left.getMatchingProperty(), value);
  }
}
