package io.fullfunnel.collect.http;

import java.util.concurrent.TimeUnit;

/**
 * How long a client may take, in nanoseconds.
 *
 * @param head for the head of a request
 * @param body for its body, and for taking the answer
 * @param idle between two requests
 */
record Patience(long head, long body, long idle) {
  static final Patience USUAL =
      new Patience(
          TimeUnit.SECONDS.toNanos(10), TimeUnit.SECONDS.toNanos(25), TimeUnit.SECONDS.toNanos(75));
}
