package io.fullfunnel.testkit.stages;

import io.fullfunnel.engine.Period;
import io.fullfunnel.engine.Value;
import io.fullfunnel.engine.filter.Condition;
import io.fullfunnel.engine.filter.EventFilter;
import io.fullfunnel.engine.filter.Operator;
import io.fullfunnel.engine.filter.PersonFilter;
import io.fullfunnel.engine.groups.Split;
import io.fullfunnel.engine.stages.StageList;
import io.fullfunnel.engine.stages.StageModel;
import io.fullfunnel.engine.stages.StageModel.Back;
import io.fullfunnel.engine.stages.StageModel.Decay;
import io.fullfunnel.engine.stages.StageModel.Stage;
import io.fullfunnel.engine.stages.StageSpan;
import io.fullfunnel.engine.stages.Stages;
import io.fullfunnel.testkit.RandomTimelines;
import io.fullfunnel.testkit.TimelineText;
import io.fullfunnel.testkit.Timelines;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Models, questions and timelines by seed: every rule, equal times, decay into decay, tracks. */
final class StageQuestions {
  static final long SPAN = TimelineText.millis("100h");
  static final long HOUR = TimelineText.millis("1h");
  static final List<String> EVENTS = List.of("a", "b", "c", "d", "e");
  private static final EventFilter MOBILE =
      new EventFilter.Property("device", new Condition(Operator.EQUAL, new Value.Text("mobile")));

  private StageQuestions() {}

  static Timelines timelines(SplittableRandom random) {
    return new RandomTimelines(random.nextInt(1, 12), 20, SPAN, EVENTS).make(random);
  }

  static EventFilter some(SplittableRandom random) {
    EventFilter named = new EventFilter.Named(EVENTS.get(random.nextInt(EVENTS.size())));
    return switch (random.nextInt(6)) {
      case 0 -> new EventFilter.AllOf(List.of(named, MOBILE));
      case 1 -> new EventFilter.AnyOf(List.of(named, new EventFilter.Named("a")));
      default -> named;
    };
  }

  static StageModel model(SplittableRandom random) {
    int size = random.nextInt(1, 6);
    List<Stage> stages = new ArrayList<>();
    for (int s = 0; s < size; s++) {
      List<Integer> from = new ArrayList<>();
      for (int place = StageModel.OUTSIDE; place < size; place++) {
        if (place < s || random.nextInt(4) == 0) {
          from.add(place);
        }
      }
      // only to earlier stages, or out: no circle
      int to = random.nextInt(-1, s + 1);
      Decay decay =
          to == s || random.nextInt(3) == 0 ? null : new Decay(random.nextInt(1, 40) * HOUR, to);
      boolean often = random.nextInt(3) == 0;
      stages.add(
          new Stage(
              random.nextInt(8) == 0 ? null : some(random),
              often ? random.nextInt(2, 4) : 1,
              random.nextBoolean() ? Long.MAX_VALUE : random.nextInt(50) * HOUR,
              from,
              random.nextInt(3) == 0,
              decay));
    }
    List<Back> back = new ArrayList<>();
    for (int b = random.nextInt(3); b > 0; b--) {
      List<Integer> from = new ArrayList<>();
      for (int s = 0; s < size; s++) {
        if (random.nextBoolean()) {
          from.add(s);
        }
      }
      back.add(new Back(some(random), from, random.nextInt(-1, size)));
    }
    EventFilter activity = random.nextBoolean() ? new EventFilter.Any() : some(random);
    return new StageModel(stages, back, activity, random.nextInt(4) == 0 ? "channel" : null);
  }

  static StageSpan span(SplittableRandom random) {
    long from = TimelineText.START + random.nextLong(SPAN);
    var period =
        random.nextInt(3) == 0 ? Period.ALL : new Period(from, from + random.nextLong(SPAN));
    long at = TimelineText.START + random.nextLong(SPAN + 60 * HOUR);
    if (random.nextInt(3) == 0) {
      return new StageSpan(period, at, List.of());
    }
    List<Long> bounds = new ArrayList<>();
    long first = TimelineText.START - 1 + random.nextLong(20 * HOUR);
    for (long bound = first; bound < TimelineText.START + SPAN; bound += 13 * HOUR) {
      bounds.add(bound);
    }
    return new StageSpan(period, at, bounds);
  }

  static Stages stages(SplittableRandom random) {
    List<StageSpan> spans = new ArrayList<>();
    spans.add(span(random));
    if (random.nextBoolean()) {
      spans.add(span(random));
    }
    StageModel model = model(random);
    Split by = random.nextBoolean() ? null : split(random);
    EventFilter where = random.nextInt(4) == 0 ? MOBILE : null;
    PersonFilter people =
        random.nextInt(5) == 0
            ? new PersonFilter.Did(new EventFilter.Named("b"), 1, Long.MAX_VALUE, Period.ALL)
            : null;
    StageList list = random.nextBoolean() ? list(random, model, spans.size(), 3) : null;
    return new Stages(model, spans, random.nextInt(50) * HOUR, by, where, people, list);
  }

  static StageList list(SplittableRandom random, StageModel model, int spans, int limit) {
    List<StageList.What> kinds = List.of(StageList.What.values());
    StageList.What what = kinds.get(random.nextInt(kinds.size()));
    int stage = random.nextInt(model.stages().size());
    int other = random.nextInt(-2, model.stages().size());
    List<Integer> of =
        switch (what) {
          case FLOW, MOVES, DECAYED -> List.of(other, stage);
          case NOW -> List.of(Math.max(StageModel.OUTSIDE, other));
          default -> List.of(stage);
        };
    return new StageList(what, null, random.nextInt(spans), of, limit);
  }

  private static @Nullable Split split(SplittableRandom random) {
    List<String> properties =
        random.nextBoolean() ? List.of("person.plan") : List.of("device", "person.plan");
    int limit = random.nextInt(3) == 0 ? random.nextInt(1, 4) : 100;
    return new Split(properties, Split.At.FIRST_EVENT, limit, 0, true, null);
  }
}
