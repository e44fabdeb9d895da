package io.fullfunnel.question;

import io.fullfunnel.engine.retention.Cohorts;
import io.fullfunnel.engine.retention.Retention;
import io.fullfunnel.engine.retention.Retention.Returned;
import io.fullfunnel.engine.retention.RetentionList;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Who came back: cohorts by when people began.
 *
 * @param first whether only a person's first start ever counts
 */
record RetentionQuestion(
    Matcher start,
    Matcher back,
    Buckets.Every every,
    int periods,
    boolean first,
    Returned returned,
    Common common,
    Stretch now,
    @Nullable Stretch before,
    @Nullable SplitBy by,
    @Nullable RetentionListing list,
    List<Note> unknown)
    implements Question {

  /** The cohorts of a period, and where each begins, as it is written. */
  record Stretch(Cohorts cohorts, List<String> starts) {
    /** How many intervals of a cohort have begun, at most one more than are counted after it. */
    int begun(int cohort, int periods, Calendar calendar) {
      long now = Buckets.now(calendar);
      int begun = 0;
      while (begun <= periods && cohorts.bounds().get(cohort + begun) < now) {
        begun++;
      }
      return begun;
    }
  }

  @Override
  public String ask() {
    return "retention";
  }

  /** For the engine. */
  Retention analysis(@Nullable RetentionList listed) {
    List<Cohorts> spans = new ArrayList<>();
    spans.add(now.cohorts());
    if (before != null) {
      spans.add(before.cohorts());
    }
    return new Retention(
        start.filter(),
        back.filter(),
        spans,
        periods,
        first,
        returned,
        by == null ? null : by.split(common.fold()),
        common.filters().onEvents(),
        common.filters().onPeople(),
        listed);
  }

  @Override
  public ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("ask", ask());
    json.set("start", start.json());
    json.set("back", back.json());
    json.put("every", every.word()).put("periods", periods).put("first", first);
    json.put("returned", returned.name().toLowerCase(Locale.ROOT));
    return common.write(json, by == null ? null : by.json(), list == null ? null : list.pointer());
  }
}
