package io.fullfunnel.collect;

import io.fullfunnel.store.privacy.PrivacyRules;
import java.io.IOException;

/** The rules for privacy of all workspaces. Safe to use from many threads. */
public interface PrivacySource {
  /** The rules of a workspace as they stand. */
  PrivacyRules of(String workspace) throws IOException;
}
