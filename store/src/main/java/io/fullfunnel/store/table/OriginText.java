package io.fullfunnel.store.table;

import io.fullfunnel.engine.Value;
import org.jspecify.annotations.Nullable;

/**
 * What an event brings along that says where somebody came from, as one value: source, medium,
 * campaign, content, term, referrer (scheme and host, or the text as it came), click id and
 * channel; each with its length before it, and nothing where nothing is known.
 */
public final class OriginText {
  private OriginText() {}

  /** One value for all parts. */
  static Value.Text of(@Nullable String[] parts) {
    StringBuilder text = new StringBuilder();
    for (String part : parts) {
      if (part != null) {
        text.append(part.length());
      }
      text.append(':').append(part == null ? "" : part);
    }
    return new Value.Text(text.toString());
  }

  /** The parts again, null where nothing is known; never all of them. */
  public static @Nullable String[] parts(Value value) {
    @Nullable String[] parts = new @Nullable String[Arrivals.PARTS.size()];
    String text = value.asKey();
    int at = 0;
    for (int part = 0; part < parts.length; part++) {
      int colon = text.indexOf(':', at);
      int start = colon + 1;
      int end = start + (colon == at ? 0 : Integer.parseInt(text, at, colon, 10));
      parts[part] = colon == at ? null : text.substring(start, end);
      at = end;
    }
    return parts;
  }
}
