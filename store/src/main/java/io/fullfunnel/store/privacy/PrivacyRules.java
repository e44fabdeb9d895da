package io.fullfunnel.store.privacy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a workspace keeps of what arrives.
 *
 * @param address what becomes of addresses of clients
 * @param parameters of addresses of pages that are cut out of every event, compared without case
 * @param denied what becomes of events of people who did not consent
 * @param unsaid what becomes of events that say nothing of consent
 * @param purposes that people agree to; the first is the one that ids are kept for
 * @param retention how long events are kept; without a rule for ever
 */
public record PrivacyRules(
    Address address,
    List<String> parameters,
    Denied denied,
    Unsaid unsaid,
    List<Purpose> purposes,
    List<Keeping> retention) {
  /** So many fit into one number of the ledger. */
  public static final int MOST_PURPOSES = 16;

  private static final int MOST_PARAMETERS = 200;
  private static final Pattern PARAMETER = Pattern.compile("[A-Za-z0-9_.\\-\\[\\]]{1,100}");
  private static final List<String> FIELDS =
      List.of("address", "parameters", "denied", "unsaid", "purposes", "retention");

  /** What becomes of addresses of clients. */
  public enum Address {
    DROP,
    SHORT,
    KEEP
  }

  /** What becomes of events without consent. */
  public enum Denied {
    /** They stay, without anything that names somebody beyond the day. */
    COOKIELESS,
    /** They are refused. */
    DROP
  }

  /** What becomes of events that say nothing of consent. */
  public enum Unsaid {
    /** Whoever sends them answers for it. */
    KEEP,
    /** As if consent had been denied. */
    DENIED
  }

  /** What stands unless somebody says something. */
  public static final PrivacyRules DEFAULT =
      new PrivacyRules(
          Address.SHORT,
          List.of(
              "email",
              "e-mail",
              "mail",
              "phone",
              "tel",
              "token",
              "access_token",
              "id_token",
              "refresh_token",
              "reset_token",
              "password",
              "passwd",
              "pwd",
              "secret",
              "api_key",
              "apikey"),
          Denied.COOKIELESS,
          Unsaid.KEEP,
          Purpose.USUAL,
          List.of());

  public PrivacyRules {
    if (parameters.size() > MOST_PARAMETERS) {
      throw new PrivacyException(
          "parameters takes at most 200 names, not " + parameters.size() + ".");
    }
    for (String parameter : parameters) {
      if (!PARAMETER.matcher(parameter).matches()) {
        throw new PrivacyException(
            "\""
                + parameter
                + "\" is no name of a parameter: letters, digits and _ . - [ ] only, at most 100.");
      }
    }
    parameters = parameters.stream().map(each -> each.toLowerCase(Locale.ROOT)).distinct().toList();
    if (purposes.isEmpty() || purposes.size() > MOST_PURPOSES) {
      throw new PrivacyException(
          "There are 1 to " + MOST_PURPOSES + " purposes, not " + purposes.size() + ".");
    }
    purposes = List.copyOf(purposes);
    retention = List.copyOf(retention);
    if (retention.stream().map(Keeping::of).distinct().count() < retention.size()) {
      throw new PrivacyException("Two rules of retention are about the same.");
    }
    Set<String> names = new HashSet<>();
    for (Purpose purpose : purposes) {
      List<String> all = new ArrayList<>(purpose.also());
      all.add(purpose.name());
      for (String name : Set.copyOf(all)) {
        if (!names.add(name)) {
          throw new PrivacyException("Two purposes are called \"" + name + "\".");
        }
      }
    }
  }

  /** The number of the purpose that is called so; −1 if none is. */
  public int purpose(String called) {
    for (int i = 0; i < purposes.size(); i++) {
      if (purposes.get(i).isCalled(called)) {
        return i;
      }
    }
    return -1;
  }

  /**
   * Reads what {@link #json} writes; what is left out stands as in {@code otherwise}.
   *
   * @throws PrivacyException if it makes no sense
   */
  public static PrivacyRules read(JsonNode json, PrivacyRules otherwise) {
    if (!json.isObject()) {
      throw new PrivacyException("Rules are an object with " + String.join(", ", FIELDS) + ".");
    }
    for (String field : json.propertyNames()) {
      if (!FIELDS.contains(field)) {
        throw new PrivacyException(
            "Unknown field \"" + field + "\"; fields are " + String.join(", ", FIELDS) + ".");
      }
    }
    return new PrivacyRules(
        word(json, "address", Address.values(), otherwise.address),
        texts(json, "parameters", otherwise.parameters),
        word(json, "denied", Denied.values(), otherwise.denied),
        word(json, "unsaid", Unsaid.values(), otherwise.unsaid),
        purposes(json.get("purposes"), otherwise.purposes),
        retention(json.get("retention"), otherwise.retention));
  }

  private static <T extends Enum<T>> T word(JsonNode json, String field, T[] words, T otherwise) {
    JsonNode value = json.get(field);
    if (value == null) {
      return otherwise;
    }
    for (T word : words) {
      if (value.isString() && word(word).equals(value.stringValue())) {
        return word;
      }
    }
    throw new PrivacyException(
        field
            + " is "
            + String.join(" or ", Arrays.stream(words).map(PrivacyRules::word).toList())
            + ", not "
            + value
            + ".");
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static List<String> texts(JsonNode json, String field, List<String> otherwise) {
    JsonNode value = json.get(field);
    if (value == null) {
      return otherwise;
    }
    List<String> texts = new ArrayList<>();
    boolean right = value.isArray();
    for (JsonNode each : value) {
      right &= each.isString();
      texts.add(each.asString("").strip());
    }
    if (!right) {
      throw new PrivacyException(field + " is a list of texts.");
    }
    return texts;
  }

  private static List<Purpose> purposes(@Nullable JsonNode value, List<Purpose> otherwise) {
    if (value == null) {
      return otherwise;
    }
    List<Purpose> purposes = new ArrayList<>();
    boolean right = value.isArray();
    for (JsonNode each : value) {
      if (each.isString()) {
        purposes.add(new Purpose(each.stringValue(), List.of()));
      } else if (each.isObject() && each.path("name").isString()) {
        for (String field : each.propertyNames()) {
          if (!List.of("name", "also").contains(field)) {
            throw new PrivacyException(
                "Unknown field \"" + field + "\" of a purpose; fields are name, also.");
          }
        }
        purposes.add(new Purpose(each.get("name").stringValue(), texts(each, "also", List.of())));
      } else {
        right = false;
      }
    }
    if (!right) {
      throw new PrivacyException("purposes is a list of names, or of objects with name and also.");
    }
    return purposes;
  }

  private static List<Keeping> retention(@Nullable JsonNode value, List<Keeping> otherwise) {
    if (value == null) {
      return otherwise;
    }
    List<Keeping> rules = new ArrayList<>();
    boolean right = value.isArray();
    for (JsonNode each : value) {
      boolean whole = each.path("of").isString() && each.path("days").isInt() && each.size() == 2;
      right &= whole;
      if (whole) {
        rules.add(new Keeping(each.get("of").stringValue(), each.get("days").intValue()));
      }
    }
    if (!right) {
      throw new PrivacyException(
          "retention is a list of objects with of and days, such as"
              + " {\"of\":\"page\",\"days\":400}.");
    }
    return rules;
  }

  /** All rules as JSON. */
  public ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("address", word(address));
    ArrayNode list = json.putArray("parameters");
    parameters.forEach(list::add);
    json.put("denied", word(denied));
    json.put("unsaid", word(unsaid));
    ArrayNode all = json.putArray("purposes");
    for (Purpose purpose : purposes) {
      ArrayNode also = all.addObject().put("name", purpose.name()).putArray("also");
      purpose.also().forEach(also::add);
    }
    ArrayNode kept = json.putArray("retention");
    retention.forEach(rule -> kept.addObject().put("of", rule.of()).put("days", rule.days()));
    return json;
  }
}
