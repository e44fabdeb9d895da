package io.fullfunnel.server.platform;

import java.io.IOException;
import java.util.List;

/** Tells what each workspace holds in a few figures; the room catalog knows how. */
public interface WorkspaceCards {
  /** One card a workspace, by name. */
  List<WorkspaceCard> all() throws IOException;
}
