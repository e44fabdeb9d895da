package io.fullfunnel.testkit.pages;

import io.fullfunnel.engine.Period;
import io.fullfunnel.engine.Value;
import io.fullfunnel.engine.pages.PageColumn;
import io.fullfunnel.engine.pages.Pages;
import io.fullfunnel.testkit.Person;
import io.fullfunnel.testkit.Row;
import io.fullfunnel.testkit.Seconds;
import io.fullfunnel.testkit.Timelines;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The columns of {@link PageQuestions} a second time, with plain collections and no thought of
 * speed: of one page and one period at a time, sets of people and visits are made, then counted.
 */
final class NaivePages {
  private static final long PAUSE = 30 * 60 * 1000;
  private static final long DAY = 24 * 3_600_000L;
  private static final String NONE = "(none)";

  private final Pages question;
  private final List<List<Seen>> people = new ArrayList<>();

  NaivePages(Pages question, Timelines timelines) {
    this.question = question;
    for (Person person : timelines.people()) {
      boolean asked = question.people() == null;
      asked |= person.rows().stream().anyMatch(row -> row.event().equals("lead"));
      if (asked) {
        people.add(seen(person));
      }
    }
  }

  /**
   * A row that exists.
   *
   * @param at its place on the timeline
   * @param visit null if it belongs to none
   */
  private record Seen(Person person, int at, Row row, @Nullable String visit, List<String> page) {
    boolean is(String event) {
      return row.event().equals(event);
    }
  }

  /** What was counted, and the times to the next view. */
  record Found(Map<PageColumn, Long> counts, List<Long> lasted) {}

  Set<List<String>> pages() {
    return people.stream().flatMap(List::stream).map(Seen::page).collect(Collectors.toSet());
  }

  private List<Seen> seen(Person person) {
    Map<Integer, String> visits = visits(person);
    Map<String, List<String>> viewed = new HashMap<>();
    List<Seen> seen = new ArrayList<>();
    for (int i = 0; i < person.rows().size(); i++) {
      Row row = person.rows().get(i);
      boolean exists =
          question.where() == null
              || new Value.Text("mobile").equals(row.properties().get("device"));
      if (!row.isEvent() || !exists) {
        continue;
      }
      String visit = visits.get(i);
      List<String> page = new ArrayList<>(own(person, row));
      List<String> before = viewed.get(String.valueOf(visit));
      for (int p = 0; p < page.size() && before != null && !row.event().equals("view"); p++) {
        page.set(p, page.get(p).equals(NONE) ? before.get(p) : page.get(p));
      }
      if (row.event().equals("view")) {
        viewed.put(String.valueOf(visit), page);
      }
      seen.add(new Seen(person, i, row, visit, page));
    }
    return seen;
  }

  /** By sessions where a row names one, else by the pause after the row before. */
  private static Map<Integer, String> visits(Person person) {
    Map<Integer, String> visits = new HashMap<>();
    String current = "";
    long last = Long.MIN_VALUE;
    for (int i = 0; i < person.rows().size(); i++) {
      Row row = person.rows().get(i);
      Value session = row.properties().get("session");
      if (!row.isEvent() || new Value.Text("none").equals(session)) {
        continue;
      }
      if (session != null) {
        current = session.asKey();
      } else if (current.isEmpty() || row.timeMillis() - last > PAUSE) {
        current = "#" + i;
      }
      last = row.timeMillis();
      visits.put(i, current);
    }
    return visits;
  }

  private List<String> own(Person person, Row row) {
    List<String> own = new ArrayList<>();
    for (String property : question.by().properties()) {
      Value value = row.properties().get(property);
      if (property.startsWith("person.")) {
        for (Row other : person.rows()) {
          Value trait = other.properties().get(property.substring("person.".length()));
          value = !other.isEvent() && trait != null ? trait : value;
        }
      }
      own.add(value == null ? NONE : value.asKey());
    }
    return own;
  }

  /**
   * What the columns hold.
   *
   * @param page null for all
   */
  Found found(@Nullable List<String> page, Period period) {
    Map<PageColumn, Set<String>> sets = new HashMap<>();
    for (PageColumn column : PageColumn.values()) {
      sets.put(column, new HashSet<>());
    }
    List<Long> lasted = new ArrayList<>();
    for (List<Seen> rows : people) {
      for (Seen seen : rows) {
        boolean here = page == null || seen.page.equals(page);
        if (here && period.holds(seen.row.timeMillis())) {
          count(seen, rows, sets, lasted);
        }
      }
    }
    Map<PageColumn, Long> counts = new HashMap<>();
    sets.forEach((column, set) -> counts.put(column, (long) set.size()));
    lasted.sort(null);
    return new Found(counts, lasted);
  }

  private void count(
      Seen seen, List<Seen> rows, Map<PageColumn, Set<String>> sets, List<Long> lasted) {
    String who = seen.person.name();
    String event = who + " " + seen.at;
    if (seen.is("click")) {
      add(sets, PageColumn.CLICKS, event);
      add(sets, PageColumn.CTA_CLICKED, event);
    }
    if (seen.is("seen")) {
      add(sets, PageColumn.CTA_SEEN, event);
    }
    for (List<String> kind : List.of(List.of("start", "submit"), List.of("cart", "order"))) {
      if (seen.is(kind.getFirst())) {
        add(sets, PageColumn.BEGUN, who + kind);
        if (follows(seen, rows, DAY, other -> other.is(kind.getLast()))) {
          add(sets, PageColumn.FINISHED, who + kind);
        }
      }
    }
    if (seen.is("view")) {
      add(sets, PageColumn.VIEWS, event);
      add(sets, PageColumn.PEOPLE, who);
      if (follows(seen, rows, question.withinMillis(), other -> other.is("lead"))) {
        add(sets, PageColumn.CONVERSIONS, who);
      }
      if (seen.visit != null) {
        countVisit(seen, rows, sets, lasted);
      }
    }
  }

  private static void countVisit(
      Seen seen, List<Seen> rows, Map<PageColumn, Set<String>> sets, List<Long> lasted) {
    String visit = seen.person.name() + " " + seen.visit;
    List<Seen> all = rows.stream().filter(r -> String.valueOf(seen.visit).equals(r.visit)).toList();
    List<Seen> views = all.stream().filter(r -> r.is("view")).toList();
    boolean goal = all.stream().anyMatch(r -> r.is("lead") || r.is("order"));
    add(sets, PageColumn.VISITS, visit);
    int place = views.indexOf(seen);
    if (place == 0) {
      add(sets, PageColumn.ENTRIES, visit);
    }
    if (place == views.size() - 1) {
      add(sets, PageColumn.EXITS, visit);
    } else {
      lasted.add(views.get(place + 1).row.timeMillis() - seen.row.timeMillis());
    }
    Stream<Row> told = all.stream().filter(r -> r.is("left")).map(Seen::row);
    if (views.size() == 1 && !goal && Seconds.fewerThanTen(told)) {
      add(sets, PageColumn.BOUNCES, visit);
    }
  }

  private static boolean follows(Seen seen, List<Seen> rows, long within, Predicate<Seen> what) {
    return rows.stream()
        .anyMatch(other ->
            other.at > seen.at
                && what.test(other)
                && other.row.timeMillis() - seen.row.timeMillis() <= within);
  }

  private static void add(Map<PageColumn, Set<String>> sets, PageColumn column, String what) {
    sets.getOrDefault(column, new HashSet<>()).add(what);
  }
}
