package io.fullfunnel.store.people;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What members of the team said about who is who: for each two strands the last word. */
final class Decisions {
  private final Map<Long, Decision> byPair = new TreeMap<>();
  private final Map<Integer, List<Decision>> byStrand = new HashMap<>();

  /** Strands that some decision joined, also one that no longer counts. */
  private final Map<Integer, Set<Integer>> met = new HashMap<>();

  Collection<Decision> all() {
    return Collections.unmodifiableCollection(byPair.values());
  }

  boolean isEmpty() {
    return byPair.isEmpty();
  }

  /** Takes a decision in; gives back what counted before. */
  @Nullable Decision put(Decision decision) {
    Decision before = remove(decision);
    byPair.put(decision.pair(), decision);
    byStrand.computeIfAbsent(decision.one(), s -> new ArrayList<>()).add(decision);
    byStrand.computeIfAbsent(decision.other(), s -> new ArrayList<>()).add(decision);
    if (decision.together()) {
      met.computeIfAbsent(decision.one(), s -> new HashSet<>()).add(decision.other());
      met.computeIfAbsent(decision.other(), s -> new HashSet<>()).add(decision.one());
    }
    return before;
  }

  /** Forgets what was decided on these two strands. */
  @Nullable Decision remove(Decision decision) {
    Decision before = byPair.remove(decision.pair());
    if (before != null) {
      of(before.one()).remove(before);
      of(before.other()).remove(before);
    }
    return before;
  }

  /** The strands that decisions joined to this one, now or earlier. */
  Set<Integer> met(int strand) {
    return met.getOrDefault(strand, Set.of());
  }

  /** The decisions that name a strand. */
  List<Decision> of(int strand) {
    return byStrand.getOrDefault(strand, List.of());
  }
}
