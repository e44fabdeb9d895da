package io.fullfunnel.collect.webhook;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What a field of a message is: read from the delivery, or always the same. */
sealed interface Pick {
  String AT_HAND = "@";
  String WHOLE = "$";

  /**
   * The value; null where there is none.
   *
   * @param body the whole delivery
   * @param item what is at hand: an item of {@code each}, else the body
   */
  @Nullable JsonNode of(JsonNode body, JsonNode item);

  /** A place in the delivery. */
  record At(boolean whole, JsonPointer pointer) implements Pick {
    @Override
    public @Nullable JsonNode of(JsonNode body, JsonNode item) {
      JsonNode found = (whole ? body : item).at(pointer);
      return found.isMissingNode() || found.isNull() ? null : found;
    }
  }

  /** The same for every delivery. */
  record Always(JsonNode value) implements Pick {
    @Override
    public JsonNode of(JsonNode body, JsonNode item) {
      return value;
    }
  }

  /** An amount of hundredths, as one of whole units. */
  record Cents(At at) implements Pick {
    private static final int LARGEST = 30;

    @Override
    public @Nullable JsonNode of(JsonNode body, JsonNode item) {
      JsonNode found = at.of(body, item);
      if (found == null || !found.isIntegralNumber() || found.asString().length() > LARGEST) {
        return null;
      }
      return JsonNodeFactory.instance.numberNode(new BigDecimal(found.bigIntegerValue(), 2));
    }
  }

  /** The first that is there. */
  record First(List<Pick> picks) implements Pick {
    public First {
      picks = List.copyOf(picks);
    }

    @Override
    public @Nullable JsonNode of(JsonNode body, JsonNode item) {
      for (Pick pick : picks) {
        JsonNode found = pick.of(body, item);
        if (found != null) {
          return found;
        }
      }
      return null;
    }
  }

  /** Reads one as a mapping writes it. */
  static Pick read(JsonNode written, String place) throws MappingException {
    if (written.isString()) {
      return isPointer(written.stringValue()) ? at(written, place) : new Always(written);
    }
    if (written.isNumber() || written.isBoolean()) {
      return new Always(written);
    }
    if (written.isArray() && !written.isEmpty()) {
      List<Pick> picks = new ArrayList<>();
      for (int i = 0; i < written.size(); i++) {
        picks.add(read(written.get(i), place + "/" + i));
      }
      return new First(picks);
    }
    if (written.isObject() && written.size() == 1) {
      if (written.has("is") && written.path("is").isValueNode()) {
        return new Always(written.path("is"));
      }
      if (written.has("cents")) {
        return new Cents(at(written.path("cents"), place + "/cents"));
      }
    }
    throw new MappingException(
        place,
        "Say a pointer such as \"/data/id\", a text, a number, a list of which the first that is"
            + " there counts, {\"is\":…} or {\"cents\":POINTER}.");
  }

  static boolean isPointer(String text) {
    return text.startsWith("/") || text.startsWith(AT_HAND) || text.startsWith(WHOLE);
  }

  /** A pointer. */
  static At at(JsonNode written, String place) throws MappingException {
    String text = written.isString() ? written.stringValue() : "";
    boolean named = text.startsWith(AT_HAND) || text.startsWith(WHOLE);
    String rest = named ? text.substring(1) : text;
    if (!isPointer(text) || !(rest.isEmpty() || rest.startsWith("/"))) {
      throw new MappingException(
          place,
          "A pointer begins with \"/\" (in what is at hand: an item of each, else the body) or"
              + " \"$/\" (in the body); \"@\" and \"$\" are all of it.");
    }
    return new At(text.startsWith(WHOLE), JsonPointer.compile(rest));
  }
}
