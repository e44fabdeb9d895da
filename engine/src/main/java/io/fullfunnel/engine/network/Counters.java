package io.fullfunnel.engine.network;

import io.fullfunnel.engine.Timeline;
import io.fullfunnel.engine.groups.GroupKey;
import java.util.Arrays;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;

/** The counters of each group and span. Belongs to one fold. */
final class Counters {
  private final NetworkPlan plan;
  private final NetworkPartial partial;
  private final Worth.Reader worth;
  private final Loops loops;
  private final HashMap<GroupKey, Counter[]> known = new HashMap<>();
  private final GroupKey key;
  private final GroupKey all;
  private final boolean split;
  private Counter @Nullable [] ofAll;

  Counters(NetworkPlan plan, Worth.Reader worth) {
    this.plan = plan;
    this.partial = plan.empty();
    this.worth = worth;
    this.loops = new Loops(plan.nodes());
    this.key = new GroupKey(plan.groups().properties());
    this.all = new GroupKey(plan.groups().properties());
    all.labels(GroupKey.ALL);
    this.split = plan.groups().isSplit();
  }

  /** Of everybody, and of the person's group. */
  Counter[] of(Timeline timeline) {
    Counter[] everybody = ofAll;
    if (everybody == null) {
      everybody = counters(all);
      ofAll = everybody;
    }
    if (!split) {
      return everybody;
    }
    plan.groups().begin(timeline, key);
    if (plan.groups().isHidden(key)) {
      key.labels(GroupKey.OTHER);
    }
    Counter[] counters = known.get(key);
    return counters == null ? make(everybody) : counters;
  }

  private Counter[] make(Counter[] everybody) {
    Counter[] own = counters(key);
    Counter[] both = Arrays.copyOf(everybody, everybody.length + own.length);
    System.arraycopy(own, 0, both, everybody.length, own.length);
    known.put(key.copy(), both);
    return both;
  }

  private Counter[] counters(GroupKey group) {
    Network network = plan.network();
    Counter[] counters = new Counter[network.spans().size()];
    for (int span = 0; span < counters.length; span++) {
      Cell cell = new Cell(network.depth(), !group.equals(all));
      partial.put(group.in(span), cell);
      Wanted wanted = isListed(group, span) ? plan.wanted() : null;
      counters[span] = new Counter(cell, network.spans().get(span), worth, loops, wanted, plan);
    }
    return counters;
  }

  private boolean isListed(GroupKey group, int span) {
    NetworkList list = plan.network().list();
    if (list == null || list.span() != span) {
      return false;
    }
    boolean everybody = group.equals(all);
    return list.group() == null
        ? everybody
        : !everybody && plan.groups().names(group).equals(list.group());
  }

  NetworkPartial partial() {
    return partial;
  }
}
