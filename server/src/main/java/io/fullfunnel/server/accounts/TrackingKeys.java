package io.fullfunnel.server.accounts;

import io.fullfunnel.collect.KeyBook;
import io.fullfunnel.collect.StoredKeys;
import io.fullfunnel.store.workspace.Keys;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The keys by which events are sent. */
@Component
public class TrackingKeys implements KeyBook {
  private final KeyRing keys;

  TrackingKeys(KeyRing keys) {
    this.keys = keys;
  }

  @Override
  public @Nullable Entry find(String text) throws IOException {
    KeyRing.Found found = keys.find(text).orElse(null);
    return found == null ? null : StoredKeys.entry(found.workspace(), found.key());
  }

  /** The keys of a workspace by which events are sent, also revoked ones, the oldest first. */
  public List<Keys.Key> of(String workspace) throws IOException {
    return keys.of(workspace).list().stream()
        .filter(key -> key.scope() == Keys.Scope.WRITE || key.scope() == Keys.Scope.SERVER)
        .toList();
  }
}
