package io.fullfunnel.testkit.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.engine.Period;
import io.fullfunnel.engine.filter.EventFilter;
import io.fullfunnel.engine.groups.Split;
import io.fullfunnel.engine.local.LocalEngine;
import io.fullfunnel.engine.network.Journeys;
import io.fullfunnel.engine.network.Network;
import io.fullfunnel.engine.network.Network.Part;
import io.fullfunnel.engine.network.NetworkReport;
import io.fullfunnel.engine.network.NetworkReport.Graph;
import io.fullfunnel.engine.network.NetworkReport.Node;
import io.fullfunnel.engine.network.NodeOf;
import io.fullfunnel.testkit.TimelineText;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The network rule by rule. Nodes are the letters of {@code at}, the conversion is {@code buy}.
 * Edges are written {@code from>to count/converted}, with {@code ^} the start, {@code $} the
 * conversion, {@code x} gone and {@code ?} open.
 */
class NetworkSpec {
  private static final NodeOf LETTERS = new NodeOf.Property("at", false);
  private static final long LATER = TimelineText.START + TimelineText.millis("1000d");

  @Test
  void n01_aJourneyRunsFromTheStartToTheConversionAndANewOneBegins() {
    assertThat(edges("ann v@0h{at=a} v@1h{at=b} buy@2h v@3h{at=c} buy@4h"))
        .isEqualTo("^>a 1/1, ^>c 1/1, a>b 1/1, b>$ 1/1, c>$ 1/1");
  }

  @Test
  void n02_aConversionWithoutANodeGoesStraightFromTheStart() {
    assertThat(edges("ann buy@0h buy@1h")).isEqualTo("^>$ 2/2");
    assertThat(paths("ann buy@0h buy@1h")).isEqualTo("[] people=1 journeys=2 conversions=2");
  }

  @Test
  void n03_theEventThatConvertsStandsAtItsNodeFirst() {
    assertThat(edges("ann v@0h{at=a} buy@1h{at=b} v@2h{at=c}"))
        .isEqualTo("^>a 1/1, ^>c 1/0, a>b 1/1, b>$ 1/1, c>x 1/0");
  }

  @Test
  void n04_equalNeighboursAreOneArrivalUnlessRepeats() {
    String text = "ann v@0h{at=a} v@1h{at=a} v@2h{at=b} v@3h{at=a}";
    assertThat(nodes(text)).startsWith("a: people=1 arrivals=2 followed=1 lost=1");
    assertThat(nodes(question(LETTERS, "90d", true, LATER), text))
        .startsWith("a: people=1 arrivals=3 followed=2 lost=1");
    assertThat(edges(question(LETTERS, "90d", true, LATER), text))
        .isEqualTo("^>a 1/0, a>x 1/0, a>a 1/0, a>b 1/0, b>a 1/0");
  }

  @Test
  void n05_aPauseLongerThanTheLookbackEndsAJourneyOneAsLongDoesNot() {
    Network day = question(LETTERS, "1d", false, LATER);
    assertThat(edges(day, "ann v@0h{at=a} v@24h{at=b}")).isEqualTo("^>a 1/0, a>b 1/0, b>x 1/0");
    assertThat(edges(day, "ann v@0h{at=a} v@24h1ms{at=b}"))
        .isEqualTo("^>a 1/0, ^>b 1/0, a>x 1/0, b>x 1/0");
    assertThat(edges(day, "ann v@0h{at=a} buy@24h1ms")).isEqualTo("^>$ 1/1, ^>a 1/0, a>x 1/0");
    assertThat(edges(day, "ann v@0h{at=a} v@20h{at=a} v@40h{at=b}")).contains("a>b 1/0");
  }

  @Test
  void n06_aJourneyIsOpenWhileItMayGoOn() {
    long asOf = TimelineText.START + TimelineText.millis("2d");
    assertThat(edges(question(LETTERS, "1d", false, asOf), "ann v@1d{at=a}"))
        .isEqualTo("^>a 1/0, a>? 1/0");
    assertThat(edges(question(LETTERS, "23h", false, asOf), "ann v@1d{at=a}"))
        .isEqualTo("^>a 1/0, a>x 1/0");
  }

