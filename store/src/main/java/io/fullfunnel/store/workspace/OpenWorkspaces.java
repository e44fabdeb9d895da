package io.fullfunnel.store.workspace;

import io.fullfunnel.store.links.LinkBooks;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The workspaces of a process that serves many requests: each is opened at its first use, and
 * closed when it has not been used for a while or another needs its place. Where events come in is
 * open apart and takes no such place. Thread-safe.
 */
public final class OpenWorkspaces implements Closeable {
  private static final System.Logger LOGGER = System.getLogger(OpenWorkspaces.class.getName());

  /** So many are open at once, unless said otherwise. */
  public static final int MOST = 4;

  /** So many event tables are open at once; each takes memory beside the heap. */
  public static final int MOST_TABLES = 4;

  /** So many are written to at once; each takes two open files. */
  private static final int MOST_GATES = 256;

  /** After so long without use one is closed by {@link #closeIdle}. */
  public static final Duration IDLE = Duration.ofMinutes(10);

  private final Workspaces all;
  private final InstantSource clock;
  private final Gates gates;
  private final Map<String, Hall> halls = new HashMap<>();
  private final Places places;
  private volatile Consumer<Workspace> whenClosed = workspace -> {};
  private @Nullable List<Settings> listed;
  private boolean closed;

  public OpenWorkspaces(Workspaces all) {
    this(all, MOST, InstantSource.system());
  }

  /** As {@link #OpenWorkspaces(Workspaces)}, with another number of places. */
  public OpenWorkspaces(Workspaces all, int most, InstantSource clock) {
    this(all, most, Runtime.getRuntime().maxMemory() / 2, clock);
  }

  /**
   * As {@link #OpenWorkspaces(Workspaces)}, within other bounds.
   *
   * @param most that are open at once
   * @param bytes of memory that the people of all together take; one alone may take more
   */
  public OpenWorkspaces(Workspaces all, int most, long bytes, InstantSource clock) {
    this.all = all;
    this.clock = clock;
    this.places = new Places(most, bytes, MOST_TABLES, this::known);
    this.gates = new Gates(name -> all.gate(name, places.of(name)), clock);
  }

  /** The taxonomies and short links of all workspaces, as they stand on disk now. */
  public LinkBooks links() {
    return all.links(clock);
  }

  /** Something that is done with a workspace. */
  public interface Work<T extends @Nullable Object> {
    T with(Workspace workspace) throws IOException;
  }

  /** Something that is done where events come into a workspace. */
  public interface Writing<T extends @Nullable Object> {
    T with(Gate gate) throws IOException;
  }

  /** One workspace and those who use it now. */
  private final class Hall implements Places.Tenant {
    final String name;
    final ReentrantReadWriteLock users = new ReentrantReadWriteLock();
    private volatile @Nullable Workspace workspace;
    private volatile long usedMillis;
    private volatile long bytes;

    /** Held also while it is closed: each event is compared with them. */
    private volatile @Nullable KnownNames names;

    private final Object naming = new Object();

    Hall(String name) {
      this.name = name;
    }

    /** Called by users only. */
    synchronized Workspace open() throws IOException {
      Workspace open = workspace;
      if (open == null) {
        demand(name);
        places.take(name);
        try {
          open = Workspace.behind(gates.open(name));
        } finally {
          if (open == null) {
            places.give();
          }
        }
        workspace = open;
      }
      return open;
    }

    synchronized boolean isOpen() {
      return workspace != null;
    }

    /** Closes one whose disk failed, if nobody uses it now: opening it again is the cure. */
    void mend() {
      if (!gates.isFailed(name)) {
        return;
      }
      try {
        closeUnused(true);
      } catch (IOException e) {
        LOGGER.log(System.Logger.Level.WARNING, "Workspace " + name + " did not close well.", e);
      }
    }

    void used() {
      usedMillis = clock.millis();
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public long usedMillis() {
      return usedMillis;
    }

    @Override
    public long bytes() {
      return bytes;
    }

    @Override
    public void recount() {
      Workspace open = workspace;
      bytes = open == null ? 0 : open.bytes();
    }

    @Override
    public boolean closeUnused() throws IOException {
      return closeUnused(false);
    }

    @Override
    public boolean closeTable() throws IOException {
      Workspace open = workspace;
      if (open == null || !users.writeLock().tryLock()) {
        return false;
      }
      try {
        return workspace == open && open.closeTable();
      } finally {
        users.writeLock().unlock();
      }
    }

    KnownNames names() throws IOException {
      KnownNames known = names;
      if (known == null) {
        synchronized (naming) { // opening the workspace may take longer
          known = names == null ? all.names(name) : names;
          names = known;
        }
      }
      return known;
    }

    synchronized void change(Settings changed) throws IOException {
      KnownNames known = names;
      if (known != null) {
        known.change(changed.names());
      }
      if (workspace != null) {
        workspace.changeSettings(changed);
      }
    }

    /** Tells whether it was open and nobody used it. */
    boolean closeUnused(boolean gateToo) throws IOException {
      if (!users.writeLock().tryLock()) {
        return false;
      }
      try {
        return gateToo ? closeAll() : close();
      } finally {
        users.writeLock().unlock();
      }
    }

    /** As {@link #close}, and where events come in too. */
    boolean closeAll() throws IOException {
      try {
        return close();
      } finally {
        gates.close(name);
      }
    }

    /** Called while nobody uses it; tells whether it was open. */
    synchronized boolean close() throws IOException {
      Workspace open = workspace;
      if (open == null) {
        return false;
      }
      workspace = null;
      bytes = 0;
      try {
        whenClosed.accept(open);
        open.close();
      } finally {
        places.give();
      }
      return true;
    }
  }

