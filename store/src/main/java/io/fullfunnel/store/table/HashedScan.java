package io.fullfunnel.store.table;

import java.sql.SQLException;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBPreparedStatement;
import org.duckdb.DuckDBReadableVector;
import org.jspecify.annotations.Nullable;

/**
 * Adds to a property what many events say and few say differently: first what differs is read, each
 * with a hash, then of each event the hash alone.
 */
final class HashedScan {
  /** Of events that say nothing. */
  static final int NONE = -1;

  private HashedScan() {}

  /** A statement that hashes with a number: with another one the same has other hashes. */
  interface Salted {
    DuckDBPreparedStatement with(int salt) throws SQLException;
  }

  /** Gives what differs a code. */
  interface Coding {
    /** The code of a row of what differs, or {@link #NONE}. */
    int code(DuckDBDataChunkReader chunk, int row);
  }

  /**
   * Adds all events.
   *
   * @param different a hash, and what {@code coding} reads
   * @param events the sequence of each event and its hash
   */
  static void add(GrowingProperty property, Salted different, Coding coding, Salted events)
      throws SQLException {
    int salt = 0;
    HashCodes codes = codes(different, salt, coding);
    while (codes == null) {
      codes = codes(different, ++salt, coding);
    }
    try (DuckDBPreparedStatement statement = events.with(salt);
        DuckDBChunkedResult result = statement.query()) {
      while (result.nextChunk()) {
        DuckDBDataChunkReader chunk = result.chunk();
        DuckDBReadableVector sequences = chunk.vector(0);
        DuckDBReadableVector hashes = chunk.vector(1);
        int count = (int) chunk.rowCount();
        for (int row = 0; row < count; row++) {
          int code = codes.get(hashes.getLong(row));
          if (code != NONE) {
            property.set(sequences.getLong(row), code);
          }
        }
      }
    }
  }

  /** The codes of what differs by its hash; null if two have the same hash. */
  private static @Nullable HashCodes codes(Salted different, int salt, Coding coding)
      throws SQLException {
    HashCodes codes = new HashCodes();
    try (DuckDBPreparedStatement statement = different.with(salt);
        DuckDBChunkedResult result = statement.query()) {
      while (result.nextChunk()) {
        DuckDBDataChunkReader chunk = result.chunk();
        int count = (int) chunk.rowCount();
        for (int row = 0; row < count; row++) {
          if (!codes.put(chunk.vector(0).getLong(row), coding.code(chunk, row))) {
            return null;
          }
        }
      }
    }
    return codes;
  }
}