  @Test
  void n07_aBlackHoleIsWhereFewerGoOnThanElsewhere() {
    String text =
        """
        ann v@0h{at=a} v@1h{at=b} buy@2h
        bob v@0h{at=a} v@1h{at=b} buy@2h
        cleo v@0h{at=hole}
        dan v@0h{at=hole}
        """;
    // 4 of 6 arrivals go on; of the hole's 2 none: 2 × (4/6 − 0)
    Graph graph = graph(question(), text);
    assertThat(graph.baseline()).isEqualTo(4 / 6.0);
    assertThat(node(graph, "hole").continuation()).isZero();
    assertThat(node(graph, "hole").blackHole()).isEqualTo(2 * (4 / 6.0));
    assertThat(node(graph, "a").blackHole()).isZero();
  }

  @Test
  void n08_openArrivalsSayNothingAboutGoingOn() {
    long asOf = TimelineText.START + TimelineText.millis("2h");
    Graph graph = graph(question(LETTERS, "1d", false, asOf), "ann v@0h{at=a}\nbob v@1h{at=a}");
    assertThat(graph.baseline()).isNaN();
    assertThat(node(graph, "a").continuation()).isNaN();
    assertThat(node(graph, "a").blackHole()).isZero();
  }

  @Test
  void n09_theRemovalEffectIsTheShareOfConversionsLostWithoutTheNode() {
    // the published example: c1>c2>c3>buy, c1, c2>c3
    Graph graph =
        graph(
            question(),
            """
            ann v@0h{at=c1} v@1h{at=c2} v@2h{at=c3} buy@3h
            bob v@0h{at=c1}
            cleo v@0h{at=c2} v@1h{at=c3}
            """);
    assertThat(node(graph, "c1").removalEffect()).isEqualTo(0.5);
    assertThat(node(graph, "c2").removalEffect()).isEqualTo(1.0);
    assertThat(node(graph, "c3").removalEffect()).isEqualTo(1.0);
  }

  @Test
  void n10_cyclesAreRoundsWithoutANodeTwice() {
    assertThat(cycles("ann v@0h{at=a} v@1h{at=b} v@2h{at=a} v@3h{at=b} v@4h{at=a}"))
        .isEqualTo("[a, b] people=1 rounds=2");
    assertThat(cycles("ann v@0h{at=c} v@1h{at=a} v@2h{at=b} v@3h{at=c}"))
        .isEqualTo("[a, b, c] people=1 rounds=1");
    assertThat(cycles("ann v@0h{at=a} v@1h{at=b} v@2h{at=c} v@3h{at=b} v@4h{at=a}"))
        .isEqualTo("[a, b] people=1 rounds=1; [b, c] people=1 rounds=1");
    assertThat(cycles("ann v@0h{at=a} v@1h{at=b} buy@2h v@3h{at=a}")).isEmpty();
    Network repeats = question(LETTERS, "90d", true, LATER);
    assertThat(graph(repeats, "ann v@0h{at=a} v@1h{at=a}").cycles()).isEmpty();
  }

  @Test
  void n11_pathsStopAtTheDepthAndTakeInWhatGoesOn() {
    String text =
        """
        ann v@0h{at=a} v@1h{at=b} v@2h{at=c} buy@3h
        bob v@0h{at=a} v@1h{at=b}
        cleo v@0h{at=a}
        """;
    assertThat(paths(text))
        .isEqualTo(
            "[a, b, c] people=1 journeys=1 conversions=1; [a] people=1 journeys=1 conversions=0;"
                + " [a, b] people=1 journeys=1 conversions=0");
    assertThat(paths(with(question(), 2, 100, null), text))
        .isEqualTo(
            "[a, b] people=2 journeys=2 conversions=1; [a] people=1 journeys=1 conversions=0");
  }

  @Test
  void n12_sequencesAreHeldAgainstAllJourneysAndCorrectedForSoManyTests() {
    String good = "v@0h{at=a} v@1h{at=b} buy@2h\n";
    String bad = "v@0h{at=b} v@1h{at=a} v@400d{at=c}\n";
    String text =
        IntStream.range(0, 40).mapToObj(i -> "good" + i + " " + good).collect(Collectors.joining())
            + IntStream.range(0, 40)
                .mapToObj(i -> "bad" + i + " " + bad)
                .collect(Collectors.joining());
    NetworkReport.Sequences sequences = graph(with(question(), 12, 100, null), text).sequences();
    assertThat(List.of(sequences.journeys(), sequences.converted(), sequences.tested()))
        .isEqualTo(List.of(120L, 40L, 2L));
    NetworkReport.Sequence first = sequences.shown().getFirst();
    assertThat(first.nodes()).isEqualTo(List.of("a", "b"));
    assertThat(List.of(first.people(), first.journeys(), first.converted()))
        .isEqualTo(List.of(40L, 40L, 40L));
    assertThat(List.of(first.rate(), first.lift(), first.high())).isEqualTo(List.of(1.0, 3.0, 1.0));
    assertThat(first.low()).isBetween(0.91, 0.92);
    assertThat(first.chance()).isLessThan(1e-20);
    assertThat(sequences.shown().getLast().lift()).isZero();
  }

