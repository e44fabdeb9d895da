package io.fullfunnel.engine.funnel;

import io.fullfunnel.engine.Period;
import io.fullfunnel.engine.Timeline;

/** Counts a person in every bucket of the trend in which an attempt begins. */
final class Buckets {
  private final Funnel funnel;
  private final long[] bounds;
  private final boolean everyAttempt;
  private final Matching matching;
  private final Attempt attempt;
  private final Counter counter;

  Buckets(FunnelPlan plan, Trend trend, Tallies tallies) {
    this.funnel = plan.funnel();
    this.bounds = trend.bounds().stream().mapToLong(Long::longValue).toArray();
    this.everyAttempt = plan.everyAttempt();
    this.matching = plan.newMatching();
    this.attempt = new Attempt(plan.steps());
    this.counter = Counter.ofBuckets(plan, tallies, trend.buckets());
  }

  void count(Timeline person, StepHits found) {
    matching.begin(person, found);
    int bucket = 0;
    int hit = 0;
    while (true) {
      hit = matching.nextStart(found, hit);
      while (hit < found.size() && found.time(hit) < bounds[0]) {
        hit = matching.nextStart(found, hit + 1);
      }
      if (hit == found.size() || found.time(hit) >= bounds[bounds.length - 1]) {
        return;
      }
      bucket = bucketOf(found.time(hit), bucket);
      int end = hit + 1;
      while (end < found.size() && found.time(end) < bounds[bucket + 1]) {
        end++;
      }
      count(person, found, hit, bucket);
      hit = end;
    }
  }

  /** See {@link Counter#countsAlone}. */
  boolean countsAlone() {
    return counter.countsAlone();
  }

  /** The same for a person whose starts lead nowhere, where it counts alone. */
  void countStarts(Timeline person, StepTable table) {
    long until = bounds[0]; // the end of the bucket that was counted last
    int bucket = 0;
    int row = table.nextStart(person, 0);
    while (row < person.size()) {
      long time = person.timeMillis(row);
      if (time >= bounds[bounds.length - 1]) {
        return;
      }
      if (time >= until) {
        bucket = bucketOf(time, bucket);
        until = bounds[bucket + 1];
        counter.countStart(bucket, time);
      }
      row = table.nextStart(person, row + 1);
    }
  }

  /** Adds what was counted aside. */
  void settle() {
    counter.settle();
  }

  /** The bucket of a time that lies in one, at or after {@code from}. */
  private int bucketOf(long time, int from) {
    int low = from;
    int high = bounds.length - 2;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (bounds[middle] <= time) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  private void count(Timeline person, StepHits found, int first, int bucket) {
    Period entered = funnel.entered();
    var starts =
        new Period(
            Math.max(bounds[bucket], entered.from()), Math.min(bounds[bucket + 1], entered.to()));
    matching.starts(starts);
    if (everyAttempt) {
      matching.every(found, first, attempt, () -> counter.count(person, found, attempt, bucket));
      return;
    }
    matching.choose(found, first, attempt);
    if (attempt.depth() > 0) {
      counter.count(person, found, attempt, bucket);
    }
  }
}
