package io.fullfunnel.bench;

import io.fullfunnel.engine.Period;
import io.fullfunnel.engine.Scope;
import io.fullfunnel.engine.Shard;
import io.fullfunnel.engine.Timeline;
import io.fullfunnel.engine.filter.EventFilter;
import io.fullfunnel.engine.funnel.FunnelReport;
import io.fullfunnel.engine.local.LocalEngine;
import io.fullfunnel.engine.retention.Cohorts;
import io.fullfunnel.engine.retention.Retention;
import io.fullfunnel.engine.retention.RetentionReport;
import io.fullfunnel.engine.stats.Percentiles;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** The loops in which questions spend their time, one by one, in nanoseconds an event. */
@State(org.openjdk.jmh.annotations.Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
@OperationsPerInvocation(Kernels.ROWS)
public class Kernels {
  static final int ROWS = 1_000_000;
  private static final long WEEK = TimeUnit.DAYS.toMillis(7);
  private static final int WEEKS = 12;

  private final SimulatedPeople people = new SimulatedPeople(new Traffic(ROWS, 1, false));
  private final LocalEngine engine = new LocalEngine(1);
  private final long[] bits = new long[people.dictionary().events()];
  private final int[] rows = new int[1 << 14];
  private final long[] picked = new long[rows.length];
  private final long[] times = new long[rows.length];
  private final long[] durations = new long[ROWS];

  /** One event in ten may be a step. */
  @Setup
  public void fill() {
    for (int id = 0; id < bits.length; id += 6) {
      bits[id] = 1;
    }
    var random = new SplittableRandom(1);
    for (int i = 0; i < ROWS; i++) {
      durations[i] = random.nextLong(1L << random.nextInt(10, 31));
    }
  }

  @TearDown
  public void close() {
    engine.close();
  }

  /** Rows whose event has a bit, without a branch per row. */
  @Benchmark
  public long select() {
    long[] found = new long[1];
    forEach(person -> found[0] += person.select(bits, rows, picked));
    return found[0];
  }

  /** The first row whose event has a bit. */
  @Benchmark
  public long next() {
    long[] found = new long[1];
    forEach(person -> found[0] += person.next(0, bits, 1));
    return found[0];
  }

  /** Times of all rows. */
  @Benchmark
  public long times() {
    long[] found = new long[1];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = i;
    }
    forEach(person -> {
      person.timesMillis(rows, person.size(), times);
      found[0] += times[0];
    });
    return found[0];
  }

  /** Masks alone: who has any of four events. */
  @Benchmark
  public long masks() {
    long[] found = new long[1];
    Scope some = Scope.of(new int[] {20, 21, 22, 23});
    for (Shard shard : people.shards(some)) {
      shard.forEachPerson(some, person -> ++found[0] > 0);
    }
    return found[0];
  }

  /** Three percentiles of so many durations. */
  @Benchmark
  public double[] percentiles() {
    return Percentiles.of(durations, ROWS, 0.1, 0.5, 0.9);
  }

  /** A selective funnel of five steps. */
  @Benchmark
  public FunnelReport funnel() {
    return engine.run(FoldBench.funnel(Questions.Q1), people);
  }

  /** A heavy one. */
  @Benchmark
  public FunnelReport heavyFunnel() {
    return engine.run(FoldBench.funnel(Questions.Q1H), people);
  }

  /** Who came back by week, of all. */
  @Benchmark
  public RetentionReport retention() {
    List<Long> bounds = new ArrayList<>();
    for (int week = 0; week <= 2 * WEEKS; week++) {
      bounds.add(Traffic.START * 1000 + week * WEEK);
    }
    var cohorts = new Cohorts(Period.ALL, bounds, WEEKS, bounds.getLast());
    var all = new EventFilter.Any();
    return engine.run(
        new Retention(
            all, all, List.of(cohorts), WEEKS, true, Retention.Returned.IN, null, null, null, null),
        people);
  }

  private interface Visitor {
    void visit(Timeline person);
  }

  private void forEach(Visitor visitor) {
    for (Shard shard : people.shards(Scope.EVERYONE)) {
      shard.forEachPerson(
          Scope.EVERYONE,
          person -> {
            visitor.visit(person);
            return true;
          });
    }
  }
}
