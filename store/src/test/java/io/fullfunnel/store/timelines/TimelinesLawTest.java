package io.fullfunnel.store.timelines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fullfunnel.engine.Scope;
import io.fullfunnel.engine.columns.ColumnShard;
import io.fullfunnel.store.data.DamagedException;
import io.fullfunnel.store.data.KeyedHash;
import io.fullfunnel.store.event.Event;
import io.fullfunnel.store.event.Traces;
import io.fullfunnel.store.people.Guards;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * FEATURE UNDER TEST: however events reach the timelines — built in bulk, promoted one by one,
 * folded back into shards, in any mixture, across restarts — the people and their rows are the same
 * as a naive reading gives.
 */
class TimelinesLawTest {
  private static final KeyedHash HASH = KeyedHash.of(new byte[32]);

  /** Under which people are all that links join. */
  private static final Guards NONE = new Guards(Set.of(), 1_000_000, true);

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void anyMixtureOfBulkPromotionAndRestartGivesTheSamePeople(long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    List<Event> events = events(random, 50 + random.nextInt(400), 2 + random.nextInt(40));
    Timelines timelines = open();
    for (Event event : events) {
      if (random.nextInt(100) == 0) {
        timelines.beginBulk();
        timelines.finishBulk();
      }
      if (random.nextInt(200) == 0) {
        timelines.beginBulk();
        timelines.finishBulk();
        timelines.close();
        timelines = open();
      }
      if (random.nextInt(40) == 0) {
        timelines.fold(1 << random.nextInt(3), random.nextInt(60));
      }
      if (random.nextInt(100) == 0) {
        timelines.write();
        if (random.nextBoolean()) {
          timelines.close();
          timelines = open();
        }
      }
      timelines.add(event);
      timelines.reached(event.sequence() + 1);
    }
    assertThat(people(timelines)).as("seed %d", seed).isEqualTo(naive(events));
    timelines.fold(8, Long.MAX_VALUE);
    assertThat(timelines.tailRows()).as("seed %d", seed).isZero();
    assertThat(people(timelines)).as("seed %d, folded", seed).isEqualTo(naive(events));
    timelines.write();
    assertThat(people(open())).as("seed %d, written", seed).isEqualTo(naive(events));
    timelines.beginBulk();
    timelines.finishBulk();
    assertThat(people(open())).as("seed %d, rebuilt", seed).isEqualTo(naive(events));
  }

  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23})
  void oneBulkBuildGivesTheSamePeople(long seed) throws IOException {
    List<Event> events = events(new SplittableRandom(seed), 3000, 300);
    Timelines timelines = open();
    timelines.beginBulk();
    for (Event event : events) {
      timelines.add(event);
      timelines.reached(event.sequence() + 1);
    }
    timelines.finishBulk();
    assertThat(people(open())).as("seed %d", seed).isEqualTo(naive(events));
    assertThat(open().position()).isEqualTo(3000);
  }

  @Test
  void factsAreKeptOverARestart() throws IOException {
    Timelines timelines = open();
    timelines.beginBulk();
    timelines.add(event(0, "u1", null, "A", 1_000, null));
    timelines.add(event(1, null, null, "A", 5_000, null));
    timelines.add(event(2, "u1", null, "B", 900_000_000_000L, null));
    timelines.reached(3);
    timelines.finishBulk();
    assertThat(open().facts())
        .isEqualTo(new Facts(2, 0, 1, 1_000, 900_000_000_000L, 5_000, Traces.NONE));
    assertThat(open().eventNames()).containsExactly("", "A", "B");
  }

  @Test
  void aDamagedShardIsFoundOut() throws IOException {
    Timelines timelines = open();
    timelines.beginBulk();
    timelines.add(event(0, "u1", null, "A", 1_000, null));
    timelines.finishBulk();
    Path shard = folder.resolve("shards/g1/0.shard");
    byte[] bytes = Files.readAllBytes(shard);
    bytes[bytes.length / 2] ^= 4;
    Files.write(shard, bytes);
    assertThatThrownBy(() -> open().shards())
        .isInstanceOf(DamagedException.class)
        .hasMessageContaining("0.shard");
  }

  private Timelines open() throws IOException {
    return Timelines.open(folder.resolve("shards"), folder.resolve("tmp"), HASH, NONE);
  }

  private static List<Event> events(SplittableRandom random, int count, int ids) {
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String user = random.nextInt(3) == 0 ? null : "u" + random.nextInt(ids);
      String anonymous = user == null || random.nextInt(6) == 0 ? "a" + random.nextInt(ids) : null;
      String previous = random.nextInt(25) == 0 ? "u" + random.nextInt(ids) : null;
      String name = "e" + random.nextInt(5);
      long time = random.nextInt(50) == 0 ? random.nextLong() >> 20 : random.nextInt(40) * 500L;
      events.add(event(i, user, anonymous, name, time, previous));
    }
    return events;
  }

  private static Event event(
      long sequence,
      @Nullable String user,
      @Nullable String anonymous,
      String name,
      long time,
      @Nullable String previous) {
    return new Event(
        sequence,
        0,
        0,
        previous == null ? Event.Type.TRACK : Event.Type.ALIAS,
        null,
        user,
        anonymous,
        null,
        previous,
        previous == null ? name : "",
        time,
        1_000_000,
        null,
        null,
        new @Nullable String[Event.Given.values().length]);
  }

  /** Every person as text: its rows in order; the people sorted. */
  private static Set<String> people(Timelines timelines) throws IOException {
    List<String> names = timelines.eventNames();
    TreeSet<String> people = new TreeSet<>();
    for (ColumnShard shard : timelines.shards()) {
      shard.forEachPerson(
          Scope.EVERYONE,
          person -> {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < person.size(); i++) {
              text.append(names.get(person.event(i))).append('@').append(person.timeMillis(i));
              text.append('#').append(person.sequence(i)).append(' ');
            }
            assertThat(people.add(text.toString())).isTrue();
            return true;
          });
    }
    return people;
  }

  private static Set<String> naive(List<Event> events) {
    Map<String, String> group = new HashMap<>();
    for (Event event : events) {
      String user = event.userId() == null ? null : "user " + event.userId();
      String anonymous = event.anonymousId() == null ? null : "anonymous " + event.anonymousId();
      if (user != null) {
        group.putIfAbsent(user, user);
      }
      if (anonymous != null) {
        group.putIfAbsent(anonymous, anonymous);
      }
      if (user != null && anonymous != null) {
        join(group, user, anonymous);
      }
      if (event.previousId() != null) {
        String own = user != null ? user : anonymous;
        String asUser = "user " + event.previousId();
        String asAnonymous = "anonymous " + event.previousId();
        if (own != null) {
          for (String previous : List.of(asUser, asAnonymous)) {
            group.putIfAbsent(previous, previous);
            join(group, own, previous);
          }
        }
      }
    }
    Map<String, List<Event>> people = new HashMap<>();
    for (Event event : events) {
      String id =
          event.userId() != null ? "user " + event.userId() : "anonymous " + event.anonymousId();
      if (event.type() != Event.Type.ALIAS) {
        people.computeIfAbsent(group.get(id), x -> new ArrayList<>()).add(event);
      }
    }
    TreeSet<String> texts = new TreeSet<>();
    for (List<Event> rows : people.values()) {
      rows.sort(Comparator.comparingLong(Event::timeMillis).thenComparingLong(Event::sequence));
      StringBuilder text = new StringBuilder();
      for (Event row : rows) {
        text.append(row.name()).append('@').append(row.timeMillis());
        text.append('#').append(row.sequence()).append(' ');
      }
      texts.add(text.toString());
    }
    return texts;
  }

  private static void join(Map<String, String> group, String one, String other) {
    String from = group.get(other);
    String to = group.get(one);
    group.replaceAll((id, in) -> in.equals(from) ? String.valueOf(to) : in);
  }
}
