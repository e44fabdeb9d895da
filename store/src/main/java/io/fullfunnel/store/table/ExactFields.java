package io.fullfunnel.store.table;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** The fields of an event's properties or traits, each with the JSON of its value as it arrived. */
public final class ExactFields {
  private ExactFields() {}

  /** In the order of the text; none for null or for a text that is no JSON object. */
  public static Map<String, String> of(@Nullable String object) {
    try {
      return ExactJson.fields(object);
    } catch (JacksonException unreadable) {
      return Map.of();
    }
  }
}
