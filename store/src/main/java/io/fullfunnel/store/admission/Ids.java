package io.fullfunnel.store.admission;

import java.io.IOException;

/** Hashed ids in rising order, by high half, then low half. */
interface Ids {
  /** Moves to the next; false at the end. */
  boolean next() throws IOException;

  long high();

  long low();
}
