package io.fullfunnel.engine.funnel;

/** In which order the steps of an attempt must come (FUNNELS F03). */
public enum Order {
  /** One after the other; other events may lie between. */
  SEQUENTIAL,
  /** One after the other, with no other event of the actor between. */
  STRICT,
  /** In any order. */
  ANY,
  /** Fixed steps stand at their place; those between two of them come in any order. */
  ANCHORED
}
