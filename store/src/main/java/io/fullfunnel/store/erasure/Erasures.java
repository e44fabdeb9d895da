package io.fullfunnel.store.erasure;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fullfunnel.store.data.DamagedException;
import io.fullfunnel.store.data.DataException;
import io.fullfunnel.store.data.SealedFile;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * The erasure log of a workspace: a file in its folder and in every backup, and the one file of a
 * workspace that is worth keeping apart from its backups. Safe to use from many threads.
 */
public final class Erasures {
  /** The file's name in a workspace's folder. */
  public static final String FILE = "erasures";

  private static final int VERSION = 1;

  private final Path file;
  private volatile List<Erasure> all;

  private Erasures(Path file, List<Erasure> all) {
    this.file = file;
    this.all = all;
  }

  /**
   * The log of a workspace's folder; empty if nobody was erased.
   *
   * @throws DamagedException if the file is not as it was written
   * @throws DataException if a newer version wrote it
   */
  public static Erasures open(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    try {
      return new Erasures(file, read(file));
    } catch (NoSuchFileException nobody) {
      return new Erasures(file, List.of());
    }
  }

  private static List<Erasure> read(Path file) throws IOException {
    List<String> lines = new String(SealedFile.read(file), UTF_8).lines().toList();
    try {
      int version = Integer.parseInt(lines.getFirst());
      if (version > VERSION) {
        throw new DataException(
            "%s was written by a newer version of Fullfunnel (format %d, this version reads %d). Use the newer version."
                .formatted(file, version, VERSION));
      }
      return lines.stream().skip(1).map(Erasure::of).toList();
    } catch (RuntimeException e) {
      throw new DamagedException(file, "a line is not that of an erasure");
    }
  }

  /** All erasures, the oldest first. */
  public List<Erasure> list() {
    return all;
  }

  /** Whether one is not done everywhere. */
  public boolean pending() {
    return all.stream().anyMatch(each -> !each.done());
  }

  /** Hashes of all ids that were erased, in order. */
  public long[] ids() {
    return all.stream()
        .flatMap(each -> each.ids().stream())
        .mapToLong(Long::longValue)
        .sorted()
        .distinct()
        .toArray();
  }

  /** Puts a person on record; from when this returns the erasure happens, whatever happens. */
  public synchronized Erasure add(Instant at, String by, long events, Collection<Long> ids)
      throws IOException {
    Erasure next =
        new Erasure(all.size() + 1, at, by, false, events, ids.stream().sorted().toList());
    List<Erasure> more = new ArrayList<>(all);
    more.add(next);
    write(more);
    return next;
  }

  /** Says that every file is rid of all who are on record. */
  public synchronized void done() throws IOException {
    write(all.stream().map(each -> each.numbered(each.number(), true)).toList());
  }

  /**
   * Takes over what others know of the same workspace, and makes everything pending: nobody knows
   * what the files hold that these logs lie beside now.
   */
  public synchronized void restore(List<Erasures> others) throws IOException {
    List<Erasure> merged = new ArrayList<>(all);
    for (Erasures other : others) {
      for (Erasure each : other.all) {
        if (merged.stream().noneMatch(each::isSame)) {
          merged.add(each);
        }
      }
    }
    if (merged.isEmpty()) {
      return;
    }
    merged.sort(Comparator.comparing(Erasure::at));
    List<Erasure> numbered = new ArrayList<>();
    for (Erasure each : merged) {
      numbered.add(each.numbered(numbered.size() + 1, false));
    }
    write(numbered);
  }

  private void write(List<Erasure> changed) throws IOException {
    StringBuilder text = new StringBuilder().append(VERSION).append('\n');
    for (Erasure each : changed) {
      text.append(each.line()).append('\n');
    }
    SealedFile.write(file, text.toString().getBytes(UTF_8));
    all = List.copyOf(changed);
  }
}
