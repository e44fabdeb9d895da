package io.fullfunnel.question;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds the name that was probably meant. */
public final class Nearest {
  private static final int LONGEST = 100;
  private static final int MOST_SHOWN = 30;

  private Nearest() {}

  /**
   * The known name closest to this one, or null if none is close. Case and outer space do not
   * count.
   */
  public static @Nullable String to(String name, Iterable<String> known) {
    String wanted = plain(name);
    if (wanted.isEmpty() || wanted.length() > LONGEST) {
      return null;
    }
    String best = null;
    int bestDistance = Integer.MAX_VALUE;
    for (String candidate : known) {
      String other = plain(candidate);
      int allowed = Math.max(1, Math.max(wanted.length(), other.length()) / 3);
      if (other.length() > LONGEST || Math.abs(other.length() - wanted.length()) > allowed) {
        continue;
      }
      int distance = distance(wanted, other);
      boolean closer =
          distance < bestDistance || (distance == bestDistance && before(candidate, best));
      if (distance <= allowed && closer) {
        best = candidate;
        bestDistance = distance;
      }
    }
    return best;
  }

  /** {@code Did you mean "x"?} with a leading space, or nothing. */
  static String hint(String name, Iterable<String> known) {
    String nearest = to(name, known);
    return nearest == null ? "" : " Did you mean " + Words.quote(nearest) + "?";
  }

  /** The {@linkplain #hint hint}, or else what is known, of which there is little. */
  static String hintOrKnown(String name, List<String> known) {
    String hint = hint(name, known);
    if (!hint.isEmpty() || known.isEmpty()) {
      return hint;
    }
    int shown = Math.min(known.size(), MOST_SHOWN);
    String more = shown < known.size() ? " and " + (known.size() - shown) + " more" : "";
    return " Known: " + String.join(", ", known.subList(0, shown)) + more + ".";
  }

  private static boolean before(String candidate, @Nullable String best) {
    return best != null && candidate.compareTo(best) < 0;
  }

  private static String plain(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }

  /** Insertions, deletions, replacements and swaps of neighbours. */
  private static int distance(String a, String b) {
    int[] before = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    int[] now = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      now[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replace = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        now[j] = Math.min(replace, Math.min(last[j], now[j - 1]) + 1);
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        if (swapped) {
          now[j] = Math.min(now[j], before[j - 2] + 1);
        }
      }
      int[] free = before;
      before = last;
      last = now;
      now = free;
    }
    return last[b.length()];
  }
}
