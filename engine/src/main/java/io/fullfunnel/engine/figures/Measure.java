package io.fullfunnel.engine.figures;

import io.fullfunnel.engine.filter.EventFilter;
import io.fullfunnel.engine.visits.Bounce;
import java.io.Serializable;
import java.util.List;

/** One number that is counted in every group and slot. */
public sealed interface Measure extends Serializable {
  /** Whether the numbers of groups and buckets add up to that of all. */
  default boolean adds() {
    return true;
  }

  /** Whether it is an amount, in millionths. */
  default boolean isAmount() {
    return false;
  }

  /** Events that pass. */
  record Events(EventFilter what) implements Measure {}

  /** Different people with an event that passes. */
  record People(EventFilter what) implements Measure {
    @Override
    public boolean adds() {
      return false;
    }
  }

  /** Visits with an event that passes; a visit stands where its first event stands. */
  record Visits(EventFilter what) implements Measure {}

  /** Milliseconds from the first to the last event of visits that have more than one event. */
  record VisitMillis() implements Measure {}

  /** Visits that have more than one event. */
  record TimedVisits() implements Measure {}

  /** Visits with exactly one event that passes {@code page}, and nothing that shows interest. */
  record Bounces(EventFilter page, Bounce bounce) implements Measure {}

  /**
   * The amounts of events that pass.
   *
   * @param properties of these, as {@code Dictionary.column} takes them, the first that an event
   *     gives as a number
   */
  record Sum(EventFilter what, List<String> properties) implements Measure {
    public Sum {
      properties = List.copyOf(properties);
    }

    @Override
    public boolean isAmount() {
      return true;
    }
  }

  /** What was given back, at the group and time of the order that it belongs to. */
  record Refunds(Trade trade) implements Measure {
    @Override
    public boolean isAmount() {
      return true;
    }
  }

  /** Different people with a sale that was not given back whole. */
  record Customers(Trade trade) implements Measure {
    @Override
    public boolean adds() {
      return false;
    }
  }

  /** People whose first such sale ever this is. */
  record NewCustomers(Trade trade) implements Measure {}

  /**
   * What sales and refunds are.
   *
   * @param properties of amounts, as in {@link Sum}
   * @param order the property that a sale and its refund share
   */
  record Trade(EventFilter sale, EventFilter refund, List<String> properties, String order)
      implements Serializable {
    public Trade {
      properties = List.copyOf(properties);
    }
  }
}
