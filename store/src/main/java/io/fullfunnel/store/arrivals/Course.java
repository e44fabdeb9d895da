package io.fullfunnel.store.arrivals;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The course of a source: events in each quarter of an hour, of the last eight weeks before its
 * last event.
 */
public final class Course {
  /** Every zone's day begins with one. */
  static final Duration STRETCH = Duration.ofMinutes(15);

  private static final long MILLIS = STRETCH.toMillis();
  private static final long STRETCHES_OF_A_DAY = Duration.ofDays(1).toMillis() / MILLIS;
  private static final long KEPT = 56 * STRETCHES_OF_A_DAY;

  /** Fewer days say nothing about what is usual. */
  private static final int ENOUGH_DAYS = 5;

  private static final Duration LEAST_SILENCE = Duration.ofHours(1);

  /** Events by the number of the stretch since 1970. */
  private final NavigableMap<Long, Long> stretches;

  private Course(NavigableMap<Long, Long> stretches) {
    this.stretches = stretches;
  }

  /** A course in which nothing arrived. */
  public static Course empty() {
    return new Course(new TreeMap<>());
  }

  /** This one with more events; what is too old for it goes. */
  void add(long millis, long events) {
    long stretch = Math.floorDiv(millis, MILLIS);
    boolean begun = stretches.merge(stretch, events, Long::sum) == events;
    if (begun) {
      stretches.headMap(stretches.lastKey() - KEPT).clear();
    }
  }

  Course copy() {
    return new Course(new TreeMap<>(stretches));
  }

  NavigableMap<Long, Long> stretches() {
    return stretches;
  }

  static Course of(NavigableMap<Long, Long> stretches) {
    return new Course(stretches);
  }

  /** Events of each of so many days up to the one that a moment lies in, the earliest first. */
  public List<Long> days(Instant now, ZoneId zone, int days) {
    LocalDate today = now.atZone(zone).toLocalDate();
    List<Long> counts = new ArrayList<>();
    for (int back = days - 1; back >= 0; back--) {
      LocalDate day = today.minusDays(back);
      long from = stretch(day, zone);
      long to = stretch(day.plusDays(1), zone);
      long sum = 0;
      for (long events : stretches.subMap(from, to).values()) {
        sum += events;
      }
      counts.add(sum);
    }
    return counts;
  }

  private static long stretch(LocalDate day, ZoneId zone) {
    return Math.floorDiv(day.atStartOfDay(zone).toInstant().toEpochMilli(), MILLIS);
  }

  /**
   * The usual pause: of each day on which it sent the longest pause that ended on it, and of these
   * the length that nine in ten days stay within. Nothing with fewer than five such days.
   */
  public Optional<Duration> usualPause() {
    Map<Long, Long> longest = new TreeMap<>();
    long before = -1;
    for (long stretch : stretches.keySet()) {
      if (before >= 0) {
        longest.merge(stretch / STRETCHES_OF_A_DAY, stretch - before, Math::max);
      }
      before = stretch;
    }
    if (longest.size() < ENOUGH_DAYS) {
      return Optional.empty();
    }
    List<Long> pauses = new ArrayList<>(longest.values());
    Collections.sort(pauses);
    int rank = (9 * pauses.size() + 9) / 10; // nearest rank, from 1
    return Optional.of(STRETCH.multipliedBy(pauses.get(rank - 1)));
  }

  /** The silence after which a source has stopped: twice its usual pause, at least an hour. */
  public Optional<Duration> longestSilence() {
    return usualPause()
        .map(pause -> pause.multipliedBy(2))
        .map(twice -> twice.compareTo(LEAST_SILENCE) < 0 ? LEAST_SILENCE : twice);
  }
}