  @Test
  void n13_aNodeThatIsNothingButTheConversionStandsInNoSequence() {
    String text = "ann v@0h{at=a} v@1h{at=b} buy@2h{at=sold}";
    assertThat(graph(question(), text).sequences().shown())
        .extracting(NetworkReport.Sequence::nodes)
        .containsExactly(List.of("a", "b"));
  }

  @Test
  void n14_thePeriodIsThatOfTheArrivalAndNothingAroundItIsCutOff() {
    String text = "ann v@0h{at=a} v@24h{at=a} v@25h{at=b} v@48h{at=c} buy@49h";
    Period second = days(1, 2);
    Network of =
        new Network(
            question().journeys(),
            Part.ALL,
            12,
            1,
            List.of(second),
            100,
            null,
            null,
            null,
            null,
            null);
    assertThat(nodes(of, text))
        .isEqualTo("a: people=1; b: people=1 arrivals=1 converted=1 followed=1; (all) people=1");
    assertThat(edges(of, text)).isEqualTo("a>b 1/1");
    assertThat(graph(of, text).conversions()).isZero();
    assertThat(graph(of, text).paths()).isEmpty();
  }

  @Test
  void n15_nodesBeyondTheLimitAreOneAndTheirPeopleCountOnceWhenSettled() {
    String text =
        """
        ann v@0h{at=a} v@1h{at=b} v@2h{at=c} buy@3h
        bob v@0h{at=a} v@1h{at=c}
        """;
    Network one = with(question(), 12, 1, null);
    assertThat(edges(one, text))
        .isEqualTo("^>a 2/1, a>(other) 2/1, (other)>$ 1/1, (other)>x 1/0, (other)>(other) 1/1");
    assertThat(nodes(one.showing(List.of("a")), text))
        .isEqualTo(
            "a: people=2 arrivals=2 converted=1 followed=2; (other): people=2 arrivals=3"
                + " converted=2 followed=1 closing=1 lost=1; (all) people=2");
  }

  @Test
  void n16_aSplitPutsEachPersonIntoOneGroup() {
    Split first = new Split(List.of("at"), Split.At.FIRST_EVENT, 1, 0, true, null);
    NetworkReport report =
        report(
            with(question(), 12, 100, first),
            "ann v@0h{at=a} v@1h{at=b}\nbob v@0h{at=a} buy@1h\ncleo v@0h{at=b} v@1h{at=a}");
    assertThat(
            report.groups().stream()
                .map(group -> group.key() + " " + group.spans().getFirst().people())
                .toList())
        .containsExactly("[a] 2", "[(other)] 1");
  }

  @Test
  void n17_aLandingIsTheFirstViewOfAVisit() {
    NodeOf landing = new NodeOf.Landing(new EventFilter.Named("v"), "at");
    assertThat(
            edges(
                question(landing, "90d", false, LATER),
                "ann v@0m{at=a} v@1m{at=b} v@2h{at=b} v@2h1m{at=c} buy@2h2m"))
        .isEqualTo("^>a 1/1, a>b 1/1, b>$ 1/1");
  }

  @Test
  void n18_onlyTouchesStandAtNodes() {
    Network all = question();
    Journeys of = all.journeys();
    var touches = new EventFilter.Named("v");
    var some =
        new Journeys(
            of.node(), touches, of.conversion(), of.lookbackMillis(), false, of.asOf(), of.value());
    var asked = new Network(some, Part.ALL, 12, 1, all.spans(), 100, null, null, null, null, null);
    String text = "ann v@0h{at=a} w@1h{at=b} v@2h{at=c} buy@3h{at=d}";
    assertThat(edges(all, text)).isEqualTo("^>a 1/1, a>b 1/1, b>c 1/1, c>d 1/1, d>$ 1/1");
    assertThat(edges(asked, text)).isEqualTo("^>a 1/1, a>c 1/1, c>$ 1/1");
  }

