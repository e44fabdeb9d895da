package io.fullfunnel.collect;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** The policies of workspaces, looked up again a second later: who changes rules need not wait. */
final class Policies {
  private static final long KEPT_NANOS = 1_000_000_000L;

  private final PrivacySource source;
  private final LongSupplier nanos;
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  Policies(PrivacySource source, LongSupplier nanos) {
    this.source = source;
    this.nanos = nanos;
  }

  private record Known(Policy policy, long since) {}

  Policy of(String workspace) throws IOException {
    Known last = known.get(workspace);
    long now = nanos.getAsLong();
    if (last != null && now - last.since() < KEPT_NANOS) {
      return last.policy();
    }
    var rules = source.of(workspace);
    Policy policy =
        last != null && last.policy().rules().equals(rules) ? last.policy() : new Policy(rules);
    known.put(workspace, new Known(policy, now));
    return policy;
  }
}
