package io.fullfunnel.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The known word that a mistyped one most likely stands for. */
final class Nearest {
  private Nearest() {}

  /** Null if no known word is near: more than a third of the letters would have to change. */
  static @Nullable String to(String word, List<String> known) {
    String best = null;
    int bestDistance = Integer.MAX_VALUE;
    for (String candidate : known) {
      int distance = distance(word, candidate);
      if (distance < bestDistance) {
        best = candidate;
        bestDistance = distance;
      }
    }
    return bestDistance <= Math.max(1, word.length() / 3) ? best : null;
  }

  /** Edits between two words; two swapped neighbours are one edit. */
  private static int distance(String a, String b) {
    int[][] edits = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) edits[i][0] = i;
    for (int j = 0; j <= b.length(); j++) edits[0][j] = j;
    for (int i = 1; i <= a.length(); i++) {
      for (int j = 1; j <= b.length(); j++) {
        int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int least = Math.min(edits[i - 1][j], edits[i][j - 1]) + 1;
        least = Math.min(least, edits[i - 1][j - 1] + same);
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        if (swapped) least = Math.min(least, edits[i - 2][j - 2] + 1);
        edits[i][j] = least;
      }
    }
    return edits[a.length()][b.length()];
  }
}
