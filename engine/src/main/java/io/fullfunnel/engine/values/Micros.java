package io.fullfunnel.engine.values;

import io.fullfunnel.engine.AnalysisException;
import io.fullfunnel.engine.Column;
import io.fullfunnel.engine.Dictionary;
import io.fullfunnel.engine.Value;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of one column by code, in millionths. What lies beyond six decimals is rounded once,
 * half to even.
 */
public final class Micros implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Numbers of this size and more are not added up; exactly 10¹². */
  public static final long TOO_LARGE = 1_000_000_000_000L;

  private static final int DECIMALS = 6;
  private static final BigDecimal LIMIT = BigDecimal.valueOf(TOO_LARGE);
  private static final byte NO_NUMBER = 0;
  private static final byte EXACT = 1;
  private static final byte ROUNDED = 2;
  private static final byte REFUSED = 3;

  private final int column;
  private final String name;
  private final long[] micros;
  private final byte[] kind;

  public Micros(Column column) {
    this.column = column.id();
    this.name = column.name();
    this.micros = new long[column.values().size()];
    this.kind = new byte[micros.length];
    int code = 0;
    for (Value value : column.values()) {
      set(code++, value.number());
    }
  }

  private void set(int code, @Nullable BigDecimal number) {
    if (number == null) {
      return;
    }
    if (number.abs().compareTo(LIMIT) >= 0) {
      kind[code] = REFUSED;
      return;
    }
    if (number.precision() - (long) number.scale() < -DECIMALS) { // of many digits all beyond
      kind[code] = number.signum() == 0 ? EXACT : ROUNDED;
      return;
    }
    BigDecimal rounded = number.setScale(DECIMALS, RoundingMode.HALF_EVEN);
    kind[code] = rounded.compareTo(number) == 0 ? EXACT : ROUNDED;
    micros[code] = rounded.unscaledValue().longValueExact();
  }

  public int column() {
    return column;
  }

  /**
   * Whether a code is that of a number.
   *
   * @throws AnalysisException if it is one that is not added up
   */
  public boolean isNumber(int code) {
    if (code == Dictionary.ABSENT || kind[code] == NO_NUMBER) {
      return false;
    }
    if (kind[code] == REFUSED) {
      throw new AnalysisException(
          AnalysisException.Code.NOT_POSSIBLE,
          "The property "
              + name
              + " has numbers of 1,000,000,000,000 and more; such are not added up. Leave them"
              + " out with a condition in \"where\".");
    }
    return true;
  }

  /**
   * The sum of two amounts.
   *
   * @throws AnalysisException if it is too large to be exact
   */
  public static long sum(long one, long other) {
    long sum = one + other;
    if (((one ^ sum) & (other ^ sum)) < 0) {
      throw new AnalysisException(
          AnalysisException.Code.TOO_LARGE,
          "A sum is beyond 9,223,372,036,854 and cannot be given exactly. Ask for fewer people or"
              + " a shorter period.");
    }
    return sum;
  }

  /** The amount of a code that {@link #isNumber}. */
  public long of(int code) {
    return micros[code];
  }

  /** Whether it had more than six decimals. */
  public boolean wasRounded(int code) {
    return kind[code] == ROUNDED;
  }
}
