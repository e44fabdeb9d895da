package io.fullfunnel.store.people;

import java.util.Set;

/** Finds the texts that are no id among millions that are: most are passed by length and letter. */
final class BlockedIds {
  private static final int LETTERS = 128;

  private final Set<String> blocked;
  private final boolean[] begins;
  private final int longest;

  BlockedIds(Set<String> blocked) {
    this.blocked = blocked;
    this.longest = blocked.stream().mapToInt(String::length).max().orElse(0);
    this.begins = new boolean[(longest + 1) * LETTERS];
    for (String text : blocked) {
      if (!text.isEmpty()) {
        begins[place(text.length(), text.charAt(0))] = true;
      }
    }
  }

  boolean contains(String id) {
    int length = id.length();
    if (length == 0) {
      return true;
    }
    char first = id.charAt(0);
    if (first <= ' ' || id.charAt(length - 1) <= ' ' || first >= LETTERS) {
      String normal = Guards.normal(id);
      return normal.isEmpty() || blocked.contains(normal);
    }
    return length <= longest
        && begins[place(length, Character.toLowerCase(first))]
        && blocked.contains(Guards.normal(id));
  }

  /** Texts that begin with the same letter and are equally long share a place. */
  private static int place(int length, char first) {
    return length * LETTERS + (first & (LETTERS - 1));
  }
}
