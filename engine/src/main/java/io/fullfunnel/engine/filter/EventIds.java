package io.fullfunnel.engine.filter;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Sets of event ids as matchers give them: sorted, or null for "any event". */
final class EventIds {
  static final int[] NONE = new int[0];

  private EventIds() {}

  /** Ids of which every part may match one. */
  static int @Nullable [] common(List<EventMatcher> parts) {
    int[] common = null;
    for (EventMatcher part : parts) {
      int[] ids = part.events();
      if (ids == null) {
        continue;
      }
      int[] before = common;
      common =
          before == null
              ? ids
              : IntStream.of(before)
                  .filter(id -> IntStream.of(ids).anyMatch(i -> i == id))
                  .toArray();
    }
    return common;
  }

  /** Ids of which some part may match one. */
  static int @Nullable [] united(List<EventMatcher> parts) {
    IntStream all = IntStream.empty();
    for (EventMatcher part : parts) {
      int[] ids = part.events();
      if (ids == null) {
        return null;
      }
      all = IntStream.concat(all, IntStream.of(ids));
    }
    return all.sorted().distinct().toArray();
  }
}