  @Test
  void n19_aPartIsWhatItIsInTheWhole() {
    String text = "ann v@0h{at=a} v@1h{at=b} v@2h{at=a} buy@3h{at=b}\nbob v@0h{at=a} buy@1h{at=c}";
    Graph whole = graph(question(), text);
    for (Part part : Part.values()) {
      Network all = question();
      Graph one =
          graph(
              new Network(
                  all.journeys(),
                  Set.of(part),
                  12,
                  1,
                  all.spans(),
                  100,
                  null,
                  null,
                  null,
                  null,
                  null),
              text);
      assertThat(one.people()).isEqualTo(whole.people());
      assertThat(one.conversions()).isEqualTo(whole.conversions());
      assertThat(one.baseline()).isEqualTo(whole.baseline());
      assertThat(one.nodes())
          .extracting(Node::arrivals)
          .isEqualTo(whole.nodes().stream().map(Node::arrivals).toList());
      assertThat(one.edges()).isEqualTo(part == Part.EDGES ? whole.edges() : List.of());
      assertThat(one.paths()).isEqualTo(part == Part.PATHS ? whole.paths() : List.of());
      assertThat(one.cycles()).isEqualTo(part == Part.CYCLES ? whole.cycles() : List.of());
      assertThat(one.sequences().shown())
          .isEqualTo(part == Part.SEQUENCES ? whole.sequences().shown() : List.of());
      assertThat(Double.isNaN(one.nodes().getFirst().removalEffect()))
          .isEqualTo(part != Part.EDGES);
    }
  }

  private static Network question() {
    return question(LETTERS, "90d", false, LATER);
  }

  private static Network question(NodeOf node, String lookback, boolean repeats, long asOf) {
    var journeys =
        new Journeys(
            node,
            null,
            new EventFilter.Named("buy"),
            TimelineText.millis(lookback),
            repeats,
            asOf,
            List.of());
    return new Network(
        journeys, Part.ALL, 12, 1, List.of(Period.ALL), 100, null, null, null, null, null);
  }

  private static Network with(Network of, int depth, int limit, @Nullable Split by) {
    return new Network(
        of.journeys(), Part.ALL, depth, 1, of.spans(), limit, null, by, null, null, null);
  }

  private static Period days(int from, int to) {
    return new Period(
        TimelineText.START + TimelineText.millis(from + "d"),
        TimelineText.START + TimelineText.millis(to + "d"));
  }

  private static NetworkReport report(Network question, String text) {
    try (var engine = new LocalEngine(1)) {
      return engine.run(question, TimelineText.of(text).dataset());
    }
  }

  private static Graph graph(Network question, String text) {
    return report(question, text).total().spans().getFirst();
  }

  private static Node node(Graph graph, String key) {
    return graph.nodes().stream().filter(n -> n.key().equals(key)).findFirst().orElseThrow();
  }

  private static String edges(String text) {
    return edges(question(), text);
  }

  private static String edges(Network question, String text) {
    return graph(question, text).edges().stream()
        .map(e -> e.from() + ">" + e.to() + " " + e.count() + "/" + e.converted())
        .collect(Collectors.joining(", "))
        .replace("(start)", "^")
        .replace("(conversion)", "$")
        .replace("(gone)", "x")
        .replace("(open)", "?");
  }

  private static String paths(String text) {
    return paths(question(), text);
  }

  private static String paths(Network question, String text) {
    return graph(question, text).paths().stream()
        .map(p ->
            "%s people=%d journeys=%d conversions=%d"
                .formatted(p.nodes(), p.people(), p.journeys(), p.conversions()))
        .collect(Collectors.joining("; "));
  }

  private static String cycles(String text) {
    return graph(question(), text).cycles().stream()
        .map(c -> "%s people=%d rounds=%d".formatted(c.nodes(), c.people(), c.rounds()))
        .collect(Collectors.joining("; "));
  }

  private static String nodes(String text) {
    return nodes(question(), text);
  }

  private static String nodes(Network question, String text) {
    Graph graph = graph(question, text);
    return graph.nodes().stream().map(NetworkSpec::line).collect(Collectors.joining("; "))
        + "; (all) people="
        + graph.people();
  }

  private static String line(Node node) {
    var line = new StringBuilder(node.key()).append(": people=").append(node.people());
    List<String> names = List.of("arrivals", "converted", "followed", "closing", "lost", "open");
    List<Long> counts =
        List.of(
            node.arrivals(),
            node.converted(),
            node.followed(),
            node.closing(),
            node.lost(),
            node.open());
    for (int i = 0; i < names.size(); i++) {
      if (counts.get(i) > 0) {
        line.append(' ').append(names.get(i)).append('=').append(counts.get(i));
      }
    }
    return line.toString();
  }
}
