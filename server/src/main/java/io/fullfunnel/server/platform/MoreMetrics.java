package io.fullfunnel.server.platform;

/** Figures that a room counts itself, beside those of the framework. */
public interface MoreMetrics {
  /** All of them as Prometheus reads them; labels come from bounded sets, never from users. */
  String prometheus();
}
