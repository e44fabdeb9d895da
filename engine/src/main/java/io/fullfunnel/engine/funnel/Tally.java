package io.fullfunnel.engine.funnel;

import io.fullfunnel.engine.groups.Entries;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is counted of one group of people. */
final class Tally implements Serializable {
  private static final long serialVersionUID = 1L;

  final long[] reached;
  final long[] entries;
  final long[] did;
  final long[] open;
  final long[] quiet;
  long immature;
  long excluded;
  long completedImmature;
  private final Durations[] sincePrevious;
  private final Durations[] sinceFirst;
  private @Nullable Entries<Entry> listed;
  private @Nullable Sums sums;

  Tally(int steps) {
    this.reached = new long[steps];
    this.entries = new long[steps];
    this.did = new long[steps];
    this.open = new long[steps];
    this.quiet = new long[steps];
    this.sincePrevious = new Durations[steps];
    this.sinceFirst = new Durations[steps];
    for (int s = 0; s < steps; s++) {
      sincePrevious[s] = new Durations();
      // from the first to the second step both are the same
      sinceFirst[s] = s < 2 ? sincePrevious[s] : new Durations();
    }
  }

  /**
   * Counts a person at a step, from 0.
   *
   * @param previous the step from which its time counts, {@link Attempt#NONE} where one enters
   */
  void reach(Attempt attempt, StepHits found, int step, int previous, boolean keepTimes) {
    reached[step]++;
    if (previous != Attempt.NONE) {
      long time = found.time(attempt.hit(step));
      sincePrevious[step].add(since(time, found.time(attempt.hit(previous))), keepTimes);
      if (step > 1) {
        sinceFirst[step].add(since(time, found.time(attempt.first())), keepTimes);
      }
    }
  }

  /** A step that a tolerance lets come early takes no time. */
  private static long since(long time, long before) {
    return Math.max(0, time - before);
  }

  /** Counts a person who reached this step, from 0, and not the next. */
  void stop(int step, boolean insideWindow) {
    (insideWindow ? open : quiet)[step]++;
  }

  void list(Entry entry, int limit) {
    if (listed == null) {
      listed = new Entries<>(limit);
    }
    listed.add(entry);
  }

  /** The sums of amounts, made when first asked for. */
  Sums sums() {
    Sums known = sums;
    if (known == null) {
      known = new Sums(reached.length);
      sums = known;
    }
    return known;
  }

  void forgetTimes() {
    for (int s = 1; s < reached.length; s++) {
      sincePrevious[s].forget();
      sinceFirst[s].forget();
    }
  }

  long entered() {
    long entered = 0;
    for (long at : entries) {
      entered += at;
    }
    return entered;
  }

  Durations sincePrevious(int step) {
    return sincePrevious[step];
  }

  Durations sinceFirst(int step) {
    return sinceFirst[step];
  }

  @Nullable Entries<Entry> listed() {
    return listed;
  }

  static Tally sum(int steps, Collection<Tally> parts) {
    var total = new Tally(steps);
    for (Tally part : parts) {
      for (int s = 0; s < steps; s++) {
        total.reached[s] += part.reached[s];
        total.entries[s] += part.entries[s];
        total.did[s] += part.did[s];
        total.open[s] += part.open[s];
        total.quiet[s] += part.quiet[s];
      }
      total.immature += part.immature;
      total.excluded += part.excluded;
      total.completedImmature += part.completedImmature;
      if (part.listed != null) {
        if (total.listed == null) {
          total.listed = new Entries<>(part.listed.limit());
        }
        total.listed.addAll(part.listed);
      }
      if (part.sums != null) {
        total.sums().addAll(part.sums);
      }
    }
    for (int step = 1; step < steps; step++) {
      int s = step;
      total.sincePrevious[s] = durations(parts, t -> t.sincePrevious[s]);
      total.sinceFirst[s] = s < 2 ? total.sincePrevious[s] : durations(parts, t -> t.sinceFirst[s]);
    }
    return total;
  }

  private static Durations durations(Collection<Tally> parts, Function<Tally, Durations> which) {
    List<Durations> all = new ArrayList<>();
    for (Tally part : parts) {
      all.add(which.apply(part));
    }
    return Durations.sum(all);
  }
}
