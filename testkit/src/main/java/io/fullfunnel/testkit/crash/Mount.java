package io.fullfunnel.testkit.crash;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Optional;

/** A small disk of its own, in memory or in a file. Needs root on Linux. */
public final class Mount implements Closeable {
  private final Path path;

  private Mount(Path path) {
    this.path = path;
  }

  /** Mounts over a folder; empty where this process may not. */
  public static Optional<Mount> tmpfs(Path folder, int megabytes)
      throws IOException, InterruptedException {
    boolean mounted =
        run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", folder.toString());
    return mounted ? Optional.of(new Mount(folder)) : Optional.empty();
  }

  /** A new ext4 file system in a file; false where it cannot be made. */
  public static boolean format(Path image, int megabytes) throws IOException, InterruptedException {
    try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
      file.setLength((long) megabytes << 20);
    }
    return run("mkfs.ext4", "-q", "-F", image.toString());
  }

  /** Mounts a file system that stands in a file over a folder; empty where this process may not. */
  public static Optional<Mount> image(Path image, Path folder)
      throws IOException, InterruptedException {
    boolean mounted = run("mount", "-o", "loop", image.toString(), folder.toString());
    return mounted ? Optional.of(new Mount(folder)) : Optional.empty();
  }

  public Path path() {
    return path;
  }

  /**
   * From now on it refuses writes, or takes them again; open files must not be open for writing.
   */
  public boolean readOnly(boolean on) throws IOException, InterruptedException {
    return run("mount", "-o", "remount," + (on ? "ro" : "rw"), path.toString());
  }

  @Override
  public void close() throws IOException {
    try {
      run("umount", "-l", path.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean run(String... command) throws IOException, InterruptedException {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException absent) {
      return false; // there is no such command here
    }
  }
}
