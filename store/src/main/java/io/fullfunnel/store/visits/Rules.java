package io.fullfunnel.store.visits;

import io.fullfunnel.engine.visits.VisitWalk;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a workspace says about its visits.
 *
 * @param pauseMillis the longest pause inside a visit
 * @param ownHosts hosts that are no referrers because they are the workspace's own, their
 *     subdomains included; null: the hosts on which its pages are
 */
public record Rules(long pauseMillis, @Nullable List<String> ownHosts) {
  public static final Rules DEFAULT = new Rules(VisitWalk.PAUSE_MILLIS, null);

  public Rules {
    if (pauseMillis < 60_000 || pauseMillis > 86_400_000) {
      throw new IllegalArgumentException(
          "The pause between visits lies between 1m and 24h, not at " + pauseMillis + " ms.");
    }
    ownHosts = ownHosts == null ? null : List.copyOf(ownHosts);
  }
}
