package io.fullfunnel.testkit.network;

import io.fullfunnel.engine.Period;
import io.fullfunnel.engine.Value;
import io.fullfunnel.engine.filter.Condition;
import io.fullfunnel.engine.filter.EventFilter;
import io.fullfunnel.engine.filter.Operator;
import io.fullfunnel.engine.filter.PersonFilter;
import io.fullfunnel.engine.groups.Split;
import io.fullfunnel.engine.network.Journeys;
import io.fullfunnel.engine.network.Network;
import io.fullfunnel.engine.network.NetworkList;
import io.fullfunnel.engine.network.NodeOf;
import io.fullfunnel.testkit.RandomTimelines;
import io.fullfunnel.testkit.TimelineText;
import io.fullfunnel.testkit.Timelines;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Questions and timelines by seed: few nodes, equal times, events that are node and conversion. */
final class NetworkQuestions {
  static final long SPAN = TimelineText.millis("50h");
  static final List<String> EVENTS = List.of("view", "cart", "mail", "order", "call");
  static final EventFilter VIEW = new EventFilter.Named("view");

  private NetworkQuestions() {}

  static Timelines timelines(SplittableRandom random) {
    return new RandomTimelines(random.nextInt(1, 12), 24, SPAN, EVENTS).make(random);
  }

  static Network network(SplittableRandom random) {
    List<Period> spans = new ArrayList<>();
    spans.add(span(random));
    if (random.nextInt(3) == 0) {
      spans.add(span(random));
    }
    EventFilter where = random.nextInt(4) == 0 ? mobile() : null;
    PersonFilter people =
        random.nextInt(4) == 0 ? new PersonFilter.Did(VIEW, 2, Long.MAX_VALUE, Period.ALL) : null;
    NetworkList list =
        random.nextInt(3) == 0
            ? new NetworkList(
                NetworkList.What.PEOPLE, List.of(), random.nextInt(spans.size()), null, 3)
            : null;
    return new Network(
        journeys(random),
        Network.Part.ALL,
        random.nextInt(1, 6),
        random.nextInt(1, 4),
        spans,
        random.nextInt(4) == 0 ? random.nextInt(1, 3) : 1000,
        null,
        split(random),
        where,
        people,
        list);
  }

  private static Journeys journeys(SplittableRandom random) {
    NodeOf node =
        switch (random.nextInt(5)) {
          case 0 -> new NodeOf.Event();
          case 1 -> new NodeOf.Property("device", true);
          case 2 -> new NodeOf.Landing(VIEW, "channel");
          default -> new NodeOf.Property("channel", true);
        };
    EventFilter conversion =
        random.nextInt(4) == 0
            ? new EventFilter.AllOf(List.of(new EventFilter.Any(), mobile()))
            : new EventFilter.Named("order");
    List<String> lookbacks = List.of("0ms", "30m", "3h", "10h", "90d");
    boolean some = !(node instanceof NodeOf.Landing) && random.nextInt(4) == 0;
    return new Journeys(
        node,
        some ? VIEW : null,
        conversion,
        TimelineText.millis(lookbacks.get(random.nextInt(lookbacks.size()))),
        random.nextInt(3) == 0,
        TimelineText.START + random.nextLong(2 * SPAN),
        random.nextBoolean() ? List.of("amount") : List.of());
  }

  private static EventFilter mobile() {
    return new EventFilter.Property(
        "device", new Condition(Operator.EQUAL, new Value.Text("mobile")));
  }

  private static Period span(SplittableRandom random) {
    long from = TimelineText.START + random.nextLong(SPAN / 2);
    return random.nextInt(3) == 0 ? Period.ALL : new Period(from, from + random.nextLong(SPAN));
  }

  private static @Nullable Split split(SplittableRandom random) {
    int limit = random.nextInt(3) == 0 ? 1 : 20;
    return switch (random.nextInt(6)) {
      case 0 -> new Split(List.of("person.plan"), Split.At.EVENT, limit, 0, true, null);
      case 1 -> new Split(List.of("channel"), Split.At.FIRST_EVENT, limit, 0, true, null);
      default -> null;
    };
  }
}
