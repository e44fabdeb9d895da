package io.fullfunnel.collect.http;

import java.util.concurrent.TimeUnit;

/**
 * How long a client may take, and we, in nanoseconds.
 *
 * @param head for the head of a request
 * @param body for its body, and for taking the answer
 * @param idle between two requests
 * @param ours how long the client waits for us at most; what we did not answer then is lost
 */
record Patience(long head, long body, long idle, long ours) {
  static final Patience USUAL =
      new Patience(
          TimeUnit.SECONDS.toNanos(10),
          TimeUnit.SECONDS.toNanos(25),
          TimeUnit.SECONDS.toNanos(75),
          TimeUnit.SECONDS.toNanos(60));
}
