package io.fullfunnel.engine.funnel;

import io.fullfunnel.engine.Dictionary;
import io.fullfunnel.engine.Fold;
import io.fullfunnel.engine.Partial;
import io.fullfunnel.engine.Plan;
import io.fullfunnel.engine.Scope;
import io.fullfunnel.engine.Timeline;
import io.fullfunnel.engine.filter.PersonMatcher;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A trace bound to one dataset: reads one person and passes all others by. */
final class TracePlan implements Plan<TracePlan.Seen, TraceReport> {
  private static final long serialVersionUID = 1L;

  private final FunnelPlan funnel;
  private final long person;
  private final String[] names;

  TracePlan(Funnel funnel, long person, Dictionary dictionary) {
    this.funnel = new FunnelPlan(funnel, dictionary);
    this.person = person;
    this.names = new String[dictionary.events()];
    for (int id = Dictionary.FIRST_EVENT; id < names.length; id++) {
      names[id] = dictionary.eventName(id);
    }
  }

  /** What was seen of the person: nothing yet, or all. */
  record Seen(@Nullable TraceReport report) implements Partial<Seen> {
    @Override
    public Seen plus(Seen other) {
      return report == null ? other : this;
    }
  }

  @Override
  public Scope scope() {
    return Scope.EVERYONE;
  }

  @Override
  public Seen empty() {
    return new Seen(null);
  }

  @Override
  public Fold<Seen> newFold() {
    return new TraceFold();
  }

  @Override
  public TraceReport finish(Seen total) {
    return total.report == null ? new TraceReport(List.of(), List.of()) : total.report;
  }

  private final class TraceFold implements Fold<Seen> {
    private final @Nullable PersonMatcher people = funnel.newPeople();
    private @Nullable TraceReport report;

    @Override
    public void add(Timeline timeline) {
      if (timeline.person() == person && (people == null || people.matches(timeline))) {
        report = new Tracer(funnel, names).trace(timeline);
      }
    }

    @Override
    public Seen partial() {
      return new Seen(report);
    }
  }
}
