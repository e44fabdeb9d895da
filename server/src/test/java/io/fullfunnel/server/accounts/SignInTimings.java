package io.fullfunnel.server.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.server.Browser;
import io.fullfunnel.server.Http.Answer;
import io.fullfunnel.server.StartedServer;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Measures whether the time of a refusal tells a known e-mail from an unknown one (RELIABILITY
 * A24), so many tries of each kind in random order. Prints both distributions and the distance
 * between them after Kolmogorov and Smirnov. Run by hand, {@code -Dtest=SignInTimings}: no build
 * waits for times.
 */
class SignInTimings {
  private static final int TRIES = Integer.getInteger("sign-in.timings", 200);
  private static final int WARM_UP = 20;

  @Test
  void anUnknownEmailTakesTheTimeOfAWrongPassword() {
    StartedServer server = StartedServer.shared();
    server.owner();
    Accounts accounts = server.bean(Accounts.class);
    Browser browser = server.browser();
    long seed = System.nanoTime();
    SplittableRandom random = new SplittableRandom(seed);
    String[] emails = {StartedServer.OWNER, "nobody@example.org"};
    double[][] millis = new double[2][TRIES];
    int[] count = new int[2];
    for (int i = -WARM_UP; count[0] < TRIES || count[1] < TRIES; i++) {
      int which = i < 0 ? i & 1 : random.nextInt(2);
      if (count[which] == TRIES) which = 1 - which;
      long from = System.nanoTime();
      Answer answer = browser.signIn(emails[which], "not the password " + i);
      double took = (System.nanoTime() - from) / 1e6;
      assertThat(answer.status()).as("seed %d", seed).isEqualTo(401);
      accounts.forgive("127.0.0.1", emails[which]);
      if (i >= 0) millis[which][count[which]++] = took;
    }
    double[] known = sorted(millis[0]);
    double[] unknown = sorted(millis[1]);
    double distance = distance(known, unknown);
    double limit = 1.628 * Math.sqrt(2.0 / TRIES); // beyond it, p < 0.01
    System.out.printf(
        "%d tries each, seed %d%nwrong password: %s%nunknown e-mail: %s%n"
            + "distance %.3f, distinguishable (p < 0.01) from %.3f%n",
        TRIES, seed, text(known), text(unknown), distance, limit);
    assertThat(distance).as("seed %d", seed).isLessThan(limit);
  }

  private static String text(double[] all) {
    return "median %.2f ms, p10 %.2f, p90 %.2f"
        .formatted(all[all.length / 2], all[all.length / 10], all[all.length * 9 / 10]);
  }

  private static double[] sorted(double[] all) {
    Arrays.sort(all);
    return all;
  }

  /** The largest difference between the shares of both that lie below the same time. */
  private static double distance(double[] a, double[] b) {
    double most = 0;
    int j = 0;
    for (int i = 0; i < a.length; i++) {
      while (j < b.length && b[j] <= a[i]) j++;
      most = Math.max(most, Math.abs((i + 1.0) / a.length - (double) j / b.length));
    }
    return most;
  }
}
