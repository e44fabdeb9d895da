package io.fullfunnel.engine.filter;

import io.fullfunnel.engine.Value;
import org.jspecify.annotations.Nullable;

/**
 * A test that has been run on every value of a dataset, in a plan that has crossed the wire: where
 * plans are folded, the code of the test need not be.
 *
 * @param what it tested, for people
 */
public record TestedValues(String what) implements ValueTest {
  private static final long serialVersionUID = 1L;

  @Override
  public boolean test(@Nullable Value value) {
    throw new IllegalStateException("the values have been tested already: " + what);
  }
}
