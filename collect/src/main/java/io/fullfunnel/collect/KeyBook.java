package io.fullfunnel.collect;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** All keys of all workspaces. Safe to use from many threads. */
public interface KeyBook {
  /** Who sends with the key of this text; null if it is unknown, revoked or not for tracking. */
  @Nullable Sender find(String text) throws IOException;
}
