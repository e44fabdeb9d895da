package io.fullfunnel.store.channels;

import io.fullfunnel.engine.visits.OriginField;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule set with the lists that it looks sources up in: gives each origin its channel.
 *
 * @param id equal ids, equal channels: which version this is
 */
public record Channels(String id, RuleSet rules, Sources sources) {
  /** The rules that ship with the product, under the names of questions. */
  public static Channels shipped(String name) {
    Sources sources = Sources.shipped();
    return new Channels(name + "/" + sources.version(), RuleSet.shipped(name), sources);
  }

  /**
   * The channel of an origin.
   *
   * @param parts as they arrived, by {@link OriginField#place}
   */
  public Verdict verdict(@Nullable String[] parts) {
    return verdict(arrival(parts));
  }

  /** The origin with source and medium filled in. */
  public Arrival arrival(@Nullable String[] parts) {
    return Arrival.of(parts, rules, sources);
  }

  /** The channel of an arrival that {@link #arrival} made. */
  public Verdict verdict(Arrival arrival) {
    if (arrival.channel() != null) {
      return new Verdict(arrival.channel(), 0, List.of());
    }
    int number = 0;
    for (RuleSet.Rule rule : rules.rules()) {
      number++;
      List<String> because = new ArrayList<>();
      if (rule.when().passes(arrival, because)) {
        return new Verdict(rule.channel(), number, because);
      }
    }
    return new Verdict(rules.otherwise(), -1, List.of());
  }
}
