package io.fullfunnel.engine.filter;

import io.fullfunnel.engine.Dictionary;
import java.io.Serializable;
import java.util.List;

/**
 * Which events count: the contract's MATCHER and CONDITION as one closed language. Equal records,
 * equal filters.
 */
public sealed interface EventFilter extends Serializable {
  /** Binds names to ids and tests every distinct value once. */
  EventMatcher bind(Dictionary dictionary);

  /** Events of this name. */
  record Named(String event) implements EventFilter {
    @Override
    public EventMatcher bind(Dictionary dictionary) {
      return Matchers.named(dictionary.event(event));
    }
  }

  /** Every event, {@code "*"}. */
  record Any() implements EventFilter {
    @Override
    public EventMatcher bind(Dictionary dictionary) {
      return Matchers.any();
    }
  }

  /** Events whose property passes; {@code property} as {@link Dictionary#column} takes it. */
  record Property(String property, ValueTest test) implements EventFilter {
    @Override
    public EventMatcher bind(Dictionary dictionary) {
      return Matchers.property(dictionary.column(property), test);
    }
  }

  /** Events at which the person's trait, as it stands after all identify calls, passes. */
  record Person(PersonFilter person) implements EventFilter {
    @Override
    public EventMatcher bind(Dictionary dictionary) {
      return Matchers.person(person.bind(dictionary));
    }
  }

  record AllOf(List<EventFilter> parts) implements EventFilter {
    public AllOf {
      parts = List.copyOf(parts);
    }

    @Override
    public EventMatcher bind(Dictionary dictionary) {
      return Matchers.allOf(parts.stream().map(p -> p.bind(dictionary)).toList());
    }
  }

  record AnyOf(List<EventFilter> parts) implements EventFilter {
    public AnyOf {
      parts = List.copyOf(parts);
    }

    @Override
    public EventMatcher bind(Dictionary dictionary) {
      return Matchers.anyOf(parts.stream().map(p -> p.bind(dictionary)).toList());
    }
  }

  record Not(EventFilter part) implements EventFilter {
    @Override
    public EventMatcher bind(Dictionary dictionary) {
      return Matchers.not(part.bind(dictionary));
    }
  }

  /** The {@code n}-th event of a person's whole history that passes {@code part}; from 1. */
  record Nth(EventFilter part, int n) implements EventFilter {
    public Nth {
      if (n < 1) {
        throw new IllegalArgumentException("nth counts from 1, not " + n);
      }
    }

    @Override
    public EventMatcher bind(Dictionary dictionary) {
      return Matchers.nth(part.bind(dictionary), n);
    }
  }

  /** Events that a model picks, such as those that enter a stage; whoever has models makes it. */
  non-sealed interface OfModel extends EventFilter {}
}
