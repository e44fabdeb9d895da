package io.fullfunnel.engine.actors;

import io.fullfunnel.engine.Timeline;

/** Tells whose each of people's rows is; the people come one after the other, and come again. */
abstract class Owners {
  static final int NOBODY = -1;

  /** How many actors there are. */
  abstract int size();

  /** From now on the people come once more, from the first. */
  void restart() {}

  /** The next person comes. */
  void begin(Timeline person) {}

  /**
   * The actor of a row, or {@link #NOBODY}; asked of every row of the person, one after the other.
   */
  abstract int actor(Timeline person, int row);
}
