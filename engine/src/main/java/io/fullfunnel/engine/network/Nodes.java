package io.fullfunnel.engine.network;

import io.fullfunnel.engine.Dictionary;
import io.fullfunnel.engine.Timeline;
import io.fullfunnel.engine.filter.EventMatcher;
import io.fullfunnel.engine.values.Labels;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The nodes of one dataset, numbered: reads the node of a row. */
final class Nodes implements Serializable {
  private static final long serialVersionUID = 1L;

  /** A row that stands at no node. */
  static final int NONE = -1;

  /** Where journeys begin and end, in front of the nodes; then all nodes that are not shown. */
  static final int START = 0;

  static final int CONVERSION = 1;
  static final int GONE = 2;
  static final int OPEN = 3;
  static final int OTHER = 4;
  private static final int FIRST = 5;

  /** How these are named. */
  private static final List<String> ENDS =
      List.of("(start)", "(conversion)", "(gone)", "(open)", Labels.OTHER_SHOWN);

  private final ArrayList<String> names = new ArrayList<>(ENDS);
  private final HashMap<String, Integer> numbers = new HashMap<>();
  private final int[] rank;
  private final @Nullable Labels labels;
  private final @Nullable EventMatcher view;
  private final int visits;

  Nodes(NodeOf of, Dictionary dictionary) {
    switch (of) {
      case NodeOf.Event() -> {
        labels = null;
        view = null;
        visits = NONE;
        for (int id = Dictionary.FIRST_EVENT; id < dictionary.events(); id++) {
          names.add(dictionary.eventName(id));
        }
      }
      case NodeOf.Property property -> {
        labels = new Labels(dictionary.column(property.name()), property.fold());
        view = null;
        visits = NONE;
        names.addAll(labels.names());
      }
      case NodeOf.Landing landing -> {
        labels = new Labels(dictionary.column(landing.property()), false);
        view = landing.view().bind(dictionary);
        visits = dictionary.visits().id();
        names.addAll(labels.names());
      }
    }
    for (int number = 0; number < names.size(); number++) {
      numbers.putIfAbsent(names.get(number), number);
    }
    this.rank = ranks();
  }

  /** Places of the nodes in the order of their names. */
  private int[] ranks() {
    Integer[] order = new Integer[names.size()];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.<Integer, String>comparing(names::get).thenComparing(i -> i));
    int[] ranks = new int[order.length];
    for (int place = 0; place < order.length; place++) {
      ranks[order[place]] = place;
    }
    return ranks;
  }

  /** Numbers of nodes are below this. */
  int size() {
    return names.size();
  }

  String name(int node) {
    return names.get(node);
  }

  List<String> names(int[] nodes) {
    List<String> named = new ArrayList<>(nodes.length);
    for (int node : nodes) {
      named.add(names.get(node));
    }
    return List.copyOf(named);
  }

  /** The node of this name, or {@link #NONE}. */
  int number(String name) {
    return numbers.getOrDefault(name, NONE);
  }

  /** Where a node stands among all in the order of their names. */
  int rank(int node) {
    return rank[node];
  }

  /** Which nodes are shown; null where that is not settled. */
  boolean @Nullable [] shown(@Nullable List<String> settled) {
    if (settled == null) {
      return null;
    }
    boolean[] shown = new boolean[names.size()];
    for (String name : settled) {
      int node = number(name);
      if (node >= FIRST) {
        shown[node] = true;
      }
    }
    return shown;
  }

  /** A reader for one thread. */
  Reader reader() {
    return new Reader(this);
  }

  /** Reads the nodes of people's rows, in order. */
  static final class Reader {
    private final @Nullable Labels labels;
    private final @Nullable EventMatcher view;
    private final int visits;
    private int[] seen = new int[16];
    private int person;

    private Reader(Nodes nodes) {
      this.labels = nodes.labels;
      this.view = nodes.view == null ? null : nodes.view.fork();
      this.visits = nodes.visits;
    }

    void begin(Timeline timeline) {
      person++;
      if (view != null) {
        view.begin(timeline);
      }
    }

    /** The node of an event, or {@link #NONE}. */
    int node(Timeline timeline, int row) {
      Labels read = labels;
      if (read == null) {
        return timeline.event(row) - Dictionary.FIRST_EVENT + FIRST;
      }
      int label = read.at(timeline, row);
      return label == Labels.NONE || (view != null && !isLanding(view, timeline, row))
          ? NONE
          : label + FIRST;
    }

    /** Whether the row is the first of its visit that passes. */
    private boolean isLanding(EventMatcher of, Timeline timeline, int row) {
      int visit = timeline.code(visits, row);
      if (visit == Dictionary.ABSENT || !of.matches(timeline, row)) {
        return false;
      }
      if (visit >= seen.length) {
        seen = Arrays.copyOf(seen, Math.max(visit + 1, seen.length * 2));
      }
      boolean first = seen[visit] != person;
      seen[visit] = person;
      return first;
    }
  }
}
