package io.fullfunnel.engine.filter;

import io.fullfunnel.engine.Dictionary;
import io.fullfunnel.engine.Period;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/** Which people count: the contract's conditions on people. */
public sealed interface PersonFilter extends Serializable {
  PersonMatcher bind(Dictionary dictionary);

  /** The trait's value of the latest identify call in timeline order passes. */
  record Trait(String trait, ValueTest test) implements PersonFilter {
    @Override
    public PersonMatcher bind(Dictionary dictionary) {
      return PersonMatchers.trait(dictionary.column(TraitReader.columnName(trait)), test);
    }
  }

  /** The person did this between {@code atLeast} and {@code atMost} times in the period. */
  record Did(EventFilter what, long atLeast, long atMost, Period in) implements PersonFilter {
    @Override
    public PersonMatcher bind(Dictionary dictionary) {
      return PersonMatchers.did(what.bind(dictionary), atLeast, atMost, in, dictionary.events());
    }
  }

  record AllOf(List<PersonFilter> parts) implements PersonFilter {
    public AllOf {
      parts = List.copyOf(parts);
    }

    @Override
    public PersonMatcher bind(Dictionary dictionary) {
      return PersonMatchers.allOf(parts.stream().map(p -> p.bind(dictionary)).toList());
    }
  }

  record AnyOf(List<PersonFilter> parts) implements PersonFilter {
    public AnyOf {
      parts = List.copyOf(parts);
    }

    @Override
    public PersonMatcher bind(Dictionary dictionary) {
      return PersonMatchers.anyOf(parts.stream().map(p -> p.bind(dictionary)).toList());
    }
  }

  record Not(PersonFilter part) implements PersonFilter {
    @Override
    public PersonMatcher bind(Dictionary dictionary) {
      return PersonMatchers.not(part.bind(dictionary));
    }
  }

  /**
   * Some people.
   *
   * @param people their ids, in order
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by content below
  record Among(long[] people) implements PersonFilter {
    public Among {
      people = people.clone();
      Arrays.sort(people);
    }

    @Override
    public PersonMatcher bind(Dictionary dictionary) {
      return PersonMatchers.among(people);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Among that && Arrays.equals(people, that.people);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(people);
    }
  }

  /** People whom a model picks, such as those who stand in a stage; whoever has models makes it. */
  non-sealed interface OfModel extends PersonFilter {}
}
