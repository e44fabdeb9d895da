package io.fullfunnel.question;

import io.fullfunnel.engine.Period;
import io.fullfunnel.engine.stages.StageList;
import io.fullfunnel.engine.stages.StageSpan;
import io.fullfunnel.engine.stages.Stages;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * How people walk over the stages of a model.
 *
 * @param name the model as the question gives it: a name, or the model itself
 * @param stuck who has stood in a stage for longer is stuck
 */
record StagesQuestion(
    JsonNode name,
    Model model,
    Span stuck,
    Common common,
    Stretch now,
    @Nullable Stretch before,
    @Nullable SplitBy by,
    @Nullable StagesListing list,
    List<Note> unknown)
    implements Question {

  /**
   * A period with the instant at which people stand somewhere, and its buckets.
   *
   * @param at epoch milliseconds
   */
  record Stretch(Period period, long at, Buckets buckets) {
    private StageSpan span() {
      return new StageSpan(period, at, buckets.bounds());
    }
  }

  @Override
  public String ask() {
    return "stages";
  }

  /** For the engine. */
  Stages analysis(@Nullable StageList listed) {
    List<StageSpan> spans = new ArrayList<>();
    spans.add(now.span());
    if (before != null) {
      spans.add(before.span());
    }
    return analysis(listed, spans);
  }

  /** The same over other spans. */
  Stages analysis(@Nullable StageList listed, List<StageSpan> spans) {
    return new Stages(
        model.rules(),
        spans,
        stuck.millis(),
        by == null ? null : by.split(common.fold()),
        common.filters().onEvents(),
        common.filters().onPeople(),
        listed);
  }

  @Override
  public ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("ask", ask());
    json.set("model", name);
    json.put("every", now.buckets().every().word());
    json.put("stuck", stuck.text());
    return common.write(json, by == null ? null : by.json(), list == null ? null : list.pointer());
  }
}
