package io.fullfunnel.store.people;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * What keeps ids apart that only seem to belong together: texts that are no id, and when evidence
 * is not enough to make two people one.
 *
 * @param blocked texts that are no id, in small letters, in order
 * @param mostIds strands that evidence may join into one person; a decision may join more
 * @param devicesJoinUsers whether a device joins all users who log in on it; else its own events
 *     belong to the first of them
 */
public record Guards(Set<String> blocked, int mostIds, boolean devicesJoinUsers) {
  private static final int MOST_IDS = 10_000;

  /** What programs send where they have no id. */
  private static final List<String> NO_ID =
      List.of(
          "null",
          "undefined",
          "none",
          "nil",
          "nan",
          "n/a",
          "(not set)",
          "(none)",
          "[object object]",
          "anonymous",
          "guest",
          "unknown",
          "true",
          "false",
          "-",
          "not_authenticated",
          "distinct_id",
          "distinctid",
          "00000000-0000-0000-0000-000000000000",
          "00000000000000000000000000000000");

  public Guards {
    if (mostIds < 2) {
      throw new IllegalArgumentException("A person may have 2 ids or more, not " + mostIds + ".");
    }
    TreeSet<String> small = new TreeSet<>();
    for (String text : blocked) {
      small.add(normal(text));
    }
    blocked = java.util.Collections.unmodifiableSortedSet(small);
  }

  /** The guards of a workspace in which nothing was chosen. */
  public static Guards standard() {
    return new Guards(Set.copyOf(NO_ID), MOST_IDS, false);
  }

  /** The same with other texts blocked, and some no longer. */
  public Guards with(Collection<String> more, Collection<String> fewer) {
    Set<String> changed = new TreeSet<>(blocked);
    for (String text : fewer) {
      changed.remove(normal(text));
    }
    changed.addAll(more);
    return new Guards(changed, mostIds, devicesJoinUsers);
  }

  /** Everything in it as one text: guards with the same text judge alike. */
  public String text() {
    return mostIds + "\n" + devicesJoinUsers + "\n" + String.join("\n", blocked);
  }

  static String normal(String id) {
    return id.strip().toLowerCase(Locale.ROOT);
  }
}
