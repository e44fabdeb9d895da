package io.fullfunnel.store.workspace;

import io.fullfunnel.store.data.DamagedException;
import io.fullfunnel.store.data.SealedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;

/** The key of all hashes of a workspace: it goes with the folder, so that that can be moved. */
final class WorkspaceKey {
  private static final int BYTES = 32;

  private WorkspaceKey() {}

  /** The key in this file, made where a workspace begins. */
  static byte[] secret(Path file) throws IOException {
    if (!Files.exists(file)) {
      if (Files.exists(file.resolveSibling(Workspace.JOURNAL))) {
        throw new DamagedException(
            file,
            "it is missing, and another key would give everybody another id. Restore it from a"
                + " backup");
      }
      byte[] random = new byte[BYTES];
      new SecureRandom().nextBytes(random);
      SealedFile.write(file, random);
    }
    byte[] secret = SealedFile.read(file);
    if (secret.length != BYTES) {
      throw new DamagedException(file, "a key has 32 bytes, not " + secret.length);
    }
    return secret;
  }
}
