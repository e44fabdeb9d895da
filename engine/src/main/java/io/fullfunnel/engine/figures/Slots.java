package io.fullfunnel.engine.figures;

import java.io.Serializable;
import java.util.List;

/** The numbers of slots: of each span the whole of it, then its buckets. */
final class Slots implements Serializable {
  private static final long serialVersionUID = 1L;
  static final int OUTSIDE = -1;

  private final long[] from;
  private final long[] to;
  private final long[][] bounds;
  private final int[] base;

  Slots(List<Span> spans) {
    this.from = new long[spans.size()];
    this.to = new long[spans.size()];
    this.bounds = new long[spans.size()][];
    this.base = new int[spans.size()];
    int next = 0;
    for (int s = 0; s < spans.size(); s++) {
      Span span = spans.get(s);
      from[s] = span.period().from();
      to[s] = span.period().to();
      bounds[s] = span.bounds().stream().mapToLong(Long::longValue).toArray();
      base[s] = next;
      next += 1 + span.buckets();
    }
  }

  int spans() {
    return base.length;
  }

  /** The slot of a whole span. */
  int ever(int span) {
    return base[span];
  }

  /** The slot of a bucket, from 0. */
  int bucket(int span, int bucket) {
    return base[span] + 1 + bucket;
  }

  int buckets(int span) {
    return Math.max(0, bounds[span].length - 1);
  }

  /** The span of a slot. */
  int spanOf(int slot) {
    int span = base.length - 1;
    while (base[span] > slot) {
      span--;
    }
    return span;
  }

  /**
   * The narrowest slot of a span that holds a time, or {@link #OUTSIDE}: a bucket, or the whole
   * span where there is none.
   */
  int at(int span, long time) {
    if (time < from[span] || time >= to[span]) {
      return OUTSIDE;
    }
    long[] of = bounds[span];
    if (of.length < 2 || time < of[0] || time >= of[of.length - 1]) {
      return base[span];
    }
    int low = 0;
    int high = of.length - 2;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (of[middle] <= time) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return base[span] + 1 + low;
  }
}
