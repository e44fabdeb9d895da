package io.fullfunnel.bench.crash;

import java.util.Locale;

/** What was run and what came of it; figures of several runs add up. */
final class Counts {
  long kills;
  long powerLosses;
  long importKills;
  long failpoints;
  long mutations;
  long events;
  long lost;
  long doubled;
  long resent;
  long exact;
  long repaired;
  long refused;
  long silent;
  long full;
  long underLoad;
  double loadSeconds;

  /** One line, as docs/reliability.md keeps them. */
  String line() {
    return String.format(
        Locale.ROOT,
        "kill cycles %d, power losses %d, import kills %d, failpoint runs %d, events acknowledged"
            + " %d at %.0f/s, lost %d, doubled %d, stored unasked and sent again %d; mutations %d:"
            + " exact %d, repaired %d, refused %d, silent %d; full disks %d",
        kills,
        powerLosses,
        importKills,
        failpoints,
        events,
        rate(),
        lost,
        doubled,
        resent,
        mutations,
        exact,
        repaired,
        refused,
        silent,
        full);
  }

  /** Events acknowledged in a second until the kill, over all kill cycles. */
  double rate() {
    return loadSeconds == 0 ? 0 : underLoad / loadSeconds;
  }
}
