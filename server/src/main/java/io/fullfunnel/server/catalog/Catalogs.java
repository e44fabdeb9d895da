package io.fullfunnel.server.catalog;

import io.fullfunnel.store.catalog.Catalog;
import io.fullfunnel.store.workspace.OpenWorkspaces;
import io.fullfunnel.store.workspace.Workspace;
import java.util.IdentityHashMap;
import org.springframework.stereotype.Component;

/** The catalogs of open workspaces: each keeps what it found until its workspace is closed. */
@Component
class Catalogs {
  private final IdentityHashMap<Workspace, Catalog> known = new IdentityHashMap<>();

  Catalogs(OpenWorkspaces workspaces) {
    workspaces.whenClosed(this::forget);
  }

  /** The catalog of a workspace as it is open now. */
  synchronized Catalog of(Workspace workspace) {
    return known.computeIfAbsent(workspace, Catalog::new);
  }

  private synchronized void forget(Workspace closed) {
    known.remove(closed);
  }
}
