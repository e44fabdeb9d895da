package io.fullfunnel.bench;

import java.io.Closeable;
import java.io.IOException;

/** Looks again and again at what a server's open workspaces take in memory. Thread-safe. */
final class OpenMemory implements Closeable {
  private static final int PAUSE_MILLIS = 20;

  private final ServedWorkspace server;
  private final Thread watching;
  private volatile boolean ended;
  private ManyWorkspaces.Scrape last = new ManyWorkspaces.Scrape("");
  private long looks;
  private long most;
  private long mostSeen;
  private long mostOpen;
  private long mostTables;
  private long budget;

  private OpenMemory(ServedWorkspace server) {
    this.server = server;
    this.watching = Thread.ofPlatform().daemon().name("watching").unstarted(this::watch);
  }

  /** Begins to look. */
  static OpenMemory watch(ServedWorkspace server) {
    OpenMemory memory = new OpenMemory(server);
    memory.watching.start();
    return memory;
  }

  private void watch() {
    try {
      while (!ended) {
        look();
        Thread.sleep(PAUSE_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      if (!ended) {
        System.err.println("Nobody looks any more: " + e.getMessage());
      }
    }
  }

  /** Looks once more. */
  void look() throws IOException, InterruptedException {
    take(new ManyWorkspaces.Scrape(server.metrics()));
  }

  private synchronized void take(ManyWorkspaces.Scrape now) {
    last = now;
    looks++;
    budget = now.figure("fullfunnel_workspaces_bytes_budget");
    most = Math.max(most, now.figure("fullfunnel_workspaces_bytes_most"));
    mostSeen = Math.max(mostSeen, now.figure("fullfunnel_workspaces_bytes"));
    mostOpen = Math.max(mostOpen, now.figure("fullfunnel_workspaces_open"));
    mostTables = Math.max(mostTables, now.figure("fullfunnel_event_tables_open"));
  }

  synchronized ManyWorkspaces.Scrape last() {
    return last;
  }

  synchronized long looks() {
    return looks;
  }

  /** Bytes at any time, as the server counted them itself. */
  synchronized long most() {
    return most;
  }

  /** Bytes at the moments when somebody looked. */
  synchronized long mostSeen() {
    return mostSeen;
  }

  synchronized long mostOpen() {
    return mostOpen;
  }

  synchronized long mostTables() {
    return mostTables;
  }

  synchronized long budget() {
    return budget;
  }

  /** Whether they never took more than they may. */
  synchronized boolean isKept() {
    return budget > 0 && most > 0 && Math.max(most, mostSeen) <= budget;
  }

  @Override
  public void close() {
    ended = true;
    watching.interrupt();
  }
}
