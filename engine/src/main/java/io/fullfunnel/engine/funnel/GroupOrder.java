package io.fullfunnel.engine.funnel;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Groups in the order in which they are shown. */
final class GroupOrder {
  private GroupOrder() {}

  private record Sized(GroupKey key, List<String> names, List<Long> entered) {}

  /** All groups of these totals: by the size in the first, then in the next, then by key. */
  static List<GroupKey> of(FunnelPlan plan, List<FunnelPartial> partials) {
    Set<GroupKey> keys = new LinkedHashSet<>();
    for (FunnelPartial partial : partials) {
      keys.addAll(partial.groups().groups().keySet());
      partial.buckets().groups().keySet().forEach(key -> keys.add(key.withoutLast()));
    }
    List<Sized> sized = new ArrayList<>();
    for (GroupKey key : keys) {
      sized.add(new Sized(key, plan.names(key), entered(key, partials)));
    }
    sized.sort(GroupOrder::compare);
    return sized.stream().map(Sized::key).toList();
  }

  private static List<Long> entered(GroupKey key, List<FunnelPartial> partials) {
    List<Long> entered = new ArrayList<>();
    for (FunnelPartial partial : partials) {
      Tally tally = partial.groups().groups().get(key);
      entered.add(tally == null ? 0L : tally.entered());
    }
    return entered;
  }

  private static int compare(Sized one, Sized other) {
    for (int i = 0; i < one.entered.size(); i++) {
      int order = Long.compare(other.entered.get(i), one.entered.get(i));
      if (order != 0) {
        return order;
      }
    }
    return compareNames(one.names, other.names);
  }

  private static int compareNames(List<String> a, List<String> b) {
    for (int i = 0; i < a.size(); i++) {
      int order = a.get(i).compareTo(b.get(i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }
}
