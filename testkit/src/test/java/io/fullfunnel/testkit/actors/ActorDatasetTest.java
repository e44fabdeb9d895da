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
import io.fullfunnel.testkit.Rounds;
import io.fullfunnel.testkit.Row;
import io.fullfunnel.testkit.TimelineText;
import io.fullfunnel.testkit.Timelines;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
            timelines(
                ActorDataset.ofProperty(TimelineText.of(SHOP).dataset(), "o", null, Progress.NONE)))
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
  }

  private static final String FIRMS =
      """
      ann  A@0s group@1s{account=acme} B@2s group@3s{account=beta} C@4s A@5s{account=acme} B@6s
      bob  A@1s B@2s{account=beta,anonymousId=d1}
      cat  A@1s{anonymousId=d1} A@2s{anonymousId=d2}
      """;

  @Test
  void anAccountHoldsFromItsCallOnAndTheFirstAlsoBefore() {
    var accounts = ActorDataset.ofAccounts(TimelineText.of(FIRMS).dataset(), null, Progress.NONE);
    assertThat(timelines(accounts))
        .containsExactlyInAnyOrder("acme: A0 B2 A5 B6", "beta: A1 B2 C4");
    assertThat(accounts.events() + " " + accounts.without()).isEqualTo("9 2");
    assertThat(accounts.people(Set.of(0L, 1L)).toString()).isEqualTo("{0=[1], 1=[1, 2]}");
    assertThat(accounts.find("beta").orElseThrow()).isEqualTo(1);
    assertThat(accounts.find("gamma")).isEmpty();
  }

  @Test
  void aDeviceHasTheEventsThatCarryItsIdWhoeverDidThem() {
    var devices = ActorDataset.ofDevices(TimelineText.of(FIRMS).dataset(), null, Progress.NONE);
    assertThat(timelines(devices)).containsExactlyInAnyOrder("d1: A1 B2", "d2: A2");
    assertThat(devices.without()).isEqualTo(6);
  }

  @Test
  void accountsEqualTheFunnelOfPeopleMadeOfThem() {
    try (var engine = new LocalEngine(2)) {
      for (int seed = 0; seed < Rounds.of(300); seed++) {
        var random = new SplittableRandom(seed);
        List<String> names = List.of("A", "B", "C", Row.GROUP);
        Timelines people = named(random, new RandomTimelines(20, 9, 100_000, names).make(random));
        Funnel funnel = funnel(random);
        FunnelReport regrouped = engine.run(funnel, byAccount(people).dataset());
        Dataset split = people.dataset(3, person -> (int) (person.id() % 3));
        assertThat(engine.run(funnel, ActorDataset.ofAccounts(split, null, Progress.NONE)))
            .as("seed %d: %s", seed, people)
            .isEqualTo(regrouped);
      }
    }
  }

  /** With an account on all group calls and some events. */
  private static Timelines named(SplittableRandom random, Timelines people) {
    List<Person> named = new ArrayList<>();
    for (Person person : people.people()) {
      List<Row> rows = new ArrayList<>();
      for (Row row : person.rows()) {
        boolean names = row.event().equals(Row.GROUP) || random.nextInt(9) == 0;
        Map<String, Value> properties = new HashMap<>(row.properties());
        if (names && !row.event().equals(Row.IDENTIFY)) {
          properties.put("account", new Value.Text("f" + random.nextInt(4)));
        }
        rows.add(new Row(row.timeMillis(), row.sequence(), row.event(), properties));
      }
      named.add(new Person(person.name(), person.id(), rows));
    }
    return new Timelines(named);
  }

  /** Asks for each row by itself which one names its account. */
  private static Timelines byAccount(Timelines people) {
    Map<String, List<Row>> rows = new LinkedHashMap<>();
    for (Person person : people.people()) {
      for (int i = 0; i < person.rows().size(); i++) {
        Row row = person.rows().get(i);
        List<Row> upTo = new ArrayList<>(person.rows().subList(0, i + 1));
        List<Row> after = person.rows().subList(i + 1, person.rows().size());
        Collections.reverse(upTo);
        upTo.addAll(after);
        upTo.removeIf(other ->
            other.event().equals(Row.IDENTIFY) || !other.properties().containsKey("account"));
        if (row.isEvent() && !upTo.isEmpty()) {
          String account = String.valueOf(upTo.getFirst().properties().get("account"));
          rows.computeIfAbsent(account, a -> new ArrayList<>()).add(row);
        }
      }
    }
    List<Person> actors = new ArrayList<>();
    rows.forEach((name, of) -> actors.add(new Person(name, actors.size(), of)));
    return new Timelines(actors);
  }

  @Test
  void onlyTheEventsOfSomePeople() {
    var did = new PersonFilter.Did(new EventFilter.Named("C"), 1, 9, Period.ALL);
    assertThat(
            timelines(
                ActorDataset.ofProperty(TimelineText.of(SHOP).dataset(), "o", did, Progress.NONE)))
        .containsExactlyInAnyOrder("7: C3y", "8: A2");
  }

  @Test
  void noSuchPropertyMakesNoActor() {
    assertThat(
            timelines(
                ActorDataset.ofProperty(
                    TimelineText.of(SHOP).dataset(), "never", null, Progress.NONE)))
        .isEmpty();
    assertThat(
            timelines(
                ActorDataset.ofProperty(TimelineText.of("").dataset(), "o", null, Progress.NONE)))
        .isEmpty();
  }

  @Test
  void progressMayStopTheReading() {
    Dataset people = TimelineText.of(SHOP).dataset();
    var stopped = ActorDataset.ofProperty(people, "o", null, (done, total) -> false);
    assertThatThrownBy(() -> stopped.shards(Scope.EVERYONE))
        .isInstanceOf(AnalysisException.class)
        .hasMessage("The question was stopped before it was answered.");
  }

  @Test
  void equalsTheFunnelOfPeopleMadeOfTheValues() {
    try (var engine = new LocalEngine(2)) {
      for (int seed = 0; seed < Rounds.of(200); seed++) {
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
    return ActorDataset.ofProperty(people, "amount", null, Progress.NONE);
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
