package io.fullfunnel.store.fault;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A disk that confirms nothing, as long as a test wants it: fdatasync fails for all files of a
 * folder. Without one a look is a comparison with null.
 */
public final class DiskFault implements AutoCloseable {
  private static volatile @Nullable Path failing;

  private DiskFault() {}

  /** Begins; ends with {@link #close}. */
  public static DiskFault in(Path folder) {
    failing = folder.toAbsolutePath();
    return new DiskFault();
  }

  /** Called where a file is about to be confirmed. */
  public static void check(Path file) throws IOException {
    Path folder = failing;
    if (folder != null && file.toAbsolutePath().startsWith(folder)) {
      throw new IOException("Input/output error");
    }
  }

  @Override
  public void close() {
    failing = null;
  }
}
