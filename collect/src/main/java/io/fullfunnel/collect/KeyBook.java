package io.fullfunnel.collect;

import io.fullfunnel.store.workspace.Origins;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** All keys of all workspaces. Safe to use from many threads. */
public interface KeyBook {
  /** What a key opens: who sends with it, and from which pages. */
  record Entry(Sender sender, Origins origins) {}

  /** The entry of the key of this text; null if it is unknown, revoked or not for tracking. */
  @Nullable Entry find(String text) throws IOException;
}
