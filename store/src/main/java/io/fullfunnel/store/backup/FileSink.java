package io.fullfunnel.store.backup;

import java.io.IOException;
import java.io.InputStream;

/** Where the files of a backup go: a folder, or a line to one. */
@FunctionalInterface
public interface FileSink {
  /**
   * Takes one file.
   *
   * @param name its path within the backup, with slashes
   * @param content read to its end, closed by the caller
   */
  void file(String name, InputStream content) throws IOException;
}
