package io.fullfunnel.engine.network;

import io.fullfunnel.engine.filter.EventFilter;
import java.io.Serializable;

/** What the nodes of a network are: what is read of each event. */
public sealed interface NodeOf extends Serializable {

  /** The event's name. */
  record Event() implements NodeOf {}

  /**
   * A property's value; an event without it stands at no node.
   *
   * @param name as {@code Dictionary.column} takes it
   * @param fold whether values that differ only in case and outer space are one node
   */
  record Property(String name, boolean fold) implements NodeOf {}

  /**
   * The value of a property at the first event of a visit that passes; other events stand at no
   * node.
   */
  record Landing(EventFilter view, String property) implements NodeOf {}
}
