package io.fullfunnel.store.timelines;

import io.fullfunnel.store.table.PropertyCodes;
import java.io.IOException;

/** Where a snapshot gets a property of all events from, on first use: the event table. */
@FunctionalInterface
public interface PropertyReader {
  /** The property by the names of {@code engine.Dictionary.column}. */
  PropertyCodes read(String name) throws IOException;
}
