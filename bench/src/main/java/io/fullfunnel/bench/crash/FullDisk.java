package io.fullfunnel.bench.crash;

import io.fullfunnel.store.journal.EventLog;
import io.fullfunnel.store.table.Target;
import io.fullfunnel.store.workspace.Check;
import io.fullfunnel.store.workspace.Workspace;
import io.fullfunnel.testkit.crash.Mount;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Fills a small disk while a workspace on it works, at each thing that it writes: a sentence tells
 * of it, reading goes on, and when there is space again the same open workspace goes on.
 */
final class FullDisk {
  private static final int MEGABYTES = 64;

  private final Path disk;
  private final List<Message> stored = new ArrayList<>();
  private int batch;

  private FullDisk(Path disk) {
    this.disk = disk;
  }

  /** The sentences that were told, by what was done; empty where no disk can be mounted. */
  static Optional<List<String>> run(Path folder, Counts counts)
      throws IOException, InterruptedException {
    Optional<Mount> mounted = Mount.tmpfs(Files.createDirectories(folder), MEGABYTES);
    if (mounted.isEmpty()) {
      return Optional.empty();
    }
    try (Mount mount = mounted.get();
        Shop shop = Shop.open(mount.path().resolve("data"))) {
      List<String> told = new FullDisk(mount.path()).fillAtEach(shop);
      counts.full += told.size();
      return Optional.of(told);
    }
  }

  private List<String> fillAtEach(Shop shop) throws IOException {
    Workspace workspace = shop.workspace();
    List<String> told = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      append(workspace);
    }
    workspace.catchUp();

    fill(0);
    told.add(
        "append: "
            + sentence(
                "append",
                () -> {
                  while (true) {
                    append(workspace);
                  }
                }));
    compare(workspace, "full while appending");
    free();
    append(workspace);
    compare(workspace, "after appending");

    for (int i = 0; i < 10; i++) {
      append(workspace);
    }
    fill(0);
    told.add("catch up: " + sentence("catch up", workspace::catchUp));
    LoadRun.same(Findings.reached(stored), Findings.reached(workspace), "full while catching up");
    free();
    workspace.catchUp();
    compare(workspace, "after catching up");

    for (int i = 0; i < 110; i++) {
      append(workspace); // so many that a new base is built
    }
    fill(0);
    told.add("build: " + sentence("build", workspace::snapshot));
    free();
    compare(workspace, "after building");

    fill(0);
    Path export = disk.resolve("all.ndjson");
    told.add("export: " + sentence("export", () -> export(workspace, export)));
    compare(workspace, "full while exporting");
    LoadRun.refuse(Files.exists(export), "full while exporting", "half an export is left");
    free();
    export(workspace, export);

    Check check = workspace.check();
    boolean even = check.balanced() && check.wrong().isEmpty();
    LoadRun.refuse(!even, "after a full disk", check.toString());
    compare(workspace, "at the end");
    return told;
  }

  private static void export(Workspace workspace, Path to) throws IOException {
    workspace.export(Target.EVENTS, to, true);
  }

  private void append(Workspace workspace) throws IOException {
    List<Message> messages = Message.batch(0, batch);
    workspace.journal().append(EventLog.Kind.EVENTS, messages.size(), Message.body(messages));
    workspace.journal().sync();
    stored.addAll(messages);
    batch++;
  }

  private void compare(Workspace workspace, String when) throws IOException {
    LoadRun.same((long) stored.size(), workspace.snapshot().facts().stored(), when);
    LoadRun.same(Findings.reached(stored), Findings.reached(workspace), when);
  }

  /** Leaves so many kilobytes. */
  private void fill(int kilobytes) throws IOException {
    byte[] block = new byte[1 << 10];
    long left = Files.getFileStore(disk).getUsableSpace() - ((long) kilobytes << 10);
    try (OutputStream ballast = Files.newOutputStream(disk.resolve("ballast"))) {
      for (long written = 0; written < left; written += block.length) {
        ballast.write(block);
      }
    } catch (IOException full) {
      LoadRun.refuse(kilobytes > 0, "filling", String.valueOf(full.getMessage()));
    }
  }

  private void free() throws IOException {
    Files.delete(disk.resolve("ballast"));
  }

  private interface Action {
    void run() throws IOException;
  }

  /** What is told when the disk is full. */
  private static String sentence(String when, Action action) {
    try {
      action.run();
    } catch (IOException e) {
      String told = String.valueOf(e.getMessage());
      boolean clear = told.contains("the disk is full") || told.contains("No space left");
      LoadRun.refuse(!clear, when, told);
      return told;
    }
    throw new IllegalStateException(when + ": a full disk is not noticed");
  }
}
