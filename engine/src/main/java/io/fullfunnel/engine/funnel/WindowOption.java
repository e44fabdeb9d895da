package io.fullfunnel.engine.funnel;

/** An option of ClickHouse's {@code windowFunnel}, by its name there. */
public enum WindowOption {
  /** An event takes one step of an attempt only. */
  STRICT_ONCE,
  /** A step must lie later than the one before it. */
  STRICT_INCREASE,
  /** Any other event after the first step ends the search. */
  STRICT_ORDER,
  /** A step that comes again ends the search. */
  STRICT_DEDUPLICATION,
  /** With {@link #STRICT_ORDER}: a step that comes too early is passed over instead. */
  ALLOW_REENTRY
}
