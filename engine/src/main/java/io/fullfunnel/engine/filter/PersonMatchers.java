package io.fullfunnel.engine.filter;

import io.fullfunnel.engine.Column;
import io.fullfunnel.engine.Period;
import io.fullfunnel.engine.Timeline;
import java.util.Arrays;
import java.util.List;

/** The bound forms of {@link PersonFilter}. */
final class PersonMatchers {
  private PersonMatchers() {}

  static PersonMatcher trait(Column column, ValueTest test) {
    return new Trait(new ValuePasses(column, test));
  }

  static PersonMatcher did(EventMatcher what, long atLeast, long atMost, Period in) {
    return new Did(what, atLeast, atMost, in);
  }

  static PersonMatcher among(long[] people) {
    return new Among(people);
  }

  static PersonMatcher allOf(List<PersonMatcher> parts) {
    return new Several(parts, true);
  }

  static PersonMatcher anyOf(List<PersonMatcher> parts) {
    return new Several(parts, false);
  }

  static PersonMatcher not(PersonMatcher part) {
    return new Not(part);
  }

  private static final class Trait extends PersonMatcher {
    private static final long serialVersionUID = 1L;
    private final ValuePasses passes;

    Trait(ValuePasses passes) {
      this.passes = passes;
    }

    @Override
    public boolean matches(Timeline person) {
      return passes.pass(TraitReader.code(person, passes.column, person.size()));
    }
  }

  private static final class Did extends PersonMatcher {
    private static final long serialVersionUID = 1L;
    private final EventMatcher what;
    private final long atLeast;
    private final long atMost;
    private final Period in;

    Did(EventMatcher what, long atLeast, long atMost, Period in) {
      this.what = what;
      this.atLeast = atLeast;
      this.atMost = atMost;
      this.in = in;
    }

    @Override
    public boolean matches(Timeline person) {
      what.begin(person);
      long times = 0;
      for (int i = 0; i < person.size() && times <= atMost; i++) {
        if (what.matches(person, i) && in.holds(person.timeMillis(i))) {
          times++;
        }
      }
      return times >= atLeast && times <= atMost;
    }

    @Override
    public PersonMatcher fork() {
      return new Did(what.fork(), atLeast, atMost, in);
    }
  }

  private static final class Among extends PersonMatcher {
    private static final long serialVersionUID = 1L;
    private final long[] people;

    Among(long[] people) {
      this.people = people;
    }

    @Override
    public boolean matches(Timeline person) {
      return Arrays.binarySearch(people, person.person()) >= 0;
    }
  }

  /** All parts, or any of them. */
  private static final class Several extends PersonMatcher {
    private static final long serialVersionUID = 1L;
    private final PersonMatcher[] parts;
    private final boolean all;

    Several(List<PersonMatcher> parts, boolean all) {
      this.parts = parts.toArray(PersonMatcher[]::new);
      this.all = all;
    }

    @Override
    public boolean matches(Timeline person) {
      for (PersonMatcher part : parts) {
        if (part.matches(person) != all) {
          return !all;
        }
      }
      return all;
    }

    @Override
    public PersonMatcher fork() {
      return new Several(List.of(parts).stream().map(PersonMatcher::fork).toList(), all);
    }
  }

  private static final class Not extends PersonMatcher {
    private static final long serialVersionUID = 1L;
    private final PersonMatcher part;

    Not(PersonMatcher part) {
      this.part = part;
    }

    @Override
    public boolean matches(Timeline person) {
      return !part.matches(person);
    }

    @Override
    public PersonMatcher fork() {
      return new Not(part.fork());
    }
  }
}
