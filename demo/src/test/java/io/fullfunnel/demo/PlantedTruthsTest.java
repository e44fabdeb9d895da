package io.fullfunnel.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fullfunnel.demo.RawYear.Event;
import io.fullfunnel.demo.RawYear.Row;
import io.fullfunnel.demo.RawYear.Visit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** FEATURE UNDER TEST: what is planted in the year is in it, counted from the messages. */
class PlantedTruthsTest {
  private static final Instant BEFORE = Instant.parse("2026-10-29T00:00:00Z");
  private static final Instant DAY = Instant.parse("2026-11-10T00:00:00Z");
  private static final Instant RELEASE = Instant.parse("2026-11-10T10:14:00Z");
  private static final Instant END = Instant.parse("2026-11-22T00:00:00Z");

  private final RawYear year = RawYear.get();

  @Test
  void truth1TheLeakIsSafariOnIos() {
    assertThat(checkouts(BEFORE, DAY, e -> true)).isEqualTo("461 286");
    assertThat(checkouts(RELEASE, END, e -> true)).isEqualTo("461 210");
    assertThat(checkouts(DAY, END, e -> true)).isEqualTo("461 210");
    assertThat(checkouts(BEFORE, DAY, Event::isIosSafari)).isEqualTo("143 89");
    assertThat(checkouts(DAY, END, Event::isIosSafari)).isEqualTo("143 13");
    assertThat(checkouts(BEFORE, DAY, e -> !e.isIosSafari())).isEqualTo("318 197");
    assertThat(checkouts(DAY, END, e -> !e.isIosSafari())).isEqualTo("318 197");
  }

  @Test
  void truth1TheTrapIsPaidSocial() {
    Predicate<Event> paid = e -> e.given("channel").equals("Paid Social");
    assertThat(checkouts(BEFORE, DAY, paid)).isEqualTo("120 74");
    assertThat(checkouts(DAY, END, paid)).isEqualTo("120 30");
    assertThat(checkouts(DAY, END, paid.and(Event::isIosSafari))).isEqualTo("84 8");
    assertThat(checkouts(DAY, END, paid.and(e -> !e.isIosSafari()))).isEqualTo("36 22");
    assertThat(checkouts(BEFORE, DAY, paid.and(e -> !e.isIosSafari()))).isEqualTo("36 22");
  }

  @Test
  void truth1EachCheckoutIsAnotherPersonsAndWhatFailsStaysFailed() {
    Set<String> people = new HashSet<>();
    int blocked = 0;
    int failing = 0;
    for (Event checkout : year.checkouts) {
      if (checkout.time().isBefore(BEFORE)) {
        continue;
      }
      assertThat(people.add(checkout.person())).as(checkout.person()).isTrue();
      List<Event> done = after(checkout);
      boolean orders = ordersIn(checkout);
      assertThat(done.stream().anyMatch(e -> e.name().equals("Order Completed"))).isEqualTo(orders);
      if (!orders && checkout.isIosSafari() && !checkout.time().isBefore(RELEASE)) {
        failing++;
        Event next = done.isEmpty() ? checkout : done.getFirst();
        if (next.name().equals("Payment Failed")
            && next.property("reason").equals("3ds_return_blocked")) {
          blocked++;
        }
      }
    }
    assertThat(people).hasSize(922);
    assertThat(failing).isEqualTo(130);
    assertThat(blocked).isEqualTo(108);
    assertThat(year.counts.get("Payment Failed")).isGreaterThan(300);
  }

  private List<Event> after(Event event) {
    List<Event> done = year.doneBy.getOrDefault(event.person(), List.of());
    return done.subList(done.indexOf(event) + 1, done.size());
  }

  private static boolean ordersIn(Event event) {
    Visit visit = event.visit();
    return visit != null && visit.order;
  }

  private String checkouts(Instant from, Instant to, Predicate<Event> which) {
    List<Event> found =
        year.checkouts.stream()
            .filter(e -> !e.time().isBefore(from) && e.time().isBefore(to))
            .filter(which)
            .toList();
    return found.size() + " " + found.stream().filter(PlantedTruthsTest::ordersIn).count();
  }

