package io.fullfunnel.engine;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** FEATURE UNDER TEST: the bits of intervals are those that comparing their bounds gives. */
class TimeSlotsTest {
  private static final long QUARTER = 900_000;
  private static final long YEAR = 365 * 96 * QUARTER;

  @Test
  void a_time_has_the_bit_of_its_interval() {
    for (int seed = 0; seed < 2_000; seed++) {
      var random = new SplittableRandom(seed);
      List<Long> starts = starts(random, random.nextInt(1, 65));
      TimeSlots slots = requireNonNull(TimeSlots.of(starts));
      long first = starts.getFirst();
      long last = starts.getLast();
      for (int i = 0; i < 50; i++) {
        long near = starts.get(random.nextInt(starts.size())) + random.nextLong(-2, 3) * 500;
        long any = random.nextLong(first - YEAR, last + 200 * YEAR);
        long[] times = {near, any, random.nextLong(first - QUARTER, last + QUARTER)};
        long expected = 0;
        for (long time : times) {
          expected |= bit(starts, time);
        }
        assertThat(columns(times).slots(slots, 0, times.length))
            .as("seed %d", seed)
            .isEqualTo(expected);
      }
    }
  }

  @Test
  void what_does_not_fit_has_none() {
    assertThat(TimeSlots.of(List.of())).isNull();
    assertThat(TimeSlots.of(List.of(1L))).as("within a quarter").isNull();
    assertThat(TimeSlots.of(List.of(0L, 8 * YEAR))).as("long").isNull();
    assertThat(TimeSlots.of(starts(new SplittableRandom(1), 65))).as("many").isNull();
  }

  private static List<Long> starts(SplittableRandom random, int size) {
    List<Long> starts = new ArrayList<>();
    long at = QUARTER * random.nextLong(-1_000_000, 2_000_000);
    for (int s = 0; s < size; s++) {
      starts.add(at);
      at += QUARTER * random.nextLong(1, 4_000);
    }
    return starts;
  }

  private static long bit(List<Long> starts, long time) {
    long begun = starts.stream().filter(start -> start <= time).count();
    return begun == 0 ? 0 : 1L << (begun - 1);
  }

  /** Far apart, times are kept wide. */
  private static Columns columns(long[] times) {
    int rows = times.length;
    long[] sorted = LongStream.of(times).sorted().toArray();
    return Columns.of(sorted, new int[rows], new long[rows], rows);
  }
}
