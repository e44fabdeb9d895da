package io.fullfunnel.testkit;

import io.fullfunnel.engine.Value;
import java.util.Map;

/**
 * One row of a person's timeline in plain objects.
 *
 * @param sequence order of arrival over all people
 * @param event a name; {@link #IDENTIFY} for traits, {@link #GROUP} for an account
 */
public record Row(long timeMillis, long sequence, String event, Map<String, Value> properties) {
  /** The word that sets traits instead of being an event. */
  public static final String IDENTIFY = "identify";

  /** The word that names an account instead of being an event. */
  public static final String GROUP = "group";

  public Row {
    properties = Map.copyOf(properties);
  }

  public boolean isEvent() {
    return !event.equals(IDENTIFY) && !event.equals(GROUP);
  }
}
