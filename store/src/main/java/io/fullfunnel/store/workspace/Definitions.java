package io.fullfunnel.store.workspace;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fullfunnel.store.data.DamagedException;
import io.fullfunnel.store.data.SealedFile;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a workspace has given names to (goals, audiences, page groups, internal traffic, models),
 * with every version: a file in its folder, one line a version, the oldest first. What a name means
 * is JSON that the reader of questions checks. Safe to use from many threads.
 */
public final class Definitions {
  static final String FILE = "definitions";

  private final Path file;
  private final Clock clock;
  private volatile List<Version> all;

  private Definitions(Path file, Clock clock, List<Version> all) {
    this.file = file;
    this.clock = clock;
    this.all = all;
  }

  /** What has a name. */
  public enum Kind {
    GOAL,
    AUDIENCE,
    PAGE_GROUP,
    INTERNAL,
    MODEL
  }

  /**
   * What a name meant from a time on.
   *
   * @param number from 1, per name
   * @param json on one line; null where the name went back to what it means by itself
   */
  public record Version(Kind kind, String name, int number, Instant at, @Nullable String json) {
    private static final String TAB = "\t";

    public Version {
      if (name.isBlank() || name.contains(TAB) || name.contains("\n")) {
        throw new IllegalArgumentException("no name: \"" + name + "\"");
      }
      if (json != null && (json.isBlank() || json.contains("\n"))) {
        throw new IllegalArgumentException("what a name means stands on one line: " + json);
      }
    }

    private String line() {
      String word = kind.name().toLowerCase(Locale.ROOT);
      return String.join(
          TAB, word, Integer.toString(number), at.toString(), name, json == null ? "" : json);
    }

    private static Version of(String line) {
      String[] part = line.split(TAB, 5);
      return new Version(
          Kind.valueOf(part[0].toUpperCase(Locale.ROOT)),
          part[3],
          Integer.parseInt(part[1]),
          Instant.parse(part[2]),
          part[4].isEmpty() ? null : part[4]);
    }
  }

  static Definitions open(Path folder, Clock clock) throws IOException {
    Path file = folder.resolve(FILE);
    try {
      List<Version> all =
          new String(SealedFile.read(file), UTF_8).lines().map(Version::of).toList();
      return new Definitions(file, clock, all);
    } catch (NoSuchFileException absent) {
      return new Definitions(file, clock, List.of());
    } catch (RuntimeException e) {
      throw new DamagedException(file, "a line is not that of a definition");
    }
  }

  /** All versions of one kind, the oldest first. */
  public List<Version> versions(Kind kind) {
    return all.stream().filter(version -> version.kind() == kind).toList();
  }

  /** What stands now, by name; a name that went back is not in it. */
  public Map<String, Version> now(Kind kind) {
    Map<String, Version> now = new LinkedHashMap<>();
    for (Version version : versions(kind)) {
      now.put(version.name(), version);
    }
    now.values().removeIf(version -> version.json() == null);
    return now;
  }

  /**
   * Gives a name a meaning, or takes the one it was given away (null); on disk when this returns.
   * The same meaning again makes no version.
   */
  public synchronized Version set(Kind kind, String name, @Nullable String json)
      throws IOException {
    int number = 1;
    Version last = null;
    for (Version version : versions(kind)) {
      if (version.name().equals(name)) {
        last = version;
        number = version.number() + 1;
      }
    }
    if (last != null && Objects.equals(last.json(), json)) {
      return last;
    }
    Version next =
        new Version(kind, name, number, clock.instant().truncatedTo(ChronoUnit.SECONDS), json);
    List<Version> more = new ArrayList<>(all);
    more.add(next);
    StringBuilder text = new StringBuilder();
    for (Version version : more) {
      text.append(version.line()).append('\n');
    }
    SealedFile.write(file, text.toString().getBytes(UTF_8));
    all = List.copyOf(more);
    return next;
  }
}
