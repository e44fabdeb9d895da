package io.fullfunnel.store.timelines;

import io.fullfunnel.store.traffic.TrafficRules;

/**
 * Which events a question leaves out.
 *
 * @param bots whether those of bots
 * @param internal whether those of the team
 */
public record Sifting(TrafficRules rules, boolean bots, boolean internal) {
  /** Whether nothing is left out, whatever is flagged. */
  boolean isNothing() {
    return !bots && !internal;
  }
}
