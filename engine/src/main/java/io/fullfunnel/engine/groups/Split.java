package io.fullfunnel.engine.groups;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Splits figures by the values of properties.
 *
 * @param properties names as {@code Dictionary.column} takes them, or {@code person.X}
 * @param limit groups shown; the rest is {@code (other)}
 * @param order the measure that groups are ordered by, the largest first
 * @param fold as {@code Labels} folds
 * @param shown the keys that are shown, if that was settled before; all others are counted as one
 *     group
 */
public record Split(
    List<String> properties,
    At at,
    int limit,
    int order,
    boolean fold,
    @Nullable List<List<String>> shown)
    implements Serializable {
  public Split {
    properties = List.copyOf(properties);
    shown = shown == null ? null : shown.stream().map(List::copyOf).toList();
    if (properties.isEmpty()) {
      throw new IllegalArgumentException("a split needs a property");
    }
    if (limit < 1) {
      throw new IllegalArgumentException("a split shows at least 1 group, not " + limit);
    }
  }

  /** The same with the groups that are shown. */
  public Split showing(List<List<String>> keys) {
    return new Split(properties, at, limit, order, fold, keys);
  }

  /** Where a value is read. */
  public enum At {
    /** The row itself; of a visit, its first row that has a value. */
    EVENT,
    /** The person's first event of all. */
    FIRST_EVENT
  }
}
