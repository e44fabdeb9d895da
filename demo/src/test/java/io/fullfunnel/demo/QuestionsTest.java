package io.fullfunnel.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.demo.RawYear.Event;
import io.fullfunnel.demo.fill.Filling.Standing;
import io.fullfunnel.engine.local.LocalEngine;
import io.fullfunnel.question.Answers;
import io.fullfunnel.question.Data;
import io.fullfunnel.question.Questions;
import io.fullfunnel.question.WorkspaceData;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * FEATURE UNDER TEST: the questions that lie beside the demo, asked of the filled workspace, say
 * what a plain count over the raw messages says.
 */
class QuestionsTest {
  private static final Path FOLDER = Path.of(System.getProperty("fullfunnel.root", ".."), "demo");
  private static final Instant START = Instant.ofEpochMilli(Long.MIN_VALUE / 2_000_000);
  private static final Instant END = Instant.parse("2100-01-01T00:00:00Z");
  private static final Set<String> LEADS = Set.of("Form Submitted", "Signed Up", "Demo Requested");
  private static final Predicate<Event> CHECKOUT = named("Checkout Started");
  private static final Predicate<Event> ORDER = named("Order Completed");

  private final FilledShop shop = FilledShop.get();

  private static Predicate<Event> named(String name) {
    return e -> e.name().equals(name);
  }

  @Test
  void theWorkspaceHoldsTheShopOnce() throws IOException {
    Data.Basis basis = WorkspaceData.of(shop.workspace).basis();
    assertThat(basis.people()).isEqualTo(20_000);
    assertThat(basis.withoutPerson()).isZero();
    assertThat(List.of(shop.before, shop.after, shop.another))
        .containsExactly(Standing.OPEN, Standing.FILLED, Standing.ANOTHER);
  }

  @Test
  void theLeakByBrowserAndSystem() throws IOException {
    JsonNode answer = ask("leak.json");
    Function<Event, String> key = e -> e.given("browser") + "|" + e.given("os");
    NaiveFunnel naive = funnel(Duration.ofDays(1), key, List.of(CHECKOUT, ORDER));
    compare(answer, naive);
    assertThat(groups(answer, "").get("Safari|iOS")).isEqualTo("29 3");
    assertThat(groups(answer, "/before").get("Safari|iOS")).isEqualTo("29 17");
  }

  @Test
  void lastWeekByChannel() throws IOException {
    JsonNode answer = ask("questions/01-last-week-by-channel.json");
    Instant from = Instant.parse(answer.at("/question/period/from").asString());
    Instant to = Instant.parse(answer.at("/question/period/to").asString());
    Duration week = Duration.between(from, to);
    assertThat(figures(answer, "values")).isEqualTo(byChannel(from, to));
    assertThat(figures(answer, "before")).isEqualTo(byChannel(from.minus(week), from));
  }

  /** People, leads, orders and their revenue of each channel in a period. */
  private Map<String, String> byChannel(Instant from, Instant to) {
    Map<String, Set<List<Event>>> people = new TreeMap<>();
    Map<String, Integer> leads = new TreeMap<>();
    Map<String, Integer> orders = new TreeMap<>();
    Map<String, BigDecimal> revenue = new TreeMap<>();
    for (List<Event> done : shop.people()) {
      for (Event event : done) {
        if (event.time().isBefore(from) || !event.time().isBefore(to)) {
          continue;
        }
        String channel = orNone(event.given("channel"));
        people.computeIfAbsent(channel, c -> new HashSet<>()).add(done);
        leads.merge(channel, LEADS.contains(event.name()) ? 1 : 0, Integer::sum);
        if (ORDER.test(event)) {
          orders.merge(channel, 1, Integer::sum);
          var amount = new BigDecimal(event.property("revenue"));
          revenue.merge(channel, amount, BigDecimal::add);
        }
      }
    }
    Map<String, String> all = new TreeMap<>();
    people.forEach((channel, who) ->
        all.put(
            channel,
            who.size()
                + " "
                + leads.get(channel)
                + " "
                + orders.getOrDefault(channel, 0)
                + " "
                + revenue
                    .getOrDefault(channel, BigDecimal.ZERO)
                    .stripTrailingZeros()
                    .toPlainString()));
    all.remove("(none)"); // what carries no channel of its own may have that of its visit
    return all;
  }

