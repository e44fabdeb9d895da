package io.fullfunnel.testkit.network;

import io.fullfunnel.engine.Period;
import io.fullfunnel.engine.Value;
import io.fullfunnel.engine.filter.EventFilter;
import io.fullfunnel.engine.network.Journeys;
import io.fullfunnel.engine.network.Network;
import io.fullfunnel.engine.network.NodeOf;
import io.fullfunnel.testkit.Person;
import io.fullfunnel.testkit.Row;
import io.fullfunnel.testkit.Timelines;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The figures of {@link NetworkQuestions} a second time, with plain collections and no thought of
 * speed: all journeys are written down, then looked through for one figure at a time.
 */
final class NaiveNetwork {
  private static final long PAUSE = 30 * 60 * 1000;

  private final Network question;
  private final Journeys rules;
  private final List<Trip> trips = new ArrayList<>();
  private final List<Stay> stays = new ArrayList<>();

  NaiveNetwork(Network question, Timelines timelines, Predicate<Person> among) {
    this.question = question;
    this.rules = question.journeys();
    for (Person person : timelines.people()) {
      boolean asked = question.people() == null;
      asked |= person.rows().stream().filter(row -> row.event().equals("view")).count() >= 2;
      if (asked && among.test(person)) {
        walk(person);
      }
    }
  }

  /** A row at a node. */
  private record Stay(Person person, String node, long time) {}

  /** An arrival, and whether its first row is itself a conversion. */
  record Stop(String node, long time, boolean own) {}

  /** A journey: its arrivals, its end, and when it converted. */
  record Trip(Person person, List<Stop> stops, String end, long endTime, long micros) {
    boolean converted() {
      return end.equals("(conversion)");
    }

    long start() {
      return stops.isEmpty() ? endTime : stops.getFirst().time();
    }

    List<String> nodes() {
      return stops.stream().map(Stop::node).toList();
    }
  }

  private void walk(Person person) {
    Set<Integer> landings = landings(person);
    List<Stop> stops = new ArrayList<>();
    long last = 0;
    for (int i = 0; i < person.rows().size(); i++) {
      Row row = person.rows().get(i);
      if (!row.isEvent() || !exists(row)) {
        continue;
      }
      boolean stands = rules.touches() == null || row.event().equals("view");
      String node = stands ? node(row, landings.contains(i)) : null;
      boolean converts = converts(row);
      if (node == null && !converts) {
        continue;
      }
      if (!stops.isEmpty() && row.timeMillis() - last > rules.lookbackMillis()) {
        stop(person, stops, last);
        stops = new ArrayList<>();
      }
      if (node != null) {
        stays.add(new Stay(person, node, row.timeMillis()));
        if (rules.repeats() || stops.isEmpty() || !stops.getLast().node().equals(node)) {
          stops.add(new Stop(node, row.timeMillis(), converts));
        }
        last = row.timeMillis();
      }
      if (converts) {
        trips.add(new Trip(person, stops, "(conversion)", row.timeMillis(), micros(row)));
        stops = new ArrayList<>();
      }
    }
    if (!stops.isEmpty()) {
      stop(person, stops, last);
    }
  }

  private void stop(Person person, List<Stop> stops, long last) {
    boolean gone = rules.asOf() - last > rules.lookbackMillis() && rules.asOf() > last;
    trips.add(new Trip(person, stops, gone ? "(gone)" : "(open)", stops.getLast().time(), 0));
  }

  private boolean exists(Row row) {
    return question.where() == null || "mobile".equals(text(row, "device"));
  }

  private boolean converts(Row row) {
    return rules.conversion().equals(new EventFilter.Named("order"))
        ? row.event().equals("order")
        : "mobile".equals(text(row, "device"));
  }

  private static @Nullable String text(Row row, String property) {
    Value value = row.properties().get(property);
    return value == null ? null : value.asKey();
  }

  private @Nullable String node(Row row, boolean landing) {
    return switch (rules.node()) {
      case NodeOf.Event() -> row.event();
      case NodeOf.Property property -> text(row, property.name());
      case NodeOf.Landing of -> landing ? text(row, of.property()) : null;
    };
  }

