package io.fullfunnel.store.table;

import io.fullfunnel.store.data.DamagedException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/**
 * What the table held after a commit. It stands in the table itself, written by the same
 * transaction as the rows, and in a small file beside it, so that a write-ahead log which was lost
 * or cut short is noticed.
 *
 * @param commit number of the commit, from 0
 * @param position journal sequence of the first event not in the table
 * @param rows events in the table
 */
record CommitMark(long commit, long position, long rows) {
  static final CommitMark NONE = new CommitMark(0, 0, 0);

  /** Three longs and their CRC32C. */
  private static final int BYTES = 28;

  CommitMark next(long nextPosition, long nextRows) {
    return new CommitMark(commit + 1, nextPosition, nextRows);
  }

  /** Replaces the file, atomically and durably. */
  void write(Path file) throws IOException {
    Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
    try (FileChannel out =
        FileChannel.open(
            temporary,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer bytes = bytes();
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
      out.force(true);
    }
    Files.move(
        temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null && folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
        names.force(true);
      }
    }
  }

  private ByteBuffer bytes() {
    ByteBuffer bytes = ByteBuffer.allocate(BYTES);
    bytes.putLong(commit).putLong(position).putLong(rows);
    CRC32C crc = new CRC32C();
    crc.update(bytes.duplicate().flip());
    return bytes.putInt((int) crc.getValue()).flip();
  }

  /** Reads what {@link #write} wrote; anything else is damage. */
  static CommitMark read(Path file) throws IOException {
    ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file));
    if (in.remaining() != BYTES) {
      throw new DamagedException(file, "it holds " + in.remaining() + " bytes, not " + BYTES);
    }
    CommitMark mark = new CommitMark(in.getLong(), in.getLong(), in.getLong());
    if (!mark.bytes().equals(in.rewind())) {
      throw new DamagedException(file, "its checksum is wrong");
    }
    return mark;
  }

  /**
   * What a table was promised to hold.
   *
   * @throws DamagedException if only one of the table and its mark is there
   */
  static CommitMark promised(Path table, Path markFile) throws IOException {
    boolean isNew = !Files.exists(table);
    try {
      CommitMark promised = read(markFile);
      if (isNew) {
        throw new DamagedException(table, "it is gone");
      }
      return promised;
    } catch (NoSuchFileException e) {
      if (isNew) {
        return NONE;
      }
      DamagedException damaged = new DamagedException(table, markFile + " is gone");
      damaged.initCause(e);
      throw damaged;
    }
  }
}
