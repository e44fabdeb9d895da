package io.fullfunnel.store.workspace;

import java.io.IOException;

/** There is no workspace of a name. */
public final class UnknownWorkspaceException extends IOException {
  private static final long serialVersionUID = 1L;

  UnknownWorkspaceException(String name) {
    super("There is no workspace \"" + name + "\".");
  }
}
