package io.fullfunnel.demo;

import org.jspecify.annotations.Nullable;

/**
 * Where a visit comes from, as it arrives with its first page.
 *
 * @param campaign null if the link carried none
 * @param clickId what the network adds to the address, or null
 * @param referrer null if the browser sends none
 */
record Origin(
    String channel,
    @Nullable String source,
    @Nullable String medium,
    @Nullable String campaign,
    @Nullable String content,
    @Nullable String clickId,
    @Nullable String referrer) {

  static final String HOLE = "win-a-lamp";
  static final String TRADE = "trade-shops";
  static final String[] CAMPAIGNS = {
    HOLE, "lamps-prospecting", "desk-retargeting", "gifts", "plants-in-spring"
  };
  static final int PROSPECTING = 1;
  private static final double[] OTHERS = {0, .4, .25, .2, .15};
  private static final int ADS = 6;
  private static final String[] SEARCHES = {
    "https://www.google.com/", "https://www.bing.com/", "https://duckduckgo.com/"
  };
  private static final double[] SEARCH_SHARES = {.86, .08, .06};

  /** The place of a visit's campaign in {@link #CAMPAIGNS}. */
  static int campaign(Year year, Visits visits, int visit) {
    if (visits.is(visit, Visits.HOLE)) {
      return 0;
    }
    return year.stretchOf(visits.time[visit]) == Year.Stretch.MIX
        ? PROSPECTING
        : Dice.of(year.parameters(), visit, 5).choose(OTHERS);
  }

  static Origin paidSocial(String campaign, Dice dice) {
    boolean instagram = dice.happens(.55);
    String network = instagram ? "instagram" : "facebook";
    return new Origin(
        Channel.PAID_SOCIAL.label,
        network,
        "paid_social",
        campaign,
        campaign + "-ad-" + (1 + dice.below(ADS)),
        "fbclid=sim" + dice.below(1 << 30),
        "https://l." + network + ".com/");
  }

  /** By the link that a friend has sent. */
  static Origin friend(String code) {
    return new Origin(Channel.REFERRAL.label, "friend", "referral", "friends", code, null, null);
  }

  static Origin mail(String mailing) {
    return new Origin(Channel.EMAIL.label, "newsletter", "email", mailing, null, null, null);
  }

  /** What a channel brings along; for those without a choice of campaign. */
  static Origin of(Channel channel, Dice dice) {
    return switch (channel) {
      case PAID_SOCIAL -> paidSocial(TRADE, dice);
      case PAID_SEARCH ->
          new Origin(
              channel.label,
              "google",
              "cpc",
              TRADE,
              null,
              "gclid=sim" + dice.below(1 << 30),
              SEARCHES[0]);
      case EMAIL -> mail("letter-" + (1 + dice.below(12)));
      case ORGANIC_SEARCH -> referred(channel, SEARCHES[dice.choose(SEARCH_SHARES)]);
      case ORGANIC_SOCIAL ->
          referred(
              channel,
              dice.happens(.6) ? "https://www.facebook.com/" : "https://www.instagram.com/");
      case REFERRAL -> referred(channel, "https://lamps-and-books.example/");
      case ORGANIC_VIDEO -> referred(channel, "https://www.youtube.com/");
      case AI_ASSISTANTS -> referred(channel, "https://chatgpt.com/");
      case AFFILIATES ->
          new Origin(
              channel.label,
              "home-finds",
              "affiliate",
              null,
              null,
              null,
              "https://home-finds.example/");
      case DISPLAY -> new Origin(channel.label, "trade-press", "display", TRADE, null, null, null);
      case PAID_OTHER -> new Origin(channel.label, "directory", "cpc", TRADE, null, null, null);
      case DIRECT, UNASSIGNED -> new Origin(channel.label, null, null, null, null, null, null);
    };
  }

  static Origin referred(Channel channel, String referrer) {
    return new Origin(channel.label, null, null, null, null, null, referrer);
  }
}
