package io.fullfunnel.engine.figures;

import io.fullfunnel.engine.Dictionary;
import io.fullfunnel.engine.Fold;
import io.fullfunnel.engine.Plan;
import io.fullfunnel.engine.Scope;
import io.fullfunnel.engine.filter.EventMatcher;
import io.fullfunnel.engine.filter.EventTests;
import io.fullfunnel.engine.filter.PersonMatcher;
import io.fullfunnel.engine.groups.Groups;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** Figures bound to one dataset. */
final class FiguresPlan implements Plan<FiguresPartial, FiguresReport> {
  private static final long serialVersionUID = 1L;
  private static final int NO_COLUMN = -1;

  private final Figures figures;
  private final ArrayList<Bound> measures = new ArrayList<>();
  private final EventTests tests;
  private final Groups groups;
  private final Slots slots;
  private final @Nullable EventMatcher where;
  private final @Nullable PersonMatcher people;
  private final int visits;
  private final @Nullable EventMatcher sale;
  private final @Nullable EventMatcher refund;
  private final @Nullable Amounts paid;
  private final int order;
  private final String[] eventNames;

  FiguresPlan(Figures figures, Dictionary dictionary) {
    this.figures = figures;
    var filters = new EventTests.Collected();
    Measure.Trade trade = null;
    boolean ofVisits = false;
    for (Measure measure : figures.measures()) {
      Bound bound = Bound.of(measure, filters, dictionary);
      measures.add(bound);
      ofVisits |= bound.ofVisits();
      trade = trade(trade, bound.trade());
    }
    this.tests = new EventTests(filters, dictionary);
    this.groups = new Groups(figures.by(), dictionary);
    this.slots = new Slots(figures.spans());
    this.where = figures.where() == null ? null : figures.where().bind(dictionary);
    this.people = figures.people() == null ? null : figures.people().bind(dictionary);
    this.visits = ofVisits ? dictionary.visits().id() : NO_COLUMN;
    this.sale = trade == null ? null : trade.sale().bind(dictionary);
    this.refund = trade == null ? null : trade.refund().bind(dictionary);
    this.paid = trade == null ? null : new Amounts(trade.properties(), dictionary);
    this.order = trade == null ? NO_COLUMN : dictionary.column(trade.order()).id();
    // only lists name events
    this.eventNames = new String[figures.list() == null ? 0 : dictionary.events()];
    for (int id = Dictionary.FIRST_EVENT; id < eventNames.length; id++) {
      eventNames[id] = dictionary.eventName(id);
    }
  }

  private static Measure.@Nullable Trade trade(
      Measure.@Nullable Trade known, Measure.@Nullable Trade next) {
    if (known != null && next != null && !known.equals(next)) {
      throw new IllegalArgumentException("sales mean two things: " + known + " and " + next);
    }
    return known == null ? next : known;
  }

  @Override
  public Scope scope() {
    Scope asked = people == null ? Scope.EVERYONE : people.scope();
    long rows = 0;
    for (Bound measure : measures) {
      if (!measure.ofRows()) {
        return asked;
      }
      rows |= measure.test();
    }
    return asked.and(Scope.of(tests.events(rows)));
  }

  @Override
  public FiguresPartial empty() {
    return new FiguresPartial(measures.size());
  }

  @Override
  public Fold<FiguresPartial> newFold() {
    return new FiguresFold(this);
  }

  @Override
  public FiguresReport finish(FiguresPartial total) {
    return new ReportWriter(this, total).report();
  }

  Figures figures() {
    return figures;
  }

  Bound measure(int number) {
    return measures.get(number);
  }

  int measures() {
    return measures.size();
  }

  Groups groups() {
    return groups;
  }

  Slots slots() {
    return slots;
  }

  EventTests newTests() {
    return tests.fork();
  }

  @Nullable EventMatcher newWhere() {
    return where == null ? null : where.fork();
  }

  @Nullable PersonMatcher newPeople() {
    return people == null ? null : people.fork();
  }

  @Nullable VisitTable newVisits() {
    return visits == NO_COLUMN ? null : new VisitTable(visits, groups.properties());
  }

  @Nullable Sales newSales() {
    return sale == null || refund == null || paid == null
        ? null
        : new Sales(sale, refund, paid, order);
  }

  String eventName(int id) {
    return eventNames[id];
  }
}
