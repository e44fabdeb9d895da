package io.fullfunnel.testkit.actors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fullfunnel.engine.AnalysisException;
import io.fullfunnel.engine.Dataset;
import io.fullfunnel.engine.Dictionary;
import io.fullfunnel.engine.Period;
import io.fullfunnel.engine.Progress;
import io.fullfunnel.engine.Scope;
import io.fullfunnel.engine.Shard;
import io.fullfunnel.engine.Timeline;
import io.fullfunnel.engine.Value;
import io.fullfunnel.engine.actors.ActorDataset;
import io.fullfunnel.engine.filter.Condition;
import io.fullfunnel.engine.filter.EventFilter;
import io.fullfunnel.engine.filter.Operator;
import io.fullfunnel.engine.filter.PersonFilter;
import io.fullfunnel.engine.funnel.AttemptChoice;
import io.fullfunnel.engine.funnel.Breakdown;
import io.fullfunnel.engine.funnel.Count;
import io.fullfunnel.engine.funnel.Funnel;
import io.fullfunnel.engine.funnel.FunnelReport;
import io.fullfunnel.engine.funnel.FunnelStep;
import io.fullfunnel.engine.funnel.Rules;
import io.fullfunnel.engine.local.LocalEngine;
import io.fullfunnel.testkit.Person;
import io.fullfunnel.testkit.RandomTimelines;
import io.fullfunnel.testkit.Row;
import io.fullfunnel.testkit.TimelineText;
import io.fullfunnel.testkit.Timelines;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** FEATURE UNDER TEST: events of many people on the timelines of the orders they name. */
class ActorDatasetTest {
  private static final String SHOP =
      """
      ann  identify@0s{o=7} A@1s{o=7} B@4s{o=7,c=x} A@5s
      bob  A@2s{o="8"} C@3s{o="7",c=y} A@0s{o=""}
      cat  B@9s{o=8} A@1s{o=9}
      """;

  /** Each actor as {@code name: event@second …}. */
  private static List<String> timelines(ActorDataset actors) {
    int column = actors.dictionary().column("c").id();
    Dictionary dictionary = actors.dictionary();
    List<String> lines = new ArrayList<>();
    for (Shard shard : actors.shards(Scope.EVERYONE)) {
      shard.forEachPerson(
          Scope.EVERYONE,
          actor -> {
            lines.add(actors.name(actor.person()) + ":" + events(actor, dictionary, column));
            return true;
          });
    }
    return lines;
  }

  private static String events(Timeline actor, Dictionary dictionary, int column) {
    var text = new StringBuilder();
    for (int i = 0; i < actor.size(); i++) {
      text.append(' ').append(dictionary.eventName(actor.event(i)));
      text.append((actor.timeMillis(i) - TimelineText.START) / 1000);
      if (actor.code(column, i) != Dictionary.ABSENT) {
        text.append(dictionary.column("c").values().get(actor.code(column, i)).asKey());
      }
    }
    return text.toString();
  }

  @Test
  void eventsStandByTimeWhoeverDidThem() {
    assertThat(
            timelines(new ActorDataset(TimelineText.of(SHOP).dataset(), "o", null, Progress.NONE)))
        .containsExactlyInAnyOrder("7: A1 C3y B4x", "8: A2 B9", "9: A1");
  }

  @Test
  void everyVisitByItself() {
    var visits =
        ActorDataset.ofVisits(
            TimelineText.of(
                    """
                    ann  identify@0s{o=7} A@1s B@4s{c=x} A@40m B@41m
                    bob  A@2s{session=none}
                    cat  A@3s
                    """)
                .dataset(),
            null,
            Progress.NONE);
    int column = visits.dictionary().column("c").id();
    List<String> lines = new ArrayList<>();
    for (Shard shard : visits.shards(Scope.EVERYONE)) {
      shard.forEachPerson(
          Scope.EVERYONE,
          actor -> {
            long id = actor.person();
            lines.add(
                visits.person(id)
                    + "/"
                    + visits.visit(id)
                    + events(actor, visits.dictionary(), column));
            return true;
          });
    }
    assertThat(lines).containsExactly("1/1 A1 B4x", "1/2 A2400 B2460", "3/1 A3");
    assertThat(visits.visits()).isTrue();
  }

