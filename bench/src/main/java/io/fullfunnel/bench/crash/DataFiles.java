package io.fullfunnel.bench.crash;

import io.fullfunnel.store.data.Folders;
import java.io.IOException;
import java.nio.file.Path;

/** Folders of a data directory that nobody has open. */
final class DataFiles {
  private DataFiles() {}

  /** Drops what a killed process left in its temporary folder, as the next start does. */
  static void emptyTemporary(Path data) throws IOException {
    Folders.remove(data.resolve("run").resolve("tmp"));
  }
}
