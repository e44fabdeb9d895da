package io.fullfunnel.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fullfunnel.demo.RawYear.Event;
import io.fullfunnel.demo.RawYear.Row;
import io.fullfunnel.demo.RawYear.Visit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * FEATURE UNDER TEST: the simulated year has the figures it is calibrated on, counted from the
 * messages. Where no tolerance stands, a figure is exact.
 */
class ShopFiguresTest {
  private static final double DAY = 86_400;
  private final RawYear year = RawYear.get();

  @Test
  void peopleAndVisits() {
    List<Visit> visits = year.year();
    assertThat(year.ids.people()).isEqualTo(100_000);
    assertThat(visits).hasSize(220_000);
    assertThat(visits.stream().filter(v -> v.events == 1).count()).isEqualTo(89_760);
    assertThat(year.considering).isEqualTo(38_200);
    assertThat(year.near).isEqualTo(3_150);
    assertThat(year.messages).isBetween(1_200_000L, 1_350_000L);
    assertThat(year.counts)
        .containsKeys("Email Delivered", "Email Link Clicked", "Site Searched", "Cart Viewed");
  }

  @Test
  void ordersAndCarts() {
    assertThat(year.orders).hasSize(8_685);
    assertThat(year.orders.stream().map(Event::visit).distinct()).hasSize(8_685);
    long without = year.orders.stream().filter(o -> !visit(o).cart).count();
    assertThat(without / 8_685.0).isCloseTo(.675, within(.0005));
    // the leak's days apart, checkout to order stands at 62.0 %
    assertThat((year.orders.size() - 210) / (year.checkouts.size() - 461.0))
        .isCloseTo(.62, within(.001));
  }

  @Test
  void customersComeBack() {
    assertThat(year.ordersOf).hasSize(2_033);
    assertThat(year.ordersOf.values().stream().filter(o -> o.size() == 1)).hasSize(699);
    double[] gaps =
        year.ordersOf.values().stream()
            .filter(o -> o.size() > 1)
            .mapToDouble(o -> days(o.get(0), o.get(1)))
            .sorted()
            .toArray();
    assertThat(gaps[gaps.length / 2]).isCloseTo(50, within(5.0));
    assertThat(Arrays.stream(gaps).filter(g -> g <= 30).count() / 2_033.0)
        .isCloseTo(.225, within(.02));
    assertThat(Arrays.stream(gaps).filter(g -> g <= 90).count() / 2_033.0)
        .isCloseTo(.447, within(.02));
  }

  private static double days(Event from, Event to) {
    return Duration.between(from.time(), to.time()).toSeconds() / DAY;
  }

  /** Months are twelfths of the year from its first day. Each within 5 points of Online Retail. */
  @Test
  void theFirstMonthsCustomersStay() {
    Instant start = Instant.ofEpochMilli(RawYear.PARAMETERS.startMillis());
    int cohort = 0;
    int[] active = new int[12];
    for (List<Event> orders : year.ordersOf.values()) {
      boolean[] months = new boolean[12];
      for (Event order : orders) {
        double day = Duration.between(start, order.time()).toSeconds() / DAY;
        months[(int) (day * 12 / 365)] = true;
      }
      if (months[0]) {
        cohort++;
        for (int month = 0; month < 12; month++) {
          active[month] += months[month] ? 1 : 0;
        }
      }
    }
    assertThat(cohort).isBetween(405, 425);
    double[] wanted = {1, .366, .323, .384, .363, .398, .363, .349, .354, .395, .374};
    for (int month = 0; month < wanted.length; month++) {
      assertThat((double) active[month] / cohort)
          .as("month %d", month)
          .isCloseTo(wanted[month], within(.05));
    }
  }

  @Test
  void orderValues() {
    double[] values = year.orders.stream().mapToDouble(o -> revenue(o)).sorted().toArray();
    assertThat(values[values.length / 2]).isCloseTo(65, within(2.0));
    assertThat(Arrays.stream(values).average().orElseThrow()).isCloseTo(103, within(3.0));
    Map<String, Double> groups = new HashMap<>();
    int lines = 0;
    int unknown = 0;
    for (Event order : year.orders) {
      for (JsonNode line : order.message().path("properties").path("products")) {
        groups.merge(line.path("category").asString(), line.path("price").asDouble(), Double::sum);
        lines++;
        unknown += order.message().path("userId").isMissingNode() ? 1 : 0;
      }
    }
    double all = Arrays.stream(values).sum();
    Map<String, Double> wanted =
        Map.of("Lamps", .42, "Desk", .21, "Kitchen", .17, "Paper", .12, "Plants", .08);
    assertThat(groups.keySet()).isEqualTo(wanted.keySet());
    wanted.forEach((group, share) ->
        assertThat(groups.getOrDefault(group, 0.0) / all).as(group).isCloseTo(share, within(.015)));
    assertThat((double) unknown / lines).isCloseTo(.249, within(.015));
  }

