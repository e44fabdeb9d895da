package io.fullfunnel.store.timelines;

import io.fullfunnel.engine.Value;
import java.io.IOException;
import java.util.List;

/** Where a snapshot gets a property of all events from, on first use: the event table. */
public interface PropertyReader {
  /** The property by the names of {@code engine.Dictionary.column}. */
  Property read(String name) throws IOException;

  /** A property's distinct values, and which of them each event has. */
  interface Property {
    List<Value> values();

    /** Index into {@link #values}, or −1 if the event has none. */
    int code(long sequence);
  }
}
