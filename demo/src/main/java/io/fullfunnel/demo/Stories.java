package io.fullfunnel.demo;

import io.fullfunnel.demo.Visits.Kind;
import java.util.List;

/** Two people whose journeys are told day by day: Anna K. (planted 7) and Marek W. (planted 8). */
final class Stories {
  private static final String LETTER = "letter-4";
  private static final String WIN_BACK = "win-back";
  private static final int PHONE = Device.IOS_SAFARI;
  private static final int COMPUTER = 7;

  private static final List<Chapter> ANNA =
      List.of(
          new Chapter(0, PHONE, "a", Channel.PAID_SOCIAL),
          new Chapter(1, COMPUTER, "b", Channel.ORGANIC_SEARCH),
          new Chapter(6, Device.TABLET, "c", Channel.DIRECT),
          new Chapter(41, PHONE, "a", Channel.EMAIL),
          new Chapter(93, COMPUTER, "b", Channel.DIRECT));

  private static final List<Chapter> MAREK =
      List.of(
          new Chapter(0, PHONE, "a", Channel.ORGANIC_SOCIAL),
          new Chapter(19, PHONE, "a", Channel.ORGANIC_SEARCH),
          new Chapter(171, PHONE, "a", Channel.ORGANIC_SOCIAL),
          new Chapter(240, PHONE, "a", Channel.EMAIL));

  /** Marek's first two. */
  static final int SINGLE_VISITS = 2;

  private static final long ANNAS_ORDER_CENTS = 12_900;
  private static final long DELIVERED_BEFORE = 2 * 3_600_000L;

  private Stories() {}

  /** A visit of a story. */
  private record Chapter(int day, int device, String letter, Channel channel) {}

  /** Adds the visits that are not orders or trade leads, and says where those come from. */
  static void addVisits(Year year, People people, Visits visits) {
    for (int visit = 0; visit < visits.size; visit++) {
      if (visits.person[visit] == People.ANNA) {
        visits.set(visit, Channel.DIRECT);
        visits.detail[visit] = ANNA.size() - 1;
        add(ANNA, People.ANNA, visits.time[visit], visits);
        break;
      }
    }
    add(MAREK, people.marek(), year.millis(TradeLeads.MAREK_DAY), visits);
  }

  private static void add(List<Chapter> story, int person, long lastMillis, Visits visits) {
    int end = story.getLast().day();
    for (Chapter chapter : story.subList(0, story.size() - 1)) {
      long time = lastMillis - (end - chapter.day()) * Year.DAY;
      int visit = visits.add(person, time, Kind.TOLD, chapter.channel());
      visits.detail[visit] = story.indexOf(chapter);
    }
  }

  static void anna(int number, long time, MessageWriter out, PersonScript script, Dice dice) {
    Chapter chapter = ANNA.get(number);
    Sender named = new Sender(chapter.letter() + "-" + script.name(), script.user());
    VisitScript visit = begin(chapter, number < 3, time, out, script, dice);
    switch (number) {
      case 0 -> visit.product(Product.oslo());
      case 1 -> {
        visit.page("/reviews/oslo");
        visit.product(Product.oslo());
      }
      case 2 -> visit.signUp("/newsletter", named, Land.DE, script.name());
      case 3 -> {
        script.clicks(LETTER, time);
        visit.becomes(named, Land.DE, script.name());
        visit.product(Product.oslo());
        visit.cart(Product.oslo());
      }
      default -> {
        visit.product(Product.oslo());
        visit.startCheckout(Product.oslo());
        visit.order(
            new VisitScript.Order("K-" + script.name(), ANNAS_ORDER_CENTS, 1, null),
            Product.oslo());
        script.closes();
      }
    }
  }

  static void marek(int number, long time, MessageWriter out, PersonScript script, Dice dice) {
    Chapter chapter = MAREK.get(number);
    Sender named = new Sender(chapter.letter() + "-" + script.name(), script.user());
    VisitScript visit = begin(chapter, number < 3, time, out, script, dice);
    switch (number) {
      case 0 -> visit.page("/blog/how-we-ship");
      case 1 -> visit.page("/blog/light-at-the-desk");
      case 2 -> {
        visit.page("/blog/plants-that-forgive");
        visit.signUp("/newsletter", named, Land.PL, script.name());
      }
      default -> {
        script.clicks(WIN_BACK, time);
        visit.page("/trade/demo");
        visit.did("Demo Requested");
      }
    }
  }

  private static VisitScript begin(
      Chapter chapter,
      boolean unknown,
      long time,
      MessageWriter out,
      PersonScript script,
      Dice dice) {
    Origin origin =
        switch (chapter.channel()) {
          case PAID_SOCIAL ->
              new Origin(
                  Channel.PAID_SOCIAL.label,
                  "instagram",
                  "paid_social",
                  Origin.CAMPAIGNS[Origin.PROSPECTING],
                  "lamp-in-the-window",
                  "fbclid=simanna",
                  "https://l.instagram.com/");
          case ORGANIC_SEARCH -> Origin.referred(chapter.channel(), "https://www.google.com/");
          case ORGANIC_SOCIAL ->
              Origin.referred(
                  chapter.channel(),
                  chapter.day() == 0 ? "https://t.co/" : "https://www.facebook.com/");
          case EMAIL -> Origin.mail(chapter.day() == 240 ? WIN_BACK : LETTER);
          default -> Origin.of(chapter.channel(), dice);
        };
    Land land = script.isMarek() ? Land.PL : Land.DE;
    Scene scene = new Scene(script.nextSession(), origin, Device.KINDS.get(chapter.device()), land);
    String anonymous = chapter.letter() + "-" + script.name();
    Sender sender = new Sender(anonymous, unknown ? null : script.user());
    return new VisitScript(out, sender, scene, dice, time, script.end());
  }

  /** When the mail was delivered whose link is clicked at a time. */
  static long delivered(long clicked) {
    return clicked - DELIVERED_BEFORE;
  }
}
