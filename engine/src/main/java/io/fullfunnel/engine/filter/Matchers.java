package io.fullfunnel.engine.filter;

import io.fullfunnel.engine.Column;
import java.util.List;

/** The bound forms of {@link EventFilter}. */
final class Matchers {
  private Matchers() {}

  static EventMatcher named(int event) {
    throw new IllegalStateException("seed " + event);
  }

  static EventMatcher any() {
    throw new IllegalStateException("seed");
  }

  static EventMatcher property(Column column, ValueTest test) {
    throw new IllegalStateException("seed " + column + test);
  }

  static EventMatcher person(PersonMatcher person) {
    throw new IllegalStateException("seed " + person);
  }

  static EventMatcher allOf(List<EventMatcher> parts) {
    throw new IllegalStateException("seed " + parts);
  }

  static EventMatcher anyOf(List<EventMatcher> parts) {
    throw new IllegalStateException("seed " + parts);
  }

  static EventMatcher not(EventMatcher part) {
    throw new IllegalStateException("seed " + part);
  }

  static EventMatcher nth(EventMatcher part, int n) {
    throw new IllegalStateException("seed " + part + n);
  }
}
