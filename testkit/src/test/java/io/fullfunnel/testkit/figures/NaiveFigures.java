package io.fullfunnel.testkit.figures;

import io.fullfunnel.engine.Value;
import io.fullfunnel.engine.figures.Figures;
import io.fullfunnel.engine.figures.Span;
import io.fullfunnel.engine.groups.Split;
import io.fullfunnel.testkit.Person;
import io.fullfunnel.testkit.Row;
import io.fullfunnel.testkit.Seconds;
import io.fullfunnel.testkit.Timelines;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The measures of {@link FigureQuestions} a second time, with plain collections and no thought of
 * speed: for one group and one stretch of time at a time, everything is counted anew.
 */
final class NaiveFigures {
  private static final long PAUSE = 30 * 60 * 1000;

  private final Figures question;
  private final Timelines people;

  NaiveFigures(Figures question, Timelines people) {
    this.question = question;
    this.people = people;
  }

  /** A row with whom it belongs to and its visit. */
  private record Seen(Person person, Row row, int visit) {}

  /** All keys that any measure may stand under. */
  Set<List<String>> keys() {
    Set<List<String>> keys = new HashSet<>();
    for (Person person : people.people()) {
      for (Seen seen : kept(person)) {
        keys.add(key(seen));
      }
      visits(person).values().forEach(visit -> keys.add(key(visit)));
    }
    return keys;
  }

  /**
   * The numbers of one group in one stretch of time.
   *
   * @param group null for all
   */
  List<Long> numbers(@Nullable List<String> group, Span span, int bucket) {
    Predicate<Long> in =
        time ->
            span.period().holds(time)
                && (bucket < 0
                    || (time >= span.bounds().get(bucket) && time < span.bounds().get(bucket + 1)));
    long[] n = new long[FigureQuestions.MEASURES.size()];
    for (Person person : people.people()) {
      count(person, seen -> in.test(seen.row.timeMillis()), group, n);
    }
    List<Long> numbers = new ArrayList<>();
    for (long number : n) {
      numbers.add(number);
    }
    return numbers;
  }

  private void count(Person person, Predicate<Seen> in, @Nullable List<String> group, long[] n) {
    if (isLeftOut(person)) {
      return;
    }
    boolean nobody = person.id() == Figures.NOBODY;
    Predicate<Seen> here = seen -> in.test(seen) && (group == null || key(seen).equals(group));
    List<Seen> rows = kept(person).stream().filter(here).toList();
    n[0] += rows.size();
    n[1] += nobody || rows.isEmpty() ? 0 : 1;
    n[2] += nobody || rows.stream().noneMatch(s -> is(s, "buy")) ? 0 : 1;
    if (!nobody) {
      visits(person)
          .forEach((number, visit) -> {
            boolean there = in.test(visit.getFirst());
            if (there && (group == null || key(visit).equals(group))) {
              countVisit(visit, n);
            }
          });
    }
    for (Seen seen : rows) {
      Long amount = micros(seen.row);
      n[8] += is(seen, "buy") && amount != null ? amount : 0;
    }
    countSales(person, here, nobody, n);
  }

  private boolean isLeftOut(Person person) {
    return question.people() != null
        && (person.id() == Figures.NOBODY
            || person.rows().stream().noneMatch(row -> row.event().equals("view")));
  }

  private static void countVisit(List<Seen> visit, long[] n) {
    n[3]++;
    n[4] += visit.stream().anyMatch(s -> is(s, "buy")) ? 1 : 0;
    n[5] += visit.getLast().row.timeMillis() - visit.getFirst().row.timeMillis();
    n[6] += visit.size() > 1 ? 1 : 0;
    boolean one = visit.stream().filter(s -> is(s, "view")).count() == 1;
    Stream<Row> told = visit.stream().filter(s -> is(s, "other")).map(Seen::row);
    boolean bounced = visit.stream().noneMatch(s -> is(s, "buy")) && Seconds.fewerThanTen(told);
    n[7] += one && bounced ? 1 : 0;
  }

  private void countSales(Person person, Predicate<Seen> here, boolean nobody, long[] n) {
    List<Seen> all = all(person);
    List<Seen> sales = all.stream().filter(s -> is(s, "buy")).toList();
    Map<Seen, Seen> orderOf = new LinkedHashMap<>();
    Map<Seen, Long> back = new LinkedHashMap<>();
    for (Seen refund : all.stream().filter(s -> is(s, "back")).toList()) {
      Seen order = orderOf(refund, sales, all);
      Long given = micros(refund.row);
      long amount = given != null ? Math.abs(given) : order == null ? 0 : ordered(order, sales);
      orderOf.put(refund, order == null ? refund : order);
      back.put(refund, amount);
      Seen at = order == null ? refund : order;
      n[9] -= exists(at) && here.test(at) ? amount : 0;
    }
    if (nobody) {
      return;
    }
    List<Seen> stand = sales.stream().filter(s -> stands(s, sales, orderOf, back)).toList();
    n[10] += stand.stream().anyMatch(s -> exists(s) && here.test(s)) ? 1 : 0;
    boolean first = !stand.isEmpty() && exists(stand.getFirst()) && here.test(stand.getFirst());
    n[11] += first ? 1 : 0;
  }

