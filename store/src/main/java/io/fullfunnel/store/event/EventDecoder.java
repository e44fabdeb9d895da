package io.fullfunnel.store.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fullfunnel.store.event.Event.Given;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;

/** Makes events out of the journal's messages. Used by one thread, again and again. */
public final class EventDecoder {
  /** How deep a message may nest. */
  public static final int MAX_DEPTH = 64;

  /** Below this a bare number is in seconds: in milliseconds it would be before March 1973. */
  private static final long SECONDS_BELOW = 100_000_000_000L;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          // a parser for each message: the shared pool would be asked twice each time
          .recyclerPool(JsonRecyclerPools.threadLocalPool())
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxNumberLength(1 << 20)
                  .build())
          .build();

  private final IsoTime isoTime = new IsoTime(ZoneOffset.UTC);
  private final PlainMessage plain = new PlainMessage();

  private byte[] message = {};
  private int start;
  private MessageParts parts = new MessageParts();

  /**
   * @param row its row in the imported file, from 1; 0 if it came otherwise
   * @param importNumber 0 if it came otherwise
   * @throws IllegalArgumentException if the bytes are no message
   */
  public Event decode(
      long sequence,
      long row,
      long importNumber,
      long receivedMillis,
      byte[] bytes,
      int offset,
      int length) {
    parts = new MessageParts();
    if (!plain.read(bytes, offset, length, parts)) {
      parts = new MessageParts();
      read(sequence, bytes, offset, length);
    }
    return event(sequence, row, importNumber, receivedMillis);
  }

  private void read(long sequence, byte[] bytes, int offset, int length) {
    message = bytes;
    start = offset;
    try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), bytes, offset, length)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw unreadable(sequence, "it is no JSON object", null);
      }
      readMessage(json);
    } catch (JacksonException e) {
      throw unreadable(sequence, e.getOriginalMessage(), e);
    }
  }

  private static IllegalArgumentException unreadable(
      long sequence, String why, @Nullable Exception cause) {
    return new IllegalArgumentException(
        "the message with sequence " + sequence + " cannot be read: " + why, cause);
  }

  private void readMessage(JsonParser json) {
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String field = json.currentName();
      JsonToken value = json.nextToken();
      switch (field) {
        case "type" -> parts.type = type(text(json, value));
        case "messageId" -> parts.messageId = text(json, value);
        case "userId" -> parts.userId = text(json, value);
        case "anonymousId" -> parts.anonymousId = text(json, value);
        case "email" -> parts.email = text(json, value);
        case "previousId" -> parts.previousId = text(json, value);
        case "groupId" -> parts.context(Given.ACCOUNT, text(json, value));
        case "event" -> parts.event = text(json, value);
        case "name" -> parts.name = quoted(json, value);
        case "time" -> parts.time = value == JsonToken.VALUE_NUMBER_INT ? json.getLongValue() : 0;
        case "originalTimestamp" -> parts.originalTimestamp = instant(json, value);
        case "timestamp" -> parts.timestamp = instant(json, value);
        case "sentAt" -> parts.sentAt = instant(json, value);
        case "given" -> readGiven(json, value);
        case "context" -> readContext(json, value);
        case "properties" -> parts.properties = readProperties(json, value);
        case "traits" -> parts.traits = slice(json, value);
        default -> json.skipChildren();
      }
      if (field.equals("time") && value == JsonToken.VALUE_NUMBER_INT) {
        parts.hasTime = true;
      }
    }
  }

  private void readGiven(JsonParser json, JsonToken token) {
    if (token != JsonToken.START_OBJECT) {
      json.skipChildren();
      return;
    }
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      int which = MessageParts.given(json.currentName());
      String value = text(json, json.nextToken());
      if (which >= 0 && value != null) {
        parts.given[which] = value;
      }
    }
  }

  private void readContext(JsonParser json, JsonToken token) {
    if (token != JsonToken.START_OBJECT) {
      json.skipChildren();
      return;
    }
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String field = json.currentName();
      JsonToken value = json.nextToken();
      if (field.equals("sessionId")) {
        parts.context(Given.SESSION, text(json, value));
      } else if (field.equals("groupId")) {
        parts.offer(Given.ACCOUNT, text(json, value));
      } else if (field.equals("campaign") && value == JsonToken.START_OBJECT) {
        readCampaign(json);
      } else if (field.equals("page") && value == JsonToken.START_OBJECT) {
        readPage(json, parts.contextPage);
      } else if (field.equals("userAgent")) {
        parts.userAgent = text(json, value);
      } else if (field.equals("ip")) {
        parts.context(Given.ADDRESS, text(json, value));
      } else if (field.equals("device") && value == JsonToken.START_OBJECT) {
        readOne(json, "type", Given.DEVICE);
      } else if (field.equals("os") && value == JsonToken.START_OBJECT) {
        readOne(json, "name", Given.OS);
      } else if (field.equals("location") && value == JsonToken.START_OBJECT) {
        readOne(json, "country", Given.COUNTRY);
      } else {
        json.skipChildren();
      }
    }
  }

  private void readOne(JsonParser json, String wanted, Given which) {
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String field = json.currentName();
      String value = text(json, json.nextToken());
      if (field.equals(wanted)) {
        parts.context(which, value);
      }
    }
  }

  private void readCampaign(JsonParser json) {
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String field = json.currentName();
      String value = text(json, json.nextToken());
      switch (field) {
        case "name" -> parts.context(Given.CAMPAIGN, value);
        case "source" -> parts.context(Given.SOURCE, value);
        case "medium" -> parts.context(Given.MEDIUM, value);
        case "content" -> parts.context(Given.CONTENT, value);
        case "term" -> parts.context(Given.TERM, value);
        default -> {}
      }
    }
  }

  private void readPage(JsonParser json, MessageParts.Page page) {
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String field = json.currentName();
      JsonToken value = json.nextToken();
      switch (field) {
        case "referrer" -> page.referrer = text(json, value);
        case "path" -> page.path = text(json, value);
        case "url" -> page.url = text(json, value);
        case "search" -> page.search = text(json, value);
        case "name" -> {
          page.named = true;
          json.skipChildren();
        }
        default -> json.skipChildren();
      }
    }
  }

  private @Nullable String readProperties(JsonParser json, JsonToken token) {
    if (token != JsonToken.START_OBJECT || !parts.mayBePage()) {
      return slice(json, token);
    }
    int from = start + (int) json.currentTokenLocation().getByteOffset();
    readPage(json, parts.propertiesPage);
    return until(json, from);
  }

  /** The JSON text of an object; null for anything else. */
  private @Nullable String slice(JsonParser json, JsonToken token) {
    if (token != JsonToken.START_OBJECT) {
      json.skipChildren();
      return null;
    }
    int from = start + (int) json.currentTokenLocation().getByteOffset();
    json.skipChildren();
    return until(json, from);
  }

  /** The JSON text of a text, with its quotes; null for anything else. */
  private @Nullable String quoted(JsonParser json, JsonToken token) {
    if (token != JsonToken.VALUE_STRING) {
      json.skipChildren();
      return null;
    }
    int from = start + (int) json.currentTokenLocation().getByteOffset();
    return json.getString().isEmpty() ? null : until(json, from);
  }

  private String until(JsonParser json, int from) {
    int end = start + (int) json.currentLocation().getByteOffset();
    return new String(message, from, end - from, UTF_8);
  }

  /** The text of a scalar; null for null, the empty text, objects and arrays. */
  private static @Nullable String text(JsonParser json, JsonToken token) {
    if (!token.isScalarValue()) {
      json.skipChildren();
      return null;
    }
    if (token == JsonToken.VALUE_NULL) {
      return null;
    }
    String value = json.getString();
    return value.isEmpty() ? null : value;
  }

  private long instant(JsonParser json, JsonToken token) {
    if (token == JsonToken.VALUE_NUMBER_INT) {
      String digits = json.getString();
      return digits.length() > 15 ? IsoTime.UNREADABLE : bareNumber(Long.parseLong(digits));
    }
    String value = text(json, token);
    return value == null ? IsoTime.UNREADABLE : isoTime.parse(value);
  }

  private static long bareNumber(long value) {
    return Math.abs(value) < SECONDS_BELOW ? value * 1000 : value;
  }

  /** The type of a label; null if there is none. */
  static Event.@Nullable Type type(@Nullable String label) {
    if (label == null) {
      return null;
    }
    return switch (label) {
      case "track" -> Event.Type.TRACK;
      case "page" -> Event.Type.PAGE;
      case "screen" -> Event.Type.SCREEN;
      case "identify" -> Event.Type.IDENTIFY;
      case "group" -> Event.Type.GROUP;
      case "alias" -> Event.Type.ALIAS;
      default -> null;
    };
  }

  private Event event(long sequence, long row, long importNumber, long receivedMillis) {
    Event.Type type = parts.type == null ? Event.Type.TRACK : parts.type;
    String name =
        switch (type) {
          case TRACK -> parts.event == null ? "" : parts.event;
          case PAGE -> "Page Viewed";
          case SCREEN -> "Screen Viewed";
          case IDENTIFY, GROUP, ALIAS -> "";
        };
    parts.fillPage(type);
    return new Event(
        sequence,
        row,
        importNumber,
        type,
        parts.messageId,
        parts.userId,
        parts.anonymousId,
        parts.email,
        parts.previousId,
        name,
        parts.timeMillis(importNumber != 0, receivedMillis),
        receivedMillis,
        parts.properties,
        parts.traits,
        parts.given);
  }
}
