package io.fullfunnel.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.concurrent.Callable;

/**
 * How long the runs of one thing took, in milliseconds, quickest first.
 *
 * @param cpuMillis time of all processors that the process spent on a run, on average: what a busy
 *     machine changes least
 */
@SuppressWarnings("ArrayRecordComponent") // package-private, made here only, never compared
record Timing(double[] millis, double cpuMillis) {
  Timing {
    millis = millis.clone();
    Arrays.sort(millis);
  }

  /** Runs it so many times. */
  static Timing of(int runs, Callable<?> thing) throws Exception {
    double[] millis = new double[runs];
    long cpuBegun = cpuNanos();
    for (int run = 0; run < runs; run++) {
      long begun = System.nanoTime();
      thing.call();
      millis[run] = (System.nanoTime() - begun) / 1e6;
    }
    return new Timing(millis, (cpuNanos() - cpuBegun) / 1e6 / runs);
  }

  /** Runs it so many times, or until so many seconds are over, at least once. */
  static Timing within(int runs, int seconds, Callable<?> thing) throws Exception {
    long until = System.nanoTime() + seconds * 1_000_000_000L;
    double[] millis = new double[runs];
    int run = 0;
    do {
      long begun = System.nanoTime();
      thing.call();
      millis[run++] = (System.nanoTime() - begun) / 1e6;
    } while (run < runs && System.nanoTime() < until);
    return new Timing(Arrays.copyOf(millis, run), 0);
  }

  private static long cpuNanos() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  double quickest() {
    return millis[0];
  }

  /** How long this share of the runs took at most. */
  double most(double share) {
    return millis[(int) Math.ceil(share * millis.length) - 1];
  }

  Timing withCpu(double ofRun) {
    return new Timing(millis, ofRun);
  }

  double median() {
    int middle = millis.length / 2;
    return millis.length % 2 == 1 ? millis[middle] : (millis[middle - 1] + millis[middle]) / 2;
  }
}
