package io.fullfunnel.testkit.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fullfunnel.engine.Period;
import io.fullfunnel.engine.local.LocalEngine;
import io.fullfunnel.engine.network.Network;
import io.fullfunnel.engine.network.NetworkList;
import io.fullfunnel.engine.network.NetworkList.What;
import io.fullfunnel.engine.network.NetworkReport;
import io.fullfunnel.engine.network.NetworkReport.Graph;
import io.fullfunnel.engine.network.NetworkReport.Node;
import io.fullfunnel.engine.network.NetworkReport.Sequence;
import io.fullfunnel.testkit.Person;
import io.fullfunnel.testkit.Rounds;
import io.fullfunnel.testkit.Row;
import io.fullfunnel.testkit.Timelines;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** FEATURE UNDER TEST: networks equal a naive count, on random timelines and questions. */
class NetworkReferenceTest {
  private static final int ROUNDS = Rounds.of(400);
  private static final String OTHER = "(other)";

  @Test
  void networks_are_what_a_plain_count_gives() {
    try (var engine = new LocalEngine(1)) {
      for (int seed = 0; seed < ROUNDS; seed++) {
        var random = new SplittableRandom(seed);
        Network question = NetworkQuestions.network(random);
        Timelines people = NetworkQuestions.timelines(random);
        NetworkReport first = engine.run(question, people.dataset());
        check(seed, question, people, first);
        if (first.moreNodes() > 0) {
          NetworkReport settled = engine.run(question.showing(first.shown()), people.dataset());
          assertThat(settled.shown()).as("seed %d", seed).isEqualTo(first.shown());
          check(seed, question.showing(first.shown()), people, settled);
        }
      }
    }
  }

  private static void check(int seed, Network question, Timelines people, NetworkReport report) {
    String as = "seed %d, %s".formatted(seed, question);
    check(as, question, report.total(), new NaiveNetwork(question, people, person -> true));
    Set<String> alone = new HashSet<>();
    report.groups().forEach(group -> alone.add(group.key().getFirst()));
    for (NetworkReport.Part group : report.groups()) {
      String key = group.key().getFirst();
      Predicate<Person> among =
          key.equals(OTHER)
              ? person -> !alone.contains(group(question, person))
              : person -> group(question, person).equals(key);
      check(key + " " + as, question, group, new NaiveNetwork(question, people, among));
    }
  }

  private static String group(Network question, Person person) {
    boolean trait = question.by() != null && question.by().properties().contains("person.plan");
    String key = "(none)";
    for (Row row : person.rows()) {
      var value = row.properties().get(trait ? "plan" : "channel");
      if (trait && !row.isEvent() && value != null) {
        key = value.asKey();
      } else if (!trait && row.isEvent()) {
        return value == null ? "(none)" : value.asKey();
      }
    }
    return key;
  }

  private static void check(
      String as, Network question, NetworkReport.Part part, NaiveNetwork naive) {
    for (int s = 0; s < question.spans().size(); s++) {
      Period span = question.spans().get(s);
      Graph graph = part.spans().get(s);
      String in = "span %d, %s".formatted(s, as);
      assertThat(graph.people()).as(in).isEqualTo(naive.people(span));
      assertThat(graph.conversions()).as(in).isEqualTo(naive.conversionsIn(span).size());
      assertThat(graph.money().micros())
          .as(in)
          .isEqualTo(naive.conversionsIn(span).stream().mapToLong(NaiveNetwork.Trip::micros).sum());
      nodes(in, question, graph, naive, span);
      edges(in, graph, naive, span, s == 0);
      ways(in, question, graph, naive, span, s == 0);
    }
  }

  private static void nodes(
      String as, Network question, Graph graph, NaiveNetwork naive, Period span) {
    Set<String> shown = new HashSet<>();
    graph.nodes().forEach(node -> shown.add(node.key()));
    for (Node node : graph.nodes()) {
      boolean other = node.key().equals(OTHER);
      Predicate<String> at = other ? name -> !shown.contains(name) : node.key()::equals;
      String in = node.key() + " " + as;
      assertThat(
              List.of(
                  node.arrivals(),
                  node.converted(),
                  node.followed(),
                  node.closing(),
                  node.lost(),
                  node.open()))
          .as(in)
          .isEqualTo(naive.arrivals(at, span));
      long people =
          other && question.shown() == null ? NetworkReport.UNKNOWN : naive.people(at, span);
      assertThat(node.people()).as(in).isEqualTo(people);
      blackHole(in, node, naive.arrivals(name -> true, span));
    }
  }

