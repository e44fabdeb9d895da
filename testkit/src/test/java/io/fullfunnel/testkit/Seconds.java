package io.fullfunnel.testkit;

import io.fullfunnel.engine.Value;
import java.math.BigDecimal;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** How long pages were visible: what is told, and what it means, said naively. */
public final class Seconds {
  private static final String[] TOLD = {"0.1", "3", "4.5", "9.999999", "10", "1e300", "-8"};

  private Seconds() {}

  /** Any time, or no time at all. */
  public static Value any(SplittableRandom random) {
    int which = random.nextInt(TOLD.length + 1);
    return which == TOLD.length
        ? new Value.Text("long")
        : new Value.Numeric(new BigDecimal(TOLD[which]));
  }

  /** Whether what these rows tell is under ten seconds in all. */
  public static boolean fewerThanTen(Stream<Row> told) {
    BigDecimal sum =
        told.map(row -> row.properties().get("seconds"))
            .map(value -> value == null ? null : value.number())
            .map(number -> number == null ? BigDecimal.ZERO : number.max(BigDecimal.ZERO))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return sum.compareTo(BigDecimal.TEN) < 0;
  }
}
