package io.fullfunnel.store.links;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A short link of a workspace: an id that nobody can guess, and where it leads.
 *
 * @param number from 1, per workspace; never given twice
 * @param id what stands behind {@code /l/}: the signature of the number
 * @param versions where it led so far, the oldest first
 */
public record ShortLink(int number, String id, List<Version> versions) {
  /** What every id looks like: 128 bits in letters that an address takes. */
  public static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{22}");

  public ShortLink {
    versions = List.copyOf(versions);
    if (number < 1 || versions.isEmpty() || !ID.matcher(id).matches()) {
      throw new IllegalArgumentException("no link: " + number + " " + id);
    }
  }

  /**
   * Where a link leads from a time on.
   *
   * @param by who said so, as they are called
   * @param name what people call it
   * @param target null from when it was taken away
   */
  public record Version(Instant at, String by, String name, @Nullable Target target) {}

  /** How it stands now. */
  public Version now() {
    return versions.getLast();
  }

  /** Where it leads; null if it was taken away. */
  public @Nullable Target target() {
    return now().target();
  }
}
