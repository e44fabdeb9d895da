package io.fullfunnel.engine.network;

import io.fullfunnel.engine.groups.Entries;
import io.fullfunnel.engine.groups.Entry;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** What was counted of one group of people in one span. */
final class Cell implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Different nodes, and different steps between them. Beyond, the question is refused. */
  static final int MOST_NODES = 500_000;

  static final int MOST_EDGES = 1_000_000;

  /** Places of ways; beyond, ways are cut. */
  private static final int MOST_WAYS = 200_000;

  private static final int MOST_WAYS_OF_GROUP = 20_000;

  /** Counters of a node. */
  static final int PEOPLE = 0;

  static final int ARRIVALS = 1;
  static final int CONVERTED = 2;
  static final int FOLLOWED = 3;
  static final int CLOSING = 4;
  static final int LOST = 5;
  static final int OPEN = 6;
  static final int OWN = 7;
  private static final int OF_NODE = 8;

  /** Counters of an edge. */
  static final int STEPS = 0;

  static final int STEPS_CONVERTED = 1;
  private static final int OF_EDGE = 2;

  /** Counters of journeys that end with a way, or go on where it is of the greatest length. */
  static final int WAY_PEOPLE = 0;

  /** Of all journeys that begin with it: the people of those that are cut to it. */
  static final int PASSING_PEOPLE = 1;

  static final int JOURNEYS = 2;
  static final int CONVERSIONS = 3;
  static final int ABOVE = 4;
  static final int BELOW = 5;
  static final int OF_WAY = 6;

  /** Counters of a cycle and of a sequence. */
  static final int ROUND_PEOPLE = 0;

  static final int ROUNDS = 1;
  private static final int OF_CYCLE = 2;
  static final int PEOPLE_WITH = 0;
  static final int JOURNEYS_WITH = 1;
  static final int CONVERTED_WITH = 2;
  private static final int OF_SEQUENCE = 3;

  final Walks nodes;
  final Walks edges;
  final Walks paths;
  final Walks cycles;

  /** At its root: of all journeys with a node that have ended. */
  final Walks sequences;

  long people;
  long conversions;
  long othersPeople;
  long above;
  long below;
  long given;
  long fallbacks;
  long rounded;
  @Nullable Entries<Entry> listed;

  Cell(int depth, boolean ofGroup) {
    int most = ofGroup ? MOST_WAYS_OF_GROUP : MOST_WAYS;
    this.nodes = new Walks(OF_NODE, OF_NODE, OF_NODE, 1, MOST_NODES);
    this.edges = new Walks(OF_EDGE, OF_EDGE, OF_EDGE, 2, MOST_EDGES);
    this.paths = new Walks(OF_WAY, PASSING_PEOPLE, JOURNEYS, depth, most);
    this.cycles = new Walks(OF_CYCLE, OF_CYCLE, OF_CYCLE, Network.LONGEST_CYCLE, most);
    this.sequences =
        new Walks(OF_SEQUENCE, JOURNEYS_WITH, OF_SEQUENCE, Network.LONGEST_SEQUENCE, most);
  }

  private Cell(Cell one, Cell other) {
    this.nodes = Walks.sum(one.nodes, other.nodes);
    this.edges = Walks.sum(one.edges, other.edges);
    this.paths = Walks.sum(one.paths, other.paths);
    this.cycles = Walks.sum(one.cycles, other.cycles);
    this.sequences = Walks.sum(one.sequences, other.sequences);
    this.people = one.people + other.people;
    this.conversions = one.conversions + other.conversions;
    this.othersPeople = one.othersPeople + other.othersPeople;
    this.above = Walks.exact(one.above, other.above);
    this.below = Walks.exact(one.below, other.below);
    this.given = one.given + other.given;
    this.fallbacks = one.fallbacks + other.fallbacks;
    this.rounded = one.rounded + other.rounded;
    settle();
  }

  /** The sum of two cells; both stay as they are. */
  Cell plus(Cell other) {
    var sum = new Cell(this, other);
    sum.listed = Entries.sum(listed, other.listed);
    return sum;
  }

  /** Keeps within the limits; between two journeys. */
  void settle() {
    nodes.refuseTooMany("different nodes");
    edges.refuseTooMany("different steps from node to node");
    paths.settle();
    cycles.settle();
    sequences.settle();
  }

  void worth(Worth.Reader worth) {
    if (!worth.given()) {
      return;
    }
    given++;
    fallbacks += worth.fallback() ? 1 : 0;
    rounded += worth.rounded() ? 1 : 0;
    if (worth.micros() > 0) {
      above = Walks.exact(above, worth.micros());
    } else {
      below = Walks.exact(below, worth.micros());
    }
  }
}
