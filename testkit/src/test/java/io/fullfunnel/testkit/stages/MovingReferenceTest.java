package io.fullfunnel.testkit.stages;

import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.engine.Period;
import io.fullfunnel.engine.Value;
import io.fullfunnel.engine.attribution.Attribution;
import io.fullfunnel.engine.attribution.Model;
import io.fullfunnel.engine.attribution.Touches;
import io.fullfunnel.engine.census.Census;
import io.fullfunnel.engine.filter.Condition;
import io.fullfunnel.engine.filter.EventFilter;
import io.fullfunnel.engine.filter.Operator;
import io.fullfunnel.engine.local.LocalEngine;
import io.fullfunnel.engine.stages.Moving;
import io.fullfunnel.engine.stages.StageModel;
import io.fullfunnel.engine.stages.StageSpan;
import io.fullfunnel.engine.stages.Stages;
import io.fullfunnel.testkit.Person;
import io.fullfunnel.testkit.Rounds;
import io.fullfunnel.testkit.Row;
import io.fullfunnel.testkit.Timelines;
import io.fullfunnel.testkit.stages.NaiveStages.Moved;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** FEATURE UNDER TEST: the events by which people move over a model, as matcher and conversion. */
class MovingReferenceTest {
  private static final int ROUNDS = Rounds.of(2_000);
  private static final String MOVED = "moved";

  private interface Check {
    void of(String as, Moving moving, Timelines people, Set<Long> rows, LocalEngine engine);
  }

  /** Each with the sequences of the rows that a naive walk moves by. */
  private static void check(Check check) {
    try (var engine = new LocalEngine(1)) {
      for (int seed = 0; seed < ROUNDS; seed++) {
        var random = new SplittableRandom(seed);
        StageModel model = StageQuestions.model(random);
        Timelines people = StageQuestions.timelines(random);
        int size = model.stages().size();
        Integer from = random.nextInt(4) == 0 ? null : random.nextInt(StageModel.START, size);
        var moving = new Moving(model, from, random.nextInt(StageModel.OUTSIDE, size));
        String as = "seed %d, %s".formatted(seed, moving);
        check.of(as, moving, people, rows(moving, people), engine);
      }
    }
  }

  private static Set<Long> rows(Moving moving, Timelines people) {
    var ever = new StageSpan(Period.ALL, Long.MAX_VALUE / 4, List.of());
    var stages = new Stages(moving.model(), List.of(ever), 0, null, null, null, null);
    Set<Long> rows = new HashSet<>();
    for (List<Moved> walk : new NaiveStages(stages).walks(people)) {
      for (Moved move : walk) {
        Row row = move.row();
        boolean meant = moving.from() == null || moving.from() == move.from();
        if (row != null && meant && move.to() == moving.to()) {
          rows.add(row.sequence());
        }
      }
    }
    return rows;
  }

  @Test
  void they_are_those_of_a_naive_walk() {
    check((as, moving, people, rows, engine) ->
        assertThat(engine.run(new Census(moving, null), people.dataset()).events())
            .as(as)
            .isEqualTo(rows.size()));
  }

  /** As if each of these events said so itself. */
  @Test
  void credit_for_a_transition_is_credit_for_its_events() {
    var said =
        new EventFilter.Property(MOVED, new Condition(Operator.EQUAL, new Value.Text("yes")));
    check((as, moving, people, rows, engine) ->
        assertThat(engine.run(credit(moving), people.dataset()))
            .as(as)
            .isEqualTo(engine.run(credit(said), marked(people, rows).dataset())));
  }

  private static Attribution credit(EventFilter conversion) {
    return new Attribution(
        conversion,
        new Touches(null, false, List.of("channel"), true, true),
        20 * StageQuestions.HOUR,
        List.of(new Model.Linear(), new Model.Markov()),
        false,
        1,
        true,
        List.of(),
        List.of("amount"),
        List.of(Period.ALL),
        Long.MAX_VALUE / 4,
        null,
        null,
        null,
        null);
  }

  private static Timelines marked(Timelines people, Set<Long> sequences) {
    List<Person> marked = new ArrayList<>();
    for (Person person : people.people()) {
      List<Row> rows = new ArrayList<>();
      person.rows().forEach(row -> rows.add(sequences.contains(row.sequence()) ? yes(row) : row));
      marked.add(new Person(person.name(), person.id(), rows));
    }
    return new Timelines(marked);
  }

  private static Row yes(Row row) {
    Map<String, Value> properties = new HashMap<>(row.properties());
    properties.put(MOVED, new Value.Text("yes"));
    return new Row(row.timeMillis(), row.sequence(), row.event(), properties);
  }
}
