package io.fullfunnel.store.channels;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Rules by which an origin has its channel: the first that holds counts.
 *
 * @param name of the set it is, or was made from
 * @param clicks by click id, what it says where the address names no source
 * @param mediums by kind of site, the medium of a visit that only a referrer explains; {@code *}
 *     for all others. Empty: none is filled in
 * @param otherwise the channel where no rule holds
 */
public record RuleSet(
    String name,
    String about,
    Map<String, Click> clicks,
    Map<String, String> mediums,
    List<Rule> rules,
    String otherwise) {
  /** The sets that ship with the product. */
  public static final List<String> SHIPPED = List.of("ga4", "posthog", "plausible");

  /** Rules of one set, at most. */
  private static final int MOST = 500;

  private static final List<String> FIELDS =
      List.of("name", "about", "clicks", "mediums", "rules", "otherwise");

  private static final JsonMapper JSON = JsonMapper.shared();

  private static final Map<String, RuleSet> SETS = new LinkedHashMap<>();

  static {
    for (String name : SHIPPED) {
      SETS.put(name, parse(Sources.resource(name + ".json")));
    }
  }

  /**
   * What a click id says.
   *
   * @param medium null if the click need not have been paid for
   */
  public record Click(String source, @Nullable String medium) {}

  /**
   * One rule.
   *
   * @param json the test as it was written
   */
  public record Rule(String channel, JsonNode json, RuleTest when) {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Rule that && channel.equals(that.channel) && json.equals(that.json);
    }

    @Override
    public int hashCode() {
      return 31 * channel.hashCode() + json.hashCode();
    }
  }

  public RuleSet {
    clicks = Map.copyOf(clicks);
    mediums = Map.copyOf(mediums);
    rules = List.copyOf(rules);
  }

  /** A set that ships with the product. */
  public static RuleSet shipped(String name) {
    RuleSet set = SETS.get(name);
    if (set == null) {
      throw new ChannelException(
          "There is no rule set \"" + name + "\"; there are " + String.join(", ", SHIPPED) + ".");
    }
    return set;
  }

  /**
   * Reads a set.
   *
   * @throws ChannelException with the rule's number and the reason, if it is none
   */
  public static RuleSet parse(String text) {
    try {
      return read(JSON.readTree(text));
    } catch (JacksonException wrong) {
      throw new ChannelException("The rules are not JSON: " + wrong.getOriginalMessage() + ".");
    }
  }

  /** As {@link #parse}. */
  public static RuleSet read(JsonNode json) {
    if (!json.isObject()) {
      throw new ChannelException("Rules are an object such as {\"rules\":[…]}.");
    }
    for (String field : json.propertyNames()) {
      if (!FIELDS.contains(field)) {
        throw new ChannelException(
            "\""
                + field
                + "\" is no field of a rule set; fields are "
                + String.join(", ", FIELDS)
                + ".");
      }
    }
    List<Rule> rules = new ArrayList<>();
    for (JsonNode rule : json.path("rules")) {
      rules.add(rule(rule, "Rule " + (rules.size() + 1)));
    }
    if (rules.isEmpty() || rules.size() > MOST) {
      throw new ChannelException("A rule set has between 1 and 500 rules, in a list \"rules\".");
    }
    Map<String, Click> clicks = new LinkedHashMap<>();
    json.path("clicks").properties().forEach(click -> clicks.put(click.getKey(), click(click)));
    Map<String, String> mediums = new LinkedHashMap<>();
    json.path("mediums")
        .properties()
        .forEach(medium -> mediums.put(medium.getKey(), medium.getValue().asString("")));
    return new RuleSet(
        json.path("name").asString("own"),
        json.path("about").asString(""),
        clicks,
        mediums,
        rules,
        name(json.path("otherwise"), "otherwise"));
  }

  private static Rule rule(JsonNode json, String where) {
    for (String field : json.propertyNames()) {
      if (!field.equals("channel") && !field.equals("when")) {
        throw new ChannelException(
            where + ": \"" + field + "\" is no field of a rule; fields are channel and when.");
      }
    }
    return new Rule(
        name(json.path("channel"), where),
        json.path("when"),
        RuleTest.read(json.path("when"), where, 1));
  }

  private static String name(JsonNode json, String where) {
    String name = json.asString("").strip();
    if (name.isEmpty() || name.length() > 100) {
      throw new ChannelException(where + ": a channel's name has between 1 and 100 characters.");
    }
    return name;
  }

  private static Click click(Map.Entry<String, JsonNode> json) {
    JsonNode medium = json.getValue().path("medium");
    String source = json.getValue().path("source").asString("");
    if (source.isBlank()) {
      throw new ChannelException("Click id " + json.getKey() + " names no source.");
    }
    return new Click(source, medium.isMissingNode() ? null : medium.asString());
  }

  /** The medium of a visit that only a referrer explains. */
  @Nullable String mediumOf(@Nullable Site site) {
    String own = site == null ? null : mediums.get(site.kind().label());
    return own == null ? mediums.get("*") : own;
  }

  /** All channels that it can give, in the order of its rules. */
  public List<String> channels() {
    List<String> channels = new ArrayList<>(rules.stream().map(Rule::channel).distinct().toList());
    if (!channels.contains(otherwise)) {
      channels.add(otherwise);
    }
    return channels;
  }

  /** As {@link #read} takes it. */
  public ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("name", name).put("about", about);
    ObjectNode allClicks = json.putObject("clicks");
    clicks.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(click -> {
          ObjectNode one = allClicks.putObject(click.getKey());
          one.put("source", click.getValue().source());
          if (click.getValue().medium() != null) {
            one.put("medium", click.getValue().medium());
          }
        });
    ObjectNode allMediums = json.putObject("mediums");
    mediums.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(medium -> allMediums.put(medium.getKey(), medium.getValue()));
    ArrayNode all = json.putArray("rules");
    for (Rule rule : rules) {
      all.addObject().put("channel", rule.channel()).set("when", rule.json());
    }
    return json.put("otherwise", otherwise);
  }
}
