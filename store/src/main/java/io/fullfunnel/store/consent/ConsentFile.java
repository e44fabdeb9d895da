package io.fullfunnel.store.consent;

import io.fullfunnel.store.consent.Statements.Statement;
import io.fullfunnel.store.data.DamagedException;
import io.fullfunnel.store.data.SealedFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The ledger on disk: hashes, times and places only. What cannot be read counts as not there. */
final class ConsentFile {
  private static final int VERSION = 1;
  private static final int HEAD = Integer.BYTES + 2 * Long.BYTES;
  private static final int ENTRY = 3 * Long.BYTES + Integer.BYTES;

  private final Path file;

  ConsentFile(Path folder) {
    this.file = folder.resolve(Consents.FILE);
  }

  /**
   * What it holds.
   *
   * @param under a hash of what it was read under
   */
  record Kept(long position, long under, Statements statements) {}

  Kept read() throws IOException {
    ByteBuffer bytes;
    try {
      bytes = ByteBuffer.wrap(SealedFile.read(file));
    } catch (NoSuchFileException | DamagedException e) {
      return nothing(); // it is made again from the journal
    }
    if (bytes.remaining() < HEAD || bytes.getInt() != VERSION) {
      return nothing();
    }
    long position = bytes.getLong();
    long under = bytes.getLong();
    Statements statements = new Statements();
    while (bytes.remaining() >= ENTRY) {
      statements.add(
          new Statement(
              bytes.getLong(), bytes.getLong(), bytes.getLong(), new Told(bytes.getInt())));
    }
    return new Kept(position, under, statements);
  }

  private static Kept nothing() {
    return new Kept(0, 0, new Statements());
  }

  void write(Kept kept) throws IOException {
    int size = kept.statements().size();
    ByteBuffer bytes = ByteBuffer.allocate(Math.addExact(HEAD, Math.multiplyExact(ENTRY, size)));
    bytes.putInt(VERSION).putLong(kept.position()).putLong(kept.under());
    for (int entry = 0; entry < size; entry++) {
      Statement each = kept.statements().get(entry);
      bytes.putLong(each.id()).putLong(each.timeMillis()).putLong(each.sequence());
      bytes.putInt(each.told().bits());
    }
    SealedFile.write(file, bytes.array());
  }

  void delete() throws IOException {
    Files.deleteIfExists(file);
  }
}
