package io.fullfunnel.engine.figures;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The people or events behind one number.
 *
 * @param measure its number in {@link Figures#measures}
 * @param group the key, or null for all
 * @param span its number in {@link Figures#spans}
 * @param bucket from 0, or {@link #EVER}
 * @param limit listed: the earliest
 */
public record FigureList(int measure, @Nullable List<String> group, int span, int bucket, int limit)
    implements Serializable {
  /** No bucket: the whole span. */
  public static final int EVER = -1;

  public FigureList {
    group = group == null ? null : List.copyOf(group);
    if (bucket < EVER) {
      throw new IllegalArgumentException("there is no bucket " + bucket);
    }
    if (limit < 0) {
      throw new IllegalArgumentException("a list of " + limit);
    }
  }
}
