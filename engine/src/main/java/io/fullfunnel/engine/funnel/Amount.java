package io.fullfunnel.engine.funnel;

import java.io.Serializable;
import java.util.List;

/**
 * The numeric property of a step's event that a funnel adds up (FUNNELS F27): of these names, as
 * {@code Dictionary.column} takes them, the first that the event gives as a number.
 *
 * @param properties at least one; the later ones are fallbacks
 */
public record Amount(List<String> properties) implements Serializable {
  public Amount {
    properties = List.copyOf(properties);
    if (properties.isEmpty()) {
      throw new IllegalArgumentException("an amount needs a property");
    }
  }
}