  private static double revenue(Event order) {
    return order.message().path("properties").path("revenue").asDouble();
  }

  private static Visit visit(Event event) {
    Visit visit = event.visit();
    assertThat(visit).isNotNull();
    return java.util.Objects.requireNonNull(visit);
  }

  @Test
  void paidSocial() {
    List<Row> shop = new ArrayList<>(year.spend);
    shop.removeIf(row -> row.get("campaign").startsWith("trade-"));
    assertThat(sum(shop, "impressions")).isEqualTo(213_434_828);
    assertThat(sum(shop, "clicks")).isEqualTo(38_165);
    assertThat(sum(shop, "conversions")).isEqualTo(1_079);
    assertThat(cents(shop)).isEqualTo(5_870_523);
    assertThat(
            year.year().stream()
                .filter(v -> v.channel.equals("Paid Social"))
                .filter(v -> !v.campaign.startsWith("trade-")))
        .hasSize(38_165);
    assertThat(year.orders.stream().filter(o -> o.given("channel").equals("Paid Social")))
        .hasSize(1_079);
  }

  private static long sum(List<Row> rows, String column) {
    return rows.stream().mapToLong(row -> Long.parseLong(row.get(column))).sum();
  }

  static long cents(List<Row> rows) {
    return rows.stream()
        .mapToLong(row -> new java.math.BigDecimal(row.get("cost")).movePointRight(2).longValue())
        .sum();
  }

  @Test
  void tradeLeads() {
    Map<String, Integer> leads = new TreeMap<>();
    Map<String, Instant> asked = new HashMap<>();
    Map<String, Integer> won = new TreeMap<>();
    List<Double> lags = new ArrayList<>();
    for (Row deal : year.deals) {
      if (deal.get("stage").equals("mql")) {
        leads.merge(deal.get("lead_source"), 1, Integer::sum);
        asked.put(deal.get("person"), Instant.parse(deal.get("time")));
      } else if (deal.get("outcome").equals("won")) {
        won.merge(deal.get("lead_source"), 1, Integer::sum);
        Instant from = asked.get(deal.get("person"));
        lags.add(Duration.between(from, Instant.parse(deal.get("time"))).toSeconds() / DAY);
      }
    }
    assertThat(leads.toString())
        .isEqualTo(
            "{=15, direct_traffic=125, display=30, email=123, organic_search=574, other=38,"
                + " other_publicities=16, paid_search=396, referral=71, social=338, unknown=275}");
    assertThat(won.toString())
        .isEqualTo(
            "{=4, direct_traffic=14, display=2, email=4, organic_search=68, other=1,"
                + " other_publicities=1, paid_search=49, referral=6, social=19, unknown=45}");
    lags.sort(null);
    assertThat(lags.get(0)).isEqualTo(-2);
    assertThat(lags.get(1)).isPositive();
    assertThat(lags.get(106)).isCloseTo(14, within(1.0));
    assertThat(lags.get(191)).isCloseTo(161, within(5.0));
    assertThat(lags.get(212)).isCloseTo(427, within(.1));
    assertThat(lags.stream().mapToDouble(l -> l).average().orElseThrow())
        .isCloseTo(48, within(3.0));
  }

  @Test
  void posts() {
    assertThat(year.posts).hasSize(500);
    assertThat(sum(year.posts, "reach")).isCloseTo(6_951_680, within(40_000L));
    Map<String, Double> wanted = Map.of("Status", .156, "Photo", .062, "Video", .033, "Link", .018);
    wanted.forEach((type, rate) -> {
      List<Row> mine = year.posts.stream().filter(p -> p.get("type").equals(type)).toList();
      ToDoubleFunction<String> of = column -> sum(mine, column);
      assertThat(of.applyAsDouble("engagements") / of.applyAsDouble("reach"))
          .as(type)
          .isCloseTo(rate, within(.005));
    });
  }
}
