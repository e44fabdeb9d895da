package io.fullfunnel.store.channels;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A place that people come from.
 *
 * @param name as figures show it
 */
public record Site(String name, Kind kind) {
  /** What sort of place it is. */
  public enum Kind {
    SEARCH,
    SOCIAL,
    VIDEO,
    SHOPPING,
    AI,
    MAIL,
    OTHER;

    /** Its name in rules and lists. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Kind of(String label) {
      for (Kind kind : values()) {
        if (kind.label().equals(label)) {
          return kind;
        }
      }
      throw new ChannelException(
          "\"" + label + "\" is no kind of source; kinds are " + labels() + ".");
    }

    static List<String> labels() {
      return Arrays.stream(values()).map(Kind::label).toList();
    }
  }
}
