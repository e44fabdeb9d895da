package io.fullfunnel.store.channels;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What must be true of an arrival for a rule to count. */
sealed interface RuleTest {
  /** Tests inside each other, at most. */
  int DEEPEST = 8;

  /** Values of one test, at most. */
  int MOST_VALUES = 1_000;

  /** Characters of the longest value. */
  int LONGEST = 200;

  /**
   * @param because takes what held, as half-sentences
   */
  boolean passes(Arrival arrival, List<String> because);

  /** All of them hold. */
  record All(List<RuleTest> parts) implements RuleTest {
    @Override
    public boolean passes(Arrival arrival, List<String> because) {
      for (RuleTest part : parts) {
        if (!part.passes(arrival, because)) {
          return false;
        }
      }
      return true;
    }
  }

  /** One of them holds. */
  record Any(List<RuleTest> parts) implements RuleTest {
    @Override
    public boolean passes(Arrival arrival, List<String> because) {
      for (RuleTest part : parts) {
        List<String> own = new ArrayList<>();
        if (part.passes(arrival, own)) {
          because.addAll(own);
          return true;
        }
      }
      return false;
    }
  }

  /** It does not hold. */
  record Not(RuleTest part) implements RuleTest {
    @Override
    public boolean passes(Arrival arrival, List<String> because) {
      List<String> own = new ArrayList<>();
      return !part.passes(arrival, own);
    }
  }

  /** A property's value compares with one of these; all in lower case. */
  record Compare(Arrival.Property property, Op op, List<String> values, @Nullable Pattern pattern)
      implements RuleTest {
    @Override
    public boolean passes(Arrival arrival, List<String> because) {
      String value = arrival.value(property);
      boolean holds = op == Op.LISTED ? listed(arrival) : holds(value);
      if (holds) {
        because.add(
            value == null
                ? "no " + property.label()
                : property.label() + " \"" + value + "\" " + said());
      }
      return holds;
    }

    private boolean listed(Arrival arrival) {
      Site site = arrival.site();
      return site != null && values.contains(site.kind().label());
    }

    private boolean holds(@Nullable String value) {
      if (value == null) {
        return switch (op) {
          case MISSING, IS_NOT, NOT_IN, NOT_CONTAINS -> true;
          default -> false;
        };
      }
      return switch (op) {
        case IS, IN -> values.contains(value);
        case IS_NOT, NOT_IN -> !values.contains(value);
        case CONTAINS -> values.stream().anyMatch(value::contains);
        case NOT_CONTAINS -> values.stream().noneMatch(value::contains);
        case STARTS_WITH -> values.stream().anyMatch(value::startsWith);
        case ENDS_WITH -> values.stream().anyMatch(value::endsWith);
        case MATCHES -> Objects.requireNonNull(pattern).matcher(value).find();
        case EXISTS -> true;
        case MISSING, LISTED -> false;
      };
    }

    private String said() {
      String first = values.isEmpty() ? "" : values.getFirst();
      return switch (op) {
        case IS, IN -> "is listed in the rule";
        case LISTED -> "is on the list " + String.join(", ", values);
        case MATCHES -> "matches " + first;
        case EXISTS -> "is given";
        default -> op.label() + " \"" + String.join("\", \"", values) + "\"";
      };
    }
  }

  /** How a value is compared. */
  enum Op {
    IS("="),
    IS_NOT("!="),
    IN("in"),
    NOT_IN("not-in"),
    CONTAINS("contains"),
    NOT_CONTAINS("not-contains"),
    STARTS_WITH("starts-with"),
    ENDS_WITH("ends-with"),
    MATCHES("matches"),
    EXISTS("exists"),
    MISSING("missing"),
    LISTED("listed");

    private final String label;

    Op(String label) {
      this.label = label;
    }

    String label() {
      return label;
    }

    boolean takesValue() {
      return this != EXISTS && this != MISSING;
    }
  }

