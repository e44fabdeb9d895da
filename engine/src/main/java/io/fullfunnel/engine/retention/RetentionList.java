package io.fullfunnel.engine.retention;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The members behind one number.
 *
 * @param group the key, or null for everybody
 * @param span its number in {@link Retention#spans}
 * @param cohort {@link #ALL_COHORTS}, or the cohort's number; of all, an interval is listed of
 *     those for which it is over
 * @param interval {@link #MEMBERS}, or that in which they came back
 * @param limit listed: the earliest
 */
public record RetentionList(
    @Nullable List<String> group, int span, int cohort, int interval, int limit)
    implements Serializable {
  public static final int ALL_COHORTS = -1;
  public static final int MEMBERS = -1;

  public RetentionList {
    group = group == null ? null : List.copyOf(group);
    if (limit < 0) {
      throw new IllegalArgumentException("a list of " + limit);
    }
  }
}