  private static @Nullable Seen orderOf(Seen refund, List<Seen> sales, List<Seen> all) {
    Value id = refund.row.properties().get("order");
    List<Seen> same =
        sales.stream()
            .filter(s -> id != null && id.equals(s.row.properties().get("order")))
            .toList();
    List<Seen> before = same.stream().filter(s -> all.indexOf(s) < all.indexOf(refund)).toList();
    return same.isEmpty() ? null : before.isEmpty() ? same.getFirst() : before.getLast();
  }

  private static boolean sameOrder(Seen one, Seen other) {
    Value id = one.row.properties().get("order");
    return one.equals(other) || (id != null && id.equals(other.row.properties().get("order")));
  }

  private static long ordered(Seen order, List<Seen> sales) {
    long sum = 0;
    for (Seen sale : sales) {
      Long amount = micros(sale.row);
      sum += sameOrder(order, sale) && amount != null ? Math.max(0, amount) : 0;
    }
    return sum;
  }

  private static boolean stands(
      Seen sale, List<Seen> sales, Map<Seen, Seen> orderOf, Map<Seen, Long> back) {
    Long amount = micros(sale.row);
    if (amount != null && amount < 0) {
      return false;
    }
    long given = 0;
    for (Map.Entry<Seen, Seen> refund : orderOf.entrySet()) {
      if (is(refund.getValue(), "buy") && sameOrder(sale, refund.getValue())) {
        if (micros(refund.getKey().row) == null) {
          return false;
        }
        given += back.getOrDefault(refund.getKey(), 0L);
      }
    }
    return given == 0 || given < ordered(sale, sales);
  }

  private static boolean is(Seen seen, String event) {
    return seen.row.event().equals(event);
  }

  private boolean exists(Seen seen) {
    return question.where() == null
        || new Value.Text("mobile").equals(seen.row.properties().get("device"));
  }

  private List<Seen> kept(Person person) {
    return all(person).stream().filter(this::exists).toList();
  }

  private static List<Seen> all(Person person) {
    List<Seen> all = new ArrayList<>();
    long last = Long.MIN_VALUE;
    int visit = -1;
    for (Row row : person.rows()) {
      if (row.isEvent()) {
        visit += last == Long.MIN_VALUE || row.timeMillis() - last > PAUSE ? 1 : 0;
        last = row.timeMillis();
        all.add(new Seen(person, row, visit));
      }
    }
    return all;
  }

  private Map<Integer, List<Seen>> visits(Person person) {
    Map<Integer, List<Seen>> visits = new LinkedHashMap<>();
    for (Seen seen : kept(person)) {
      visits.computeIfAbsent(seen.visit, v -> new ArrayList<>()).add(seen);
    }
    return visits;
  }

  private List<String> key(Seen seen) {
    return key(List.of(seen));
  }

  /** Of a visit: the first value that any of its rows has. */
  private List<String> key(List<Seen> rows) {
    Split by = question.by();
    List<String> key = new ArrayList<>();
    for (String property : by == null ? List.<String>of() : by.properties()) {
      key.add(value(rows, property, by != null && by.at() == Split.At.FIRST_EVENT));
    }
    return key;
  }

  private static String value(List<Seen> rows, String property, boolean firstEvent) {
    Person person = rows.getFirst().person;
    String found = "(none)";
    if (property.startsWith("person.")) {
      for (Row row : person.rows()) {
        Value value = row.properties().get(property.substring("person.".length()));
        found = !row.isEvent() && value != null ? value.asKey() : found;
      }
      return found;
    }
    for (Seen seen : firstEvent ? all(person).subList(0, 1) : rows) {
      Value value = seen.row.properties().get(property);
      if (value != null) {
        return value.asKey();
      }
    }
    return found;
  }

  private static @Nullable Long micros(Row row) {
    Value value = row.properties().get("amount");
    BigDecimal number = value == null ? null : value.number();
    return number == null
        ? null
        : number.setScale(6, RoundingMode.HALF_EVEN).unscaledValue().longValueExact();
  }
}