  @Test
  void truth2TheBlackHoleHasTheCheapestLeadsAndNoOrder() {
    List<Row> rows =
        year.spend.stream().filter(r -> r.get("campaign").equals("win-a-lamp")).toList();
    assertThat(ShopFiguresTest.cents(rows)).isEqualTo(1_475_442);
    assertThat(rows.stream().mapToLong(r -> Long.parseLong(r.get("impressions"))).sum())
        .isEqualTo(49_346_836);
    assertThat(year.visits.values().stream().filter(v -> v.campaign.equals("win-a-lamp")))
        .hasSize(9_832);
    List<Event> signUps =
        year.signUps.stream().filter(e -> e.given("campaign").equals("win-a-lamp")).toList();
    assertThat(signUps.stream().map(Event::person).distinct()).hasSize(2_459);
    assertThat(signUps.stream().filter(e -> year.ordersOf.containsKey(e.person()))).isEmpty();
    assertThat(year.orders.stream().filter(e -> e.given("campaign").equals("win-a-lamp")))
        .isEmpty();
  }

  @Test
  void truth3MoreStrangersCameAndNoChannelGotWorse() {
    Map<String, int[]> friday = byChannel("2025-11-24T00:00:00Z", "2025-12-01T00:00:00Z");
    Map<String, int[]> usual = byChannel("2025-12-01T00:00:00Z", "2025-12-29T00:00:00Z");
    assertThat(rate(friday, null)).isCloseTo(.034, within(.0005));
    assertThat(rate(usual, null)).isCloseTo(.0395, within(.0005));
    assertThat(share(friday)).isCloseTo(.40, within(.005));
    assertThat(share(usual)).isCloseTo(.20, within(.005));
    assertThat(rate(friday, "Paid Social")).isCloseTo(rate(usual, "Paid Social"), within(.001));
    friday.forEach((channel, counts) -> {
      int[] before = usual.getOrDefault(channel, new int[2]);
      assertThat(Math.abs(z(counts, before))).as(channel).isLessThan(2.5);
    });
  }

  private Map<String, int[]> byChannel(String from, String to) {
    Map<String, int[]> counts = new HashMap<>();
    for (Visit visit : year.visits.values()) {
      if (!visit.begin.isBefore(Instant.parse(from)) && visit.begin.isBefore(Instant.parse(to))) {
        int[] mine = counts.computeIfAbsent(visit.channel, key -> new int[2]);
        mine[0]++;
        mine[1] += visit.order ? 1 : 0;
      }
    }
    return counts;
  }

  private static double rate(Map<String, int[]> counts, @Nullable String of) {
    int[] sum = new int[2];
    counts.forEach((channel, mine) -> {
      if (of == null || of.equals(channel)) {
        sum[0] += mine[0];
        sum[1] += mine[1];
      }
    });
    return (double) sum[1] / sum[0];
  }

  private static double share(Map<String, int[]> counts) {
    double all = counts.values().stream().mapToInt(c -> c[0]).sum();
    return counts.getOrDefault("Paid Social", new int[2])[0] / all;
  }

  /** How many standard errors two rates are apart. */
  private static double z(int[] a, int[] b) {
    double rate = (double) (a[1] + b[1]) / (a[0] + b[0]);
    double error = Math.sqrt(rate * (1 - rate) * (1.0 / a[0] + 1.0 / b[0]));
    return error == 0 || b[0] == 0 ? 0 : ((double) a[1] / a[0] - (double) b[1] / b[0]) / error;
  }

  @Test
  void truth5SalesRejectsTheInstantForm() {
    Map<String, Long> answers =
        year.trade.stream()
            .filter(e -> e.name().startsWith("Lead "))
            .collect(
                Collectors.groupingBy(
                    e ->
                        e.name()
                            + (e.property("lead_source").equals("social")
                                ? " " + e.property("form")
                                : " others"),
                    java.util.TreeMap::new,
                    Collectors.counting()));
    assertThat(answers.toString())
        .isEqualTo(
            "{Lead Accepted /trade/apply=77, Lead Accepted /trade/instant=41,"
                + " Lead Accepted others=1131, Lead Rejected /trade/apply=48,"
                + " Lead Rejected /trade/instant=158, Lead Rejected others=482}");
    Map<String, Long> reasons =
        year.trade.stream()
            .filter(e -> e.name().equals("Lead Rejected"))
            .filter(e -> e.property("lead_source").equals("social"))
            .collect(Collectors.groupingBy(e -> e.property("reason"), Collectors.counting()));
    assertThat(reasons)
        .isEqualTo(Map.of("private person", 141L, "no budget", 38L, "not reached", 27L));
  }

  @Test
  void truth6TheYoungMonthIsNotWorse() {
    Map<String, Instant> asked = new HashMap<>();
    Map<String, Instant> won = new HashMap<>();
    for (Row deal : year.deals) {
      if (deal.get("stage").equals("mql")) {
        asked.put(deal.get("person"), Instant.parse(deal.get("time")));
      } else if (deal.get("stage").equals("won")) {
        won.put(deal.get("person"), Instant.parse(deal.get("time")));
      }
    }
    assertThat(won(asked, won, 0, 31, 1_000)).isEqualTo(34.0 / 340);
    assertThat(won(asked, won, 31, 62, 1_000)).isEqualTo(46.0 / 340);
    // of those who had fourteen days, within fourteen days
    assertThat(won(asked, won, 14, 31, 14))
        .isCloseTo(won(asked, won, 31 + 14, 62, 14), within(.02));
  }

