package io.fullfunnel.engine.network;

import io.fullfunnel.engine.Fold;
import io.fullfunnel.engine.Timeline;
import io.fullfunnel.engine.filter.EventMatcher;
import io.fullfunnel.engine.filter.EventTests;
import io.fullfunnel.engine.filter.PersonMatcher;
import org.jspecify.annotations.Nullable;

/** Cuts timelines into journeys, and hands each to the counters of its group and spans. */
final class NetworkFold implements Fold<NetworkPartial> {
  private final Counters counters;
  private final Nodes.Reader nodes;
  private final Worth.Reader worth;
  private final EventTests tests;
  private final long touch;
  private final long conversion;
  private final @Nullable EventMatcher where;
  private final @Nullable PersonMatcher people;
  private final long lookbackMillis;
  private final boolean repeats;
  private final long asOf;
  private final Journey journey = new Journey();
  private Counter[] current = new Counter[0];
  private long lastMillis;
  private int person;
  private int[] rows = new int[64];
  private long[] passed = new long[64];

  NetworkFold(NetworkPlan plan) {
    Journeys journeys = plan.network().journeys();
    this.nodes = plan.nodes().reader();
    this.worth = plan.worth().reader();
    this.counters = new Counters(plan, worth);
    this.tests = plan.newTests();
    this.touch = plan.touch();
    this.conversion = plan.conversion();
    this.where = plan.newWhere();
    this.people = plan.newPeople();
    this.lookbackMillis = journeys.lookbackMillis();
    this.repeats = journeys.repeats();
    this.asOf = journeys.asOf();
  }

  @Override
  public void add(Timeline timeline) {
    if (people != null && !people.matches(timeline)) {
      return;
    }
    person++;
    nodes.begin(timeline);
    tests.begin(timeline);
    if (where != null) {
      where.begin(timeline);
    }
    if (timeline.size() > rows.length) {
      rows = new int[timeline.size() * 2];
      passed = new long[rows.length];
    }
    journey.begin();
    boolean begun = false;
    int size = tests.select(timeline, rows, passed);
    for (int i = 0; i < size; i++) {
      int row = rows[i];
      if (where != null && !where.matches(timeline, row)) {
        continue;
      }
      int node = (passed[i] & touch) != 0 ? nodes.node(timeline, row) : Nodes.NONE;
      boolean converts = (passed[i] & conversion) != 0;
      if (node != Nodes.NONE || converts) {
        if (!begun) {
          current = counters.of(timeline);
          begun = true;
        }
        read(timeline, row, node, converts);
      }
    }
    if (journey.size() > 0) {
      stop(timeline);
    }
  }

  private void read(Timeline timeline, int row, int node, boolean converts) {
    long time = timeline.timeMillis(row);
    if (journey.size() > 0 && isLonger(time - lastMillis)) {
      stop(timeline);
    }
    if (node != Nodes.NONE) {
      for (Counter counter : current) {
        counter.row(timeline, row, node, person);
      }
      int size = journey.size();
      if (size == 0 || repeats || journey.node(size - 1) != node) {
        journey.arrive(node, row, time, converts);
      }
      lastMillis = time;
    }
    if (converts) {
      worth.read(timeline, row);
      journey.convert(row, time);
      end(timeline);
    }
  }

  /** Times lie so that a pause may not fit and be below zero. */
  private boolean isLonger(long pauseMillis) {
    return pauseMillis < 0 || pauseMillis > lookbackMillis;
  }

  private void stop(Timeline timeline) {
    boolean gone = asOf > lastMillis && isLonger(asOf - lastMillis);
    journey.stop(gone ? Nodes.GONE : Nodes.OPEN);
    end(timeline);
  }

  private void end(Timeline timeline) {
    for (Counter counter : current) {
      counter.journey(timeline, journey, person);
    }
    journey.begin();
  }

  @Override
  public NetworkPartial partial() {
    return counters.partial();
  }
}
