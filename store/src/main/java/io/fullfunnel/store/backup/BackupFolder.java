package io.fullfunnel.store.backup;

import io.fullfunnel.store.data.AtomicFile;
import io.fullfunnel.store.data.Folders;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/** Files go into a folder, each on disk before the next is begun, readable by their owner only. */
final class BackupFolder implements FileSink {
  private final Path root;

  BackupFolder(Path root) {
    this.root = root;
  }

  @Override
  public void file(String name, InputStream content) throws IOException {
    Path file = root.resolve(name).normalize();
    if (!file.startsWith(root) || file.equals(root)) {
      throw new IOException("a backup holds no file " + name);
    }
    Path parent = file.getParent();
    if (parent != null) {
      Folders.createPrivate(parent);
    }
    AtomicFile.write(file, new byte[0]); // its name and rights
    try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
      byte[] buffer = new byte[1 << 16];
      for (int n = content.read(buffer); n >= 0; n = content.read(buffer)) {
        out.write(buffer, 0, n);
      }
      out.getFD().sync();
    }
  }
}
