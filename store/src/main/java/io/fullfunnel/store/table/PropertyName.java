package io.fullfunnel.store.table;

import io.fullfunnel.store.event.Event.Given;
import org.jspecify.annotations.Nullable;

/**
 * Where a question's name points to.
 *
 * <p>{@code properties.X} is the event's own property X, {@code traits.X} a trait on identify rows;
 * a bare name is the derived value that the message gives, else the own property of that name. X is
 * first a key as it stands, else a dotted path into nested objects. An index is a step of a path:
 * {@code items.0.sku}.
 *
 * @param given what the message gives, if the name is a derived one
 * @param traits whether it is a trait
 * @param key JSON pointer of X as one key
 * @param path JSON pointer of X as a path; the same as {@code key} if X has no dot
 */
record PropertyName(@Nullable Given given, boolean traits, String key, String path) {
  static PropertyName of(String name) {
    if (name.startsWith("properties.")) {
      return named(null, false, name.substring("properties.".length()));
    }
    if (name.startsWith("traits.")) {
      return named(null, true, name.substring("traits.".length()));
    }
    for (Given given : Given.values()) {
      if (given.label().equals(name) && given != Given.ADDRESS) {
        return named(given, false, name);
      }
    }
    return named(null, false, name);
  }

  private static PropertyName named(@Nullable Given given, boolean traits, String name) {
    StringBuilder path = new StringBuilder();
    for (String step : name.split("\\.", -1)) {
      path.append(pointer(step));
    }
    return new PropertyName(given, traits, pointer(name), path.toString());
  }

  /** Whether it may point into a nested object. */
  boolean isPath() {
    return !path.equals(key);
  }

  /** One step of a JSON pointer (RFC 6901), in the form in which keys are kept. */
  private static String pointer(String step) {
    return "/" + ExactText.keep(step).replace("~", "~0").replace("/", "~1");
  }
}
