package io.fullfunnel.engine.funnel;

/** Which of a person's attempts counts (FUNNELS F07). */
public enum AttemptChoice {
  /** The deepest; among equals the earliest start. */
  BEST,
  /** The first entry in the period only. */
  FIRST,
  /** The deepest; among equals the latest start. */
  LATEST,
  /** The deepest; among equals the one that gets there first, from its latest start. */
  SOONEST
}
