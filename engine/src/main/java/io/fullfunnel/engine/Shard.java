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

  /** The same for the people that the picker picks; each person is offered to it once. */
  default void forEachPicked(Picker picker, Predicate<Timeline> visitor) {
    long[] mask = new long[1];
    int[] picked = new int[1];
    forEachPerson(
        Scope.EVERYONE,
        person -> {
          mask[0] = person.mask();
          return picker.pick(mask, 0, 1, picked, 0) == 0 || visitor.test(person);
        });
  }
}
