package io.fullfunnel.engine.filter;

import io.fullfunnel.engine.Value;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A test on one value, run once per distinct value when a question is bound. A record, so that
 * equal tests make equal questions. The contract's operators are {@link Condition}; {@code matches}
 * comes from the reader of questions, which owns the RE2 engine.
 */
public interface ValueTest extends Serializable {
  /**
   * @param value the property's value, or null if the event has none
   */
  boolean test(@Nullable Value value);
}
