package io.fullfunnel.engine.funnel;

import io.fullfunnel.engine.AnalysisException;
import io.fullfunnel.engine.Column;
import io.fullfunnel.engine.Dictionary;
import io.fullfunnel.engine.Timeline;
import io.fullfunnel.engine.Value;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An amount bound to one dataset, in millionths. What lies beyond six decimals is rounded once,
 * half to even, when the question is bound.
 */
final class AmountReader implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int DECIMALS = 6;
  private static final BigDecimal TOO_LARGE = BigDecimal.valueOf(Amount.TOO_LARGE);

  private final List<Micros> columns = new ArrayList<>();

  AmountReader(Amount amount, Dictionary dictionary) {
    for (String property : amount.properties()) {
      columns.add(new Micros(dictionary.column(property)));
    }
  }

  /** Adds the amount of a row, if it has one, to the step of a tally. */
  void add(Timeline person, int row, Sums sums, int step) {
    for (int c = 0; c < columns.size(); c++) {
      Micros column = columns.get(c);
      int code = person.code(column.id, row);
      if (code != Dictionary.ABSENT && column.kind[code] != Micros.NO_NUMBER) {
        if (column.kind[code] == Micros.TOO_LARGE) {
          throw new AnalysisException(
              AnalysisException.Code.NOT_POSSIBLE,
              "The property "
                  + column.name
                  + " has numbers of 1,000,000,000,000 and more; such are not added up. Leave them"
                  + " out with a condition in \"where\".");
        }
        sums.add(step, column.micros[code], c > 0, column.kind[code] == Micros.ROUNDED);
        return;
      }
    }
  }

  /** The numbers of one column by code. */
  private static final class Micros implements Serializable {
    private static final long serialVersionUID = 1L;
    static final byte NO_NUMBER = 0;
    static final byte EXACT = 1;
    static final byte ROUNDED = 2;
    static final byte TOO_LARGE = 3;

    final int id;
    final String name;
    final long[] micros;
    final byte[] kind;

    Micros(Column column) {
      this.id = column.id();
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
      if (number.abs().compareTo(AmountReader.TOO_LARGE) >= 0) {
        kind[code] = TOO_LARGE;
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
  }
}
