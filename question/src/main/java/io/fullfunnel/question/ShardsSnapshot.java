package io.fullfunnel.question;

import io.fullfunnel.engine.Value;
import io.fullfunnel.engine.stored.Folder;
import io.fullfunnel.engine.stored.Place;
import io.fullfunnel.store.table.Ids;
import io.fullfunnel.store.table.IdsFile;
import io.fullfunnel.store.table.TextLists;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot in a folder, open to be asked: {@link #data} is asked like a workspace. What a
 * question does not need is not read. Safe to use from several threads.
 */
public final class ShardsSnapshot implements Closeable {
  private final Path folder;
  private final ShardsManifest manifest;
  private final Place place;
  private final TextLists lists;
  private final Map<String, Integer> columns = new HashMap<>();
  private final Map<Integer, List<Value>> values = new ConcurrentHashMap<>();
  private final List<String> events;
  private @Nullable IdsFile ids;

  private ShardsSnapshot(Path folder, ShardsManifest manifest, TextLists lists) throws IOException {
    this.folder = folder;
    this.manifest = manifest;
    this.place = new Folder(folder.toAbsolutePath().normalize().toString());
    this.lists = lists;
    List<ShardsManifest.StoredColumn> held = manifest.columns();
    for (int column = 0; column < held.size(); column++) {
      columns.put(held.get(column).key(), column);
    }
    this.events = read(ShardsExport.EVENTS).stream().map(Value::asKey).toList();
  }

  /**
   * Opens a snapshot.
   *
   * @throws IOException if there is none, or if what belongs to all of it is damaged
   */
  public static ShardsSnapshot open(Path folder) throws IOException {
    ShardsManifest manifest = ShardsManifest.read(folder);
    Path dictionary = folder.resolve(ShardsExport.DICTIONARY);
    manifest.check(dictionary);
    TextLists lists = TextLists.open(dictionary);
    try {
      return new ShardsSnapshot(folder, manifest, lists);
    } catch (IOException | RuntimeException e) {
      lists.close();
      throw e;
    }
  }

  /** The people with everybody's events, by the workspace's own rules. */
  public Data data() {
    return new ShardsData(this, Fields.CHANNELS.getFirst(), 0);
  }

  ShardsManifest manifest() {
    return manifest;
  }

  Place place() {
    return place;
  }

  /** Names of events by their ids; those that only nobody's events have come last. */
  List<String> events() {
    return events;
  }

  /** The number of a column; −1 if it is not held. */
  int column(String key) {
    return columns.getOrDefault(key, -1);
  }

  /** The values of a column. */
  List<Value> values(int column) {
    return values.computeIfAbsent(
        column,
        number -> {
          ShardsManifest.StoredColumn held = manifest.columns().get(number);
          try {
            return held.values() == 0 ? List.of() : read(held.key());
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private List<Value> read(String list) throws IOException {
    return texts(list).stream().map(ValueJson::read).toList();
  }

  synchronized List<String> texts(String list) throws IOException {
    return lists.read(list);
  }

  /** The ids of an event. */
  synchronized @Nullable Ids ids(long sequence) throws IOException {
    IdsFile open = ids;
    if (open == null) {
      Path file = folder.resolve(ShardsExport.IDS);
      manifest.check(file);
      open = IdsFile.open(file);
      ids = open;
    }
    return open.of(sequence);
  }

  @Override
  public synchronized void close() throws IOException {
    try (lists) {
      if (ids != null) {
        ids.close();
      }
    }
  }
}
