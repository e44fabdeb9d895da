package io.fullfunnel.engine.figures;

import io.fullfunnel.engine.Dictionary;
import io.fullfunnel.engine.Timeline;
import io.fullfunnel.engine.filter.EventTests;
import io.fullfunnel.engine.visits.Bounce;
import io.fullfunnel.engine.visits.VisibleTime;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A measure bound to one dataset.
 *
 * @param test the bit of its filter; 0 if it has none
 * @param amounts of a sum; null for others
 * @param stays what makes a visit no bounce; null for others
 */
record Bound(Measure measure, long test, @Nullable Amounts amounts, @Nullable Stays stays)
    implements Serializable {

  /**
   * What makes a visit no bounce, bound.
   *
   * @param acts the bit of events that show interest
   * @param left the bit of events that tell the visible time; 0 if none do
   */
  record Stays(long acts, long left, @Nullable VisibleTime visible) implements Serializable {
    static Stays of(Bounce bounce, EventTests.Collected filters, Dictionary dictionary) {
      long acts = 1L << filters.number(bounce.stays());
      Bounce.Visible visible = bounce.visible();
      return visible == null
          ? new Stays(acts, 0, null)
          : new Stays(
              acts,
              1L << filters.number(visible.left()),
              new VisibleTime(dictionary.column(visible.seconds())));
    }

    /** The visible time that a row tells. */
    long seen(Timeline person, int row, long passed) {
      return visible == null || (passed & left) == 0 ? 0 : visible.of(person, row);
    }
  }

  static Bound of(Measure measure, EventTests.Collected filters, Dictionary dictionary) {
    return switch (measure) {
      case Measure.Events events -> tested(measure, filters.number(events.what()));
      case Measure.People people -> tested(measure, filters.number(people.what()));
      case Measure.Visits visits -> tested(measure, filters.number(visits.what()));
      case Measure.Bounces bounces ->
          new Bound(
              measure,
              1L << filters.number(bounces.page()),
              null,
              Stays.of(bounces.bounce(), filters, dictionary));
      case Measure.Sum sum ->
          new Bound(
              measure,
              1L << filters.number(sum.what()),
              new Amounts(sum.properties(), dictionary),
              null);
      case Measure.VisitMillis plain -> new Bound(plain, 0, null, null);
      case Measure.TimedVisits plain -> new Bound(plain, 0, null, null);
      case Measure.Refunds plain -> new Bound(plain, 0, null, null);
      case Measure.Customers plain -> new Bound(plain, 0, null, null);
      case Measure.NewCustomers plain -> new Bound(plain, 0, null, null);
    };
  }

  private static Bound tested(Measure measure, int filter) {
    return new Bound(measure, 1L << filter, null, null);
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
