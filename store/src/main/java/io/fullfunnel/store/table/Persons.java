package io.fullfunnel.store.table;

import org.jspecify.annotations.Nullable;

/** Tells who an event belongs to; whoever joins ids into people knows. */
@FunctionalInterface
public interface Persons {
  /** The id of the person, as answers write it, or null if the event belongs to nobody. */
  @Nullable String person(long sequence, Ids ids);
}
