package io.fullfunnel.engine.figures;

import io.fullfunnel.engine.Dictionary;
import io.fullfunnel.engine.Timeline;
import io.fullfunnel.engine.filter.EventMatcher;
import io.fullfunnel.engine.values.Micros;
import java.util.Arrays;

/**
 * One person's sales in the whole history, and what was given back of them. A refund belongs to the
 * sale with its order id: the latest not after it, else the first. A sale below zero is none: such
 * rows take back what other rows sold. Reused from person to person.
 */
final class Sales {
  static final int NO_SALE = -1;

  private final EventMatcher sale;
  private final EventMatcher refund;
  private final Amounts amounts;
  private final int order;
  private int[] rows = new int[16];
  private int[] orders = new int[16];
  private long[] sold = new long[16];
  private long[] back = new long[16];
  private boolean[] whole = new boolean[16];
  private int size;
  private int[] refundRows = new int[4];
  private int[] refundOf = new int[4];
  private long[] refundAmounts = new long[4];
  private int refunds;

  Sales(EventMatcher sale, EventMatcher refund, Amounts amounts, int order) {
    this.sale = sale.fork();
    this.refund = refund.fork();
    this.amounts = amounts;
    this.order = order;
  }

  void read(Timeline person) {
    size = 0;
    refunds = 0;
    sale.begin(person);
    refund.begin(person);
    for (int i = 0; i < person.size(); i++) {
      if (sale.matches(person, i)) {
        addSale(person, i);
      }
    }
    if (size == 0 && refund.events() != null && refund.events().length == 0) {
      return;
    }
    for (int i = 0; i < person.size(); i++) {
      if (refund.matches(person, i)) {
        addRefund(person, i);
      }
    }
  }

  private void addSale(Timeline person, int row) {
    if (size == rows.length) {
      int room = size * 2;
      rows = Arrays.copyOf(rows, room);
      orders = Arrays.copyOf(orders, room);
      sold = Arrays.copyOf(sold, room);
      back = Arrays.copyOf(back, room);
      whole = Arrays.copyOf(whole, room);
    }
    rows[size] = row;
    orders[size] = person.code(order, row);
    sold[size] = amounts.of(person, row);
    back[size] = 0;
    whole[size] = false;
    size++;
  }

  private void addRefund(Timeline person, int row) {
    if (refunds == refundRows.length) {
      int room = refunds * 2;
      refundRows = Arrays.copyOf(refundRows, room);
      refundOf = Arrays.copyOf(refundOf, room);
      refundAmounts = Arrays.copyOf(refundAmounts, room);
    }
    int of = saleOf(person.code(order, row), row);
    long amount = amounts.of(person, row);
    if (amount == Amounts.NONE) {
      amount = of == NO_SALE ? 0 : orderAmount(of);
      if (of != NO_SALE) {
        whole[of] = true;
      }
    }
    refundRows[refunds] = row;
    refundOf[refunds] = of;
    refundAmounts[refunds] = Math.abs(amount);
    refunds++;
    if (of != NO_SALE) {
      back[of] = Micros.sum(back[of], Math.abs(amount));
    }
  }

  private int saleOf(int code, int row) {
    if (code == Dictionary.ABSENT) {
      return NO_SALE;
    }
    int found = NO_SALE;
    for (int s = 0; s < size; s++) {
      if (orders[s] == code && (found == NO_SALE || rows[s] <= row)) {
        found = s;
      }
    }
    return found;
  }

  /** All that the order of a sale came to. */
  private long orderAmount(int s) {
    if (orders[s] == Dictionary.ABSENT) {
      return Math.max(0, sold[s]);
    }
    long all = 0;
    for (int other = 0; other < size; other++) {
      if (orders[other] == orders[s]) {
        all = Micros.sum(all, Math.max(0, sold[other]));
      }
    }
    return all;
  }

  int size() {
    return size;
  }

  int row(int s) {
    return rows[s];
  }

  /** Whether a sale stands: it is one, and its order was not given back whole. */
  boolean stands(int s) {
    if (sold[s] != Amounts.NONE && sold[s] < 0) {
      return false;
    }
    if (refunds == 0) {
      return true;
    }
    long given = 0;
    boolean all = whole[s];
    for (int other = 0; other < size; other++) {
      boolean same = other == s || (orders[s] != Dictionary.ABSENT && orders[other] == orders[s]);
      if (same) {
        given = Micros.sum(given, back[other]);
        all |= whole[other];
      }
    }
    return !all && (given == 0 || given < orderAmount(s));
  }

  int refunds() {
    return refunds;
  }

  /** The row at which a refund counts: that of its order, else its own. */
  int refundAt(int r) {
    return refundOf[r] == NO_SALE ? refundRows[r] : rows[refundOf[r]];
  }

  boolean isLoose(int r) {
    return refundOf[r] == NO_SALE;
  }

  /** Millionths, not below zero. */
  long refundAmount(int r) {
    return refundAmounts[r];
  }
}