  /** Numbers of rows that are the first existing view with a channel of their visit. */
  private Set<Integer> landings(Person person) {
    Set<Integer> landings = new HashSet<>();
    boolean seen = false;
    long last = Long.MIN_VALUE / 2;
    for (int i = 0; i < person.rows().size(); i++) {
      Row row = person.rows().get(i);
      if (!row.isEvent()) {
        continue;
      }
      seen &= row.timeMillis() - last <= PAUSE;
      last = row.timeMillis();
      if (!seen && exists(row) && row.event().equals("view") && text(row, "channel") != null) {
        landings.add(i);
        seen = true;
      }
    }
    return landings;
  }

  private long micros(Row row) {
    Value value = rules.value().isEmpty() ? null : row.properties().get("amount");
    BigDecimal number = value == null ? null : value.number();
    return number == null
        ? 0
        : number.movePointRight(6).setScale(0, RoundingMode.HALF_EVEN).longValueExact();
  }

  Set<String> nodes() {
    Set<String> nodes = new HashSet<>();
    stays.forEach(stay -> nodes.add(stay.node()));
    return nodes;
  }

  long people(Period span) {
    Set<Person> people = new HashSet<>();
    stays.stream().filter(s -> span.holds(s.time())).forEach(s -> people.add(s.person()));
    conversionsIn(span).forEach(trip -> people.add(trip.person()));
    return people.size();
  }

  List<Trip> conversionsIn(Period span) {
    return trips.stream().filter(t -> t.converted() && span.holds(t.endTime())).toList();
  }

  /** People at any of these nodes. */
  long people(Predicate<String> at, Period span) {
    return stays.stream()
        .filter(s -> at.test(s.node()) && span.holds(s.time()))
        .map(Stay::person)
        .distinct()
        .count();
  }

  /** A step of a journey; {@code time} is that of the arrival, or of the end. */
  private record Step(String from, String to, long time, boolean converted) {}

