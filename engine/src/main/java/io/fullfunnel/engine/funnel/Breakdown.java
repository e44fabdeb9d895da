package io.fullfunnel.engine.funnel;

import io.fullfunnel.engine.values.Labels;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Splits a funnel by the values of properties.
 *
 * @param properties names as {@code Dictionary.column} takes them, or {@code person.X}, {@code
 *     person.X@entry}; several make a combined key
 * @param at which event's value counts
 * @param step from 1, for {@link At#STEP}
 * @param limit groups shown; the rest is {@code (other)}
 * @param fold whether values of channel, source, medium, campaign and content that differ only in
 *     case and outer space are one group
 * @param shown the keys of one property that are groups, if that was settled before; all others are
 *     {@code (other)}
 */
public record Breakdown(
    List<String> properties,
    At at,
    int step,
    int limit,
    boolean fold,
    @Nullable List<List<String>> shown)
    implements Serializable {
  /** Key of the people without a value. */
  public static final String NONE = Labels.NONE_SHOWN;

  /** Key of the groups beyond the limit. */
  public static final String OTHER = Labels.OTHER_SHOWN;

  public Breakdown {
    properties = List.copyOf(properties);
    shown = shown == null ? null : shown.stream().map(List::copyOf).toList();
    if (properties.isEmpty()) {
      throw new IllegalArgumentException("a breakdown needs a property");
    }
    if (limit < 1) {
      throw new IllegalArgumentException("a breakdown shows at least 1 group, not " + limit);
    }
    if (at == At.STEP && step < 1) {
      throw new IllegalArgumentException("steps count from 1, not " + step);
    }
  }

  /** Groups by all values. */
  public Breakdown(List<String> properties, At at, int step, int limit, boolean fold) {
    this(properties, at, step, limit, fold, null);
  }

  /** The same with the groups that are shown. */
  Breakdown showing(List<List<String>> keys) {
    return new Breakdown(properties, at, step, limit, fold, keys);
  }

  /** Groups by the values exactly as they are. */
  public Breakdown(List<String> properties, At at, int step, int limit) {
    this(properties, at, step, limit, false);
  }

  /** Whether values of this property are folded. */
  boolean folds(String property) {
    return fold && Labels.folds(property);
  }

  /** Where the value is read (FUNNELS F20). */
  public enum At {
    /** The event that matched step {@code step} of the counted attempt. */
    STEP,
    /** The first matched event of the attempt that has a value. */
    FIRST,
    /** The last matched event of the attempt that has a value. */
    LAST,
    /** Each step by its own event: a person may stand in several groups. */
    EACH,
    /** The person's trait of that name as it stands now. */
    PERSON,
    /** The person's first event of all. */
    FIRST_EVENT
  }
}
