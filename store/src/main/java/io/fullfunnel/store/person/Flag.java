package io.fullfunnel.store.person;

import io.fullfunnel.engine.Dictionary;
import io.fullfunnel.store.event.Event;
import io.fullfunnel.store.event.Event.Given;
import io.fullfunnel.store.timelines.Snapshot;
import io.fullfunnel.store.traffic.Agents;
import io.fullfunnel.store.traffic.ShardFlags;
import io.fullfunnel.store.traffic.Sign;
import io.fullfunnel.store.traffic.TrafficColumns;
import io.fullfunnel.store.traffic.TrafficRules;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why questions leave an event out unless they say otherwise.
 *
 * @param why the rule that holds, as a sentence
 */
public record Flag(Sign sign, String why) {

  /** The flags of these events of a person, by sequence; events without any are left out. */
  static Map<Long, List<Flag>> of(
      Snapshot snapshot, long person, Map<Long, Event> shown, TrafficRules rules)
      throws IOException {
    Map<Long, List<Flag>> flags = new HashMap<>();
    TrafficColumns columns = snapshot.traffic(rules);
    Rows.visit(
        snapshot,
        person,
        (shard, timeline) -> {
          ShardFlags of = columns.shards().get(shard);
          for (int i = 0; i < timeline.size(); i++) {
            int signs = of.at(timeline.offset() + i);
            Event event = shown.get(timeline.sequence(i));
            if (signs != 0 && event != null && timeline.event(i) >= Dictionary.FIRST_EVENT) {
              flags.put(event.sequence(), flags(signs, event, rules));
            }
          }
        });
    return flags;
  }

  private static List<Flag> flags(int signs, Event event, TrafficRules rules) {
    List<Flag> flags = new ArrayList<>();
    for (Sign sign : Sign.values()) {
      if ((signs & sign.bit()) != 0) {
        flags.add(new Flag(sign, why(sign, event, rules)));
      }
    }
    return flags;
  }

  private static String why(Sign sign, Event event, TrafficRules rules) {
    return switch (sign) {
      case AGENT -> agent(event.given(Given.AGENT), rules);
      case RATE ->
          "The person viewed more than " + rules.pagesPerMinute() + " pages within a minute.";
      case ADDRESS -> "The address is one of the team's.";
      case MARK -> "The person once opened a page with the team's mark, " + rules.mark() + ".";
      case MEMBER -> "The person's e-mail is one of the team's.";
      case TEST -> "The property " + rules.test() + " is true.";
    };
  }

  private static String agent(@Nullable String agent, TrafficRules rules) {
    Agents.Known known = agent == null ? null : Agents.shipped().known(agent, rules);
    return known == null
        ? "The agent is a program's."
        : "The agent is a program's (" + known.kind() + "): it has \"" + known.part() + "\" in it.";
  }
}
