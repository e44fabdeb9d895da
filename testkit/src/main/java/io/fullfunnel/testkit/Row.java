package io.fullfunnel.testkit;

import io.fullfunnel.engine.Value;
import java.util.Map;

/**
 * One row of a person's timeline in plain objects.
 *
 * @param sequence order of arrival over all people
 * @param event a name; {@link #IDENTIFY} for traits
 */
public record Row(long timeMillis, long sequence, String event, Map<String, Value> properties) {
  /** The word that sets traits instead of being an event. */
  public static final String IDENTIFY = "identify";

  public Row {
    properties = Map.copyOf(properties);
  }

  public boolean isEvent() {
    return !event.equals(IDENTIFY);
  }
}
