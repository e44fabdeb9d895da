package io.fullfunnel.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fullfunnel.demo.RawYear.Event;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** FEATURE UNDER TEST: figures are for 100,000 people and scale. */
class ScaleTest {
  private static final Instant BEFORE = Instant.parse("2026-10-29T00:00:00Z");
  private static final Instant DAY = Instant.parse("2026-11-10T00:00:00Z");
  private static final Instant END = Instant.parse("2026-11-22T00:00:00Z");

  private static Map<String, Long> figures(RawYear year, int people) {
    Map<String, Long> figures = new LinkedHashMap<>();
    long start = new Parameters(7, people, LocalDate.of(2026, 11, 21)).startMillis();
    figures.put(
        "visits",
        year.visits.values().stream()
            .filter(v -> !v.begin.isBefore(Instant.ofEpochMilli(start)))
            .count());
    figures.put("considering", (long) year.considering);
    figures.put("at the checkout", (long) year.near);
    figures.put("customers", (long) year.ordersOf.size());
    figures.put("orders", (long) year.orders.size());
    figures.put("sign-ups", (long) year.signUps.size());
    figures.put("checkouts before the leak", in(year, BEFORE, DAY, false));
    figures.put("orders before the leak", in(year, BEFORE, DAY, true));
    figures.put("checkouts in the leak", in(year, DAY, END, false));
    figures.put("orders in the leak", in(year, DAY, END, true));
    figures.put(
        "visits by the post",
        year.visits.values().stream().filter(v -> v.content.equals(Post.BEST.id)).count());
    return figures;
  }

  private static long in(RawYear year, Instant from, Instant to, boolean orders) {
    return (orders ? year.orders : year.checkouts)
        .stream().map(Event::time).filter(t -> !t.isBefore(from) && t.isBefore(to)).count();
  }

  @ParameterizedTest
  @ValueSource(ints = {3_000, 10_000})
  void aSmallShopIsAScaledOne(int people) {
    Map<String, Long> large = figures(RawYear.get(), 100_000);
    Map<String, Long> small =
        figures(RawYear.of(new Parameters(7, people, LocalDate.of(2026, 11, 21))), people);
    large.forEach((figure, count) -> {
      double expected = count * people / 100_000.0;
      // cells of the leak are rounded one by one, four of them; two sign up in any shop
      assertThat((double) small.getOrDefault(figure, 0L))
          .as(figure)
          .isCloseTo(expected, within(3.0));
    });
  }
}