  private List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    for (Trip trip : trips) {
      String from = "(start)";
      for (Stop stop : trip.stops()) {
        steps.add(new Step(from, stop.node(), stop.time(), trip.converted()));
        from = stop.node();
      }
      steps.add(new Step(from, trip.end(), trip.endTime(), trip.converted()));
    }
    return steps;
  }

  /** By "from → to": how often, and how often on the way to a conversion. */
  Map<List<String>, List<Long>> edges(Period span) {
    Map<List<String>, List<Long>> edges = new HashMap<>();
    for (Step step : steps()) {
      if (span.holds(step.time())) {
        edges.merge(
            List.of(step.from(), step.to()),
            List.of(1L, step.converted() ? 1L : 0L),
            NaiveNetwork::sums);
      }
    }
    return edges;
  }

  /** Arrivals, converted, followed, closing, lost, open. */
  List<Long> arrivals(Predicate<String> at, Period span) {
    List<Long> sums = List.of(0L, 0L, 0L, 0L, 0L, 0L);
    for (Trip trip : trips) {
      for (int i = 0; i < trip.stops().size(); i++) {
        Stop stop = trip.stops().get(i);
        if (at.test(stop.node()) && span.holds(stop.time())) {
          String next = i + 1 < trip.stops().size() ? "" : trip.end();
          sums =
              sums(
                  sums,
                  List.of(
                      1L,
                      trip.converted() ? 1L : 0L,
                      next.isEmpty() ? 1L : 0L,
                      next.equals("(conversion)") ? 1L : 0L,
                      next.equals("(gone)") ? 1L : 0L,
                      next.equals("(open)") ? 1L : 0L));
        }
      }
    }
    return sums;
  }

  /** By path, cut to the depth: people, journeys, conversions, value. */
  Map<List<String>, List<Long>> paths(Period span, int depth) {
    Map<List<String>, List<Long>> paths = new HashMap<>();
    Map<List<String>, Set<Person>> people = new HashMap<>();
    for (Trip trip : begun(span)) {
      List<String> path = trip.nodes().subList(0, Math.min(depth, trip.stops().size()));
      boolean isNew = people.computeIfAbsent(path, p -> new HashSet<>()).add(trip.person());
      paths.merge(
          path,
          List.of(isNew ? 1L : 0L, 1L, trip.converted() ? 1L : 0L, trip.micros()),
          NaiveNetwork::sums);
    }
    return paths;
  }

  private List<Trip> begun(Period span) {
    return trips.stream().filter(trip -> span.holds(trip.start())).toList();
  }

  /** By cycle, the first name first: people, rounds. */
  Map<List<String>, List<Long>> cycles(Period span) {
    Map<List<String>, List<Long>> cycles = new HashMap<>();
    Map<List<String>, Set<Person>> people = new HashMap<>();
    for (Trip trip : begun(span)) {
      List<String> open = new ArrayList<>();
      for (String node : trip.nodes()) {
        int at = open.indexOf(node);
        if (at < 0) {
          open.add(node);
          continue;
        }
        List<String> round = new ArrayList<>(open.subList(at, open.size()));
        open = new ArrayList<>(open.subList(0, at + 1));
        if (round.size() > 1) {
          Collections.rotate(round, -round.indexOf(Collections.min(round)));
          boolean isNew = people.computeIfAbsent(round, r -> new HashSet<>()).add(trip.person());
          cycles.merge(round, List.of(isNew ? 1L : 0L, 1L), NaiveNetwork::sums);
        }
      }
    }
    return cycles;
  }

  /** By sequence; the empty one stands for all: people, journeys, converted. */
  Map<List<String>, List<Long>> sequences(Period span) {
    Map<List<String>, Set<Person>> people = new HashMap<>();
    Map<List<String>, List<Long>> sequences = new HashMap<>();
    for (Trip trip : begun(span)) {
      if (trip.end().equals("(open)") || trip.stops().isEmpty()) {
        continue;
      }
      Set<List<String>> in = new HashSet<>();
      in.add(List.of());
      for (int from = 0; from < trip.stops().size(); from++) {
        for (int to = from + 2; to <= Math.min(from + 3, trip.stops().size()); to++) {
          in.add(List.copyOf(trip.nodes().subList(from, to)));
        }
      }
      for (List<String> sequence : in) {
        boolean isNew = people.computeIfAbsent(sequence, s -> new HashSet<>()).add(trip.person());
        sequences.merge(
            sequence, List.of(isNew ? 1L : 0L, 1L, trip.converted() ? 1L : 0L), NaiveNetwork::sums);
      }
    }
    return sequences;
  }

  /** Names of nodes at which every arrival is itself a conversion. */
  Set<String> own(Period span) {
    Set<String> own = new HashSet<>();
    for (String node : nodes()) {
      long all = 0;
      long self = 0;
      for (Trip trip : trips) {
        for (Stop stop : trip.stops()) {
          if (stop.node().equals(node) && span.holds(stop.time())) {
            all++;
            self += stop.own() ? 1 : 0;
          }
        }
      }
      if (all > 0 && self == all) {
        own.add(node);
      }
    }
    return own;
  }

  /** Of each node, what is lost without it, solved once for each. */
  Map<String, Double> removalEffects(Map<List<String>, List<Long>> edges, Set<String> nodes) {
    double all = chance(edges, nodes, "");
    Map<String, Double> effects = new TreeMap<>();
    for (String node : nodes) {
      effects.put(node, all > 0 ? 1 - chance(edges, nodes, node) / all : Double.NaN);
    }
    return effects;
  }

  /** The chance to convert from the start, by going over the chain until nothing changes. */
  private static double chance(
      Map<List<String>, List<Long>> edges, Set<String> nodes, String without) {
    Map<String, Double> chances = new HashMap<>();
    List<String> from = new ArrayList<>(nodes);
    from.add("(start)");
    for (int round = 0; round < 3000; round++) {
      Map<String, Double> next = new HashMap<>();
      for (String node : from) {
        double sum = 0;
        long all = 0;
        for (Map.Entry<List<String>, List<Long>> edge : edges.entrySet()) {
          if (edge.getKey().get(0).equals(node)) {
            String to = edge.getKey().get(1);
            long count = edge.getValue().get(0);
            all += count;
            double then =
                to.equals("(conversion)")
                    ? 1
                    : to.equals(without) ? 0 : chances.getOrDefault(to, 0.0);
            sum += count * then;
          }
        }
        next.put(node, all == 0 || node.equals(without) ? 0 : sum / all);
      }
      chances = next;
    }
    return chances.getOrDefault("(start)", 0.0);
  }

  static List<Long> sums(List<Long> one, List<Long> other) {
    List<Long> sums = new ArrayList<>();
    for (int i = 0; i < one.size(); i++) {
      sums.add(one.get(i) + other.get(i));
    }
    return sums;
  }
}
