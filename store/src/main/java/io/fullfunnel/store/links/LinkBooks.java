package io.fullfunnel.store.links;

import java.io.IOException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The links of all workspaces of a data directory: each workspace's are read once, for nobody else
 * writes them. Thread-safe.
 */
public final class LinkBooks {
  /** So long a list of workspaces is taken for true: strangers' ids cost no reading of folders. */
  private static final long KNOWN_MILLIS = 1_000;

  private final Places places;
  private final InstantSource clock;
  private final Map<String, LinkBook> books = new HashMap<>();
  private Map<String, String> names = Map.of();
  private long listedMillis = Long.MIN_VALUE;

  /** Where workspaces are kept. */
  public interface Places {
    /** The names of all workspaces by their ids. */
    Map<String, String> list() throws IOException;

    /** The links of a workspace as they stand on disk. */
    LinkBook read(String name) throws IOException;
  }

  /**
   * A link that was found.
   *
   * @param workspace the name of the workspace that it belongs to
   * @param target where it leads now
   */
  public record Found(String workspace, ShortLink link, Target target) {}

  public LinkBooks(Places places, InstantSource clock) {
    this.places = places;
    this.clock = clock;
  }

  /** The links of a workspace, which is made if it is not there. */
  public synchronized LinkBook of(String name) throws IOException {
    listedMillis = Long.MIN_VALUE; // a name may have gone to another workspace since
    list();
    for (Map.Entry<String, String> known : names.entrySet()) {
      if (known.getValue().equals(name)) {
        return book(known.getKey(), name);
      }
    }
    LinkBook made = places.read(name);
    listedMillis = Long.MIN_VALUE;
    list();
    for (Map.Entry<String, String> known : names.entrySet()) {
      if (known.getValue().equals(name)) {
        books.put(known.getKey(), made);
      }
    }
    return made;
  }

  /**
   * Where an id leads; null if it leads nowhere, whoever made it up.
   *
   * @throws IOException if that cannot be said, for a workspace's links cannot be read
   */
  public synchronized @Nullable Found find(String id) throws IOException {
    if (!ShortLink.ID.matcher(id).matches()) {
      return null;
    }
    list();
    IOException damage = null;
    for (Map.Entry<String, String> known : names.entrySet()) {
      try {
        ShortLink link = book(known.getKey(), known.getValue()).find(id);
        Target target = link == null ? null : link.target();
        if (link != null) {
          return target == null ? null : new Found(known.getValue(), link, target);
        }
      } catch (IOException e) { // the links of other workspaces lead on
        damage = e;
      }
    }
    if (damage != null) {
      throw damage;
    }
    return null;
  }

  private LinkBook book(String id, String name) throws IOException {
    LinkBook known = books.get(id);
    if (known == null) {
      known = places.read(name);
      books.put(id, known);
    }
    return known;
  }

  private void list() throws IOException {
    long now = clock.millis();
    if (listedMillis == Long.MIN_VALUE || Math.abs(now - listedMillis) >= KNOWN_MILLIS) {
      names = places.list();
      books.keySet().retainAll(names.keySet());
      listedMillis = now;
    }
  }
}
