package io.fullfunnel.engine.attribution;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The conversions behind a number.
 *
 * @param group the key, or null for everybody
 * @param span its number in {@link Attribution#spans}
 * @param model {@link #CONVERSIONS} for all of them, or the number of the model that gives credit
 * @param touch whose credit it is; null for conversions without a touch
 * @param limit listed: the earliest
 */
public record AttributionList(
    @Nullable List<String> group, int span, int model, @Nullable String touch, int limit)
    implements Serializable {
  public static final int CONVERSIONS = -1;

  public AttributionList {
    group = group == null ? null : List.copyOf(group);
    if (limit < 0) {
      throw new IllegalArgumentException("a list of " + limit);
    }
  }
}
