package io.fullfunnel.engine.figures;

import io.fullfunnel.engine.Dictionary;
import io.fullfunnel.engine.filter.EventTests;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A measure bound to one dataset.
 *
 * @param test the bit of its filter; 0 if it has none
 * @param goal the bit of its second filter; 0 if it has none
 * @param amounts of a sum; null for others
 */
record Bound(Measure measure, long test, long goal, @Nullable Amounts amounts)
    implements Serializable {

  static Bound of(Measure measure, EventTests.Collected filters, Dictionary dictionary) {
    return switch (measure) {
      case Measure.Events events -> tested(measure, filters.number(events.what()));
      case Measure.People people -> tested(measure, filters.number(people.what()));
      case Measure.Visits visits -> tested(measure, filters.number(visits.what()));
      case Measure.Bounces bounces ->
          new Bound(
              measure,
              1L << filters.number(bounces.page()),
              1L << filters.number(bounces.goal()),
              null);
      case Measure.Sum sum ->
          new Bound(
              measure,
              1L << filters.number(sum.what()),
              0,
              new Amounts(sum.properties(), dictionary));
      case Measure.VisitMillis plain -> new Bound(plain, 0, 0, null);
      case Measure.TimedVisits plain -> new Bound(plain, 0, 0, null);
      case Measure.Refunds plain -> new Bound(plain, 0, 0, null);
      case Measure.Customers plain -> new Bound(plain, 0, 0, null);
      case Measure.NewCustomers plain -> new Bound(plain, 0, 0, null);
    };
  }

  private static Bound tested(Measure measure, int filter) {
    return new Bound(measure, 1L << filter, 0, null);
  }

  /** Whether it is counted row by row. */
  boolean ofRows() {
    return measure instanceof Measure.Events
        || measure instanceof Measure.People
        || measure instanceof Measure.Sum;
  }

  /** Whether it is counted visit by visit. */
  boolean ofVisits() {
    return measure instanceof Measure.Visits
        || measure instanceof Measure.VisitMillis
        || measure instanceof Measure.TimedVisits
        || measure instanceof Measure.Bounces;
  }

  /** What it says of sales and refunds, if it is about them. */
  Measure.@Nullable Trade trade() {
    return switch (measure) {
      case Measure.Refunds refunds -> refunds.trade();
      case Measure.Customers customers -> customers.trade();
      case Measure.NewCustomers customers -> customers.trade();
      default -> null;
    };
  }
}
