package io.fullfunnel.store.workspace;

import io.fullfunnel.store.data.DamagedException;
import io.fullfunnel.store.data.Folders;
import io.fullfunnel.store.data.SealedFile;
import io.fullfunnel.store.fault.Failpoint;
import io.fullfunnel.store.table.EventTable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which imports the derived files leave out. An import undone since means that they are made again
 * from the journal: which of two equal messageIds counts may have changed.
 */
final class UndoneMark {
  private static final String FILE = "undone";

  private UndoneMark() {}

  static void dropIfOther(Path folder, Set<Long> undone) throws IOException {
    if (!read(folder).equals(undone)) {
      dropDerived(folder);
    }
  }

  /** Deletes everything that can be made again from the journal. */
  static void dropDerived(Path folder) throws IOException {
    Folders.remove(folder.resolve(Readers.ADMITTED));
    Failpoint.U2.here();
    Folders.remove(folder.resolve(Readers.SHARDS));
    EventTable.delete(folder);
  }

  static void write(Path folder, Set<Long> undone) throws IOException {
    if (read(folder).equals(undone)) {
      return;
    }
    ByteBuffer bytes = ByteBuffer.allocate(8 * undone.size());
    new TreeSet<>(undone).forEach(bytes::putLong);
    SealedFile.write(folder.resolve(FILE), bytes.array());
  }

  /** The imports left out; none if that is not known, so that what does not fit is made again. */
  private static Set<Long> read(Path folder) throws IOException {
    Set<Long> undone = new TreeSet<>();
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      return undone;
    }
    try {
      ByteBuffer bytes = ByteBuffer.wrap(SealedFile.read(file));
      while (bytes.remaining() >= 8) {
        undone.add(bytes.getLong());
      }
    } catch (DamagedException e) {
      undone.add(-1L);
    }
    return undone;
  }
}
