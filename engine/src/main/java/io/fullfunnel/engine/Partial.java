package io.fullfunnel.engine;

import java.io.Serializable;

/** Part of an answer that adds with other parts: associative and commutative, to the bit. */
public interface Partial<P extends Partial<P>> extends Serializable {
  P plus(P other);
}
