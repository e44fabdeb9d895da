package io.fullfunnel.engine.attribution;

import io.fullfunnel.engine.Analysis;
import io.fullfunnel.engine.Dictionary;
import io.fullfunnel.engine.Period;
import io.fullfunnel.engine.Plan;
import io.fullfunnel.engine.filter.EventFilter;
import io.fullfunnel.engine.filter.PersonFilter;
import io.fullfunnel.engine.groups.Split;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which touches get the credit for conversions; of one period, or of several side by side. A
 * conversion belongs to the period of its own time, a path without one to that of its last touch.
 *
 * @param lookbackMillis how long a touch may lie before the conversion, inclusive
 * @param shared whether a touch may serve several conversions
 * @param order how many touches the Markov chain remembers
 * @param nulls whether the chain knows paths without a conversion
 * @param anchors what the key touches of the W-shape lead to
 * @param value properties of which the first that a conversion gives as a number is its value
 * @param asOf epoch milliseconds up to which everything is known, inclusive
 * @param by null for no groups; read at the conversion, or at the last touch of a path without
 * @param where only these events exist, or null
 * @param people only these people, or null
 * @param list what is listed, or null
 */
public record Attribution(
    EventFilter conversion,
    Touches touches,
    long lookbackMillis,
    List<Model> models,
    boolean shared,
    int order,
    boolean nulls,
    List<EventFilter> anchors,
    List<String> value,
    List<Period> spans,
    long asOf,
    @Nullable Split by,
    @Nullable EventFilter where,
    @Nullable PersonFilter people,
    @Nullable AttributionList list)
    implements Analysis<AttributionReport> {
  /** Units that a conversion has to give. */
  public static final long UNITS = 1_000_000_000L;

  public static final int MOST_ANCHORS = 2;
  public static final int MOST_ORDER = 3;

  /** More states than this a Markov chain is not solved for. */
  public static final int MOST_STATES = 1_000;

  /** More touches than this on all different paths together are not kept. */
  public static final int MOST_PATH_TOUCHES = 20_000_000;

  public Attribution {
    models = List.copyOf(models);
    anchors = List.copyOf(anchors);
    value = List.copyOf(value);
    spans = List.copyOf(spans);
    if (spans.isEmpty()) {
      throw new IllegalArgumentException("attribution needs a period");
    }
    if (lookbackMillis < 0) {
      throw new IllegalArgumentException("a lookback of " + lookbackMillis + " ms");
    }
    if (order < 1 || order > MOST_ORDER) {
      throw new IllegalArgumentException("a chain of order 1 to 3, not " + order);
    }
    if (anchors.size() > MOST_ANCHORS) {
      throw new IllegalArgumentException("at most 2 anchors, not " + anchors.size());
    }
    if (list != null && (list.span() >= spans.size() || list.model() >= models.size())) {
      throw new IllegalArgumentException("nothing to list: " + list);
    }
  }

  /** The same with the groups that are shown. */
  public Attribution showing(List<List<String>> keys) {
    return by == null
        ? this
        : new Attribution(
            conversion,
            touches,
            lookbackMillis,
            models,
            shared,
            order,
            nulls,
            anchors,
            value,
            spans,
            asOf,
            by.showing(keys),
            where,
            people,
            list);
  }

  @Override
  public Plan<?, AttributionReport> plan(Dictionary dictionary) {
    return new AttributionPlan(this, dictionary);
  }
}
