package io.fullfunnel.testkit.crash;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What was acknowledged and what was found stored; both ways it must come out even. */
public final class Ledger {
  private final Set<String> acknowledged = new HashSet<>();
  private final Map<String, Integer> stored = new HashMap<>();

  /** Somebody was told that this is safe. */
  public void acknowledge(String id) {
    acknowledged.add(id);
  }

  /** This was found among what counts. */
  public void store(String id) {
    stored.merge(id, 1, Integer::sum);
  }

  /** Whether this was found. */
  public boolean isStored(String id) {
    return stored.containsKey(id);
  }

  /** Forgets what was found, not what was acknowledged. */
  public void recount() {
    stored.clear();
  }

  /**
   * The outcome.
   *
   * @param lost acknowledged, not stored
   * @param doubled stored more than once
   * @param unasked stored, never acknowledged: sent, and the answer was cut off
   */
  public record Balance(int acknowledged, int lost, int doubled, int unasked) {}

  public Balance balance() {
    int lost = 0;
    for (String id : acknowledged) {
      if (!stored.containsKey(id)) {
        lost++;
      }
    }
    int doubled = 0;
    int unasked = 0;
    for (Map.Entry<String, Integer> found : stored.entrySet()) {
      if (found.getValue() > 1) {
        doubled++;
      }
      if (!acknowledged.contains(found.getKey())) {
        unasked++;
      }
    }
    return new Balance(acknowledged.size(), lost, doubled, unasked);
  }
}
