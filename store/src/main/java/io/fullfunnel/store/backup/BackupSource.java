package io.fullfunnel.store.backup;

import io.fullfunnel.store.data.DataDirectory;
import io.fullfunnel.store.workspace.OpenWorkspaces;
import java.io.IOException;

/** A data directory whose files are to be carried away, in use or not. */
public record BackupSource(DataDirectory data, OpenWorkspaces workspaces, Entities entities) {

  /** The rows of the entity database, as they stand at one moment. */
  @FunctionalInterface
  public interface Entities {
    /** Writes each table as a file {@code pg/TABLE.csv}. */
    void write(FileSink sink) throws IOException;
  }
}
