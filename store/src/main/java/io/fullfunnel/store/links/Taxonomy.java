package io.fullfunnel.store.links;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a workspace wants its links to say, and how it is spelled.
 *
 * @param sources that may be named; empty: any
 * @param mediums that may be named; empty: any
 * @param campaign a pattern that the whole name of a campaign matches; empty: any name
 * @param required what each link must say
 * @param lowerCase whether values are written in small letters
 */
public record Taxonomy(
    List<String> sources,
    List<String> mediums,
    String campaign,
    Set<Tag> required,
    boolean lowerCase) {
  /** What holds where nothing was said: any value, in small letters. */
  public static final Taxonomy DEFAULT =
      new Taxonomy(
          List.of(), List.of(), "", EnumSet.of(Tag.SOURCE, Tag.MEDIUM, Tag.CAMPAIGN), true);

  /** A value of a link has at most so many characters. */
  public static final int LONGEST = 200;

  private static final int MOST = 1_000;
  private static final List<String> FIELDS =
      List.of("sources", "mediums", "campaign", "required", "lowerCase");

  public Taxonomy {
    sources = checked("sources", sources, lowerCase);
    mediums = checked("mediums", mediums, lowerCase);
    campaign = campaign.strip();
    required = Set.copyOf(required);
    if (campaign.length() > LONGEST) {
      throw new LinkException("A pattern of campaigns has at most 200 characters.");
    }
    try {
      Pattern.compile(campaign);
    } catch (PatternSyntaxException e) {
      throw new LinkException(
          "\"" + campaign + "\" is no pattern of campaigns: " + e.getDescription() + ".", e);
    }
  }

  private static List<String> checked(String field, List<String> values, boolean lowerCase) {
    if (values.size() > MOST) {
      throw new LinkException(field + " takes at most 1,000 values, not " + values.size() + ".");
    }
    List<String> plain = new ArrayList<>();
    for (String value : values) {
      String text = value.strip();
      if (text.isEmpty() || text.length() > LONGEST || hasControls(text)) {
        throw new LinkException(
            "A value of " + field + " has 1 to 200 visible characters: \"" + text + "\" has not.");
      }
      if (lowerCase && !Spelling.lower(text).equals(text)) {
        throw new LinkException(
            "\"" + text + "\" of " + field + " has capital letters, and lowerCase is on.");
      }
      for (String known : plain) {
        if (Spelling.key(known).equals(Spelling.key(text))) {
          throw new LinkException(
              "\"" + known + "\" and \"" + text + "\" of " + field + " are one value; keep one.");
        }
      }
      plain.add(text);
    }
    return List.copyOf(plain);
  }

  static boolean hasControls(String text) {
    return text.chars().anyMatch(Character::isISOControl);
  }

  /** The values that a part may have; empty: any. */
  public List<String> allowed(Tag tag) {
    return switch (tag) {
      case SOURCE -> sources;
      case MEDIUM -> mediums;
      case CAMPAIGN, CONTENT, TERM -> List.of();
    };
  }

  /** Whether the name of a campaign fits the pattern. */
  public boolean fits(String name) {
    return campaign.isEmpty() || Pattern.matches(campaign, name);
  }

  /** Reads what {@link #json} writes; what is left out stands as in {@code otherwise}. */
  public static Taxonomy read(JsonNode json, Taxonomy otherwise) {
    if (!json.isObject()) {
      throw new LinkException("A taxonomy is an object with " + String.join(", ", FIELDS) + ".");
    }
    for (String field : json.propertyNames()) {
      if (!FIELDS.contains(field)) {
        throw new LinkException(
            "Unknown field \"" + field + "\"; fields are " + String.join(", ", FIELDS) + ".");
      }
    }
    Set<Tag> required = otherwise.required;
    List<String> named = texts(json, "required");
    if (named != null) {
      required = EnumSet.noneOf(Tag.class);
      for (String name : named) {
        required.add(Tag.of(name));
      }
    }
    List<String> sources = texts(json, "sources");
    List<String> mediums = texts(json, "mediums");
    return new Taxonomy(
        sources == null ? otherwise.sources : sources,
        mediums == null ? otherwise.mediums : mediums,
        campaign(json, otherwise.campaign),
        required,
        lowerCase(json, otherwise.lowerCase));
  }

  private static String campaign(JsonNode json, String otherwise) {
    JsonNode value = json.get("campaign");
    if (value != null && !value.isString()) {
      throw new LinkException("campaign is a pattern; an empty one lets every name through.");
    }
    return value == null ? otherwise : value.stringValue();
  }

  private static boolean lowerCase(JsonNode json, boolean otherwise) {
    JsonNode value = json.get("lowerCase");
    if (value != null && !value.isBoolean()) {
      throw new LinkException("lowerCase is true or false.");
    }
    return value == null ? otherwise : value.asBoolean();
  }

  private static @Nullable List<String> texts(JsonNode json, String field) {
    JsonNode value = json.get(field);
    if (value == null) {
      return null;
    }
    if (!value.isArray()) {
      throw new LinkException(field + " is a list of texts.");
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode each : value) {
      if (!each.isString()) {
        throw new LinkException(field + " is a list of texts.");
      }
      texts.add(each.stringValue());
    }
    return texts;
  }

  /** As files and answers have it. */
  public ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    sources.forEach(json.putArray("sources")::add);
    mediums.forEach(json.putArray("mediums")::add);
    json.put("campaign", campaign);
    ArrayNode names = json.putArray("required");
    for (Tag tag : Tag.values()) {
      if (required.contains(tag)) {
        names.add(tag.label());
      }
    }
    return json.put("lowerCase", lowerCase);
  }
}
