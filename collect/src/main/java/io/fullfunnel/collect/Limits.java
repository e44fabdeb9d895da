package io.fullfunnel.collect;

/** What one request and one event may hold (CONTRACT: HTTP). */
public final class Limits {
  /** Bytes of a request's body, packed and unpacked. */
  public static final int BODY = 500 * 1024;

  /** Bytes of an event, with what its batch gives it. */
  static final int EVENT = 32 * 1024;

  /** What the collector itself may add to an event: its type and its messageId. */
  static final int ADDED = 256;

  static final int EVENTS = 2_500;

  /** How deep an event nests. */
  static final int DEPTH = 64;

  /** How deep a body is read at all. */
  static final int BODY_DEPTH = 1_000;

  /** Characters of an id or a name. */
  static final int NAME = 200;

  static final int MESSAGE_ID = 100;

  /** Bytes that a batch may grow to when its context stands in each event. */
  static final int STORED = 8 << 20;

  private Limits() {}
}
