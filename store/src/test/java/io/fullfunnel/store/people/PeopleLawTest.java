package io.fullfunnel.store.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.engine.Scope;
import io.fullfunnel.engine.columns.ColumnShard;
import io.fullfunnel.store.data.KeyedHash;
import io.fullfunnel.store.event.Event;
import io.fullfunnel.store.timelines.Timelines;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * FEATURE UNDER TEST: the same messages in any order, built in bulk or promoted one by one, with
 * restarts and questions in between, make the same people, which are those of a naive reading under
 * the guards; and the same timelines.
 */
class PeopleLawTest {
  private static final KeyedHash HASH = KeyedHash.of(new byte[32]);
  private static final int ORDERS = 3;

  @TempDir Path folder;

  static List<Long> seeds() {
    List<Long> seeds = new ArrayList<>();
    for (long seed = 1; seed <= Integer.getInteger("fullfunnel.tries", 40); seed++) {
      seeds.add(seed);
    }
    return seeds;
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void peopleDoNotDependOnTheOrderOfArrival(long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    Guards guards =
        new Guards(
            Set.of("u0"),
            random.nextBoolean() ? 1000 : 2 + random.nextInt(6),
            random.nextInt(3) == 0);
    List<Event> messages =
        NaivePeople.messages(random, 5 + random.nextInt(120), 2 + random.nextInt(25));
    List<NaivePeople.Said> said = NaivePeople.decisions(random, messages);
    Set<String> expected = new NaivePeople(guards, HASH, messages, said).timelines();
    for (int order = 0; order < ORDERS; order++) {
      assertThat(arrive(random, guards, messages, said, "o" + order))
          .as("seed %d, order %d", seed, order)
          .isEqualTo(expected);
    }
  }

  private Set<String> arrive(
      SplittableRandom random,
      Guards guards,
      List<Event> messages,
      List<NaivePeople.Said> said,
      String place)
      throws IOException {
    List<Event> shuffled = new ArrayList<>(messages);
    for (int i = shuffled.size() - 1; i > 0; i--) {
      int with = random.nextInt(i + 1);
      shuffled.set(i, shuffled.set(with, shuffled.get(i)));
    }
    List<Integer> when = new ArrayList<>();
    said.forEach(s -> when.add(random.nextInt(shuffled.size() + 1)));
    when.sort(null);
    Timelines timelines = open(place, guards);
    boolean bulk = false;
    int spoken = 0;
    for (int i = 0; i <= shuffled.size(); i++) {
      while (spoken < said.size() && when.get(spoken) == i) {
        timelines.decide(said.get(spoken).decision(timelines, HASH, spoken));
        spoken++;
      }
      switch (random.nextInt(12)) {
        case 0 -> {
          if (bulk) {
            timelines.finishBulk();
          } else {
            timelines.beginBulk();
          }
          bulk = !bulk;
        }
        case 1 -> {
          if (bulk) {
            timelines.finishBulk();
            bulk = false;
          } else {
            timelines.beginBulk();
            timelines.finishBulk();
          }
          timelines.close();
          timelines = open(place, guards);
        }
        case 2, 3 -> {
          if (!bulk) {
            timelines.shards();
          }
        }
        default -> {}
      }
      if (i < shuffled.size()) {
        timelines.add(shuffled.get(i));
      }
    }
    if (bulk) {
      timelines.finishBulk();
    }
    Set<String> people = people(timelines);
    timelines.beginBulk();
    timelines.finishBulk();
    assertThat(people(open(place, guards))).isEqualTo(people);
    return people;
  }

  private Timelines open(String place, Guards guards) throws IOException {
    return Timelines.open(folder.resolve(place), folder.resolve("tmp"), HASH, guards);
  }

  /** Every person as text; times are distinct, and so say which message it is. */
  private static Set<String> people(Timelines timelines) throws IOException {
    TreeSet<String> people = new TreeSet<>();
    TreeMap<Long, @Nullable Long> seen = new TreeMap<>();
    for (ColumnShard shard : timelines.shards()) {
      shard.forEachPerson(
          Scope.EVERYONE,
          person -> {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < person.size(); i++) {
              text.append(person.timeMillis(i)).append(' ');
              assertThat(seen.put(person.timeMillis(i), person.person())).isNull();
            }
            people.add(text.toString());
            return true;
          });
    }
    return people;
  }
}
