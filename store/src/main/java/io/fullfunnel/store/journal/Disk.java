package io.fullfunnel.store.journal;

import io.fullfunnel.store.data.Uninterrupted;
import io.fullfunnel.store.fault.DiskFault;
import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/** One file as the log writes it; tests put a failing one in its place. */
interface Disk extends Closeable {
  /** Opens or makes a file. */
  interface Opener {
    Disk open(Path file) throws IOException;
  }

  void write(long offset, byte[] bytes, int length) throws IOException;

  void truncate(long length) throws IOException;

  /** Returns when what was written is on disk (fdatasync). */
  void force() throws IOException;

  @Override
  void close() throws IOException;

  /** A real file; unlike a channel's, its operations survive an interrupt of the thread. */
  static Disk real(Path path) throws IOException {
    RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
    return new Disk() {
      @Override
      public void write(long offset, byte[] bytes, int length) throws IOException {
        file.seek(offset);
        file.write(bytes, 0, length);
      }

      @Override
      public void truncate(long length) throws IOException {
        file.setLength(length);
      }

      @Override
      public void force() throws IOException {
        DiskFault.check(path);
        Uninterrupted.force(file.getChannel());
      }

      @Override
      public void close() throws IOException {
        file.close();
      }
    };
  }
}
