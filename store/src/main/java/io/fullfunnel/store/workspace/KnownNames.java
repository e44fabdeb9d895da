package io.fullfunnel.store.workspace;

import io.fullfunnel.store.data.DamagedException;
import io.fullfunnel.store.data.SealedFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The names of events and properties that a workspace was sent over HTTP, as hashes: so many of
 * each and no more. Kept in a small file, without which it begins anew. Thread-safe.
 */
public final class KnownNames {
  private static final int HEADER = 2 * Long.BYTES;

  private final Path file;
  private final long seed;
  private final LongSet events = new LongSet();
  private final LongSet properties = new LongSet();
  private volatile MostNames most;
  private volatile boolean changed;

  private KnownNames(Path file, long seed, MostNames most) {
    this.file = file;
    this.seed = seed;
    this.most = most;
  }

  /** Reads what is known; a damaged file counts as none. */
  static KnownNames open(Path file, MostNames most) throws IOException {
    try {
      ByteBuffer kept = ByteBuffer.wrap(SealedFile.read(file));
      KnownNames known = new KnownNames(file, kept.getLong(), most);
      for (long left = kept.getLong(); left > 0; left--) {
        known.events.add(kept.getLong());
      }
      while (kept.hasRemaining()) {
        known.properties.add(kept.getLong());
      }
      return known;
    } catch (NoSuchFileException | DamagedException none) {
      return new KnownNames(file, new SecureRandom().nextLong(), most);
    }
  }

  /** From now on there may be so many. */
  void change(MostNames other) {
    most = other;
  }

  /**
   * Takes the names of an event, or none of them.
   *
   * @param event its name; null if it has none of its own
   * @return a sentence about what is too many; null if there is room for all
   */
  public @Nullable String take(@Nullable String event, List<String> names) {
    return look(event, names, true);
  }

  /** As {@link #take}, without taking them. */
  public @Nullable String look(@Nullable String event, List<String> names) {
    return look(event, names, false);
  }

  private synchronized @Nullable String look(
      @Nullable String event, List<String> names, boolean takes) {
    MostNames now = most;
    boolean newEvent = event != null && !events.has(hash(event));
    if (newEvent && events.size() >= now.events()) {
      return "The workspace has %,d names of events, as many as it takes; \"%s\" is a new one."
          .formatted(events.size(), shown(event));
    }
    List<Long> fresh = new ArrayList<>(0);
    for (String name : names) {
      long hash = hash(name);
      if (!properties.has(hash) && !fresh.contains(hash)) {
        if (properties.size() + fresh.size() >= now.properties()) {
          return "The workspace has %,d names of properties, as many as it takes; \"%s\" is a new one."
              .formatted(properties.size(), shown(name));
        }
        fresh.add(hash);
      }
    }
    if (takes && (newEvent || !fresh.isEmpty())) {
      if (newEvent && event != null) {
        events.add(hash(event));
      }
      fresh.forEach(properties::add);
      changed = true;
    }
    return null;
  }

  private static String shown(@Nullable String name) {
    String text = String.valueOf(name);
    return text.codePointCount(0, text.length()) <= 60
        ? text
        : text.substring(0, text.offsetByCodePoints(0, 60)) + "…";
  }

  /** Makes them durable, if there are new ones. */
  public void save() throws IOException {
    if (changed) {
      write();
    }
  }

  private synchronized void write() throws IOException {
    ByteBuffer bytes =
        ByteBuffer.allocate(HEADER + Long.BYTES * (events.size() + properties.size()));
    bytes.putLong(seed).putLong(events.size());
    events.forEach(bytes::putLong);
    properties.forEach(bytes::putLong);
    SealedFile.write(file, bytes.array());
    changed = false;
  }

  /** Nobody outside knows the seed, so nobody makes two names of one hash. */
  private long hash(String name) {
    long hash = seed;
    for (int i = 0; i < name.length(); i++) {
      hash = (hash ^ name.charAt(i)) * 0x9E3779B97F4A7C15L;
      hash ^= hash >>> 29;
    }
    return hash;
  }
}
