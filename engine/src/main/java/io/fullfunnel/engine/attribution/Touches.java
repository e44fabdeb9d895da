package io.fullfunnel.engine.attribution;

import io.fullfunnel.engine.filter.EventFilter;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which events are touches, and how they are named.
 *
 * @param which these events, or null for what visits, mails and calls make a touch
 * @param landing of each visit only the first of them
 * @param names properties of which the first that the event has is the touch's name; an event
 *     without any is no touch
 * @param direct whether touches of the channel Direct count only on paths without any other
 * @param fold whether names that differ only in case and outer space are one
 */
public record Touches(
    @Nullable EventFilter which, boolean landing, List<String> names, boolean direct, boolean fold)
    implements Serializable {
  public Touches {
    names = List.copyOf(names);
    if (names.isEmpty()) {
      throw new IllegalArgumentException("touches need a name");
    }
    if (landing && which == null) {
      throw new IllegalArgumentException("a visit's first of which events?");
    }
  }
}
