package io.fullfunnel.collect;

import io.fullfunnel.store.receivers.Receiver;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** All receivers of webhooks of all workspaces. Safe to use from many threads. */
public interface Receivers {
  /** None. */
  Receivers NONE = address -> null;

  /** A receiver and whose it is. */
  record Found(String workspace, Receiver receiver) {}

  /** The receiver at the end of {@code /in/…}; null if there is none. */
  @Nullable Found at(String address) throws IOException;
}
