package io.fullfunnel.store.table;

import io.fullfunnel.store.event.Event;
import java.io.IOException;

/** Takes events one by one. */
@FunctionalInterface
public interface EventVisitor {
  void visit(Event event) throws IOException;
}
