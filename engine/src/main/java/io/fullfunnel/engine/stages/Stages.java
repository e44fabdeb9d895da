package io.fullfunnel.engine.stages;

import io.fullfunnel.engine.Analysis;
import io.fullfunnel.engine.Dictionary;
import io.fullfunnel.engine.Plan;
import io.fullfunnel.engine.filter.EventFilter;
import io.fullfunnel.engine.filter.PersonFilter;
import io.fullfunnel.engine.groups.Split;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How people walk over the stages of a model, in one period or in several side by side: who stands
 * where, who came and went, between which stages, for how long. A walk is made of the whole
 * timeline; the period is that of the moves. With a track per property, walks are counted in place
 * of people.
 *
 * @param stuckMillis who has stood in a stage for longer is stuck
 * @param by groups of people: traits, or properties of their first event; null for none
 * @param where only these events exist, or null
 * @param people only these people, or null
 * @param list what is listed, or null
 */
public record Stages(
    StageModel model,
    List<StageSpan> spans,
    long stuckMillis,
    @Nullable Split by,
    @Nullable EventFilter where,
    @Nullable PersonFilter people,
    @Nullable StageList list)
    implements Analysis<StagesReport> {
  /** Numbers kept at most: places by places and by buckets, for every group and period. */
  public static final long MOST_NUMBERS = 20_000_000;

  public Stages {
    spans = List.copyOf(spans);
    if (spans.isEmpty()) {
      throw new IllegalArgumentException("stages need a period");
    }
    if (stuckMillis < 0) {
      throw new IllegalArgumentException("stuck after " + stuckMillis + " ms");
    }
    if (by != null
        && by.at() != Split.At.FIRST_EVENT
        && by.properties().stream().anyMatch(property -> !property.startsWith("person."))) {
      throw new IllegalArgumentException("stages are split by people, not by " + by);
    }
    if (list != null && list.span() >= spans.size()) {
      throw new IllegalArgumentException("nothing to list: " + list);
    }
  }

  /** The same with the groups that are shown. */
  public Stages showing(List<List<String>> keys) {
    Split shown = by == null ? null : by.showing(keys);
    return new Stages(model, spans, stuckMillis, shown, where, people, list);
  }

  @Override
  public Plan<?, StagesReport> plan(Dictionary dictionary) {
    return new StagesPlan(this, dictionary);
  }
}
