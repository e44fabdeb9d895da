package io.fullfunnel.cli;

import io.fullfunnel.store.data.Folders;
import java.io.Closeable;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The class cache that lets a server start in half the time: recorded once a build, by a second
 * process of low priority, while the first server is running. Without one a server only starts
 * slower, so nothing that goes wrong here is worth a word.
 */
final class ServerCache implements Closeable {
  private static final int PATIENCE_SECONDS = 10;

  private final @Nullable Path folder;
  private final @Nullable Process process;

  private ServerCache(@Nullable Path folder, @Nullable Process process) {
    this.folder = folder;
    this.process = process;
  }

  /**
   * Begins to record, if the launcher said where, and nobody has or is about to.
   *
   * <p>What it needs lies beside the cache and not in the data directory: a recording goes on when
   * its server is killed, and the next server empties that directory's temporary folder.
   */
  static ServerCache recording() throws IOException {
    String wanted = System.getProperty("fullfunnel.cache");
    if (wanted == null) return new ServerCache(null, null);
    Path cache = Path.of(wanted);
    Path mark = beside(cache, ".recording");
    if (Files.exists(cache) || isRecorded(mark)) return new ServerCache(null, null);
    Path fresh = beside(cache, ".new");
    Path folder = beside(cache, ".warm-up");
    forget(fresh, folder);
    Process process =
        new ProcessBuilder(command(fresh, folder))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    process.getOutputStream().close();
    Files.writeString(mark, Long.toString(process.pid()));
    Thread.ofVirtual().start(() -> keep(process, fresh, cache, folder));
    return new ServerCache(folder, process);
  }

  private static Path beside(Path cache, String ending) {
    return cache.resolveSibling(cache.getFileName() + ending);
  }

  /** Whether another server's recording goes on. */
  private static boolean isRecorded(Path mark) throws IOException {
    try {
      long pid = Long.parseLong(Files.readString(mark).strip());
      return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    } catch (NoSuchFileException | NumberFormatException none) {
      return false;
    }
  }

  /** Removes what a recording that was cut short left behind. */
  private static void forget(Path fresh, Path folder) throws IOException {
    Files.deleteIfExists(fresh);
    Files.deleteIfExists(beside(fresh, ".config"));
    Folders.remove(folder);
  }

  /** Waits for the second process and keeps what it recorded. */
  private static void keep(Process process, Path fresh, Path cache, Path folder) {
    try {
      boolean recorded = process.waitFor() == 0 && Files.exists(fresh);
      if (recorded) Files.move(fresh, cache, StandardCopyOption.ATOMIC_MOVE);
      forget(fresh, folder);
      Files.deleteIfExists(beside(cache, ".recording"));
    } catch (IOException e) {
      System.getLogger(ServerCache.class.getName())
          .log(System.Logger.Level.DEBUG, "no class cache", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** This JVM's own flags, so that the cache fits the next one. */
  private static List<String> command(Path fresh, Path folder) {
    List<String> command = new ArrayList<>(List.of("nice", "-n", "19"));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    for (String flag : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
      boolean ours =
          flag.contains("AOT") || flag.startsWith("-Dfullfunnel.") || flag.contains("aot");
      if (!ours) command.add(flag);
    }
    command.add("-XX:AOTCacheOutput=" + fresh);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.addAll(List.of(Main.class.getName(), "warm-up", "--data", folder.toString()));
    return command;
  }

  /** Ends the second process, if it is not done. */
  @Override
  public void close() throws IOException {
    if (process == null || folder == null || !process.isAlive()) return;
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) process.destroyForcibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Folders.remove(folder);
  }
}
