package io.fullfunnel.demo;

import org.jspecify.annotations.Nullable;

/**
 * A trade lead: who asked for terms, and what sales made of it.
 *
 * @param person by number
 * @param answer what sales said so far
 * @param handled when, and why
 * @param wonMillis 0 unless won
 */
record Lead(
    int person,
    Source source,
    long time,
    boolean instant,
    Answer answer,
    Handled handled,
    long wonMillis) {

  /** What sales says to a lead. */
  enum Answer {
    ACCEPTED,
    REJECTED,
    OPEN
  }

  /** When sales answered, and the reason where it said no. */
  record Handled(long millis, @Nullable String reason) {
    static final Handled NOT_YET = new Handled(0, null);
  }

  boolean isWon() {
    return wonMillis != 0;
  }

  String form() {
    return instant ? "/trade/instant" : "/trade/apply";
  }
}
