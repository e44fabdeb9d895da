package io.fullfunnel.engine;

import java.util.function.Predicate;

/** Whole people only: a person is in exactly one shard. */
public interface Shard {
  /** People in this shard, before the scope leaves any out. */
  int people();

  /**
   * Shows each person of the scope to the visitor, in a fixed order, reusing one timeline object;
   * stops when the visitor answers false.
   */
  void forEachPerson(Scope scope, Predicate<Timeline> visitor);
}
