package io.fullfunnel.server.accounts;

import java.util.Set;

/** Who sends a request. A controller's method gets it as a parameter. */
public sealed interface Caller {
  Set<Right> rights();

  /** Whether the caller may see this workspace at all. */
  boolean sees(String workspace);

  /** Whether the caller may do this. */
  default boolean may(Right right) {
    return rights().contains(right);
  }

  /** A command of the same data directory, by the token of {@code run/server.json}. */
  record Command() implements Caller {
    @Override
    public Set<Right> rights() {
      return Set.of(Right.values());
    }

    @Override
    public boolean sees(String workspace) {
      return true;
    }
  }
}
