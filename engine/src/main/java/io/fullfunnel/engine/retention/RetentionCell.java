package io.fullfunnel.engine.retention;

import java.io.Serializable;
import java.util.Arrays;

/** What was counted of one cohort in one group. */
final class RetentionCell implements Serializable {
  private static final long serialVersionUID = 1L;

  private long people;
  private final long[] returned;

  RetentionCell(int intervals) {
    this.returned = new long[intervals];
  }

  void member() {
    people++;
  }

  void returned(int interval) {
    returned[interval]++;
  }

  RetentionCell plus(RetentionCell other) {
    var sum = new RetentionCell(returned.length);
    sum.people = people + other.people;
    for (int interval = 0; interval < returned.length; interval++) {
      sum.returned[interval] = returned[interval] + other.returned[interval];
    }
    return sum;
  }

  RetentionReport.Cohort cohort() {
    return new RetentionReport.Cohort(people, Arrays.stream(returned).boxed().toList());
  }
}
