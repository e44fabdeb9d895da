package io.fullfunnel.collect;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fullfunnel.store.files.Surrogates;
import io.fullfunnel.store.files.Utf8Check;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;

/**
 * Takes a body apart in one pass: whose key, which events, what the batch says for all of them.
 * Makes no tree. What is no UTF-8, and halves of surrogate pairs, become U+FFFD.
 */
final class BodyReader {
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .recyclerPool(JsonRecyclerPools.threadLocalPool())
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(Limits.BODY_DEPTH)
                  .maxNumberLength(Limits.BODY)
                  .maxNameLength(Limits.BODY)
                  .build())
          .build();

  /** A byte order mark. */
  private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final byte[] bytes;
  private final Route route;
  private final List<Item> items = new ArrayList<>();
  private @Nullable String writeKey;
  private @Nullable Member context;
  private @Nullable Member integrations;
  private @Nullable Member sentAt;
  private boolean batch;

  private BodyReader(Route route, byte[] bytes) {
    this.route = route;
    this.bytes = bytes;
  }

  /**
   * Takes a body apart.
   *
   * @throws WrongBodyException if it is no JSON object, or holds too many events
   */
  static Body read(Route route, byte[] body) throws WrongBodyException {
    BodyReader reader = new BodyReader(route, readable(body));
    reader.readBody();
    return new Body(
        reader.bytes,
        reader.items,
        reader.writeKey,
        reader.context,
        reader.integrations,
        reader.sentAt);
  }

  /** UTF-8 without half characters; itself where it is that. */
  static byte[] readable(byte[] body) throws WrongBodyException {
    byte[] text = body;
    if (text.length > 2 && Arrays.equals(text, 0, MARK.length, MARK, 0, MARK.length)) {
      text = Arrays.copyOfRange(text, MARK.length, text.length);
    }
    for (int i = 0; i < Math.min(4, text.length); i++) {
      if (text[i] == 0) { // the parser would take it for UTF-16, whose places are others
        throw WrongBodyException.unreadable("The body is no JSON in UTF-8.");
      }
    }
    Utf8Check check = new Utf8Check();
    if (check.check(text, 0, text.length) != Utf8Check.NOTHING || check.begun() != 0) {
      text = new String(text, UTF_8).getBytes(UTF_8);
    }
    Surrogates.repair(text, 0, text.length);
    return text;
  }

  private void readBody() throws WrongBodyException {
    try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), bytes, 0, bytes.length)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw WrongBodyException.unreadable("The body is no JSON object.");
      }
      if (route.many()) {
        readBatch(json);
      } else {
        items.add(item(json));
        writeKey = items.getFirst().text(Part.WRITE_KEY);
      }
      if (json.nextToken() != null) {
        throw WrongBodyException.unreadable("Something follows the JSON object of the body.");
      }
    } catch (JacksonException e) {
      throw WrongBodyException.unreadable(
          "The body is no JSON: %s (line %d, column %d)."
              .formatted(
                  plain(e),
                  e.getLocation() == null ? 0 : e.getLocation().getLineNr(),
                  e.getLocation() == null ? 0 : e.getLocation().getColumnNr()));
    }
    if (route.many() && !batch) {
      throw WrongBodyException.unreadable("The body has no \"batch\", an array of events.");
    }
  }

  /** The parser's own words, without what it says of its settings. */
  private static String plain(JacksonException e) {
    String said = String.valueOf(e.getOriginalMessage());
    int end = said.indexOf('\n');
    String line = end < 0 ? said : said.substring(0, end);
    int settings = line.indexOf(" (from ");
    return settings < 0 ? line : line.substring(0, settings);
  }

  private void readBatch(JsonParser json) throws WrongBodyException {
    Item given = new Item();
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = json.currentName();
      if (name.equals("batch")) {
        readItems(json);
        continue;
      }
      Part part = Part.find(name);
      Member member = member(json, name, part, isGiven(part) ? given : null);
      switch (name) {
        case "context" -> context = member.inner() == null ? null : member;
        case "integrations" -> integrations = member.inner() == null ? null : member;
        case "sentAt" -> sentAt = member;
        case "writeKey" -> writeKey = member.text();
        default -> {}
      }
    }
    if (given.isDeep()) { // it would stand in each of them
      items.forEach(Item::foundDeep);
    }
  }

  /** Whether a batch gives this to its events. */
  private static boolean isGiven(@Nullable Part part) {
    return part == Part.CONTEXT || part == Part.INTEGRATIONS || part == Part.SENT_AT;
  }

  private void readItems(JsonParser json) throws WrongBodyException {
    if (json.nextToken() != JsonToken.START_ARRAY) {
      throw WrongBodyException.unreadable("\"batch\" is no array of events.");
    }
    if (batch) {
      throw WrongBodyException.unreadable("The body has two members \"batch\".");
    }
    batch = true;
    for (JsonToken token = json.nextToken();
        token != JsonToken.END_ARRAY;
        token = json.nextToken()) {
      if (items.size() == Limits.EVENTS) {
        throw WrongBodyException.tooLarge(
            "A batch has at most %,d events; send several. Nothing of this one was taken."
                .formatted(Limits.EVENTS));
      }
      if (token == JsonToken.START_OBJECT) {
        items.add(item(json));
      } else {
        json.skipChildren();
        items.add(Item.ofNoObject());
      }
    }
  }

  private Item item(JsonParser json) {
    Item item = new Item();
    int start = tokenStart(json);
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = json.currentName();
      Part part = Part.find(name);
      item.add(part, member(json, name, part, item));
    }
    item.span(start, position(json));
    return item;
  }

  /** Reads the value of a member whose name the parser stands at. */
  private Member member(JsonParser json, String name, @Nullable Part part, @Nullable Item of) {
    int keyStart = tokenStart(json);
    JsonToken token = json.nextToken();
    int valueStart = tokenStart(json);
    String text = null;
    List<Member> inner = null;
    if (token.isScalarValue()) {
      if (part != null && part.isText() && token != JsonToken.VALUE_NULL) {
        String value = json.getString();
        text = value.isEmpty() ? null : value;
      }
      json.finishToken();
    } else if (token == JsonToken.START_OBJECT && isTakenApart(part)) {
      inner = inner(json, of);
      if (part == Part.TRAITS && of != null) {
        inner.forEach(trait -> of.foundName(trait.name()));
      }
    } else if (token == JsonToken.START_OBJECT && part == Part.PROPERTIES && of != null) {
      properties(json, of);
    } else {
      skip(json, of, 2);
    }
    return new Member(name, keyStart, valueStart, position(json), text, inner);
  }

  private static boolean isTakenApart(@Nullable Part part) {
    return part == Part.CONTEXT || part == Part.INTEGRATIONS || part == Part.TRAITS;
  }

  private static List<Member> inner(JsonParser json, @Nullable Item of) {
    List<Member> members = new ArrayList<>();
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = json.currentName();
      int keyStart = tokenStart(json);
      JsonToken token = json.nextToken();
      int valueStart = tokenStart(json);
      String text =
          token == JsonToken.VALUE_TRUE ? "true" : token == JsonToken.VALUE_FALSE ? "false" : null;
      if (token.isScalarValue()) {
        json.finishToken();
      } else {
        skip(json, of, 3);
      }
      members.add(new Member(name, keyStart, valueStart, position(json), text, null));
    }
    return members;
  }

  private static void properties(JsonParser json, Item of) {
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      of.foundName(json.currentName());
      if (json.nextToken().isScalarValue()) {
        json.finishToken();
      } else {
        skip(json, of, 3);
      }
    }
  }

  /** Steps over an object or an array that lies so deep in its event. */
  private static void skip(JsonParser json, @Nullable Item of, int depth) {
    int now = depth;
    while (now >= depth) {
      JsonToken token = json.nextToken();
      if (token == null) {
        return; // the parser says what is missing
      }
      if (token.isStructStart()) {
        now++;
      } else if (token.isStructEnd()) {
        now--;
      }
      if (now > Limits.DEPTH && of != null) {
        of.foundDeep();
      }
    }
  }

  private static int tokenStart(JsonParser json) {
    return (int) json.currentTokenLocation().getByteOffset();
  }

  private static int position(JsonParser json) {
    return (int) json.currentLocation().getByteOffset();
  }
}
