package io.fullfunnel.testkit;

import java.util.Comparator;
import java.util.List;

/** A person's whole timeline in plain objects, sorted by (time, arrival). */
public record Person(String name, long id, List<Row> rows) {
  public Person {
    rows =
        rows.stream()
            .sorted(Comparator.comparingLong(Row::timeMillis).thenComparingLong(Row::sequence))
            .toList();
  }

  /** The same person as long as the last row had not come. */
  Person withoutLastRow() {
    return new Person(name, id, rows.subList(0, Math.max(0, rows.size() - 1)));
  }
}
