package io.fullfunnel.store.data;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The lock of a data directory: the operating system's lock on the file {@code lock}, with the
 * holder's process number inside for people. The system takes the lock back when the holder dies,
 * however it dies, so a lock is never stale and the number alone decides nothing.
 */
final class DirectoryLock implements Closeable {
  private static final int NUMBER_WIDTH = 20;

  /**
   * Folders that this process holds. Asked before the file is touched: closing any handle of a
   * locked file gives up the lock of the whole process.
   */
  private static final Set<Path> HELD = new HashSet<>();

  private final Path directory;
  private final RandomAccessFile file;
  private boolean open = true;

  private DirectoryLock(Path directory, RandomAccessFile file) {
    this.directory = directory;
    this.file = file;
  }

  static DirectoryLock take(Path path) throws IOException {
    Path directory = path.toRealPath();
    synchronized (HELD) {
      if (HELD.contains(directory)) {
        throw inUse(directory, Long.toString(ProcessHandle.current().pid()));
      }
      RandomAccessFile file = new RandomAccessFile(directory.resolve("lock").toFile(), "rw");
      try {
        @Nullable FileLock lock = file.getChannel().tryLock();
        if (lock == null) {
          throw inUse(directory, holder(file));
        }
        // fixed width, in place: needs no space, so a full disk does not keep the data closed
        String number = "%-" + NUMBER_WIDTH + "d";
        file.write(
            number.formatted(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII));
      } catch (IOException e) {
        file.close();
        throw e;
      }
      HELD.add(directory);
      return new DirectoryLock(directory, file);
    }
  }

  private static DataException inUse(Path directory, String holder) {
    return new InUseException(
        "The data directory "
            + directory
            + " is in use by process "
            + holder
            + ". Stop that process or use another directory.",
        holder);
  }

  private static String holder(RandomAccessFile file) throws IOException {
    byte[] number = new byte[NUMBER_WIDTH];
    int length = Math.max(0, file.read(number));
    String text = new String(number, 0, length, StandardCharsets.US_ASCII).trim();
    return text.isEmpty() ? "(unknown)" : text;
  }

  @Override
  public void close() throws IOException {
    synchronized (HELD) {
      if (open) {
        open = false;
        file.close();
        HELD.remove(directory);
      }
    }
  }
}