  /** Lets somebody know of each workspace that is about to be closed. */
  public void whenClosed(Consumer<Workspace> told) {
    whenClosed = told;
  }

  /** All workspaces by name; read once, since they change here only. */
  public synchronized List<Settings> list() throws IOException {
    List<Settings> known = listed;
    if (known == null) {
      known = List.copyOf(all.list());
      listed = known;
    }
    return known;
  }

  private synchronized void changed() {
    listed = null;
  }

  public Optional<Settings> find(String name) throws IOException {
    return all.find(name);
  }

  /**
   * How much a workspace holds. One that is closed is opened only if that is not on record.
   *
   * @throws UnknownWorkspaceException if there is none of this name
   */
  public Standing standing(String name) throws IOException {
    Hall hall = hall(name);
    hall.users.readLock().lock();
    try {
      if (!hall.isOpen()) {
        Optional<Standing> kept = all.standing(name);
        if (kept.isPresent()) {
          return kept.get();
        }
      }
      return Standing.of(hall.open().snapshot());
    } finally {
      hall.users.readLock().unlock();
    }
  }

  /**
   * The keys of a workspace, read anew.
   *
   * @throws UnknownWorkspaceException if there is none of this name
   */
  public synchronized Keys keys(String name) throws IOException {
    demand(name);
    return all.keys(name);
  }

  /**
   * The names that a workspace was sent; does not open it.
   *
   * @throws UnknownWorkspaceException if there is none of this name
   */
  public KnownNames names(String name) throws IOException {
    return hall(name).names();
  }

  /** Makes an empty workspace with nothing chosen. */
  public Settings create(String name) throws IOException {
    return create(name, settings -> settings);
  }

  /** As {@link Workspaces#create(String, UnaryOperator)}. */
  public synchronized Settings create(String name, UnaryOperator<Settings> chosen)
      throws IOException {
    changed();
    return all.create(name, chosen);
  }

  /** The workspace of this name, made if it is not there. */
  public synchronized Settings findOrCreate(String name) throws IOException {
    Optional<Settings> known = all.find(name);
    return known.isPresent() ? known.get() : create(name);
  }

  /** As {@link Workspaces#update}; open workspaces reckon with it from now on. */
  public Settings update(String name, UnaryOperator<Settings> change) throws IOException {
    Hall hall = hall(name);
    hall.users.readLock().lock();
    try {
      synchronized (hall) {
        Settings changed = all.update(name, change);
        changed();
        gates.change(name, changed);
        hall.change(changed);
        return changed;
      }
    } finally {
      hall.users.readLock().unlock();
    }
  }

  /**
   * Does something with a workspace; it stays open meanwhile.
   *
   * @throws UnknownWorkspaceException if there is none of this name
   * @throws BusyException if all places are in use for longer than a moment
   */
  public <T extends @Nullable Object> T with(String name, Work<T> work) throws IOException {
    Hall hall = hall(name);
    hall.mend();
    hall.users.readLock().lock();
    try {
      return work.with(hall.open());
    } finally {
      hall.used();
      hall.users.readLock().unlock();
      places.settle(hall);
    }
  }

  /**
   * Does something where events come into a workspace: needs no place, and waits for nobody who
   * asks it something.
   *
   * @throws UnknownWorkspaceException if there is none of this name
   */
  public <T extends @Nullable Object> T write(String name, Writing<T> work) throws IOException {
    Hall hall = hall(name);
    hall.mend();
    hall.users.readLock().lock();
    try {
      return work.with(gates.open(name));
    } finally {
      hall.users.readLock().unlock();
      closeGates();
    }
  }

  /** Closes those that have not been written to for longest, if too many are open. */
  private void closeGates() throws IOException {
    if (gates.open() <= MOST_GATES) {
      return;
    }
    List<Hall> known = known();
    known.sort(Comparator.comparingLong(hall -> gates.lastUsed(hall.name)));
    for (Hall hall : known) {
      if (gates.open() <= MOST_GATES) {
        return;
      }
      hall.closeUnused(true);
    }
  }

  /** Closes those that have not been used for a while; they open again by themselves. */
  public void closeIdle() throws IOException {
    long before = clock.millis() - IDLE.toMillis();
    for (Hall hall : known()) {
      if (hall.usedMillis <= before) {
        hall.closeUnused(gates.lastUsed(hall.name) <= before);
      }
    }
  }

  /** What is in memory now; waits for nobody. */
  public InMemory inMemory() {
    return places.inMemory();
  }

  /** Tells of each that is open; waits for nobody. */
  public void forEachOpen(Consumer<Workspace> told) {
    known().stream().map(hall -> hall.workspace).filter(Objects::nonNull).forEach(told);
  }

  private synchronized List<Hall> known() {
    return new ArrayList<>(halls.values());
  }

  /**
   * Deletes a workspace and everything in it.
   *
   * @throws BusyException if others use it for longer than a moment
   */
  public void delete(String name) throws IOException {
    Hall hall = hall(name);
    alone(hall);
    try {
      hall.closeAll();
      hall.names = null;
      all.delete(name);
      changed();
    } finally {
      hall.users.writeLock().unlock();
    }
  }

  private static void alone(Hall hall) throws IOException {
    try {
      if (!hall.users.writeLock().tryLock(Places.PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw BusyException.inUse(hall.name);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw BusyException.inUse(hall.name);
    }
  }

  private synchronized Hall hall(String name) throws IOException {
    if (closed) {
      throw new IOException("The server is stopping.");
    }
    Hall known = halls.get(name);
    if (known == null) {
      demand(name);
      known = new Hall(name);
      halls.put(name, known);
    }
    return known;
  }

  private void demand(String name) throws IOException {
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
        hall.closeAll();
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