  private static double won(
      Map<String, Instant> asked, Map<String, Instant> won, int from, int to, int days) {
    List<String> leads = new ArrayList<>();
    asked.forEach((person, time) -> {
      double age = Duration.between(time, END).toSeconds() / 86_400.0;
      if (age > from && age <= to) {
        leads.add(person);
      }
    });
    long done =
        leads.stream()
            .filter(won::containsKey)
            .filter(p -> Duration.between(asked.get(p), won.get(p)).toDays() < days)
            .count();
    return (double) done / leads.size();
  }

  @Test
  void truth7AnnaBuysOnTheThirdDevice() {
    List<Event> done =
        year.doneBy.values().stream()
            .filter(all ->
                all.stream()
                    .anyMatch(e ->
                        e.given("campaign").isEmpty() == false
                            && e.message().toString().contains("lamp-in-the-window")))
            .findFirst()
            .orElseThrow();
    assertThat(told(done))
        .isEqualTo(
            """
            0 Page Viewed mobile Paid Social /lamps/oslo
            0 Product Viewed mobile Paid Social
            1 Page Viewed desktop Organic Search /reviews/oslo
            1 Page Viewed desktop Organic Search /lamps/oslo
            1 Product Viewed desktop Organic Search
            6 Page Viewed tablet Direct /newsletter
            6 Form Viewed tablet Direct
            6 Form Started tablet Direct
            6 Signed Up tablet Direct
            40 Email Delivered
            40 Email Link Clicked
            41 Page Viewed mobile Email /lamps/oslo
            41 Product Viewed mobile Email
            41 Product Added mobile Email
            93 Page Viewed desktop Direct /lamps/oslo
            93 Product Viewed desktop Direct
            93 Checkout Started desktop Direct
            93 Order Completed desktop Direct
            133 Email Delivered
            """);
    Event order = done.get(done.size() - 2);
    assertThat(order.message().path("properties").path("revenue").asDouble()).isEqualTo(129);
    assertThat(
            done.stream()
                .map(e -> e.message().path("anonymousId").asString(""))
                .filter(id -> !id.isEmpty())
                .distinct())
        .hasSize(3);
  }

  @Test
  void truth8MarekComesBackAfterFiveMonths() {
    List<Event> done =
        year.doneBy.values().stream()
            .filter(all -> all.stream().anyMatch(e -> e.name().equals("Demo Requested")))
            .findFirst()
            .orElseThrow();
    assertThat(told(done))
        .isEqualTo(
            """
            0 Page Viewed mobile Organic Social /blog/how-we-ship
            19 Page Viewed mobile Organic Search /blog/light-at-the-desk
            171 Page Viewed mobile Organic Social /blog/plants-that-forgive
            171 Page Viewed mobile Organic Social /newsletter
            171 Form Viewed mobile Organic Social
            171 Form Started mobile Organic Social
            171 Signed Up mobile Organic Social
            239 Email Delivered
            239 Email Link Clicked
            240 Page Viewed mobile Email /trade/demo
            240 Demo Requested mobile Email
            240 Lead Accepted
            """);
    Event accepted = done.getLast();
    assertThat(Duration.between(done.get(done.size() - 3).time(), accepted.time()))
        .isEqualTo(Duration.ofHours(3));
    String user = accepted.message().path("userId").asString();
    Row won =
        year.deals.stream()
            .filter(d -> d.get("person").equals(user) && d.get("stage").equals("won"))
            .findFirst()
            .orElseThrow();
    assertThat(won.get("amount")).isEqualTo("2400");
    assertThat(Duration.between(done.getFirst().time(), Instant.parse(won.get("time"))).toDays())
        .isEqualTo(259);
  }

  /** What somebody did, with the day since the beginning. */
  private static String told(List<Event> done) {
    StringBuilder text = new StringBuilder();
    Instant first = done.getFirst().time();
    for (Event event : done) {
      String path = event.message().path("context").path("page").path("path").asString("");
      String line =
          String.join(
              " ",
              String.valueOf(Duration.between(first, event.time()).toDays()),
              event.name(),
              event.given("device"),
              event.given("channel"),
              path);
      text.append(line.strip().replaceAll(" +", " ")).append('\n');
    }
    return text.toString();
  }
}