  private static void blackHole(String as, Node node, List<Long> all) {
    long over = all.get(0) - all.get(5);
    double baseline = (double) (all.get(2) + all.get(3)) / over;
    long own = node.arrivals() - node.open();
    if (own > 0) {
      double on = (double) (node.followed() + node.closing()) / own;
      assertThat(node.continuation()).as(as).isEqualTo(on);
      assertThat(node.blackHole())
          .as(as)
          .isCloseTo(Math.max(0, node.arrivals() * (baseline - on)), within(1e-9));
    } else {
      assertThat(node.continuation()).as(as).isNaN();
      assertThat(node.blackHole()).as(as).isZero();
    }
  }

  private static void edges(
      String as, Graph graph, NaiveNetwork naive, Period span, boolean complete) {
    Set<String> shown = new HashSet<>();
    graph.nodes().forEach(node -> shown.add(node.key()));
    Map<List<String>, List<Long>> expected = new HashMap<>();
    naive
        .edges(span)
        .forEach((edge, counts) ->
            expected.merge(
                List.of(shown(edge.get(0), shown), shown(edge.get(1), shown)),
                counts,
                NaiveNetwork::sums));
    Map<List<String>, List<Long>> found = new HashMap<>();
    graph
        .edges()
        .forEach(edge ->
            found.put(List.of(edge.from(), edge.to()), List.of(edge.count(), edge.converted())));
    if (complete) {
      assertThat(found).as(as).isEqualTo(expected);
    } else {
      found.forEach((edge, counts) ->
          assertThat(counts).as(as).isEqualTo(expected.getOrDefault(edge, List.of(0L, 0L))));
    }
    naive
        .removalEffects(expected, shown)
        .forEach((node, effect) -> {
          double is =
              graph.nodes().stream()
                  .filter(n -> n.key().equals(node))
                  .findFirst()
                  .orElseThrow()
                  .removalEffect();
          assertThat(is).as(node + " " + as).isCloseTo(effect, within(1e-6));
        });
  }

  private static String shown(String name, Set<String> shown) {
    boolean end = List.of("(start)", "(conversion)", "(gone)", "(open)").contains(name);
    return end || shown.contains(name) ? name : OTHER;
  }

  private static void ways(
      String as, Network question, Graph graph, NaiveNetwork naive, Period span, boolean complete) {
    Map<List<String>, List<Long>> paths = naive.paths(span, question.depth());
    List<Long> rest = paths.values().stream().reduce(List.of(0L, 0L, 0L, 0L), NaiveNetwork::sums);
    for (NetworkReport.Path path : graph.paths()) {
      List<Long> is = List.of(path.people(), path.journeys(), path.conversions(), path.micros());
      if (path.nodes().equals(List.of(OTHER))) {
        assertThat(is.subList(1, 4)).as(as).isEqualTo(rest.subList(1, 4));
      } else {
        assertThat(is)
            .as(path.nodes() + as)
            .isEqualTo(paths.getOrDefault(path.nodes(), List.of(0L, 0L, 0L, 0L)));
        rest = NaiveNetwork.sums(rest, is.stream().map(n -> -n).toList());
      }
    }
    Map<List<String>, List<Long>> cycles = naive.cycles(span);
    for (NetworkReport.Cycle cycle : graph.cycles()) {
      assertThat(List.of(cycle.people(), cycle.rounds()))
          .as(cycle.nodes() + as)
          .isEqualTo(cycles.getOrDefault(cycle.nodes(), List.of(0L, 0L)));
    }
    Map<List<String>, List<Long>> sequences = naive.sequences(span);
    List<Long> all = sequences.getOrDefault(List.of(), List.of(0L, 0L, 0L));
    for (Sequence sequence : graph.sequences().shown()) {
      sequence(as, sequence, sequences.get(sequence.nodes()), all);
    }
    if (complete) {
      assertThat(graph.paths().size() + graph.morePaths() - (graph.morePaths() > 0 ? 1 : 0))
          .as(as)
          .isEqualTo(paths.size());
      assertThat(graph.cycles().size() + graph.moreCycles()).as(as).isEqualTo(cycles.size());
      Set<String> own = naive.own(span);
      assertThat(graph.sequences().tested())
          .as(as)
          .isEqualTo(
              sequences.entrySet().stream()
                  .filter(s -> !s.getKey().isEmpty())
                  .filter(s -> s.getKey().stream().noneMatch(own::contains))
                  .filter(s -> s.getValue().getFirst() >= question.minimum())
                  .count());
    }
  }