  /** The same as the answer has it; channels in which nobody was are left out. */
  private static Map<String, String> figures(JsonNode answer, String when) {
    Map<String, String> all = new TreeMap<>();
    for (JsonNode row : answer.at("/answer/rows")) {
      JsonNode values = row.path(when);
      if (values.path("people").asLong() > 0) {
        all.put(
            row.at("/key/0").asString(),
            values.path("people").asLong()
                + " "
                + values.path("goal:lead").asLong()
                + " "
                + values.path("orders").asLong()
                + " "
                + values
                    .path("revenue of orders")
                    .decimalValue()
                    .stripTrailingZeros()
                    .toPlainString());
      }
    }
    all.remove("(none)");
    return all;
  }

  @Test
  void newAndReturningCustomersByMonth() throws IOException {
    JsonNode answer = ask("questions/08-new-and-returning-customers-by-month.json");
    Map<String, Integer> fresh = new TreeMap<>();
    Map<String, Integer> back = new TreeMap<>();
    for (List<Event> done : shop.people()) {
      Set<YearMonth> months = new TreeSet<>();
      for (Event event : done) {
        if (ORDER.test(event) || isWon(event)) {
          months.add(YearMonth.from(event.time().atOffset(ZoneOffset.UTC)));
        }
      }
      boolean first = true;
      for (YearMonth month : months) {
        (first ? fresh : back).merge(month + "-01", 1, Integer::sum);
        first = false;
      }
    }
    Map<String, Integer> newOnes = new TreeMap<>();
    Map<String, Integer> returning = new TreeMap<>();
    for (JsonNode row : answer.at("/answer/rows")) {
      newOnes.put(row.path("start").asString(), row.at("/values/newCustomers").asInt());
      returning.put(row.path("start").asString(), row.at("/values/returningCustomers").asInt());
    }
    newOnes.values().removeIf(count -> count == 0);
    returning.values().removeIf(count -> count == 0);
    assertThat(newOnes).isEqualTo(fresh);
    assertThat(returning).isEqualTo(back);
  }

  /** A row of deals with this outcome is the event Deal Won besides. */
  private static boolean isWon(Event event) {
    return event.name().equals("Deal Stage Changed") && event.property("outcome").equals("won");
  }

  @Test
  void visitsToOrderByDevice() throws IOException {
    JsonNode answer = ask("questions/02-visits-to-order-by-device.json");
    long visits = answer.at("/answer/total/values/visits").asLong();
    long sum = 0;
    for (JsonNode row : answer.at("/answer/rows")) {
      sum += row.at("/values/visits").asLong();
      assertThat(row.at("/values/ordered").asDouble()).isBetween(0.0, 1.0);
    }
    assertThat(sum).isEqualTo(visits).isPositive();
  }

  @Test
  void productToOrderByDevice() throws IOException {
    NaiveFunnel naive =
        funnel(
            Duration.ofDays(1),
            e -> e.given("device"),
            List.of(named("Product Viewed"), CHECKOUT, ORDER));
    compare(ask("questions/02-product-to-order-by-device.json"), naive);
  }

  @Test
  void leadsThisMonthByCampaign() throws IOException {
    JsonNode answer = ask("questions/04-leads-this-month-by-campaign.json");
    Map<String, Integer> leads = new TreeMap<>();
    for (List<Event> done : shop.people()) {
      for (Event event : done) {
        if (LEADS.contains(event.name())
            && !event.time().isBefore(Instant.parse("2026-11-01T00:00:00Z"))) {
          String campaign = event.given("campaign");
          leads.merge(campaign.isEmpty() ? "(none)" : campaign, 1, Integer::sum);
        }
      }
    }
    Map<String, String> expected = new TreeMap<>();
    leads.forEach((campaign, count) -> expected.put(campaign, count + " " + count));
    assertThat(groups(answer, "")).isEqualTo(expected);
  }

