package io.fullfunnel.server.platform;

import io.fullfunnel.store.data.DataDirectory;
import io.fullfunnel.store.workspace.Keys;
import io.fullfunnel.store.workspace.Settings;
import io.fullfunnel.store.workspace.Workspace;
import io.fullfunnel.store.workspace.Workspaces;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The workspaces of the server's data directory, each opened once, at first use, and kept open
 * until the server stops. Safe to use from many threads.
 */
public final class OpenWorkspaces implements Closeable {
  private final DataDirectory data;
  private final Workspaces workspaces;
  private final Map<String, Entry> open = new ConcurrentHashMap<>();

  public OpenWorkspaces(DataDirectory data) {
    this.data = data;
    this.workspaces = new Workspaces(data);
  }

  /** The directory that holds them. */
  public DataDirectory data() {
    return data;
  }

  /** All workspaces by name. */
  public List<Settings> list() throws IOException {
    return workspaces.list();
  }

  /** How the workspace of this name reckons, if there is one. */
  public Optional<Settings> find(String name) throws IOException {
    return workspaces.find(name);
  }

  /**
   * The open workspace of this name.
   *
   * @throws ProblemException 404 if there is none
   */
  public Workspace get(String name) throws IOException {
    Settings settings = find(name).orElseThrow(ProblemException::noWorkspace);
    return open.computeIfAbsent(settings.id(), id -> new Entry()).open(settings.name());
  }

  /**
   * The keys of the workspace of this name, read anew.
   *
   * @throws ProblemException 404 if there is none
   */
  public Keys keys(String name) throws IOException {
    return workspaces.keys(find(name).orElseThrow(ProblemException::noWorkspace).name());
  }

  /** Makes an empty workspace. */
  public synchronized Settings create(String name) throws IOException {
    return workspaces.create(name);
  }

  /**
   * Deletes a workspace and everything in it.
   *
   * @throws ProblemException 404 if there is none
   */
  public synchronized void delete(String name) throws IOException {
    Settings settings = find(name).orElseThrow(ProblemException::noWorkspace);
    Entry entry = open.remove(settings.id());
    if (entry != null) entry.close();
    workspaces.delete(name);
  }

  @Override
  public void close() throws IOException {
    IOException failed = null;
    for (Entry entry : new ArrayList<>(open.values())) {
      try {
        entry.close();
      } catch (IOException e) {
        if (failed == null) failed = e;
        else failed.addSuppressed(e);
      }
    }
    if (failed != null) throw failed;
  }

  /** One workspace: opened by whoever comes first, while the others wait. */
  private final class Entry {
    private @Nullable Workspace workspace;
    private boolean closed;

    synchronized Workspace open(String name) throws IOException {
      if (closed) throw ProblemException.noWorkspace();
      Workspace known = workspace;
      if (known == null) {
        known = workspaces.open(name);
        workspace = known;
      }
      return known;
    }

    synchronized void close() throws IOException {
      closed = true;
      if (workspace != null) workspace.close();
      workspace = null;
    }
  }
}
