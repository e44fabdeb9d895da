package io.fullfunnel.server.accounts;

import io.fullfunnel.server.platform.ProblemException;
import io.fullfunnel.store.workspace.Keys;
import io.fullfunnel.store.workspace.OpenWorkspaces;
import io.fullfunnel.store.workspace.Settings;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** The keys of all workspaces. Each workspace's are read once: nobody else writes them. */
@Component
class KeyRing {
  private final OpenWorkspaces workspaces;
  private final Map<String, Keys> rings = new ConcurrentHashMap<>();

  KeyRing(OpenWorkspaces workspaces) {
    this.workspaces = workspaces;
  }

  /** A key and whose it is. */
  record Found(String workspace, Keys.Key key) {
    Caller.Key caller() {
      return new Caller.Key(key.id(), workspace, key.scope());
    }
  }

  /** The key of this text, if it is one and not revoked. */
  Optional<Found> find(String text) throws IOException {
    for (Settings settings : workspaces.list()) {
      Optional<Keys.Key> key = of(settings).find(text);
      if (key.isPresent()) {
        return Optional.of(new Found(settings.name(), key.get()));
      }
    }
    return Optional.empty();
  }

  /**
   * The keys of a workspace.
   *
   * @throws ProblemException 404 if there is none of this name
   */
  Keys of(String workspace) throws IOException {
    return of(workspaces.find(workspace).orElseThrow(ProblemException::noWorkspace));
  }

  private Keys of(Settings settings) throws IOException {
    Keys known = rings.get(settings.id());
    if (known == null) {
      Keys read = workspaces.keys(settings.name());
      known = rings.putIfAbsent(settings.id(), read);
      if (known == null) known = read;
    }
    return known;
  }
}
