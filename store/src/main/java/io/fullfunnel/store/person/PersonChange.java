package io.fullfunnel.store.person;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a decision changes: the people it concerns before it and after.
 *
 * @param together whether the two ids are said to be one person
 * @param written whether it was decided, or only looked at
 */
public record PersonChange(
    boolean together, boolean written, List<Somebody> before, List<Somebody> after) {

  /** Whether anybody's timeline changes. */
  public boolean changes() {
    return !before.equals(after);
  }

  /**
   * A person in short.
   *
   * @param person the id as answers write it
   * @param ids each its kind and value; the first hundred
   * @param first time of the first event; null without events
   */
  public record Somebody(
      String person, List<Id> ids, long events, @Nullable Long first, @Nullable Long last) {}

  /** An id. */
  public record Id(String kind, String value) {}
}
