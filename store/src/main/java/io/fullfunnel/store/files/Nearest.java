package io.fullfunnel.store.files;

import java.util.Collection;
import java.util.Locale;

/** Finds the known name that is most like a wrong one. */
final class Nearest {
  private Nearest() {}

  /** The most similar of these names; the empty text if there are none. */
  static String to(String wrong, Collection<String> known) {
    String best = "";
    int least = Integer.MAX_VALUE;
    for (String name : known) {
      int distance = distance(plain(wrong), plain(name));
      if (distance < least) {
        least = distance;
        best = name;
      }
    }
    return best;
  }

  /** A few names as a list for a sentence. */
  static String list(Collection<String> names) {
    int shown = 30;
    StringBuilder text = new StringBuilder();
    int n = 0;
    for (String name : names) {
      if (n++ == shown) {
        return text.append(" and ").append(names.size() - shown).append(" more").toString();
      }
      text.append(n == 1 ? "" : ", ").append(name);
    }
    return text.toString();
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[ _.-]", "");
  }

  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
