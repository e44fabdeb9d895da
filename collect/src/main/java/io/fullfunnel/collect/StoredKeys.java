package io.fullfunnel.collect;

import io.fullfunnel.store.workspace.Keys;
import io.fullfunnel.store.workspace.Settings;
import io.fullfunnel.store.workspace.Workspaces;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The keys as the data directory holds them, for a process that has it alone. */
public final class StoredKeys implements KeyBook {
  private final Map<String, Keys> workspaces = new LinkedHashMap<>();

  private StoredKeys() {}

  /** Reads the keys of all workspaces. */
  public static StoredKeys read(Workspaces all) throws IOException {
    StoredKeys read = new StoredKeys();
    for (Settings settings : all.list()) {
      read.workspaces.put(settings.name(), all.keys(settings.name()));
    }
    return read;
  }

  /** How many valid keys may track. */
  public int size() {
    return (int)
        workspaces.values().stream()
            .flatMap(keys -> keys.list().stream())
            .filter(key -> key.revoked() == null && mayTrack(key.scope()))
            .count();
  }

  @Override
  public @Nullable Entry find(String text) throws IOException {
    for (Map.Entry<String, Keys> workspace : workspaces.entrySet()) {
      Optional<Keys.Key> key = workspace.getValue().find(text);
      if (key.isPresent()) {
        return entry(workspace.getKey(), key.get());
      }
    }
    return null;
  }

  /** What a key opens; null if it is not for tracking. */
  public static @Nullable Entry entry(String workspace, Keys.Key key) {
    return mayTrack(key.scope())
        ? new Entry(
            new Sender(workspace, key.id(), key.scope() == Keys.Scope.SERVER), key.origins())
        : null;
  }

  private static boolean mayTrack(Keys.Scope scope) {
    return scope == Keys.Scope.WRITE || scope == Keys.Scope.SERVER;
  }
}
