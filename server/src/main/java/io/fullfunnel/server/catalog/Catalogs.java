package io.fullfunnel.server.catalog;

import io.fullfunnel.store.catalog.Catalog;
import io.fullfunnel.store.workspace.Workspace;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The catalogs of workspaces that are asked for: each keeps what it found. */
@Component
class Catalogs {
  /** Catalogs that are kept, at most. */
  private static final int KEPT = 20;

  private record Known(Workspace workspace, Catalog catalog) {}

  private final Map<String, Known> byId =
      new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
          return size() > KEPT;
        }
      };

  /** The catalog of a workspace as it is open now. */
  synchronized Catalog of(Workspace workspace) {
    String id = workspace.settings().id();
    Known known = byId.get(id);
    if (known == null || known.workspace() != workspace) {
      known = new Known(workspace, new Catalog(workspace));
      byId.put(id, known);
    }
    return known.catalog();
  }
}
