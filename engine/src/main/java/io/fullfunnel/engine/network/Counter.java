package io.fullfunnel.engine.network;

import io.fullfunnel.engine.Period;
import io.fullfunnel.engine.Timeline;
import io.fullfunnel.engine.groups.Entries;
import io.fullfunnel.engine.groups.Entry;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Counts what people do into one cell, and lists what is wanted there. Belongs to one fold; {@code
 * person} numbers the people that it reads.
 */
final class Counter {
  /** Nodes whose places are kept at hand. */
  private static final int MOST_KNOWN = 1024;

  private final Cell cell;
  private final Period span;
  private final Worth.Reader worth;
  private final Loops loops;
  private final @Nullable Wanted wanted;
  private final boolean @Nullable [] shown;
  private final boolean edges;
  private final boolean paths;
  private final boolean cycles;
  private final boolean sequences;
  private final int[] placeOf;
  private final int[] stepsFrom;
  private int lastNode = Nodes.NONE;
  private int lastNodeOf;
  private int lastPerson;
  private int lastOther;
  private int lastListed;

  Counter(
      Cell cell,
      Period span,
      Worth.Reader worth,
      Loops loops,
      @Nullable Wanted wanted,
      NetworkPlan plan) {
    this.cell = cell;
    this.span = span;
    this.worth = worth;
    this.loops = loops;
    this.wanted = wanted;
    this.shown = plan.shown();
    Set<Network.Part> parts = plan.network().parts();
    this.edges = parts.contains(Network.Part.EDGES);
    this.paths = parts.contains(Network.Part.PATHS);
    this.cycles = parts.contains(Network.Part.CYCLES);
    this.sequences = parts.contains(Network.Part.SEQUENCES);
    int known = Math.min(MOST_KNOWN, plan.nodes().size());
    this.placeOf = new int[known];
    this.stepsFrom = new int[known];
    if (wanted != null) {
      cell.listed = new Entries<>(wanted.limit());
    }
  }

  /** A row that stands at a node. */
  void row(Timeline timeline, int row, int node, int person) {
    boolean again = lastNode == node && lastNodeOf == person; // most rows stand where the last did
    if (again || !span.holds(timeline.timeMillis(row))) {
      return;
    }
    lastNode = node;
    lastNodeOf = person;
    if (cell.nodes.once(place(cell.nodes, placeOf, node), Cell.PEOPLE, person)
        && wanted != null
        && wanted.isNode(NetworkList.What.NODE_PEOPLE, node)
        && lastListed != person) { // who was at several that are not shown stands there once
      lastListed = person;
      list(timeline, row);
    }
    if (shown != null && !shown[node] && lastOther != person) {
      lastOther = person;
      cell.othersPeople++;
    }
    person(timeline, row, person);
  }

  /** The place one node from the root. */
  private static int place(Walks walks, int[] known, int node) {
    if (node >= known.length) {
      return walks.step(Walks.ROOT, node);
    }
    if (known[node] == Walks.ROOT) {
      known[node] = walks.step(Walks.ROOT, node);
    }
    return known[node];
  }

  private void person(Timeline timeline, int row, int person) {
    if (lastPerson != person) {
      lastPerson = person;
      cell.people++;
      if (wanted != null && wanted.is(NetworkList.What.PEOPLE)) {
        list(timeline, row);
      }
    }
  }

  /** A journey that has ended; the worth is that of its conversion. */
  void journey(Timeline timeline, Journey journey, int person) {
    arrivals(timeline, journey);
    if (journey.converted() && span.holds(journey.endMillis())) {
      cell.conversions++;
      cell.worth(worth);
      person(timeline, journey.endRow(), person);
      if (wanted != null && wanted.is(NetworkList.What.CONVERSIONS)) {
        list(timeline, journey.endRow());
      }
    }
    if (span.holds(journey.startMillis())) {
      ways(timeline, journey, person);
    }
    cell.settle();
  }

  private void ways(Timeline timeline, Journey journey, int person) {
    if (paths) {
      path(timeline, journey, person);
    }
    if (cycles) {
      cycles(timeline, journey, person);
    }
    if (sequences) {
      sequences(timeline, journey, person);
    }
  }

  private void arrivals(Timeline timeline, Journey journey) {
    boolean converted = journey.converted();
    int before = Nodes.START;
    int last = journey.size() - 1;
    for (int arrival = 0; arrival <= last; arrival++) {
      int node = journey.node(arrival);
      if (span.holds(journey.timeMillis(arrival))) {
        int place = place(cell.nodes, placeOf, node);
        int next = arrival < last ? Cell.FOLLOWED : outcome(journey.end());
        cell.nodes.addOne(place, Cell.ARRIVALS);
        cell.nodes.addOne(place, next);
        if (converted) {
          cell.nodes.addOne(place, Cell.CONVERTED);
        }
        if (journey.isOwn(arrival)) {
          cell.nodes.addOne(place, Cell.OWN);
        }
        listArrival(timeline, journey, arrival, next);
        edge(timeline, journey.row(arrival), before, node, converted);
      }
      before = node;
    }
    if (span.holds(journey.endMillis())) {
      int row = converted ? journey.endRow() : journey.row(last);
      edge(timeline, row, before, journey.end(), converted);
    }
  }

