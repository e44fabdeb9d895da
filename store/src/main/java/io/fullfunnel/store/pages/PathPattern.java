package io.fullfunnel.store.pages;

/**
 * A path in which {@code *} stands for any text, also for none and for several parts.
 *
 * @param text begins with {@code /} or {@code *}
 */
public record PathPattern(String text) implements Comparable<PathPattern> {
  public static final int LONGEST = 500;
  private static final char ANY = '*';

  public PathPattern {
    boolean begins = text.startsWith("/") || text.startsWith("*");
    if (!begins || text.length() > LONGEST) {
      throw new IllegalArgumentException("no pattern of paths: \"" + text + "\"");
    }
  }

  /** Whether a path matches; greedy, with one step back, so that its time is bounded. */
  public boolean matches(String path) {
    int at = 0;
    int in = 0;
    int star = -1;
    int since = 0;
    while (at < path.length()) {
      if (in < text.length() && text.charAt(in) == ANY) {
        star = in++;
        since = at;
      } else if (in < text.length() && text.charAt(in) == path.charAt(at)) {
        in++;
        at++;
      } else if (star >= 0) {
        in = star + 1;
        at = ++since;
      } else {
        return false;
      }
    }
    while (in < text.length() && text.charAt(in) == ANY) {
      in++;
    }
    return in == text.length();
  }

  private long letters() {
    return text.chars().filter(c -> c != ANY).count();
  }

  /** The more exact one first: the more letters, then the fewer stars. */
  @Override
  public int compareTo(PathPattern other) {
    int letters = Long.compare(other.letters(), letters());
    if (letters != 0) {
      return letters;
    }
    int length = Integer.compare(text.length(), other.text.length());
    return length != 0 ? length : text.compareTo(other.text);
  }
}
