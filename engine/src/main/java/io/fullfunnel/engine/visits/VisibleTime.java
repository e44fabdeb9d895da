package io.fullfunnel.engine.visits;

import io.fullfunnel.engine.Column;
import io.fullfunnel.engine.Timeline;
import io.fullfunnel.engine.Value;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** The seconds of a column that pages were visible, in millionths; none above what is enough. */
public final class VisibleTime implements Serializable {
  private static final long serialVersionUID = 1L;

  /** A visit that saw pages for so long is no bounce. */
  public static final long ENOUGH = 10_000_000;

  private static final int DECIMALS = 6;
  private static final BigDecimal MOST = BigDecimal.valueOf(ENOUGH, DECIMALS);

  private final int column;
  private final long[] micros;

  public VisibleTime(Column column) {
    this.column = column.id();
    this.micros = new long[column.values().size()];
    int code = 0;
    for (Value value : column.values()) {
      micros[code++] = micros(value.number());
    }
  }

  private static long micros(@Nullable BigDecimal seconds) {
    if (seconds == null || seconds.signum() <= 0) {
      return 0;
    }
    if (seconds.compareTo(MOST) >= 0) {
      return ENOUGH;
    }
    boolean tiny =
        seconds.precision() - (long) seconds.scale() < -DECIMALS; // not divided at length
    return tiny ? 0 : seconds.movePointRight(DECIMALS).setScale(0, RoundingMode.DOWN).longValue();
  }

  /** What a row tells; 0 if nothing. */
  public long of(Timeline person, int row) {
    int code = person.code(column, row);
    return code < 0 ? 0 : micros[code];
  }
}
