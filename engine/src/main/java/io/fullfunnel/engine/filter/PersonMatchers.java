package io.fullfunnel.engine.filter;

import io.fullfunnel.engine.Column;
import io.fullfunnel.engine.Period;
import io.fullfunnel.engine.Scope;
import io.fullfunnel.engine.Timeline;
import java.util.Arrays;
import java.util.List;

/** The bound forms of {@link PersonFilter}. */
final class PersonMatchers {
  private PersonMatchers() {}

  static PersonMatcher trait(Column column, ValueTest test) {
    return new Trait(new ValuePasses(column, test));
  }

  /**
   * How often it was done.
   *
   * @param events how many event ids there are
   */
  static PersonMatcher did(EventMatcher what, long atLeast, long atMost, Period in, int events) {
    int[] named = what.events();
    long[] may = new long[events];
    for (int id = 0; id < events; id++) {
      may[id] = named == null || Arrays.binarySearch(named, id) >= 0 ? 1 : 0;
    }
    return new Did(what, may, atLeast, atMost, in);
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
    private final long[] may;
    private final long atLeast;
    private final long atMost;
    private final Period in;

    Did(EventMatcher what, long[] may, long atLeast, long atMost, Period in) {
      this.what = what;
      this.may = may;
      this.atLeast = atLeast;
      this.atMost = atMost;
      this.in = in;
    }

    @Override
    public boolean matches(Timeline person) {
      what.begin(person);
      long enough = atMost == Long.MAX_VALUE ? atLeast : atMost + 1;
      long times = 0;
      int size = person.size();
      for (int i = person.next(0, may, 1); i < size; i = person.next(i + 1, may, 1)) {
        if (what.matches(person, i) && in.holds(person.timeMillis(i)) && ++times == enough) {
          break;
        }
      }
      return times >= atLeast && times <= atMost;
    }

    @Override
    public Scope scope() {
      int[] events = atLeast == 0 ? null : what.events();
      return events == null ? Scope.EVERYONE : Scope.of(events);
    }

    @Override
    public PersonMatcher fork() {
      return new Did(what.fork(), may, atLeast, atMost, in);
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
    public Scope scope() {
      Scope scope = all ? Scope.EVERYONE : Scope.of(new int[0]);
      for (PersonMatcher part : parts) {
        scope = all ? scope.and(part.scope()) : scope.or(part.scope());
      }
      return scope;
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
