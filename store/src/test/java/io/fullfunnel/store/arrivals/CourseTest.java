package io.fullfunnel.store.arrivals;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When a source is silent for longer than it ever usually is. */
class CourseTest {
  private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");

  private static void at(Course course, Duration after, long events) {
    course.add(START.plus(after).toEpochMilli(), events);
  }

  private static String rhythm(Course course) {
    return course.usualPause() + " " + course.longestSilence();
  }

  @Test
  void fewDaysSayNothing() {
    Course course = Course.empty();
    for (int day = 0; day < 5; day++) {
      at(course, Duration.ofDays(day), 1);
    }
    assertThat(rhythm(course)).isEqualTo("Optional.empty Optional.empty"); // four pauses
    at(course, Duration.ofDays(5), 1);
    assertThat(rhythm(course)).isEqualTo("Optional[PT24H] Optional[PT48H]");
  }

  @Test
  void oneThatAlwaysSendsHasAnHour() {
    Course course = Course.empty();
    for (int minutes = 0; minutes < 6 * 1_440; minutes += 5) {
      at(course, Duration.ofMinutes(minutes), 3);
    }
    assertThat(rhythm(course)).isEqualTo("Optional[PT15M] Optional[PT1H]");
  }

  /**
   * Eight hours of every night are no alarm; nor is one long failure what is usual from then on.
   */
  @Test
  void nightsAndOneFailure() {
    Course course = Course.empty();
    for (int day = 0; day < 20; day++) {
      for (int hour = 8; hour < 24 && day != 10; hour++) {
        at(course, Duration.ofDays(day).plusHours(hour), 10);
      }
    }
    assertThat(rhythm(course)).isEqualTo("Optional[PT9H] Optional[PT18H]");
  }

  @Test
  void weekends() {
    Course course = Course.empty();
    for (int day = 0; day < 28; day++) {
      for (int hour = 9; hour < 17 && day % 7 < 5; hour++) {
        at(course, Duration.ofDays(day).plusHours(hour), 1);
      }
    }
    // three Mondays in nineteen days after the first: more than one in ten
    assertThat(rhythm(course)).isEqualTo("Optional[PT65H] Optional[PT130H]");
  }

  @Test
  void daysBeginInTheZone() {
    Course course = Course.empty();
    at(course, Duration.ofHours(18), 2); // midnight and a quarter in Kathmandu is 18:15
    at(course, Duration.ofHours(18).plusMinutes(15), 3);
    at(course, Duration.ofDays(1), 4);
    Instant now = START.plus(Duration.ofDays(1));
    assertThat(course.days(now, ZoneId.of("Asia/Kathmandu"), 3)).isEqualTo(List.of(0L, 2L, 7L));
    assertThat(course.days(now, ZoneId.of("UTC"), 3)).isEqualTo(List.of(0L, 5L, 4L));
  }

  @Test
  void whatIsOlderThanEightWeeksGoes() {
    Course course = Course.empty();
    at(course, Duration.ZERO, 1);
    at(course, Duration.ofDays(57), 1);
    assertThat(course.stretches()).hasSize(1);
  }
}