  @Test
  void onlyTheEventsOfSomePeople() {
    var did = new PersonFilter.Did(new EventFilter.Named("C"), 1, 9, Period.ALL);
    assertThat(
            timelines(new ActorDataset(TimelineText.of(SHOP).dataset(), "o", did, Progress.NONE)))
        .containsExactlyInAnyOrder("7: C3y", "8: A2");
  }

  @Test
  void noSuchPropertyMakesNoActor() {
    assertThat(
            timelines(
                new ActorDataset(TimelineText.of(SHOP).dataset(), "never", null, Progress.NONE)))
        .isEmpty();
    assertThat(timelines(new ActorDataset(TimelineText.of("").dataset(), "o", null, Progress.NONE)))
        .isEmpty();
  }

  @Test
  void progressMayStopTheReading() {
    Dataset people = TimelineText.of(SHOP).dataset();
    var stopped = new ActorDataset(people, "o", null, (done, total) -> false);
    assertThatThrownBy(() -> stopped.shards(Scope.EVERYONE))
        .isInstanceOf(AnalysisException.class)
        .hasMessage("The question was stopped before it was answered.");
  }

  @Test
  void equalsTheFunnelOfPeopleMadeOfTheValues() {
    try (var engine = new LocalEngine(2)) {
      for (int seed = 0; seed < 200; seed++) {
        var random = new SplittableRandom(seed);
        List<String> names = List.of("A", "B", "C");
        Timelines people = new RandomTimelines(30, 9, 100_000, names).make(random);
        Funnel funnel = funnel(random);
        FunnelReport regrouped = engine.run(funnel, byAmount(people).dataset());
        assertThat(engine.run(funnel, actors(people.dataset())))
            .as("seed %d", seed)
            .isEqualTo(regrouped);
        Dataset split = people.dataset(3, person -> (int) (person.id() % 3));
        assertThat(engine.run(funnel, actors(split))).as("seed %d", seed).isEqualTo(regrouped);
        Dataset promoted = people.promoted(person -> person.id() % 2 == 0);
        assertThat(engine.run(funnel, actors(promoted))).as("seed %d", seed).isEqualTo(regrouped);
      }
    }
  }

  private static Dataset actors(Dataset people) {
    return new ActorDataset(people, "amount", null, Progress.NONE);
  }

  private static Funnel funnel(SplittableRandom random) {
    var mail =
        new EventFilter.Property(
            "channel", new Condition(Operator.NOT_EQUAL, new Value.Text("mail")));
    return new Funnel(
        List.of(
            new FunnelStep("A", new EventFilter.Named("A")),
            new FunnelStep("B", new EventFilter.Named("B"))),
        random.nextLong(60_000),
        AttemptChoice.BEST,
        Period.ALL,
        TimelineText.START + 100_000,
        new Breakdown(List.of("device"), Breakdown.At.STEP, 1, 9),
        random.nextBoolean() ? mail : null,
        null,
        null,
        null,
        null,
        random.nextBoolean() ? Count.PEOPLE : Count.ATTEMPTS,
        Rules.PLAIN);
  }

  private static Timelines byAmount(Timelines people) {
    Map<String, List<Row>> rows = new LinkedHashMap<>();
    for (Person person : people.people()) {
      for (Row row : person.rows()) {
        Value value = row.properties().get("amount");
        if (row.isEvent() && value != null) {
          rows.computeIfAbsent(value.asKey(), name -> new ArrayList<>()).add(row);
        }
      }
    }
    List<Person> actors = new ArrayList<>();
    rows.forEach((name, of) -> actors.add(new Person(name, actors.size(), of)));
    return new Timelines(actors);
  }
}
