package io.fullfunnel.store.timelines;

import io.fullfunnel.store.table.EventTable;
import io.fullfunnel.store.table.PropertyCodes;
import java.io.IOException;

/** Where a snapshot gets a property of all events from, on first use: the event table. */
@FunctionalInterface
public interface PropertyReader {
  /** What is read from the table. */
  interface Reading {
    PropertyCodes of(EventTable table) throws IOException;
  }

  PropertyCodes ask(Reading reading) throws IOException;
}
