package io.fullfunnel.testkit.groups;

import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.engine.groups.Entries;
import io.fullfunnel.engine.groups.Entry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** FEATURE UNDER TEST: of however many entries, the first few in their order. */
class EntriesSpec {
  private static final long SEED = 7;

  private static Entry at(long time) {
    return new Entry(1, time, 2, 3);
  }

  private static Entries<Entry> of(long... times) {
    var entries = new Entries<Entry>(2);
    for (long time : times) {
      entries.add(at(time));
    }
    return entries;
  }

  @Test
  void a01_theEarliestAreKeptInWhateverOrderTheyCome() {
    List<Long> times = new ArrayList<>();
    for (long time = 0; time < 5_000; time++) {
      times.add(time);
    }
    Collections.shuffle(times, new Random(SEED));
    var entries = new Entries<Entry>(3);
    times.forEach(time -> entries.add(at(time)));
    assertThat(entries.first()).as("seed %d", SEED).containsExactly(at(0), at(1), at(2));
  }

  @Test
  void a02_ofTheSameTimeTheOneThatCameInFirst() {
    var entries = new Entries<Entry>(1);
    entries.add(new Entry(1, 5, 9, 3));
    entries.add(new Entry(8, 5, 4, 3));
    assertThat(entries.first()).containsExactly(new Entry(8, 5, 4, 3));
  }

  @Test
  void b01_aSumLeavesBothAsTheyWere() {
    Entries<Entry> one = of(1, 4);
    Entries<Entry> other = of(2, 3);
    Entries<Entry> sum = Entries.sum(one, other);
    assertThat(sum == null ? List.of() : sum.first()).isEqualTo(List.of(at(1), at(2)));
    assertThat(one.first()).containsExactly(at(1), at(4));
    assertThat(other.first()).containsExactly(at(2), at(3));
  }

  @Test
  void b02_eitherMayHaveNone() {
    Entries<Entry> some = of(1);
    assertThat(Entries.sum(some, null)).isSameAs(some);
    assertThat(Entries.sum(null, some)).isSameAs(some);
    assertThat(Entries.<Entry>sum(null, null)).isNull();
    some.addAll(null);
    assertThat(some.first()).containsExactly(at(1));
  }
}
