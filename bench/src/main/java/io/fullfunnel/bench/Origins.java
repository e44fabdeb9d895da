package io.fullfunnel.bench;

import java.util.List;

/**
 * Where a visit comes from and on what it happens: pure functions of the seed, the person's number
 * and the visit's number, so that they need not be remembered.
 */
record Origins(long seed) {
  static final List<String> CHANNELS =
      List.of(
          "Organic Search",
          "Direct",
          "Paid Search",
          "Paid Social",
          "Email",
          "Organic Social",
          "Referral",
          "Display",
          "Affiliates",
          "Paid Video",
          "SMS",
          "Audio");
  static final List<String> COUNTRIES =
      List.of(
          "US", "DE", "GB", "FR", "PL", "NL", "ES", "IT", "SE", "CA", "AU", "BR", "IN", "JP", "MX",
          "CZ", "AT", "CH", "BE", "DK");
  static final List<String> DEVICES = List.of("mobile", "desktop", "tablet");

  static final int EMAIL = 4;
  static final int NO_CAMPAIGN = -1;
  private static final int CAMPAIGNS_OF_A_CHANNEL = 25;

  /** Visits of each channel, in thousandths. */
  private static final int[] CHANNEL_WEIGHTS = {200, 170, 170, 130, 90, 60, 50, 50, 30, 25, 15, 10};

  /** Whether visits of the channel begin at an advertisement or a mailing of a campaign. */
  static boolean paid(int channel) {
    return channel == 2 || channel == 3 || channel >= 7;
  }

  int channel(int person, int visit) {
    int at = (int) Long.remainderUnsigned(hash(person, visit, 1), 1000);
    int channel = 0;
    while (at >= CHANNEL_WEIGHTS[channel]) {
      at -= CHANNEL_WEIGHTS[channel];
      channel++;
    }
    return channel;
  }

  /** From 0 to 199, or {@link #NO_CAMPAIGN}. */
  int campaign(int person, int visit, int channel) {
    if (!paid(channel) && channel != EMAIL) {
      return NO_CAMPAIGN;
    }
    int rank = channel < 5 ? channel - 2 : channel - 4;
    return rank * CAMPAIGNS_OF_A_CHANNEL + skewed(hash(person, visit, 2), CAMPAIGNS_OF_A_CHANNEL);
  }

  int country(int person) {
    return skewed(hash(person, 0, 3), COUNTRIES.size());
  }

  /** Nine visits in ten are on the person's usual device. */
  int device(int person, int visit) {
    long own = hash(person, visit, 4);
    boolean usual = Long.remainderUnsigned(own, 10) != 0;
    int at = (int) Long.remainderUnsigned(usual ? hash(person, 0, 5) : own >>> 8, 100);
    return at < 58 ? 0 : at < 94 ? 1 : 2;
  }

  /** What a purchase brings, in cents: 5.00 to about 400.00, mostly small. */
  int revenueCents(int person, int second) {
    double u = (hash(person, second, 6) >>> 11) * 0x1p-53;
    return 500 + (int) (2000 * -Math.log1p(-u));
  }

  /** The id of the message that is the file's row of this number. */
  long messageId(int row) {
    return hash(row, 0, 7);
  }

  private static int skewed(long hash, int bound) {
    double u = (hash >>> 11) * 0x1p-53;
    return (int) (u * u * bound);
  }

  private long hash(int person, int number, int use) {
    long mixed = seed * 0x9E3779B97F4A7C15L + ((long) person << 32) + ((long) number << 8) + use;
    mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