  @Test
  void landingPagesToLeads() throws IOException {
    JsonNode answer = ask("questions/06-landing-pages-to-leads.json");
    Map<String, long[]> pages = new TreeMap<>();
    for (List<Event> done : shop.people()) {
      for (int i = 0; i < done.size(); i++) {
        if (done.get(i).name().equals("Page Viewed")) {
          Event landing = done.get(i);
          Instant last = landing.time().plus(Duration.ofDays(30));
          long[] counts = pages.computeIfAbsent(path(landing), key -> new long[2]);
          counts[0]++;
          counts[1] +=
              done.subList(i + 1, done.size()).stream()
                      .anyMatch(e -> LEADS.contains(e.name()) && !e.time().isAfter(last))
                  ? 1
                  : 0;
          break;
        }
      }
    }
    Map<String, String> expected = new TreeMap<>();
    pages.forEach((page, counts) -> expected.put(page, counts[0] + " " + counts[1]));
    assertThat(groups(answer, "")).isEqualTo(expected);
  }

  @Test
  void pagesThatWinLeadsAndLosePeople() throws IOException {
    JsonNode answer = ask("questions/06-pages-that-win-leads-and-lose-people.json");
    Map<String, Set<Object>> counts = new TreeMap<>();
    for (List<Event> done : shop.people()) {
      countPages(done, counts);
    }
    Map<String, Integer> expected = new TreeMap<>();
    counts.forEach((what, set) -> expected.put(what, set.size()));
    Map<String, Integer> found = new TreeMap<>();
    for (JsonNode row : answer.at("/answer/rows")) {
      for (String figure :
          List.of("visits", "people", "views", "entries", "exits", "conversions")) {
        found.put(row.at("/key/0").asString() + " " + figure, row.path(figure).asInt());
      }
    }
    found.values().removeIf(count -> count == 0);
    assertThat(found).isEqualTo(expected).containsKey("/blog/how-we-ship conversions");
  }

  /** What each page's columns count, by page and column; a session is a visit. */
  private static void countPages(List<Event> done, Map<String, Set<Object>> counts) {
    Map<String, Event> last = new LinkedHashMap<>();
    for (int i = 0; i < done.size(); i++) {
      Event view = done.get(i);
      if (!view.name().equals("Page Viewed")) {
        continue;
      }
      String session = view.message().path("context").path("sessionId").asString();
      String page = path(view);
      add(counts, page + " views", view);
      add(counts, page + " people", done.getFirst());
      add(counts, page + " visits", session);
      if (last.put(session, view) == null) {
        add(counts, page + " entries", session);
      }
      Instant end = view.time().plus(Duration.ofDays(30));
      if (done.subList(i + 1, done.size()).stream()
          .anyMatch(e -> LEADS.contains(e.name()) && !e.time().isAfter(end))) {
        add(counts, page + " conversions", done.getFirst());
      }
    }
    last.forEach((session, view) -> add(counts, path(view) + " exits", session));
  }

  private static void add(Map<String, Set<Object>> counts, String what, Object one) {
    counts.computeIfAbsent(what, key -> new HashSet<>()).add(one);
  }

  private static String path(Event event) {
    return event.message().path("context").path("page").path("path").asString();
  }

  @Test
  void leadsAcceptedByChannel() throws IOException {
    NaiveFunnel naive =
        funnel(
            Duration.ofDays(30),
            e -> e.property("lead_source"),
            List.of(QuestionsTest::isHandedOver, named("Lead Accepted")));
    assertThat(groups(ask("questions/07-leads-accepted-by-channel.json"), ""))
        .isEqualTo(naive.count(shop.people(), START, END));
  }

  @Test
  void leadsRejectedAndWhy() throws IOException {
    NaiveFunnel naive =
        new NaiveFunnel(
            List.of(QuestionsTest::isHandedOver, named("Lead Rejected")),
            Duration.ofDays(30),
            (attempt, last) ->
                attempt.size() < 2
                    ? "(none)|(none)"
                    : orNone(last.property("lead_source")) + "|" + last.property("reason"));
    assertThat(groups(ask("questions/07-leads-rejected-and-why.json"), ""))
        .isEqualTo(naive.count(shop.people(), START, END));
  }

  private static boolean isHandedOver(Event event) {
    return event.name().equals("Deal Stage Changed") && event.property("stage").equals("mql");
  }

  private static String orNone(String value) {
    return value.isEmpty() ? "(none)" : value;
  }

