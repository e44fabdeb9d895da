package io.fullfunnel.engine.attribution;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The conversions, or the paths without one, behind a number.
 *
 * @param group the key, or null for everybody
 * @param span its number in {@link Attribution#spans}
 * @param model the number of the model that gives credit; means nothing elsewhere
 * @param touch whose credit it is; null for conversions without a touch
 * @param path only those with this very path, or null
 * @param limit listed: the earliest
 */
public record AttributionList(
    @Nullable List<String> group,
    int span,
    What what,
    int model,
    @Nullable String touch,
    @Nullable List<String> path,
    int limit)
    implements Serializable {
  /** What is listed. */
  public enum What {
    CONVERSIONS,
    /** Conversions without a touch. */
    UNTOUCHED,
    /** Conversions of which a touch has credit. */
    CREDIT,
    /** Paths without a conversion, at their last touch. */
    NULLS
  }

  public AttributionList {
    group = group == null ? null : List.copyOf(group);
    path = path == null ? null : List.copyOf(path);
    if (limit < 0) {
      throw new IllegalArgumentException("a list of " + limit);
    }
  }
}
