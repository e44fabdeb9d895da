package io.fullfunnel.engine.filter;

import io.fullfunnel.engine.Column;
import io.fullfunnel.engine.Dictionary;
import io.fullfunnel.engine.Timeline;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The bound forms of {@link EventFilter}. */
final class Matchers {
  private Matchers() {}

  static EventMatcher named(int event) {
    return new Named(event);
  }

  static EventMatcher any() {
    return new Any();
  }

  static EventMatcher property(Column column, ValueTest test) {
    return new Property(new ValuePasses(column, test));
  }

  static EventMatcher person(PersonMatcher person) {
    return new Person(person);
  }

  static EventMatcher allOf(List<EventMatcher> parts) {
    return new Several(parts, true);
  }

  static EventMatcher anyOf(List<EventMatcher> parts) {
    return new Several(parts, false);
  }

  static EventMatcher not(EventMatcher part) {
    return new Not(part);
  }

  static EventMatcher nth(EventMatcher part, int n) {
    return new Nth(part, n);
  }

  private static boolean isEvent(Timeline person, int i) {
    return person.event(i) >= Dictionary.FIRST_EVENT;
  }

  /** Looks at nothing but the row. */
  private abstract static class Forgetful extends EventMatcher {
    private static final long serialVersionUID = 1L;

    @Override
    public boolean remembers() {
      return false;
    }
  }

  private static final class Named extends Forgetful {
    private static final long serialVersionUID = 1L;
    private final int event;

    Named(int event) {
      this.event = event;
    }

    @Override
    public boolean matches(Timeline person, int i) {
      return person.event(i) == event && event >= Dictionary.FIRST_EVENT;
    }

    @Override
    public int[] events() {
      return event < Dictionary.FIRST_EVENT ? EventIds.NONE : new int[] {event};
    }

    @Override
    public boolean byNameOnly() {
      return true;
    }
  }

  private static final class Any extends Forgetful {
    private static final long serialVersionUID = 1L;

    @Override
    public boolean matches(Timeline person, int i) {
      return isEvent(person, i);
    }

    @Override
    public boolean byNameOnly() {
      return true;
    }
  }

  private static final class Property extends Forgetful {
    private static final long serialVersionUID = 1L;
    private final ValuePasses passes;

    Property(ValuePasses passes) {
      this.passes = passes;
    }

    @Override
    public boolean matches(Timeline person, int i) {
      return isEvent(person, i) && passes.pass(person.code(passes.column, i));
    }

    @Override
    public int @Nullable [] events() {
      return passes.some() ? null : EventIds.NONE;
    }

    @Override
    public EventMatcher given() {
      return new Given(passes);
    }
  }

  /** A property of rows that are known to be events. */
  private static final class Given extends Forgetful {
    private static final long serialVersionUID = 1L;
    private final ValuePasses passes;

    Given(ValuePasses passes) {
      this.passes = passes;
    }

    @Override
    public boolean matches(Timeline person, int i) {
      return passes.pass(person.code(passes.column, i));
    }
  }

  /** Asks about a person at most once, and only if an event comes that far. */
  private static final class Person extends EventMatcher {
    private static final long serialVersionUID = 1L;
    private final PersonMatcher person;
    private boolean known;
    private boolean passes;

    Person(PersonMatcher person) {
      this.person = person;
    }

    @Override
    public boolean matches(Timeline timeline, int i) {
      if (!known) {
        passes = person.matches(timeline);
        known = true;
      }
      return passes && isEvent(timeline, i);
    }

    @Override
    public EventMatcher fork() {
      return new Person(person.fork());
    }

    @Override
    public void begin(Timeline timeline) {
      known = false;
    }
  }

  /** All parts, or any of them. */
  private static final class Several extends EventMatcher {
    private static final long serialVersionUID = 1L;
    private final EventMatcher[] parts;
    private final boolean all;
    private final int @Nullable [] events;
    private final boolean byNameOnly;

    Several(List<EventMatcher> parts, boolean all) {
      this.parts = parts.toArray(EventMatcher[]::new);
      this.all = all;
      this.events = all ? EventIds.common(parts) : EventIds.united(parts);
      this.byNameOnly = parts.stream().allMatch(EventMatcher::byNameOnly);
    }

    @Override
    public boolean matches(Timeline person, int i) {
      for (EventMatcher part : parts) {
        if (part.matches(person, i) != all) {
          return !all;
        }
      }
      return all && isEvent(person, i);
    }

    @Override
    public int @Nullable [] events() {
      return events;
    }

    @Override
    public boolean byNameOnly() {
      return byNameOnly;
    }

    @Override
    public EventMatcher fork() {
      return new Several(List.of(parts).stream().map(EventMatcher::fork).toList(), all);
    }

    /** Of all parts those that say more than the event's name. */
    @Override
    public EventMatcher given() {
      if (!all) {
        return this;
      }
      List<EventMatcher> more = new ArrayList<>();
      for (EventMatcher part : parts) {
        if (!part.byNameOnly()) {
          more.add(part.given());
        }
      }
      return switch (more.size()) {
        case 0 -> this;
        case 1 -> more.getFirst();
        default -> new Several(more, true);
      };
    }

    @Override
    public boolean remembers() {
      for (EventMatcher part : parts) {
        if (part.remembers()) {
          return true;
        }
      }
      return false;
    }

    @Override
    public void begin(Timeline person) {
      for (EventMatcher part : parts) {
        part.begin(person);
      }
    }
  }

  private static final class Not extends EventMatcher {
    private static final long serialVersionUID = 1L;
    private final EventMatcher part;

    Not(EventMatcher part) {
      this.part = part;
    }

    @Override
    public boolean matches(Timeline person, int i) {
      return isEvent(person, i) && !part.matches(person, i);
    }

    @Override
    public EventMatcher fork() {
      return new Not(part.fork());
    }

    @Override
    public boolean remembers() {
      return part.remembers();
    }

    @Override
    public void begin(Timeline person) {
      part.begin(person);
    }
  }

  /** Finds the n-th match of the whole history once per person, when first asked. */
  private static final class Nth extends EventMatcher {
    private static final long serialVersionUID = 1L;
    private static final int UNKNOWN = -1;
    private final EventMatcher part;
    private final int n;
    private int row = UNKNOWN;

    Nth(EventMatcher part, int n) {
      this.part = part;
      this.n = n;
    }

    @Override
    public boolean matches(Timeline person, int i) {
      if (row == UNKNOWN) {
        row = find(person);
      }
      return i == row;
    }

    private int find(Timeline person) {
      int found = 0;
      for (int i = 0; i < person.size(); i++) {
        if (part.matches(person, i) && ++found == n) {
          return i;
        }
      }
      return Integer.MAX_VALUE;
    }

    @Override
    public int @Nullable [] events() {
      return part.events();
    }

    @Override
    public EventMatcher fork() {
      return new Nth(part.fork(), n);
    }

    @Override
    public void begin(Timeline person) {
      row = UNKNOWN;
      part.begin(person);
    }
  }
}
