package io.fullfunnel.store.workspace;

import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * What the open workspaces of a process may take together: places, memory, event tables. Whoever
 * needs some waits a moment and lets those be closed that have not been used for longest; one that
 * is in use never is. Thread-safe.
 */
final class Places {
  static final long PATIENCE_SECONDS = 5;

  private static final System.Logger LOGGER = System.getLogger(Places.class.getName());

  /** After so long those who wait look again in any case. */
  private static final long LOOK_MILLIS = 100;

  private final int most;
  private final long budget;
  private final int mostTables;
  private final Semaphore places;
  private final Semaphore tables;
  private final Supplier<List<? extends Tenant>> all;

  /** Bytes that are about to be taken, by workspace. */
  private final Map<String, Long> coming = new HashMap<>();

  private final Object changed = new Object();
  private long mostBytes;

  /** A workspace that may be open. */
  interface Tenant {
    String name();

    long usedMillis();

    /** Bytes of memory that its people took when they were counted last. */
    long bytes();

    /** Counts them; none if it is closed. */
    void recount();

    /** Tells whether it was open and nobody used it. */
    boolean closeUnused() throws IOException;

    /** Tells whether its event table was open and nobody used it. */
    boolean closeTable() throws IOException;
  }

  Places(int most, long budget, int mostTables, Supplier<List<? extends Tenant>> all) {
    if (most < 1) {
      throw new IllegalArgumentException("at least one workspace can be open, not " + most);
    }
    this.most = most;
    this.budget = budget;
    this.mostTables = mostTables;
    this.places = new Semaphore(most);
    this.tables = new Semaphore(mostTables);
    this.all = all;
  }

  /** Takes a place. */
  void take(String name) throws IOException {
    await(name, places::tryAcquire, Tenant::closeUnused, most);
  }

  void give() {
    places.release();
    tell();
  }

  /** What a workspace of this name asks. */
  Room of(String name) {
    return new Room() {
      @Override
      public void open(long bytes) throws IOException {
        await(name, () -> reserve(name, bytes), Tenant::closeUnused, inUse(name));
      }

      @Override
      public void keeps(long bytes) {
        Places.this.keeps(name, bytes);
      }

      @Override
      public void takeTable() throws IOException {
        await(name, tables::tryAcquire, Tenant::closeTable, mostTables);
      }

      @Override
      public void giveTable() {
        tables.release();
        tell();
      }
    };
  }

  private long inUse(String name) {
    return all.get().stream().filter(one -> !one.name().equals(name) && one.bytes() > 0).count();
  }

  /** One that is alone may take more than there is: it could not be answered from otherwise. */
  private synchronized boolean reserve(String name, long bytes) {
    long others = others(name);
    if (others > 0 && others + bytes > budget) {
      return false;
    }
    coming.put(name, bytes);
    mostBytes = Math.max(mostBytes, others + bytes);
    return true;
  }

  private long others(String name) {
    long bytes = 0;
    for (Tenant one : all.get()) {
      bytes += one.name().equals(name) ? 0 : bytes(one);
    }
    return bytes;
  }

  /** Those that it has, or is about to have. */
  private synchronized long bytes(Tenant one) {
    return Math.max(one.bytes(), coming.getOrDefault(one.name(), 0L));
  }

  /** Makes room for more, as far as others are not in use. */
  private void keeps(String name, long bytes) {
    try {
      long wanted = own(name) + bytes;
      boolean reserved = reserve(name, wanted);
      while (!reserved && closeOldest(name, Tenant::closeUnused)) {
        reserved = reserve(name, wanted);
      }
      if (!reserved) {
        force(name, wanted);
      }
    } catch (IOException e) {
      LOGGER.log(System.Logger.Level.WARNING, "A workspace did not close well.", e);
    }
  }

  /** Who is in use goes on, within the half of the heap that is left for questions. */
  private synchronized void force(String name, long bytes) {
    coming.put(name, bytes);
    mostBytes = Math.max(mostBytes, others(name) + bytes);
  }

  private long own(String name) {
    return all.get().stream().filter(one -> one.name().equals(name)).mapToLong(this::bytes).sum();
  }

  /** After a use: from now on what it has counts, and not what it was about to have. */
  void settle(Tenant used) throws IOException {
    boolean fits = count(used);
    while (!fits && closeOldest(used.name(), Tenant::closeUnused)) {
      fits = count(used);
    }
    tell();
  }

  private synchronized boolean count(Tenant used) {
    used.recount();
    coming.remove(used.name());
    long bytes = all.get().stream().mapToLong(this::bytes).sum();
    mostBytes = Math.max(mostBytes, bytes);
    return bytes <= budget;
  }

  InMemory inMemory() {
    List<? extends Tenant> tenants = all.get();
    synchronized (this) {
      long bytes = tenants.stream().mapToLong(this::bytes).sum();
      mostBytes = Math.max(mostBytes, bytes);
      return new InMemory(
          most - places.availablePermits(),
          mostTables - tables.availablePermits(),
          bytes,
          mostBytes,
          budget);
    }
  }

  private interface Closing {
    boolean of(Tenant one) throws IOException;
  }

  private interface Taking {
    boolean now();
  }

  private void await(String name, Taking taking, Closing closing, long others) throws IOException {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    try {
      while (!taking.now()) {
        if (closeOldest(name, closing)) {
          continue;
        }
        if (System.nanoTime() > until) {
          throw BusyException.full(name, others);
        }
        synchronized (changed) {
          changed.wait(LOOK_MILLIS);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw BusyException.full(name, others);
    }
  }

  /** Somebody is ready: those who wait look again. */
  private void tell() {
    synchronized (changed) {
      changed.notifyAll();
    }
  }

  private boolean closeOldest(String name, Closing closing) throws IOException {
    List<? extends Tenant> known =
        all.get().stream()
            .filter(one -> !one.name().equals(name))
            .sorted(Comparator.comparingLong(Tenant::usedMillis))
            .toList();
    for (Tenant one : known) {
      if (closing.of(one)) {
        return true;
      }
    }
    return false;
  }
}
