package io.fullfunnel.store.traffic;

import io.fullfunnel.store.event.Traces;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a workspace says about bots and about itself.
 *
 * @param agents whether the product's list of programs counts
 * @param bots parts of agents that are programs too
 * @param people parts of agents that are people's, whatever any list says
 * @param pagesPerMinute more page views of a person within 60 seconds are a bot's; 0: never
 * @param ips ranges of the team's addresses
 * @param mark name of the parameter that marks a visit of the team; empty: none
 * @param members e-mails of the team, and domains as {@code @example.org}
 * @param test name of the property that is true of test orders; empty: none
 */
public record TrafficRules(
    boolean agents,
    List<String> bots,
    List<String> people,
    int pagesPerMinute,
    List<String> ips,
    String mark,
    List<String> members,
    String test) {
  /** The mark that counts unless another is chosen. */
  public static final String MARK = Traces.MARK;

  /** The property of test orders that counts unless another is chosen. */
  public static final String TEST = Traces.TEST;

  /** What stands unless somebody says something. */
  public static final TrafficRules DEFAULT =
      new TrafficRules(true, List.of(), List.of(), 60, List.of(), MARK, List.of(), TEST);

  private static final int MOST = 1_000;
  private static final int LONGEST = 200;
  private static final List<String> FIELDS =
      List.of("agents", "bots", "people", "pagesPerMinute", "ips", "mark", "members", "test");

  public TrafficRules {
    bots = checked("bots", bots);
    people = checked("people", people);
    ips = checked("ips", ips);
    members = checked("members", members);
    ips.forEach(IpRange::of);
    for (String member : members) {
      int at = member.indexOf('@');
      if (at < 0 || at == member.length() - 1 || member.indexOf('@', at + 1) >= 0) {
        throw new TrafficException(
            "\""
                + member
                + "\" is neither an e-mail nor a domain; members look like ann@example.org or"
                + " @example.org.");
      }
    }
    if (pagesPerMinute < 0 || pagesPerMinute > 100_000) {
      throw new TrafficException(
          "pagesPerMinute lies between 0 (never a bot) and 100,000, not at "
              + pagesPerMinute
              + ".");
    }
    if (!mark.matches("[A-Za-z0-9_.-]{0,100}")) {
      throw new TrafficException(
          "\"" + mark + "\" is no name of a parameter: letters, digits and _ . - only.");
    }
    if (test.length() > LONGEST) {
      throw new TrafficException("The name of a property has at most 200 characters.");
    }
  }

  private static List<String> checked(String field, List<String> texts) {
    if (texts.size() > MOST) {
      throw new TrafficException(field + " takes at most 1,000 entries, not " + texts.size() + ".");
    }
    List<String> plain = new ArrayList<>();
    for (String text : texts) {
      String part = text.strip();
      if (part.isEmpty() || part.length() > LONGEST) {
        throw new TrafficException(
            "An entry of " + field + " has 1 to 200 characters: \"" + part + "\" has not.");
      }
      plain.add(part);
    }
    return List.copyOf(plain);
  }

  /** Reads what {@link #json} writes; what is left out stands as in {@code otherwise}. */
  public static TrafficRules read(JsonNode json, TrafficRules otherwise) {
    if (!json.isObject()) {
      throw new TrafficException("Rules are an object with " + String.join(", ", FIELDS) + ".");
    }
    for (String field : json.propertyNames()) {
      if (!FIELDS.contains(field)) {
        throw new TrafficException(
            "Unknown field \"" + field + "\"; fields are " + String.join(", ", FIELDS) + ".");
      }
    }
    return new TrafficRules(
        bool(json, otherwise.agents),
        texts(json, "bots", otherwise.bots),
        texts(json, "people", otherwise.people),
        number(json, otherwise.pagesPerMinute),
        texts(json, "ips", otherwise.ips),
        text(json, "mark", otherwise.mark),
        texts(json, "members", otherwise.members),
        text(json, "test", otherwise.test));
  }

  private static boolean bool(JsonNode json, boolean otherwise) {
    JsonNode value = json.get("agents");
    if (value != null && !value.isBoolean()) {
      throw new TrafficException("agents is true or false.");
    }
    return value == null ? otherwise : value.asBoolean();
  }

  private static int number(JsonNode json, int otherwise) {
    JsonNode value = json.get("pagesPerMinute");
    if (value != null && !value.isInt()) {
      throw new TrafficException("pagesPerMinute is a whole number.");
    }
    return value == null ? otherwise : value.asInt();
  }

  private static String text(JsonNode json, String field, String otherwise) {
    JsonNode value = json.get(field);
    if (value != null && !value.isString()) {
      throw new TrafficException(field + " is a text; an empty one switches it off.");
    }
    return value == null ? otherwise : value.stringValue().strip();
  }

  private static List<String> texts(JsonNode json, String field, List<String> otherwise) {
    JsonNode value = json.get(field);
    if (value == null) {
      return otherwise;
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode each : value) {
      if (!each.isString()) {
        throw new TrafficException(field + " is a list of texts.");
      }
      texts.add(each.stringValue());
    }
    if (!value.isArray()) {
      throw new TrafficException(field + " is a list of texts.");
    }
    return texts;
  }

  public ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("agents", agents);
    add(json.putArray("bots"), bots);
    add(json.putArray("people"), people);
    json.put("pagesPerMinute", pagesPerMinute);
    add(json.putArray("ips"), ips);
    json.put("mark", mark);
    add(json.putArray("members"), members);
    return json.put("test", test);
  }

  private static void add(ArrayNode to, List<String> texts) {
    texts.forEach(to::add);
  }

  /** Whether an e-mail is one of the team's. */
  boolean isMember(@Nullable String email) {
    if (email == null || members.isEmpty()) {
      return false;
    }
    String plain = email.strip().toLowerCase(Locale.ROOT);
    int at = plain.lastIndexOf('@');
    for (String member : members) {
      String known = member.toLowerCase(Locale.ROOT);
      if (known.equals(plain) || (at > 0 && known.equals(plain.substring(at)))) {
        return true;
      }
    }
    return false;
  }
}
