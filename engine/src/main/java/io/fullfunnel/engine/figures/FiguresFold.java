package io.fullfunnel.engine.figures;

import io.fullfunnel.engine.Dictionary;
import io.fullfunnel.engine.Fold;
import io.fullfunnel.engine.Timeline;
import io.fullfunnel.engine.filter.EventMatcher;
import io.fullfunnel.engine.filter.EventTests;
import io.fullfunnel.engine.filter.PersonMatcher;
import io.fullfunnel.engine.groups.GroupKey;
import io.fullfunnel.engine.groups.Groups;
import io.fullfunnel.engine.visits.VisibleTime;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Counts people: their rows, then their visits, then their sales. */
final class FiguresFold implements Fold<FiguresPartial> {
  private final Bound[] measures;
  private final int[] ofRows;
  private final long rowBits;
  private final long pageBits;
  private final boolean plainVisits;
  private final Bound.@Nullable Stays stays;
  private final EventTests tests;
  private final Groups groups;
  private final @Nullable EventMatcher where;
  private final @Nullable PersonMatcher people;
  private final @Nullable VisitTable visits;
  private final @Nullable Sales sales;
  private final FiguresPartial partial;
  private final Cells cells;
  private final GroupKey group;
  private final GroupKey ofPerson;
  private boolean nobody;

  FiguresFold(FiguresPlan plan) {
    this.measures = new Bound[plan.measures()];
    long rows = 0;
    long pages = 0;
    boolean plain = false;
    Bound.Stays bounce = null;
    int[] numbers = new int[measures.length];
    int count = 0;
    for (int m = 0; m < measures.length; m++) {
      Bound measure = plan.measure(m);
      measures[m] = measure;
      if (measure.ofRows()) {
        numbers[count++] = m;
        rows |= measure.test();
      }
      pages |= measure.measure() instanceof Measure.Bounces ? measure.test() : 0;
      plain |= measure.ofVisits();
      bounce = measure.stays() == null ? bounce : measure.stays();
    }
    this.ofRows = Arrays.copyOf(numbers, count);
    this.rowBits = rows;
    this.pageBits = pages;
    this.plainVisits = plain;
    this.stays = bounce;
    this.tests = plan.newTests();
    this.groups = plan.groups();
    this.where = plan.newWhere();
    this.people = plan.newPeople();
    this.visits = plan.newVisits();
    this.sales = plan.newSales();
    this.partial = plan.empty();
    this.cells = new Cells(plan, partial);
    this.group = new GroupKey(groups.properties());
    this.ofPerson = new GroupKey(groups.properties());
  }

  @Override
  public void add(Timeline person) {
    nobody = person.person() == Figures.NOBODY;
    if (people != null && (nobody || !people.matches(person))) {
      return;
    }
    tests.begin(person);
    if (where != null) {
      where.begin(person);
    }
    cells.begin();
    groups.begin(person, ofPerson);
    group.labelsOf(ofPerson);
    readRows(person);
    if (visits != null && !nobody) {
      countVisits(person, visits);
    }
    if (sales != null) {
      sales.read(person);
      countSales(person, sales);
    }
  }

  private void readRows(Timeline person) {
    VisitTable table = nobody ? null : visits;
    if (table != null) {
      table.begin();
    }
    for (int i = 0; i < person.size(); i++) {
      if (person.event(i) < Dictionary.FIRST_EVENT) {
        continue;
      }
      long may = tests.may(person, i);
      boolean ofVisit = table != null && plainVisits;
      if ((may == 0 && !ofVisit) || (where != null && !where.matches(person, i))) {
        continue;
      }
      long passed = tests.passed(person, i, may);
      if (table != null && ofVisit) {
        int visit = table.add(person, i, passed, (passed & pageBits) != 0, groups, ofPerson);
        long seen = stays == null ? 0 : stays.seen(person, i, passed);
        if (seen > 0 && visit != Dictionary.ABSENT) {
          table.see(visit, seen);
        }
      }
      if ((passed & rowBits) != 0) {
        countRow(person, i, passed);
      }
    }
  }

