package io.fullfunnel.store.person;

import io.fullfunnel.store.people.Decision;
import io.fullfunnel.store.people.Link;
import io.fullfunnel.store.people.Links;
import io.fullfunnel.store.people.People;
import io.fullfunnel.store.table.IdUse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Why an id belongs to its person: the evidence that joins it to ids nearer to the oldest one, else
 * a decision; neither for the oldest.
 */
record Reason(@Nullable Link link, @Nullable Decision decision) {
  private static final Reason NONE = new Reason(null, null);

  /** A way from an id that has its reason to another. */
  private record Way(int to, long time, Reason reason) {
    /** Evidence before decisions, then the earliest. */
    static final Comparator<Way> NEAREST =
        Comparator.<Way, Boolean>comparing(way -> way.reason.decision() != null)
            .thenComparingLong(Way::time);
  }

  /** The reason of each id of one person: no evidence is told twice before all of it is told. */
  static List<Reason> of(People people, List<IdUse> uses) {
    List<Integer> strands = new ArrayList<>();
    int oldest = Integer.MAX_VALUE;
    for (IdUse use : uses) {
      int strand = Lookup.strand(people, use.kind(), use.value());
      strands.add(strand);
      oldest = Math.min(oldest, strand);
    }
    Map<Integer, Reason> found = strands.isEmpty() ? Map.of() : tree(people, oldest);
    return strands.stream().map(strand -> found.getOrDefault(strand, NONE)).toList();
  }

  private static Map<Integer, Reason> tree(People people, int oldest) {
    Map<Integer, Reason> found = new HashMap<>();
    PriorityQueue<Way> ways = new PriorityQueue<>(Way.NEAREST);
    ways.add(new Way(oldest, Long.MIN_VALUE, NONE));
    for (Way way = ways.poll(); way != null; way = ways.poll()) {
      if (found.putIfAbsent(way.to(), way.reason()) == null) {
        addWays(people, way.to(), ways);
      }
    }
    return found;
  }

  private static void addWays(People people, int from, PriorityQueue<Way> ways) {
    int person = people.person(from);
    Links links = people.links();
    for (int at = links.last(from); at >= 0; at = links.before(at, from)) {
      Link link = links.get(at);
      int to = link.one() == from ? link.other() : link.one();
      if (people.person(to) == person) {
        ways.add(new Way(to, link.time(), new Reason(link, null)));
      }
    }
    for (Decision decision : people.decisions(from)) {
      int to = decision.one() == from ? decision.other() : decision.one();
      if (decision.together() && people.person(to) == person) {
        ways.add(new Way(to, decision.at(), new Reason(null, decision)));
      }
    }
  }
}
