package io.fullfunnel.server.platform;

import org.jspecify.annotations.Nullable;

/** Figures that a room counts itself, beside those of the framework. */
public interface MoreMetrics {
  /**
   * All of them as Prometheus reads them; labels come from bounded sets, never from who sends.
   *
   * @param workspace whose they are; null for those of all
   */
  String prometheus(@Nullable String workspace);
}
