package io.fullfunnel.engine.funnel;

import io.fullfunnel.engine.Dictionary;
import io.fullfunnel.engine.Fold;
import io.fullfunnel.engine.Period;
import io.fullfunnel.engine.Plan;
import io.fullfunnel.engine.Scope;
import io.fullfunnel.engine.filter.EventMatcher;
import io.fullfunnel.engine.filter.PersonMatcher;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A funnel bound to one dataset. */
final class FunnelPlan implements Plan<FunnelPartial, FunnelReport> {
  private static final long serialVersionUID = 1L;

  private final Funnel funnel;
  private final ArrayList<EventMatcher> matchers = new ArrayList<>();
  private final @Nullable EventMatcher where;
  private final @Nullable PersonMatcher people;
  private final @Nullable Grouping grouping;
  private final @Nullable AmountReader amount;
  private final StepTable table;
  private final String[] eventNames;

  FunnelPlan(Funnel funnel, Dictionary dictionary) {
    this.funnel = funnel;
    for (FunnelStep step : funnel.steps()) {
      matchers.add(step.filter().bind(dictionary));
    }
    this.where = funnel.where() == null ? null : funnel.where().bind(dictionary);
    this.people = funnel.people() == null ? null : funnel.people().bind(dictionary);
    this.grouping = funnel.by() == null ? null : new Grouping(funnel.by(), dictionary);
    this.amount = funnel.value() == null ? null : new AmountReader(funnel.value(), dictionary);
    this.table = new StepTable(matchers, dictionary);
    // only lists name events
    this.eventNames = new String[funnel.list() == null ? 0 : dictionary.events()];
    for (int id = Dictionary.FIRST_EVENT; id < eventNames.length; id++) {
      eventNames[id] = dictionary.eventName(id);
    }
  }

  @Override
  public Scope scope() {
    return table.scope();
  }

  @Override
  public FunnelPartial empty() {
    return new FunnelPartial(steps());
  }

  @Override
  public Fold<FunnelPartial> newFold() {
    return new FunnelFold(this);
  }

  @Override
  public FunnelReport finish(FunnelPartial total) {
    return ReportWriter.reports(List.of(this), List.of(total)).getFirst();
  }

  Funnel funnel() {
    return funnel;
  }

  int steps() {
    return funnel.steps().size();
  }

  StepTable table() {
    return table;
  }

  /** Whether a person's mask alone tells which steps the person did. */
  boolean masksTell() {
    return table.byNameOnly
        && table.masksAreExact()
        && where == null
        && funnel.entered().equals(Period.ALL);
  }

  StepHits newHits() {
    return new StepHits(table, matchers, where);
  }

  Sequence newSequence() {
    return new Sequence(steps(), funnel.attempt(), funnel.entered());
  }

  @Nullable PersonMatcher newPeople() {
    return people == null ? null : people.fork();
  }

  @Nullable Grouping grouping() {
    return grouping;
  }

  /** How many labels make the key of a group. */
  int labels() {
    return grouping == null ? 0 : grouping.labels();
  }

  @Nullable AmountReader amount() {
    return amount;
  }

  int buckets() {
    return funnel.trend() == null ? 0 : funnel.trend().buckets();
  }

  /** The step, from 0, under which a person of this depth is listed; −1 for not at all. */
  int listAt(int depth, boolean insideWindow) {
    PersonList list = funnel.list();
    if (list == null) {
      return -1;
    }
    return switch (list.what()) {
      case REACHED -> depth >= list.step() ? list.step() - 1 : -1;
      case DROPPED -> depth == list.step() - 1 ? list.step() - 2 : -1;
      case OPEN -> stops(list, depth) && insideWindow ? list.step() - 1 : -1;
      case QUIET -> stops(list, depth) && !insideWindow ? list.step() - 1 : -1;
    };
  }

  private boolean stops(PersonList list, int depth) {
    return depth == list.step() && depth < steps();
  }

  List<String> names(GroupKey key) {
    return grouping == null ? List.of() : grouping.names(key);
  }

  String eventName(int id) {
    return eventNames[id];
  }
}
