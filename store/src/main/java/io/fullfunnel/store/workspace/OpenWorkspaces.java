package io.fullfunnel.store.workspace;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The workspaces of a process that serves many requests: each is opened once, on first use, and
 * closed when nobody uses it any more. Thread-safe.
 */
public final class OpenWorkspaces implements Closeable {
  private static final long PATIENCE_SECONDS = 5;

  private final Workspaces all;
  private final Map<String, Hall> halls = new HashMap<>();
  private boolean closed;

  public OpenWorkspaces(Workspaces all) {
    this.all = all;
  }

  /** Something that is done with a workspace. */
  public interface Work<T extends @Nullable Object> {
    T with(Workspace workspace) throws IOException;
  }

  /** A workspace in use is not there to be deleted. */
  public static final class BusyException extends IOException {
    private static final long serialVersionUID = 1L;

    BusyException(String name) {
      super(
          "Workspace \""
              + name
              + "\" is in use: something is being imported or answered. Stop it, or try again.");
    }
  }

  /** One workspace and those who use it now. */
  private static final class Hall {
    final ReentrantReadWriteLock users = new ReentrantReadWriteLock();
    private @Nullable Workspace workspace;

    /** Called by users only. */
    synchronized Workspace open(Workspaces all, String name) throws IOException {
      Workspace open = workspace;
      if (open == null) {
        demand(all, name);
        open = all.open(name);
        workspace = open;
      }
      return open;
    }

    synchronized void change(Settings changed) {
      if (workspace != null) {
        workspace.changeSettings(changed);
      }
    }

    synchronized void close() throws IOException {
      Workspace open = workspace;
      workspace = null;
      if (open != null) {
        open.close();
      }
    }
  }

  /** All workspaces by name. */
  public List<Settings> list() throws IOException {
    return all.list();
  }

  public Optional<Settings> find(String name) throws IOException {
    return all.find(name);
  }

  /**
   * The keys of a workspace, read anew.
   *
   * @throws UnknownWorkspaceException if there is none of this name
   */
  public synchronized Keys keys(String name) throws IOException {
    demand(all, name);
    return all.keys(name);
  }

  /** Makes an empty workspace with nothing chosen. */
  public Settings create(String name) throws IOException {
    return create(name, settings -> settings);
  }

  /** As {@link Workspaces#create(String, UnaryOperator)}. */
  public synchronized Settings create(String name, UnaryOperator<Settings> chosen)
      throws IOException {
    return all.create(name, chosen);
  }

  /** The workspace of this name, made if it is not there. */
  public synchronized Settings findOrCreate(String name) throws IOException {
    Optional<Settings> known = all.find(name);
    return known.isPresent() ? known.get() : all.create(name);
  }

  /** As {@link Workspaces#update}; open workspaces reckon with it from now on. */
  public synchronized Settings update(String name, UnaryOperator<Settings> change)
      throws IOException {
    Settings changed = all.update(name, change);
    hall(name).change(changed);
    return changed;
  }

  /**
   * Does something with a workspace; it stays open meanwhile.
   *
   * @throws UnknownWorkspaceException if there is none of this name
   */
  public <T extends @Nullable Object> T with(String name, Work<T> work) throws IOException {
    Hall hall = hall(name);
    hall.users.readLock().lock();
    try {
      return work.with(hall.open(all, name));
    } finally {
      hall.users.readLock().unlock();
    }
  }

  /**
   * Deletes a workspace and everything in it.
   *
   * @throws BusyException if others use it for longer than a moment
   */
  public void delete(String name) throws IOException {
    Hall hall = hall(name);
    alone(hall, name);
    try {
      hall.close();
      all.delete(name);
    } finally {
      hall.users.writeLock().unlock();
    }
  }

  private static void alone(Hall hall, String name) throws IOException {
    try {
      if (!hall.users.writeLock().tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new BusyException(name);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BusyException(name);
    }
  }

  private synchronized Hall hall(String name) throws IOException {
    if (closed) {
      throw new IOException("The server is stopping.");
    }
    Hall known = halls.get(name);
    if (known == null) {
      demand(all, name);
      known = new Hall();
      halls.put(name, known);
    }
    return known;
  }

  private static void demand(Workspaces all, String name) throws IOException {
    if (all.find(name).isEmpty()) {
      throw Workspaces.unknown(name);
    }
  }

  /** Waits for those who use a workspace and closes all. */
  @Override
  public void close() throws IOException {
    List<Hall> open;
    synchronized (this) {
      closed = true;
      open = new ArrayList<>(halls.values());
    }
    IOException failure = null;
    for (Hall hall : open) {
      hall.users.writeLock().lock();
      try {
        hall.close();
      } catch (IOException e) {
        failure = e;
      } finally {
        hall.users.writeLock().unlock();
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