  /** What the journey's end is to its last node. */
  private static int outcome(int end) {
    return switch (end) {
      case Nodes.CONVERSION -> Cell.CLOSING;
      case Nodes.GONE -> Cell.LOST;
      default -> Cell.OPEN;
    };
  }

  private void listArrival(Timeline timeline, Journey journey, int arrival, int next) {
    if (wanted != null) {
      int node = journey.node(arrival);
      if (wanted.isNode(NetworkList.What.ARRIVALS, node)
          || wanted.isNode(Wanted.of(next), node)
          || (journey.converted() && wanted.isNode(NetworkList.What.NODE_CONVERTED, node))) {
        list(timeline, journey.row(arrival));
      }
    }
  }

  private void edge(Timeline timeline, int row, int from, int to, boolean converted) {
    if (!edges) {
      return;
    }
    int place = cell.edges.step(place(cell.edges, stepsFrom, from), to);
    cell.edges.addOne(place, Cell.STEPS);
    if (converted) {
      cell.edges.addOne(place, Cell.STEPS_CONVERTED);
    }
    if (wanted != null
        && (wanted.isEdge(NetworkList.What.EDGE, from, to)
            || (converted && wanted.isEdge(NetworkList.What.EDGE_CONVERTED, from, to)))) {
      list(timeline, row);
    }
  }

  private void path(Timeline timeline, Journey journey, int person) {
    Walks paths = cell.paths;
    int place = Walks.ROOT;
    paths.once(place, Cell.PASSING_PEOPLE, person);
    for (int arrival = 0; arrival < journey.size(); arrival++) {
      int next = paths.step(place, journey.node(arrival));
      if (next == Walks.NONE) {
        break;
      }
      place = next;
      paths.once(place, Cell.PASSING_PEOPLE, person);
    }
    paths.once(place, Cell.WAY_PEOPLE, person);
    paths.addOne(place, Cell.JOURNEYS);
    if (journey.converted()) {
      paths.addOne(place, Cell.CONVERSIONS);
      long micros = worth.micros();
      paths.add(place, micros > 0 ? Cell.ABOVE : Cell.BELOW, micros);
    }
    listPath(timeline, journey, person);
  }

  private void listPath(Timeline timeline, Journey journey, int person) {
    Wanted list = wanted;
    if (list == null || !list.isPath(journey)) {
      return;
    }
    if (list.is(NetworkList.What.PATH_CONVERSIONS) && journey.converted()) {
      list(timeline, journey.endRow());
    } else if (list.is(NetworkList.What.PATH_JOURNEYS)) {
      list(timeline, journey.startRow());
    } else if (list.is(NetworkList.What.PATH_PEOPLE) && lastListed != person) {
      lastListed = person;
      list(timeline, journey.startRow());
    }
  }

  private void cycles(Timeline timeline, Journey journey, int person) {
    loops.begin();
    for (int arrival = 0; arrival < journey.size(); arrival++) {
      if (loops.arrive(journey.node(arrival))) {
        cycle(timeline, journey.row(arrival), person);
      }
    }
  }

  private void cycle(Timeline timeline, int row, int person) {
    int place = Walks.ROOT;
    for (int i = 0; i < loops.length() && place != Walks.NONE; i++) {
      place = cell.cycles.step(place, loops.node(i));
    }
    if (place != Walks.NONE) {
      cell.cycles.addOne(place, Cell.ROUNDS);
      if (cell.cycles.once(place, Cell.ROUND_PEOPLE, person)
          && wanted != null
          && wanted.isCycle(loops)) {
        list(timeline, row);
      }
    }
  }

  /** Only journeys that have ended say whether a sequence led to a conversion. */
  private void sequences(Timeline timeline, Journey journey, int person) {
    if (journey.end() == Nodes.OPEN || journey.size() == 0) {
      return;
    }
    sequence(Walks.ROOT, journey, person);
    for (int arrival = 0; arrival < journey.size(); arrival++) {
      int place = Walks.ROOT;
      int until = Math.min(journey.size(), arrival + Network.LONGEST_SEQUENCE);
      for (int next = arrival; next < until && place != Walks.NONE; next++) {
        place = cell.sequences.step(place, journey.node(next));
        boolean isNew = next > arrival && place != Walks.NONE && sequence(place, journey, person);
        if (isNew && wanted != null && wanted.isSequence(journey, arrival, next + 1)) {
          list(timeline, journey.row(next));
        }
      }
    }
  }

  /** Whether the person is counted for the first time. */
  private boolean sequence(int place, Journey journey, int person) {
    boolean first = cell.sequences.once(place, Cell.JOURNEYS_WITH, journey.key());
    if (first && journey.converted()) {
      cell.sequences.addOne(place, Cell.CONVERTED_WITH);
    }
    return cell.sequences.once(place, Cell.PEOPLE_WITH, person);
  }

  private void list(Timeline timeline, int row) {
    Entries<Entry> listed = cell.listed;
    if (listed != null) {
      listed.add(
          new Entry(
              timeline.person(),
              timeline.timeMillis(row),
              timeline.sequence(row),
              timeline.event(row)));
    }
  }
}