  private void countRow(Timeline person, int row, long passed) {
    groups.row(person, row, group);
    boolean fallback = false;
    boolean rounded = false;
    for (int m : ofRows) {
      Bound bound = measures[m];
      if ((passed & bound.test()) == 0) {
        continue;
      }
      switch (bound.measure()) {
        case Measure.Events ignored -> cells.count(m, 1, group, person, row);
        case Measure.People ignored -> {
          if (!nobody) {
            cells.once(m, group, person, row);
          }
        }
        default -> {
          Amounts amounts = bound.amounts();
          if (amounts != null && sum(m, amounts, person, row)) {
            fallback |= amounts.isFallback(person, row);
            rounded |= amounts.wasRounded(person, row);
          }
        }
      }
    }
    // once for an event, however many figures add it up
    partial.fallbacks += fallback ? 1 : 0;
    partial.rounded += rounded ? 1 : 0;
  }

  /** Whether the row has an amount that counts in the present period. */
  private boolean sum(int m, Amounts amounts, Timeline person, int row) {
    long amount = amounts.of(person, row);
    if (amount == Amounts.NONE) {
      return false;
    }
    cells.amount(m, amount, group, person, row);
    return cells.isPresent(person, row);
  }

  private void countVisits(Timeline person, VisitTable table) {
    for (int visit = 0; visit < table.size(); visit++) {
      if (!table.has(visit)) {
        continue;
      }
      table.group(visit, group);
      int row = table.firstRow(visit);
      for (int m = 0; m < measures.length; m++) {
        long counts = counts(measures[m], table, visit);
        if (counts != 0) {
          cells.count(m, counts, group, person, row);
        }
      }
    }
  }

  private static long counts(Bound bound, VisitTable table, int visit) {
    return switch (bound.measure()) {
      case Measure.Visits ignored -> (table.passed(visit) & bound.test()) == 0 ? 0 : 1;
      case Measure.VisitMillis ignored -> table.isTimed(visit) ? table.millis(visit) : 0;
      case Measure.TimedVisits ignored -> table.isTimed(visit) ? 1 : 0;
      case Measure.Bounces ignored -> bounces(bound, table, visit) ? 1 : 0;
      default -> 0;
    };
  }

  private static boolean bounces(Bound bound, VisitTable table, int visit) {
    Bound.Stays stays = bound.stays();
    return stays != null
        && table.pages(visit) == 1
        && (table.passed(visit) & stays.acts()) == 0
        && table.seen(visit) < VisibleTime.ENOUGH;
  }

  private void countSales(Timeline person, Sales of) {
    int first = Sales.NO_SALE;
    for (int s = 0; s < of.size() && !nobody; s++) {
      if (of.stands(s)) {
        boolean isFirst = first == Sales.NO_SALE;
        first = isFirst ? s : first;
        if (exists(person, of.row(s))) {
          groups.row(person, of.row(s), group);
          countSale(person, of.row(s), isFirst);
        }
      }
    }
    for (int r = 0; r < of.refunds(); r++) {
      int at = of.refundAt(r);
      if (exists(person, at)) {
        partial.loose += of.isLoose(r) && cells.isPresent(person, at) ? 1 : 0;
        groups.row(person, at, group);
        countRefund(person, at, of.refundAmount(r));
      }
    }
  }

  private boolean exists(Timeline person, int row) {
    return where == null || where.matches(person, row);
  }

  private void countSale(Timeline person, int row, boolean first) {
    for (int m = 0; m < measures.length; m++) {
      switch (measures[m].measure()) {
        case Measure.Customers ignored -> cells.once(m, group, person, row);
        case Measure.NewCustomers ignored -> {
          if (first) {
            cells.count(m, 1, group, person, row);
          }
        }
        default -> {}
      }
    }
  }

  private void countRefund(Timeline person, int row, long amount) {
    for (int m = 0; m < measures.length; m++) {
      if (measures[m].measure() instanceof Measure.Refunds) {
        cells.amount(m, -amount, group, person, row);
      }
    }
  }

  @Override
  public FiguresPartial partial() {
    return partial;
  }
}
