package io.fullfunnel.demo;

import java.util.SplittableRandom;

/** Chance with a seed: the same seed and the same purpose throw the same. */
final class Dice {
  private final SplittableRandom random;

  private Dice(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** Dice for one purpose of a simulation. */
  static Dice of(Parameters parameters, String purpose) {
    return new Dice(mix(parameters.seed() * 31 + purpose.hashCode()) ^ parameters.people());
  }

  /** Dice of one person, who throws the same whatever others do. */
  static Dice of(Parameters parameters, int person, int purpose) {
    return new Dice(mix(parameters.seed() + ((long) purpose << 40)) ^ mix(person + 1L));
  }

  /** Dice of one moment. */
  static Dice ofMoment(long seed, long moment) {
    return new Dice(mix(seed) ^ mix(moment));
  }

  /** MurmurHash3's last step: close numbers come out far apart. */
  static long mix(long number) {
    long mixed = (number ^ (number >>> 33)) * 0xff51afd7ed558ccdL;
    mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return mixed ^ (mixed >>> 33);
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  double share() {
    return random.nextDouble();
  }

  boolean happens(double probability) {
    return random.nextDouble() < probability;
  }

  double between(double from, double to) {
    return from + (to - from) * random.nextDouble();
  }

  double exponential(double mean) {
    return -mean * Math.log(1 - random.nextDouble());
  }

  /** A log-normal number. */
  double skewed(double median, double spread) {
    return median * Math.exp(spread * random.nextGaussian());
  }

  /** How often something comes before it ends, with this mean. */
  int geometric(double mean) {
    return (int) Math.floor(Math.log(1 - random.nextDouble()) / Math.log(mean / (1 + mean)));
  }

  /** An index by its weight. */
  int choose(double[] weights) {
    double all = 0;
    for (double weight : weights) {
      all += weight;
    }
    double left = random.nextDouble() * all;
    for (int i = 0; i < weights.length - 1; i++) {
      left -= weights[i];
      if (left < 0) {
        return i;
      }
    }
    return weights.length - 1;
  }

  void shuffle(int[] all) {
    for (int i = all.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int kept = all[i];
      all[i] = all[other];
      all[other] = kept;
    }
  }

  /** A moment of a day by the shop's hours, in milliseconds from midnight. */
  int momentOfDay() {
    return choose(Parameters.HOURS) * 3_600_000 + below(3_600_000);
  }
}
