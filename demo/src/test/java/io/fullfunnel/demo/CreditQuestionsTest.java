package io.fullfunnel.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fullfunnel.demo.RawYear.Event;
import io.fullfunnel.engine.local.LocalEngine;
import io.fullfunnel.question.Answers;
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
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * FEATURE UNDER TEST: who came back, and what earned the leads, asked of the demo's workspace, is
 * what a plain count over the raw messages says.
 */
class CreditQuestionsTest {
  private static final Path FOLDER = Path.of(System.getProperty("fullfunnel.root", ".."), "demo");
  private static final Set<String> LEADS = Set.of("Form Submitted", "Signed Up", "Demo Requested");

  private final FilledShop shop = FilledShop.get();

  @Test
  void customersBackByMonth() throws IOException {
    JsonNode answer = ask("questions/08-customers-back-by-month.json");
    Map<String, Integer> expected = new TreeMap<>();
    for (List<Event> done : shop.people()) {
      Set<YearMonth> months = new TreeSet<>();
      for (Event event : done) {
        if (isSale(event)) {
          months.add(YearMonth.from(event.time().atOffset(ZoneOffset.UTC)));
        }
      }
      for (YearMonth month : months) {
        YearMonth first = months.iterator().next();
        expected.merge(first + " " + first.until(month, ChronoUnit.MONTHS), 1, Integer::sum);
      }
    }
    Map<String, Integer> found = new TreeMap<>();
    for (JsonNode cohort : answer.at("/answer/cohorts")) {
      for (int month = 0; month < cohort.path("returned").size(); month++) {
        String start = cohort.path("start").asString().substring(0, 7);
        found.put(start + " " + month, cohort.path("returned").path(month).asInt());
      }
    }
    found.values().removeIf(count -> count == 0);
    assertThat(found).isEqualTo(expected).hasSizeGreaterThan(50);
  }

  @Test
  void creditOfLandingPages() throws IOException {
    JsonNode answer = ask("questions/06-credit-of-landing-pages.json");
    Map<String, double[]> expected = new TreeMap<>();
    int leads = 0;
    for (List<Event> done : shop.people()) {
      leads += creditLandings(done, expected);
    }
    assertThat(answer.at("/answer/conversions").asInt()).isEqualTo(leads).isPositive();
    for (int model = 0; model < 3; model++) {
      Map<String, Double> found = new TreeMap<>();
      for (JsonNode credit : answer.path("answer").path("models").path(model).path("credits")) {
        found.put(credit.path("touch").asString(), credit.path("conversions").asDouble());
      }
      assertThat(found.keySet()).isEqualTo(expected.keySet());
      for (Map.Entry<String, double[]> page : expected.entrySet()) {
        assertThat(found.get(page.getKey()))
            .as("%s by model %d", page.getKey(), model)
            .isCloseTo(page.getValue()[model], within(1e-5));
      }
    }
    BigDecimal sum = BigDecimal.ZERO;
    for (JsonNode credit : answer.at("/answer/models/3/credits")) {
      sum = sum.add(credit.path("conversions").decimalValue());
    }
    assertThat(sum).isEqualByComparingTo(BigDecimal.valueOf(leads));
  }

  /** Shares each lead among the landing pages since the one before: by first, linear, last. */
  private static int creditLandings(List<Event> done, Map<String, double[]> credits) {
    Set<String> visits = new HashSet<>();
    List<Event> landings = new ArrayList<>();
    int leads = 0;
    for (Event event : done) {
      String session = event.message().path("context").path("sessionId").asString();
      if (event.name().equals("Page Viewed") && visits.add(session)) {
        landings.add(event);
      }
      if (LEADS.contains(event.name())) {
        leads++;
        Instant oldest = event.time().minus(Duration.ofDays(90));
        landings.removeIf(landing -> landing.time().isBefore(oldest));
        List<String> pages = landings.stream().map(CreditQuestionsTest::path).toList();
        List<String> path = pages.isEmpty() ? List.of("(none)") : pages;
        path.forEach(
            page -> credits.computeIfAbsent(page, p -> new double[3])[1] += 1.0 / path.size());
        credits.computeIfAbsent(path.getFirst(), p -> new double[3])[0]++;
        credits.computeIfAbsent(path.getLast(), p -> new double[3])[2]++;
        landings.clear();
      }
    }
    return leads;
  }

  /** A row of deals that was won is the event Deal Won besides. */
  private static boolean isSale(Event event) {
    return event.name().equals("Order Completed")
        || (event.name().equals("Deal Stage Changed") && event.property("outcome").equals("won"));
  }

  private static String path(Event event) {
    return event.message().path("context").path("page").path("path").asString();
  }

  private JsonNode ask(String file) throws IOException {
    JsonNode question = Questions.parse(Files.readAllBytes(FOLDER.resolve(file)));
    WorkspaceData data = WorkspaceData.of(shop.workspace);
    try (LocalEngine engine = new LocalEngine(2)) {
      return new Answers(engine).answer(Questions.readStrictly(question, data), data);
    }
  }
}