  @Test
  void secondOrderByFirstChannel() throws IOException {
    JsonNode answer = ask("questions/08-second-order-by-first-channel.json");
    Map<String, long[]> channels = new TreeMap<>();
    Map<String, long[]> months = new TreeMap<>();
    for (List<Event> done : shop.people()) {
      List<Event> orders = done.stream().filter(ORDER).toList();
      if (!orders.isEmpty()) {
        Event first = orders.getFirst();
        Instant last = first.time().plus(Duration.ofDays(60));
        boolean again = orders.size() > 1 && !orders.get(1).time().isAfter(last);
        YearMonth month = YearMonth.from(first.time().atOffset(ZoneOffset.UTC));
        for (long[] counts :
            List.of(
                channels.computeIfAbsent(first.given("channel"), key -> new long[2]),
                months.computeIfAbsent(month + "-01", key -> new long[2]))) {
          counts[0]++;
          counts[1] += again ? 1 : 0;
        }
      }
    }
    assertThat(groups(answer, "")).isEqualTo(text(channels));
    Map<String, String> trend = new TreeMap<>();
    for (JsonNode bucket : answer.at("/answer/trend")) {
      String counts = bucket.path("entered").asLong() + " " + bucket.path("completed").asLong();
      trend.put(bucket.path("start").asString(), counts);
    }
    trend.values().removeIf("0 0"::equals); // months in which nobody began are shown too
    assertThat(trend).isEqualTo(text(months));
  }

  @Test
  void checkoutToOrderByDay() throws IOException {
    JsonNode answer = ask("questions/10-checkout-to-order-by-day.json");
    NaiveFunnel naive =
        funnel(
            Duration.ofDays(1),
            e -> e.time().atOffset(ZoneOffset.UTC).toLocalDate().toString(),
            List.of(CHECKOUT, ORDER));
    Map<String, String> days = new TreeMap<>();
    for (JsonNode bucket : answer.at("/answer/trend")) {
      String counts = bucket.path("entered").asLong() + " " + bucket.path("completed").asLong();
      days.put(bucket.path("start").asString(), counts);
    }
    days.values().removeIf("0 0"::equals);
    assertThat(days).hasSizeGreaterThan(20).isEqualTo(count(naive, answer, "/question/period", 0));
  }

  private static Map<String, String> text(Map<String, long[]> counts) {
    Map<String, String> text = new TreeMap<>();
    counts.forEach((key, both) -> text.put(key, both[0] + " " + both[1]));
    return text;
  }

  /** A funnel split by what its first event has. */
  private static NaiveFunnel funnel(
      Duration window, Function<Event, String> key, List<Predicate<Event>> steps) {
    return new NaiveFunnel(steps, window, (attempt, last) -> orNone(key.apply(attempt.getFirst())));
  }

  /** Both periods of an answer against the plain counts. */
  private void compare(JsonNode answer, NaiveFunnel naive) {
    assertThat(groups(answer, "")).isEqualTo(count(naive, answer, "/question/period", 0));
    assertThat(groups(answer, "/before")).isEqualTo(count(naive, answer, "/question/period", 1));
  }

  /** The counts of a period, or of the one of the same length before it. */
  private Map<String, String> count(NaiveFunnel naive, JsonNode answer, String period, int back) {
    Instant from = Instant.parse(answer.at(period + "/from").asString());
    Instant to = Instant.parse(answer.at(period + "/to").asString());
    Duration length = Duration.between(from, to).multipliedBy(back);
    return naive.count(shop.people(), from.minus(length), to.minus(length));
  }

  /** Entered and completed of each group; groups that nobody is in are left out. */
  private static Map<String, String> groups(JsonNode answer, String period) {
    Map<String, String> groups = new TreeMap<>();
    for (JsonNode group : answer.at("/answer/groups")) {
      List<String> key = new ArrayList<>();
      group.path("key").forEach(part -> key.add(part.asString()));
      JsonNode counts = group.at(period);
      long entered = counts.path("entered").asLong();
      if (entered > 0) {
        groups.put(String.join("|", key), entered + " " + counts.path("completed").asLong());
      }
    }
    return groups;
  }

  private JsonNode ask(String file) throws IOException {
    JsonNode question = Questions.parse(Files.readAllBytes(FOLDER.resolve(file)));
    WorkspaceData data = WorkspaceData.of(shop.workspace);
    try (LocalEngine engine = new LocalEngine(2)) {
      return new Answers(engine).answer(Questions.readStrictly(question, data), data);
    }
  }
}
