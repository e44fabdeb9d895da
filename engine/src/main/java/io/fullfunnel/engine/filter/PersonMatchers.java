package io.fullfunnel.engine.filter;

import io.fullfunnel.engine.Column;
import io.fullfunnel.engine.Period;
import java.util.List;

/** The bound forms of {@link PersonFilter}. */
final class PersonMatchers {
  private PersonMatchers() {}

  static PersonMatcher trait(Column column, ValueTest test) {
    throw new IllegalStateException("seed " + column + test);
  }

  static PersonMatcher did(EventMatcher what, long atLeast, long atMost, Period in) {
    throw new IllegalStateException("seed " + what + atLeast + atMost + in);
  }

  static PersonMatcher allOf(List<PersonMatcher> parts) {
    throw new IllegalStateException("seed " + parts);
  }

  static PersonMatcher anyOf(List<PersonMatcher> parts) {
    throw new IllegalStateException("seed " + parts);
  }

  static PersonMatcher not(PersonMatcher part) {
    throw new IllegalStateException("seed " + part);
  }
}
