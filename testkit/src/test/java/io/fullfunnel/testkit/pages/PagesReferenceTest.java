package io.fullfunnel.testkit.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.engine.local.LocalEngine;
import io.fullfunnel.engine.pages.PageColumn;
import io.fullfunnel.engine.pages.PageList;
import io.fullfunnel.engine.pages.Pages;
import io.fullfunnel.engine.pages.PagesReport;
import io.fullfunnel.engine.pages.PagesReport.Numbers;
import io.fullfunnel.testkit.Rounds;
import io.fullfunnel.testkit.Timelines;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** FEATURE UNDER TEST: pages equal a naive count, on random timelines and questions. */
class PagesReferenceTest {
  private static final int ROUNDS = Rounds.of(400);

  @Test
  void pages_are_what_a_plain_count_gives() {
    try (var engine = new LocalEngine(1)) {
      for (int seed = 0; seed < ROUNDS; seed++) {
        var random = new SplittableRandom(seed);
        Pages question = PageQuestions.pages(random);
        Timelines people = PageQuestions.timelines(random);
        check(seed, question, people, engine);
      }
    }
  }

  private static void check(int seed, Pages question, Timelines people, LocalEngine engine) {
    PagesReport report = engine.run(question, people.dataset());
    var naive = new NaivePages(question, people);
    Map<List<String>, PagesReport.Page> found = new HashMap<>();
    report.pages().forEach(page -> found.put(page.key(), page));
    for (int s = 0; s < question.spans().size(); s++) {
      String as = "seed %d, span %d, %s".formatted(seed, s, question);
      compare(as, report.total().spans().get(s), naive.found(null, question.spans().get(s)));
      for (List<String> key : naive.pages()) {
        NaivePages.Found expected = naive.found(key, question.spans().get(s));
        PagesReport.Page page = found.get(key);
        if (page != null) {
          compare(key + " " + as, page.spans().get(s), expected);
        } else if (report.more() == 0) {
          assertThat(expected.counts().values()).as(key + " " + as).containsOnly(0L);
        }
      }
    }
    if (report.more() > 0) {
      settled(seed, question, people, report, engine);
    }
  }

  /** Once pages are settled, people on all others are counted once, and everything adds up. */
  private static void settled(
      int seed, Pages question, Timelines people, PagesReport first, LocalEngine engine) {
    List<List<String>> shown =
        first.pages().subList(0, first.pages().size() - 1).stream()
            .map(PagesReport.Page::key)
            .toList();
    PagesReport exact = engine.run(question.showing(shown), people.dataset());
    assertThat(exact.pages().stream().map(PagesReport.Page::key))
        .as("seed %d, settled pages", seed)
        .isEqualTo(first.pages().stream().map(PagesReport.Page::key).toList());
    assertThat(exact.total()).as("seed %d, total", seed).isEqualTo(first.total());
    for (int s = 0; s < question.spans().size(); s++) {
      for (PageColumn column : PageColumn.values()) {
        long sum = 0;
        long most = 0;
        for (PagesReport.Page page : exact.pages()) {
          sum += page.spans().get(s).of(column);
          most = Math.max(most, page.spans().get(s).of(column));
        }
        long total = exact.total().spans().get(s).of(column);
        if (column.adds()) {
          assertThat(sum).as("seed %d, %s adds up", seed, column).isEqualTo(total);
        } else {
          assertThat(total).as("seed %d, %s", seed, column).isBetween(most, sum);
        }
      }
    }
  }

  /** Invariant: a number equals the count of what it lists. */
  @Test
  void what_is_listed_is_what_is_counted() {
    try (var engine = new LocalEngine(1)) {
      for (int seed = 0; seed < ROUNDS; seed++) {
        var random = new SplittableRandom(seed);
        Pages any = PageQuestions.pages(random);
        Timelines people = PageQuestions.timelines(random);
        List<PageColumn> columns = List.of(PageColumn.values());
        PageColumn column = columns.get(random.nextInt(columns.size()));
        PagesReport plain = engine.run(any, people.dataset());
        List<PagesReport.Page> pages = plain.pages();
        boolean all = pages.isEmpty() || random.nextInt(3) == 0;
        PagesReport.Page page =
            all ? plain.total() : pages.get(random.nextInt(Math.max(1, pages.size() - 1)));
        var list = new PageList(column, all ? null : page.key(), 0, 100_000);
        var question =
            new Pages(
                any.events(),
                any.withinMillis(),
                any.spans(),
                any.by(),
                any.where(),
                any.people(),
                list);
        if (page.key().contains("(other)")) {
          continue; // settled first, as above
        }
        assertThat(engine.run(question, people.dataset()).list())
            .as("seed %d, %s", seed, list)
            .hasSize((int) page.spans().getFirst().of(column));
      }
    }
  }

  private static void compare(String as, Numbers numbers, NaivePages.Found expected) {
    assertThat(numbers.counts()).as(as).isEqualTo(expected.counts());
    List<Long> lasted = expected.lasted();
    assertThat(numbers.timed()).as(as).isEqualTo(lasted.size());
    int half = lasted.size() / 2;
    Double median =
        lasted.isEmpty()
            ? Double.valueOf(Double.NaN)
            : lasted.size() % 2 == 1
                ? Double.valueOf(lasted.get(half))
                : Double.valueOf((lasted.get(half - 1) + lasted.get(half)) / 2.0);
    assertThat(numbers.medianMillis()).as(as).isEqualTo(median);
  }
}
