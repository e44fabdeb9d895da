package io.fullfunnel.engine.filter;

import io.fullfunnel.engine.Column;
import io.fullfunnel.engine.Dictionary;
import java.io.Serializable;

/** Which codes of a column pass a test: the test has run once per distinct value. */
final class ValuePasses implements Serializable {
  private static final long serialVersionUID = 1L;

  final int column;
  private final boolean[] byCodePlusOne;
  private final boolean some;

  ValuePasses(Column column, ValueTest test) {
    this.column = column.id();
    this.byCodePlusOne = new boolean[column.values().size() + 1];
    byCodePlusOne[Dictionary.ABSENT + 1] = test.test(null);
    boolean any = byCodePlusOne[Dictionary.ABSENT + 1];
    int code = 1;
    for (var value : column.values()) {
      byCodePlusOne[code] = test.test(value);
      any |= byCodePlusOne[code];
      code++;
    }
    this.some = any;
  }

  boolean pass(int code) {
    return byCodePlusOne[code + 1];
  }

  /** Whether any value passes, or none given. */
  boolean some() {
    return some;
  }
}
