package io.fullfunnel.question;

import io.fullfunnel.store.event.Event.Given;
import io.fullfunnel.store.table.KeyNames;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which columns a snapshot holds, and under which keys. A bare name stands for itself where readers
 * derive it or messages give it; every other is the events' own property of that name.
 */
final class ShardColumns {
  static final String OWN = "properties.";
  static final String TRAIT = "traits.";

  /** Keys that no question can name. */
  static final String ACCOUNT = "said account";

  static final String DEVICE = "said device";

  /** Names of properties and of traits that are held without being asked for. */
  private static final int PROPERTIES = 200;

  private static final int TRAITS = 100;

  private static final List<String> BY_RULES = List.of("channel", "source", "medium");

  /** What only the readers can tell, by no rules for channels. */
  private static final List<String> DERIVED =
      List.of(
          "visit",
          "visit.touch",
          "campaign",
          "content",
          "term",
          "referrer",
          "bot",
          "internal",
          "page.group",
          "page.group.topic",
          "page.group.stage",
          "page.group.intent");

  private static final Set<String> BARE = bare();

  private ShardColumns() {}

  private static Set<String> bare() {
    Set<String> bare = new LinkedHashSet<>(DERIVED);
    bare.addAll(BY_RULES);
    for (Given given : Given.values()) {
      if (given != Given.ADDRESS) {
        bare.add(given.label());
      }
    }
    return bare;
  }

  /** Names that need the people's visits, rules or flags. */
  static List<String> derived() {
    return DERIVED;
  }

  /** Names that depend on the rules for channels. */
  static List<String> byRules() {
    return BY_RULES;
  }

  /** Bare names that are read from the events as they are. */
  static List<String> given() {
    return BARE.stream().filter(n -> !DERIVED.contains(n) && !BY_RULES.contains(n)).toList();
  }

  /** The key of a name by one of the rule sets for channels. */
  static String key(String name, String rules) {
    if (BY_RULES.contains(name)) {
      return name + " by " + rules;
    }
    boolean whole = name.startsWith(OWN) || name.startsWith(TRAIT) || BARE.contains(name);
    return whole ? name : OWN + name;
  }

  /**
   * The keys of own properties and traits: those that are asked for, and the most frequent.
   *
   * @param asked as questions name them
   */
  static Collection<String> own(KeyNames known, List<String> asked) {
    Set<String> keys = new LinkedHashSet<>();
    for (String name : asked) {
      keys.add(
          name.startsWith(Condition.PERSON)
              ? TRAIT + name.substring(Condition.PERSON.length())
              : name.startsWith(OWN) ? name : OWN + name);
    }
    known.properties().stream().limit(PROPERTIES).forEach(name -> keys.add(OWN + name));
    known.traits().stream().limit(TRAITS).forEach(name -> keys.add(TRAIT + name));
    return new ArrayList<>(keys);
  }
}
