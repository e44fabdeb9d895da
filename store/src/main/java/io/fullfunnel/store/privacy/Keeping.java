package io.fullfunnel.store.privacy;

import io.fullfunnel.store.event.Event;
import java.util.List;
import java.util.Locale;

/**
 * How long events of a name or of a kind are kept.
 *
 * @param of {@code *} for all events, a call's kind such as {@code page}, or the name of an event
 * @param days after which they go
 */
public record Keeping(String of, int days) {
  /** All events; calls that say who somebody is are not among them. */
  public static final String ALL = "*";

  private static final int MOST_DAYS = 36_500;
  private static final int LONGEST = 200;

  public Keeping {
    of = of.strip();
    if (of.isEmpty() || of.length() > LONGEST || of.chars().anyMatch(c -> c < ' ')) {
      throw new PrivacyException(
          "What is kept is *, a kind such as page, or an event's name of 1 to 200 characters, not"
              + " \""
              + of
              + "\".");
    }
    if (days < 1 || days > MOST_DAYS) {
      throw new PrivacyException(
          "\"" + of + "\" is kept for 1 to 36,500 days, not for " + days + ".");
    }
  }

  /**
   * The rule that holds for an event: of its name, else of its kind, else of all; −1 if none does.
   *
   * @param statement whether it says what somebody agrees to, which only its own name ends
   */
  public static int rule(List<Keeping> rules, Event event, boolean statement) {
    int found = -1;
    int rank = 0;
    for (int i = 0; i < rules.size(); i++) {
      int now = rank(rules.get(i).of(), event, statement);
      if (now > rank) {
        rank = now;
        found = i;
      }
    }
    return found;
  }

  private static int rank(String of, Event event, boolean statement) {
    if (event.type() == Event.Type.TRACK && of.equals(event.name())) {
      return 3;
    }
    if (statement) {
      return 0;
    }
    if (of.equals(event.type().name().toLowerCase(Locale.ROOT))) {
      return 2;
    }
    return of.equals(ALL) && event.type().isEvent() ? 1 : 0;
  }
}