  /** Reads a test; {@code where} says in errors which one it is. */
  static RuleTest read(JsonNode json, String where, int depth) {
    if (depth > DEEPEST) {
      throw new ChannelException(where + ": tests are nested more than " + DEEPEST + " deep.");
    }
    if (!json.isObject()) {
      throw new ChannelException(
          where
              + ": a test is an object such as"
              + " {\"property\":\"medium\",\"op\":\"=\",\"value\":\"email\"}.");
    }
    if (json.size() == 1 && (json.has("all") || json.has("any"))) {
      JsonNode list = json.has("all") ? json.get("all") : json.get("any");
      List<RuleTest> parts = new ArrayList<>();
      for (JsonNode part : list) {
        parts.add(read(part, where, depth + 1));
      }
      if (!list.isArray() || parts.isEmpty()) {
        throw new ChannelException(where + ": all and any take a list of tests.");
      }
      return json.has("all") ? new All(List.copyOf(parts)) : new Any(List.copyOf(parts));
    }
    if (json.size() == 1 && json.has("not")) {
      return new Not(read(json.get("not"), where, depth + 1));
    }
    return compare(json, where);
  }

  private static RuleTest compare(JsonNode json, String where) {
    for (String field : json.propertyNames()) {
      if (!List.of("property", "op", "value").contains(field)) {
        throw new ChannelException(
            where + ": \"" + field + "\" is no field of a test; fields are property, op, value.");
      }
    }
    Arrival.Property property = property(json.path("property").asString(""), where);
    Op op = op(json.path("op").asString("="), where);
    List<String> values = values(json.path("value"), op, where);
    if (op == Op.LISTED) {
      values.forEach(Site.Kind::of);
    }
    return new Compare(
        property, op, values, op == Op.MATCHES ? pattern(values.getFirst(), where) : null);
  }

  private static Arrival.Property property(String name, String where) {
    for (Arrival.Property property : Arrival.Property.values()) {
      if (property.label().equals(name)) {
        return property;
      }
    }
    throw new ChannelException(
        where
            + ": \""
            + name
            + "\" is no property of an arrival; properties are source, medium, campaign, content,"
            + " term, referrer, click_id and site.");
  }

  private static Op op(String label, String where) {
    for (Op op : Op.values()) {
      if (op.label().equals(label)) {
        return op;
      }
    }
    throw new ChannelException(
        where
            + ": \""
            + label
            + "\" is no operator; operators are = != in not-in contains not-contains starts-with"
            + " ends-with matches exists missing listed.");
  }

  private static List<String> values(JsonNode json, Op op, String where) {
    List<String> values = new ArrayList<>();
    if (json.isArray()) {
      json.forEach(value -> values.add(text(value, op, where)));
    } else if (!json.isMissingNode()) {
      values.add(text(json, op, where));
    }
    if (op.takesValue() == values.isEmpty() || values.size() > MOST_VALUES) {
      throw new ChannelException(
          where
              + ": "
              + op.label()
              + (op.takesValue()
                  ? " takes a value, or a list of up to 1,000."
                  : " takes no value."));
    }
    return List.copyOf(values);
  }

  private static String text(JsonNode json, Op op, String where) {
    if (!json.isString() || json.stringValue().isBlank() || json.stringValue().length() > LONGEST) {
      throw new ChannelException(where + ": a value is a text of up to 200 characters.");
    }
    String text = json.stringValue().strip();
    return op == Op.MATCHES ? text : text.toLowerCase(Locale.ROOT);
  }

  private static Pattern pattern(String pattern, String where) {
    if (pattern.indexOf('{') != pattern.lastIndexOf('{')) {
      throw new ChannelException(where + ": a pattern has at most one repeat count.");
    }
    try {
      return Pattern.compile(pattern);
    } catch (PatternSyntaxException wrong) {
      throw new ChannelException(
          where + ": \"" + pattern + "\" is no RE2 pattern: " + wrong.getDescription() + ".");
    }
  }
}
