package io.fullfunnel.engine.retention;

import java.util.ArrayList;
import java.util.List;

/**
 * What was counted.
 *
 * @param groups by their members, then by key; none without a split
 * @param total everybody, span by span and cohort by cohort
 * @param more groups that are not shown by themselves
 */
public record RetentionReport(
    List<Group> groups, List<List<Cohort>> total, long more, List<Listed> list) {

  /** A group's cohorts, span by span. */
  public record Group(List<String> key, List<List<Cohort>> spans) {}

  /**
   * A cohort.
   *
   * @param people members
   * @param returned of these, by interval from 0
   */
  public record Cohort(long people, List<Long> returned) {
    static Cohort empty(int periods) {
      List<Long> zeros = new ArrayList<>();
      for (int interval = 0; interval <= periods; interval++) {
        zeros.add(0L);
      }
      return new Cohort(0, List.copyOf(zeros));
    }

    Cohort plus(Cohort other) {
      List<Long> sums = new ArrayList<>();
      for (int interval = 0; interval < returned.size(); interval++) {
        sums.add(returned.get(interval) + other.returned.get(interval));
      }
      return new Cohort(people + other.people, List.copyOf(sums));
    }
  }

  /** A member, and the event that counts: the start, or the first with which they came back. */
  public record Listed(long person, long timeMillis, long sequence, String event) {}
}