  private static void sequence(
      String as, Sequence sequence, @Nullable List<Long> counts, List<Long> all) {
    List<Long> expected = counts == null ? List.of(0L, 0L, 0L) : counts;
    assertThat(List.of(sequence.people(), sequence.journeys(), sequence.converted()))
        .as(sequence.nodes() + as)
        .isEqualTo(expected);
    if (expected.get(1) > 0 && all.get(2) > 0) {
      double rate = (double) expected.get(2) / expected.get(1);
      assertThat(sequence.rate()).as(as).isEqualTo(rate);
      assertThat(sequence.lift()).as(as).isEqualTo(rate / ((double) all.get(2) / all.get(1)));
      assertThat(rate).as(as).isBetween(sequence.low(), sequence.high());
    }
  }

  /** Invariant: a number equals the count of what it lists. */
  @Test
  void what_is_listed_is_what_is_counted() {
    try (var engine = new LocalEngine(1)) {
      for (int seed = 0; seed < ROUNDS; seed++) {
        var random = new SplittableRandom(seed);
        Network any = NetworkQuestions.network(random);
        Timelines people = NetworkQuestions.timelines(random);
        NetworkReport first = engine.run(any, people.dataset());
        Network settled = any.showing(first.shown());
        NetworkReport plain = engine.run(settled, people.dataset());
        boolean grouped = !plain.groups().isEmpty() && random.nextBoolean();
        NetworkReport.Part part = grouped ? plain.groups().getFirst() : plain.total();
        Graph graph = part.spans().getFirst();
        Map<NetworkList, Long> counts = new HashMap<>();
        List<String> group = grouped ? part.key() : null;
        add(counts, What.PEOPLE, List.of(), group, graph.people());
        add(counts, What.CONVERSIONS, List.of(), group, graph.conversions());
        for (Node node : graph.nodes()) {
          List<String> at = List.of(node.key());
          if (!node.key().equals(OTHER)) {
            add(counts, What.NODE_PEOPLE, at, group, node.people());
          }
          add(counts, What.ARRIVALS, at, group, node.arrivals());
          add(counts, What.NODE_CONVERTED, at, group, node.converted());
          add(counts, What.FOLLOWED, at, group, node.followed());
          add(counts, What.CLOSING, at, group, node.closing());
          add(counts, What.LOST, at, group, node.lost());
          add(counts, What.OPEN, at, group, node.open());
        }
        for (NetworkReport.Edge edge : graph.edges()) {
          List<String> at = List.of(edge.from(), edge.to());
          add(counts, What.EDGE, at, group, edge.count());
          add(counts, What.EDGE_CONVERTED, at, group, edge.converted());
        }
        for (NetworkReport.Path path : graph.paths()) {
          if (!path.nodes().equals(List.of(OTHER))) {
            add(counts, What.PATH_PEOPLE, path.nodes(), group, path.people());
            add(counts, What.PATH_JOURNEYS, path.nodes(), group, path.journeys());
            add(counts, What.PATH_CONVERSIONS, path.nodes(), group, path.conversions());
          }
        }
        graph.cycles().forEach(c -> add(counts, What.CYCLE_PEOPLE, c.nodes(), group, c.people()));
        graph
            .sequences()
            .shown()
            .forEach(s -> add(counts, What.SEQUENCE_PEOPLE, s.nodes(), group, s.people()));
        String as = "seed %d, %s".formatted(seed, settled);
        counts.forEach((list, count) ->
            assertThat(engine.run(listing(settled, list), people.dataset()).list())
                .as("%s, %s", list, as)
                .hasSize(count.intValue()));
      }
    }
  }

  private static void add(
      Map<NetworkList, Long> counts,
      What what,
      List<String> nodes,
      @Nullable List<String> group,
      long count) {
    counts.put(new NetworkList(what, nodes, 0, group, 100_000), count);
  }

  private static Network listing(Network of, NetworkList list) {
    return new Network(
        of.journeys(),
        of.parts(),
        of.depth(),
        of.minimum(),
        of.spans(),
        of.limit(),
        of.shown(),
        of.by(),
        of.where(),
        of.people(),
        list);
  }
}
