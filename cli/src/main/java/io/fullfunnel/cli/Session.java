package io.fullfunnel.cli;

import io.fullfunnel.store.data.DataDirectory;
import io.fullfunnel.store.data.Folders;
import io.fullfunnel.store.workspace.Workspace;
import io.fullfunnel.store.workspace.Workspaces;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A data directory and one of its workspaces, open for the length of a command. */
final class Session implements Closeable {
  private final DataDirectory data;
  private final Workspace workspace;
  private final @Nullable Path temporary;

  private Session(DataDirectory data, Workspace workspace, @Nullable Path temporary) {
    this.data = data;
    this.workspace = workspace;
    this.temporary = temporary;
  }

  /** Opens the workspace that the command names, making it on first use. */
  static Session open(Common common) throws IOException {
    return open(common.data, common.workspace, null);
  }

  /** A workspace that nobody keeps: for answers straight from a file. */
  static Session temporary() throws IOException {
    String unique = "fullfunnel-" + ProcessHandle.current().pid() + "-" + System.nanoTime();
    Path folder = Path.of(System.getProperty("java.io.tmpdir"), unique);
    return open(folder, "default", folder);
  }

  private static Session open(Path folder, String name, @Nullable Path temporary)
      throws IOException {
    DataDirectory data = DataDirectory.open(folder);
    // DuckDB unpacks its library there, and leaves it behind at every hard kill; the next start
    // empties the folder. It must be set before anything asks for a temporary file.
    System.setProperty("java.io.tmpdir", data.temporary().toString());
    try {
      return new Session(data, new Workspaces(data).open(name), temporary);
    } catch (IOException | RuntimeException e) {
      data.close();
      throw e;
    }
  }

  Workspace workspace() {
    return workspace;
  }

  @Override
  public void close() throws IOException {
    try (data) {
      workspace.close();
    }
    if (temporary != null) {
      Folders.remove(temporary);
    }
  }
}
