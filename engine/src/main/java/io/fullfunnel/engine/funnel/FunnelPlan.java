package io.fullfunnel.engine.funnel;

import io.fullfunnel.engine.Column;
import io.fullfunnel.engine.Dictionary;
import io.fullfunnel.engine.Fold;
import io.fullfunnel.engine.Period;
import io.fullfunnel.engine.Plan;
import io.fullfunnel.engine.Scope;
import io.fullfunnel.engine.filter.EventMatcher;
import io.fullfunnel.engine.filter.PersonMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A funnel bound to one dataset. */
final class FunnelPlan implements Plan<FunnelPartial, FunnelReport> {
  private static final long serialVersionUID = 1L;

  private final Funnel funnel;
  private final boolean sizes;
  private final ArrayList<EventMatcher> matchers = new ArrayList<>();
  private final ArrayList<EventMatcher> excluded = new ArrayList<>();
  private final StepRules rules;
  private final Keys.Held held;
  private final boolean plain;
  private final @Nullable Column visits;
  private final @Nullable EventMatcher where;
  private final @Nullable PersonMatcher people;
  private final @Nullable Grouping grouping;
  private final @Nullable AmountReader amount;
  private final StepTable table;
  private final String[] eventNames;

  FunnelPlan(Funnel funnel, Dictionary dictionary) {
    this(funnel, dictionary, false);
  }

  /**
   * As {@link #FunnelPlan(Funnel, Dictionary)}.
   *
   * @param sizes whether nothing is counted but how many entered in each group
   */
  FunnelPlan(Funnel funnel, Dictionary dictionary, boolean sizes) {
    this.funnel = funnel;
    this.sizes = sizes;
    for (FunnelStep step : funnel.steps()) {
      matchers.add(step.filter().bind(dictionary));
    }
    for (Exclusion exclusion : funnel.rules().exclude()) {
      excluded.add(exclusion.filter().bind(dictionary));
    }
    this.rules = new StepRules(funnel.steps(), funnel.rules());
    this.held = new Keys.Held(funnel.rules(), dictionary);
    this.visits = funnel.rules().visit() ? dictionary.visits() : null;
    this.plain = funnel.rules().plain(funnel.steps()) && funnel.attempt() != AttemptChoice.SOONEST;
    this.where = funnel.where() == null ? null : funnel.where().bind(dictionary);
    this.people = funnel.people() == null ? null : funnel.people().bind(dictionary);
    this.grouping =
        funnel.by() == null ? null : new Grouping(funnel.by(), funnel.rules().mode(), dictionary);
    this.amount = funnel.value() == null ? null : new AmountReader(funnel.value(), dictionary);
    boolean strict =
        funnel.rules().order() == Order.STRICT
            || funnel.rules().mode().has(WindowOption.STRICT_ORDER);
    this.table = StepTable.of(matchers, excluded, strict, dictionary);
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
    return new FunnelPartial(steps(), sizes ? new Sizes() : null);
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
    return plain
        && table.byNameOnly
        && table.masksAreExact()
        && where == null
        && funnel.entered().equals(Period.ALL);
  }

  StepHits newHits() {
    return new StepHits(table, matchers, excluded, where)
        .rounded(funnel.rules().mode().roundMillis());
  }

  /** The column of visits, if all steps lie in one. */
  @Nullable Column visits() {
    return visits;
  }

  /** Whether nothing but steps in order within one window is asked. */
  boolean plain() {
    return plain;
  }

  /** Whether a place is no step, but the number of the step in time. */
  boolean loose() {
    Order order = funnel.rules().order();
    return order == Order.ANY || order == Order.ANCHORED;
  }

  /** The name of a place. */
  String label(int place) {
    String label = funnel.steps().get(place).label();
    if (!loose() || fixed(place)) {
      return label;
    }
    int first = place;
    while (first > 0 && !fixed(first - 1)) {
      first--;
    }
    List<String> labels = new ArrayList<>();
    for (int step = first; step < steps() && !fixed(step); step++) {
      labels.add(funnel.steps().get(step).label());
    }
    return labels.size() == 1
        ? label
        : (place - first + 1) + " of " + labels.size() + ": " + String.join(", ", labels);
  }

  private boolean fixed(int place) {
    return funnel.steps().get(place).kind() == FunnelStep.Kind.FIXED;
  }

  StepRules rules() {
    return rules;
  }

  Matching newMatching() {
    FineMatching matching = newFineMatching();
    if (matching instanceof Rule rule) {
      return byValue() ? byValue(rule) : rule;
    }
    if (plain) {
      return newSequence();
    }
    return plainButExclusions() ? new UnlessExcluded(newSequence(), matching) : matching;
  }

  private Sequence newSequence() {
    return new Sequence(steps(), funnel.attempt(), funnel.windowMillis(), funnel.entered());
  }

  private boolean plainButExclusions() {
    return funnel.attempt() != AttemptChoice.SOONEST
        && funnel.rules().withoutExclusions().plain(funnel.steps());
  }

  /** The matching of the mode that can tell what it looked at. */
  FineMatching newFineMatching() {
    Rule rule = ModeMatching.of(funnel, rules);
    if (rule != null) {
      return rule;
    }
    FineMatching matching = newOwnMatching();
    return ModeMatching.countsEveryEntry(funnel)
        ? new EveryEntry(matching, newHits().part(), funnel.windowMillis(), funnel.entered())
        : matching;
  }

  private FineMatching newOwnMatching() {
    boolean sequential = funnel.rules().order() == Order.SEQUENTIAL;
    boolean laterSeeNoMore = sequential && !rules.limited() && rules.tolerance() == 0;
    var every = new EveryStart(newWalk(), funnel, laterSeeNoMore);
    return held.holds() ? new ByKey(every, funnel, new Keys(held)) : every;
  }

  /** Whether each value at a step has an attempt of its own. */
  private boolean byValue() {
    return funnel.rules().mode().product() == FunnelMode.Product.POSTHOG
        && grouping != null
        && grouping.atStepOnly();
  }

  private Matching byValue(Rule rule) {
    var by = Objects.requireNonNull(grouping);
    return new ByValue(rule, by, by.place(), funnel.rules().order() == Order.ANY);
  }

  /** Whether a person may have several attempts. */
  boolean everyAttempt() {
    return funnel.count() == Count.ATTEMPTS || byValue();
  }

  private Walk newWalk() {
    return switch (funnel.rules().order()) {
      case SEQUENTIAL -> rules.tolerance() > 0 ? new TolerantWalk(rules) : new OrderedWalk(rules);
      case STRICT -> new StrictWalk(rules);
      case ANY, ANCHORED -> new LooseWalk(rules, funnel.rules().order(), funnel.steps());
    };
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

  /** The place, from 0, under which the person of an attempt is listed; −1 for not at all. */
  int listAt(Attempt attempt, boolean insideWindow) {
    PersonList list = funnel.list();
    if (list == null) {
      return -1;
    }
    int depth = attempt.depth();
    return switch (list.what()) {
      case REACHED -> attempt.took(list.step() - 1) ? list.step() - 1 : -1;
      case DROPPED -> {
        int before = rules.before(list.step() - 1);
        yield before == depth - 1 && !rules.isOptional(list.step() - 1) ? before : -1;
      }
      case EXCLUDED -> -1;
      case ENTERED -> attempt.entry();
      case IMMATURE -> insideWindow ? attempt.entry() : -1;
      case ENTERED_HERE -> attempt.entry() == list.step() - 1 ? attempt.entry() : -1;
      case DID -> attempt.placeOf(list.step() - 1);
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
