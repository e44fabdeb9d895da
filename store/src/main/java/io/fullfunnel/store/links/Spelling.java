package io.fullfunnel.store.links;

import java.util.Locale;

/** What is one value in several spellings, and how it is spelled best. */
public final class Spelling {
  private Spelling() {}

  /** In small letters, whatever language this machine speaks. */
  public static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /**
   * What all spellings of a value have in common: letter case, spaces, dashes, underscores and dots
   * do not count.
   */
  public static String key(String text) {
    StringBuilder key = new StringBuilder(text.length());
    for (char c : lower(text).toCharArray()) {
      if (c != '-' && c != '_' && c != '.' && c != '+' && !Character.isWhitespace(c)) {
        key.append(c);
      }
    }
    return key.isEmpty() ? lower(text.strip()) : key.toString();
  }

  /** Without outer space, inner space as one dash, in small letters if that is wanted. */
  public static String tidy(String text, boolean lowerCase) {
    String dashed = text.strip().replaceAll("\\s+", "-");
    return lowerCase ? lower(dashed) : dashed;
  }
}
