package io.fullfunnel.engine;

import java.io.Serializable;

/** Instants {@code from} ≤ t &lt; {@code to}, epoch milliseconds. */
public record Period(long from, long to) implements Serializable {
  public static final Period ALL = new Period(Long.MIN_VALUE, Long.MAX_VALUE);

  public boolean holds(long timeMillis) {
    return timeMillis >= from && timeMillis < to;
  }
}
