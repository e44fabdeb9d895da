package io.fullfunnel.testkit.retention;

import io.fullfunnel.engine.Value;
import io.fullfunnel.engine.filter.EventFilter;
import io.fullfunnel.engine.groups.Split;
import io.fullfunnel.engine.retention.Cohorts;
import io.fullfunnel.engine.retention.Retention;
import io.fullfunnel.engine.retention.Retention.Returned;
import io.fullfunnel.testkit.Person;
import io.fullfunnel.testkit.Row;
import io.fullfunnel.testkit.Timelines;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The cohorts of {@link RetentionQuestions} a second time: for each cohort and interval everybody
 * is asked anew.
 */
record NaiveRetention(Retention question, Timelines people) {

  /** A member of a cohort, with the group and the row that counts. */
  record Member(Person person, List<String> group, Row row) {}

  /** The members of a cohort; those who returned in an interval, if one is given. */
  List<Member> members(Cohorts of, int cohort, Optional<Integer> interval) {
    List<Member> members = new ArrayList<>();
    for (Person person : people.people()) {
      List<Row> rows = person.rows().stream().filter(this::exists).toList();
      boolean asked =
          question.people() == null
              || person.rows().stream().anyMatch(row -> row.event().equals("buy"));
      start(rows, of, cohort)
          .filter(row -> asked)
          .ifPresent(start -> {
            Optional<Row> counts =
                interval.isEmpty() ? Optional.of(start) : back(rows, start, of, cohort, interval);
            counts.ifPresent(row -> members.add(new Member(person, group(person, start), row)));
          });
    }
    return members;
  }

  private boolean exists(Row row) {
    return row.isEvent() && (question.where() == null || value(row, "device").equals("mobile"));
  }

  private static boolean is(EventFilter filter, Row row) {
    return !(filter instanceof EventFilter.Named(String name)) || name.equals(row.event());
  }

  private Optional<Row> start(List<Row> rows, Cohorts of, int cohort) {
    List<Row> starts = rows.stream().filter(row -> is(question.start(), row)).toList();
    return starts.stream()
        .filter(row -> of.period().holds(row.timeMillis()))
        .filter(row -> row.timeMillis() >= of.bounds().get(cohort))
        .filter(row -> row.timeMillis() < of.bounds().get(cohort + 1))
        .filter(row -> !question.first() || row.equals(starts.getFirst()))
        .findFirst();
  }

  private Optional<Row> back(
      List<Row> rows, Row start, Cohorts of, int cohort, Optional<Integer> interval) {
    int n = cohort + interval.orElseThrow();
    return rows.stream()
        .skip(rows.indexOf(start))
        .filter(row -> is(question.back(), row))
        .filter(row -> row.timeMillis() >= of.bounds().get(n))
        .filter(
            row -> question.returned() == Returned.BY || row.timeMillis() < of.bounds().get(n + 1))
        .findFirst();
  }

  private List<String> group(Person person, Row start) {
    Split by = question.by();
    if (by == null) {
      return List.of();
    }
    Optional<Row> of =
        by.at() == Split.At.EVENT
            ? Optional.of(start)
            : person.rows().stream().filter(Row::isEvent).findFirst();
    List<String> key = new ArrayList<>();
    for (String property : by.properties()) {
      key.add(
          property.equals("person.plan")
              ? person.rows().reversed().stream()
                  .filter(row -> !row.isEvent() && row.properties().containsKey("plan"))
                  .findFirst()
                  .map(row -> value(row, "plan"))
                  .orElse("(none)")
              : value(of.orElseThrow(), property));
    }
    return key;
  }

  private static String value(Row row, String property) {
    Value value = row.properties().get(property);
    return value == null ? "(none)" : value.asKey();
  }
}
