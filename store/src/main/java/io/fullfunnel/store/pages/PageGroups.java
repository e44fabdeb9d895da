package io.fullfunnel.store.pages;

import io.fullfunnel.engine.Dictionary;
import io.fullfunnel.engine.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The page groups of a workspace as they stand at one moment, applied to paths. */
public final class PageGroups {
  /** The property that rules look at. */
  public static final String PATH = "page.path";

  /** The group's name as a property of events. */
  public static final String GROUP = "page.group";

  private static final String TOPIC = "page.group.topic";
  private static final String STAGE = "page.group.stage";
  private static final String INTENT = "page.group.intent";
  private static final Set<String> NAMES = Set.of(GROUP, TOPIC, STAGE, INTENT);

  private final List<PageGroup> groups;
  private final List<Rule> rules = new ArrayList<>();

  private record Rule(PathPattern pattern, PageGroup group) {}

  private PageGroups(List<PageGroup> groups) {
    this.groups = List.copyOf(groups);
    for (PageGroup group : groups) {
      group.paths().forEach(pattern -> rules.add(new Rule(pattern, group)));
    }
    rules.sort(Comparator.comparing(Rule::pattern).thenComparing(rule -> rule.group().name()));
  }

  /**
   * The groups that were set.
   *
   * @param set what each name means: {@code {"paths":["/blog/*"],"topic":…}}
   */
  public static PageGroups of(Map<String, String> set) {
    List<PageGroup> groups = new ArrayList<>();
    set.forEach((name, json) -> groups.add(read(name, JsonMapper.shared().readTree(json))));
    return new PageGroups(groups);
  }

  /** A group out of JSON that has been checked. */
  private static PageGroup read(String name, JsonNode json) {
    List<PathPattern> paths = new ArrayList<>();
    json.path("paths").forEach(path -> paths.add(new PathPattern(path.asString())));
    return new PageGroup(
        name, paths, text(json, "topic"), text(json, "stage"), text(json, "intent"));
  }

  private static @Nullable String text(JsonNode json, String field) {
    return json.path(field).isString() ? json.path(field).stringValue() : null;
  }

  /** Whether a property is made by these rules. */
  public static boolean derives(String property) {
    return NAMES.contains(property);
  }

  public boolean isEmpty() {
    return groups.isEmpty();
  }

  /** Equal rules have equal ids. */
  public String id() {
    return groups.toString();
  }

  /** The group of a path, or null. */
  public @Nullable PageGroup of(String path) {
    for (Rule rule : rules) {
      if (rule.pattern.matches(path)) {
        return rule.group;
      }
    }
    return null;
  }

  /**
   * A property that is made by these rules.
   *
   * @param codes per code of the paths plus one, the code of the value: place 0 is for no path
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  public record Derived(List<Value> values, int[] codes) {}

  /** Makes a property out of the distinct paths. */
  public Derived derive(String property, List<Value> paths) {
    List<Value> values = new ArrayList<>();
    Map<String, Integer> known = new HashMap<>();
    int[] codes = new int[paths.size() + 1];
    codes[0] = Dictionary.ABSENT;
    for (int path = 0; path < paths.size(); path++) {
      PageGroup group = of(paths.get(path).asKey());
      String text = group == null ? null : part(property, group);
      codes[path + 1] = Dictionary.ABSENT;
      if (text != null) {
        Integer code = known.putIfAbsent(text, values.size());
        codes[path + 1] = code == null ? values.size() : code;
        if (code == null) {
          values.add(new Value.Text(text));
        }
      }
    }
    return new Derived(values, codes);
  }

  private static @Nullable String part(String property, PageGroup group) {
    return switch (property) {
      case TOPIC -> group.topic();
      case STAGE -> group.stage();
      case INTENT -> group.intent();
      default -> group.name();
    };
  }
}
