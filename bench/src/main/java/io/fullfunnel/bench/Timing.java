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

  private static long cpuNanos() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  double quickest() {
    return millis[0];
  }

  double median() {
    int middle = millis.length / 2;
    return millis.length % 2 == 1 ? millis[middle] : (millis[middle - 1] + millis[middle]) / 2;
  }
}
