package io.fullfunnel.cli;

import io.fullfunnel.store.data.Folders;
import java.io.Closeable;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
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

  private final Path folder;
  private final @Nullable Process process;

  private ServerCache(Path folder, @Nullable Process process) {
    this.folder = folder;
    this.process = process;
  }

  /**
   * Begins to record, if the launcher said where and nobody has.
   *
   * @param temporary a folder for things that nobody keeps
   */
  static ServerCache recording(Path temporary) throws IOException {
    Path folder = temporary.resolve("warm-up");
    String cache = System.getProperty("fullfunnel.cache");
    if (cache == null || Files.exists(Path.of(cache))) return new ServerCache(folder, null);
    Path fresh = Path.of(cache + "." + ProcessHandle.current().pid());
    Process process =
        new ProcessBuilder(command(fresh, folder))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    process.getOutputStream().close();
    Thread.ofVirtual().start(() -> keep(process, fresh, Path.of(cache), folder));
    return new ServerCache(folder, process);
  }

  /** Waits for the second process and keeps what it recorded. */
  private static void keep(Process process, Path fresh, Path cache, Path folder) {
    try {
      boolean recorded = process.waitFor() == 0 && Files.exists(fresh);
      if (recorded) Files.move(fresh, cache, StandardCopyOption.ATOMIC_MOVE);
      Files.deleteIfExists(fresh);
      Folders.remove(folder);
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
    if (process == null || !process.isAlive()) return;
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) process.destroyForcibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Folders.remove(folder);
  }
}
