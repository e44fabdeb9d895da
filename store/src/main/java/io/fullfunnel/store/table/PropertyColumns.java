package io.fullfunnel.store.table;

import io.fullfunnel.store.data.Folders;
import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.duckdb.DuckDBConnection;

/**
 * The properties of an event table that somebody asked for. Of each the table is read once, and
 * then only what came since; what was read is kept in files beside the table, and in memory as long
 * as there is room. Not thread-safe.
 */
final class PropertyColumns {
  private static final System.Logger LOGGER = System.getLogger(PropertyColumns.class.getName());

  /** Properties in files at most; the one that was not asked for longest goes first. */
  private static final int MOST = 200;

  private final Path folder;
  private final Map<String, Kept> kept = new HashMap<>();

  /** A property with its files; memory may take it back. */
  private record Kept(PropertyFiles files, SoftReference<GrowingProperty> property) {}

  /** Adds the events of the table that were not looked at, up to a position. */
  interface Scan {
    void add(DuckDBConnection table, GrowingProperty property, long to) throws SQLException;
  }

  PropertyColumns(Path folder) {
    this.folder = folder;
  }

  /**
   * A property of all events before a position.
   *
   * @param key tells it from all others
   */
  PropertyCodes read(DuckDBConnection table, String key, long position, Scan scan)
      throws SQLException {
    Path place =
        folder.resolve(UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)).toString());
    Kept known = kept.get(key);
    GrowingProperty property = known == null ? null : known.property().get();
    PropertyFiles files = known == null ? new PropertyFiles(place, key) : known.files();
    if (property == null) {
      property = stored(files, place, position);
    }
    if (property.position() < position) {
      kept.remove(key); // if the scan fails half of it is in
      scan.add(table, property, position);
      property.reached(position);
    }
    kept.put(key, new Kept(files, new SoftReference<>(property)));
    store(files, place, property);
    return property.codes();
  }

  private static GrowingProperty stored(PropertyFiles files, Path place, long position) {
    try {
      GrowingProperty stored = files.read(position);
      if (stored != null) {
        used(place);
        return stored;
      }
    } catch (IOException e) {
      LOGGER.log(System.Logger.Level.WARNING, "Read again from the event table: " + e.getMessage());
      remove(place);
    }
    return new GrowingProperty();
  }

  /** Keeps what was read; without it the next process reads the table again. */
  private void store(PropertyFiles files, Path place, GrowingProperty property) {
    try {
      if (files.write(property)) {
        used(place);
        makeRoom();
      }
    } catch (IOException e) {
      LOGGER.log(System.Logger.Level.WARNING, "A column is not kept: " + e.getMessage());
    }
  }

  private static void remove(Path place) {
    try {
      Folders.remove(place);
    } catch (IOException e) {
      LOGGER.log(System.Logger.Level.WARNING, "Cannot be removed: " + e.getMessage());
    }
  }

  private static void used(Path place) throws IOException {
    Files.setLastModifiedTime(place, FileTime.from(Instant.now()));
  }

  private void makeRoom() throws IOException {
    List<Path> places = new ArrayList<>();
    try (Stream<Path> children = Files.list(folder)) {
      places.addAll(children.toList());
    }
    while (places.size() > MOST) {
      Path oldest = places.getFirst();
      for (Path place : places) {
        if (Files.getLastModifiedTime(place).compareTo(Files.getLastModifiedTime(oldest)) < 0) {
          oldest = place;
        }
      }
      Folders.remove(oldest);
      places.remove(oldest);
      kept.clear(); // one of them knows of files that are gone
    }
  }

  /** Lets go of what memory holds. */
  void close() {
    kept.clear();
  }

  /** Lets go of all that was read, here and in files. */
  void forget() throws IOException {
    kept.clear();
    Folders.remove(folder);
  }
}
