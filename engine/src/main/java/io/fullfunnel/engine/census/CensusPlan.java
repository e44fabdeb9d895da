package io.fullfunnel.engine.census;

import io.fullfunnel.engine.Dictionary;
import io.fullfunnel.engine.Fold;
import io.fullfunnel.engine.Partial;
import io.fullfunnel.engine.Plan;
import io.fullfunnel.engine.Scope;
import io.fullfunnel.engine.Timeline;
import io.fullfunnel.engine.filter.EventMatcher;
import io.fullfunnel.engine.filter.PersonMatcher;
import org.jspecify.annotations.Nullable;

/** A census bound to one dataset. */
record CensusPlan(EventMatcher kept, @Nullable PersonMatcher people)
    implements Plan<CensusPlan.Counted, Census.Report> {

  /** What was counted so far. */
  record Counted(long events, long people, long from, long to) implements Partial<Counted> {
    @Override
    public Counted plus(Counted other) {
      return new Counted(
          events + other.events,
          people + other.people,
          Math.min(from, other.from),
          Math.max(to, other.to));
    }
  }

  @Override
  public Scope scope() {
    return people == null ? Scope.EVERYONE : people.scope();
  }

  @Override
  public Counted empty() {
    return new Counted(0, 0, Long.MAX_VALUE, Long.MIN_VALUE);
  }

  @Override
  public Fold<Counted> newFold() {
    return new Count(kept.fork(), people == null ? null : people.fork());
  }

  @Override
  public Census.Report finish(Counted total) {
    return new Census.Report(total.events(), total.people(), total.from(), total.to());
  }

  /** Counts person by person. */
  private static final class Count implements Fold<Counted> {
    private final EventMatcher kept;
    private final @Nullable PersonMatcher wanted;
    private final boolean everything;
    private long events;
    private long people;
    private long from = Long.MAX_VALUE;
    private long to = Long.MIN_VALUE;

    Count(EventMatcher kept, @Nullable PersonMatcher wanted) {
      this.kept = kept;
      this.wanted = wanted;
      this.everything = kept.events() == null && kept.byNameOnly();
    }

    @Override
    public void add(Timeline person) {
      if (wanted != null && !wanted.matches(person)) {
        return;
      }
      if (everything && person.size() > 0 && person.isEventsOnly()) {
        int size = person.size();
        events += size;
        people++;
        from = Math.min(from, person.timeMillis(0));
        to = Math.max(to, person.timeMillis(size - 1));
        return;
      }
      kept.begin(person);
      long before = events;
      for (int i = 0; i < person.size(); i++) {
        if (person.event(i) >= Dictionary.FIRST_EVENT && kept.matches(person, i)) {
          events++;
          from = Math.min(from, person.timeMillis(i));
          to = Math.max(to, person.timeMillis(i));
        }
      }
      people += events > before ? 1 : 0;
    }

    @Override
    public Counted partial() {
      return new Counted(events, people, from, to);
    }
  }
}
