package io.fullfunnel.store.table;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** The ids of all events in a Parquet file, by sequence. */
public final class IdsFile implements Closeable {
  private final Path file;
  private final DuckDBConnection database;

  private IdsFile(Path file, DuckDBConnection database) {
    this.file = file;
    this.database = database;
  }

  /** Writes the ids of the events before a sequence. */
  public static void write(EventTable table, long before, Path to) throws IOException {
    Path made = table.exports().resolve(UUID.randomUUID() + ".parquet");
    try {
      table.ask(connection -> {
        try (Statement statement = connection.createStatement()) {
          return statement.execute(
              "COPY (SELECT sequence, \"userId\", \"anonymousId\" FROM event WHERE sequence < "
                  + before
                  + " ORDER BY sequence) TO "
                  + LockedDatabase.literal(made.toString())
                  + " (FORMAT parquet, ROW_GROUP_SIZE 40960)");
        }
      });
      Files.copy(made, to);
    } finally {
      Files.deleteIfExists(made);
    }
  }

  /** Opens a file. */
  public static IdsFile open(Path path) throws IOException {
    Path file = path.toAbsolutePath().normalize();
    return new IdsFile(file, TextLists.reading(file));
  }

  /** The ids of an event, without the e-mail; null if there is no such event. */
  public @Nullable Ids of(long sequence) throws IOException {
    try (PreparedStatement statement =
        database.prepareStatement(
            "SELECT \"userId\", \"anonymousId\" FROM read_parquet("
                + LockedDatabase.literal(file.toString())
                + ") WHERE sequence = ?")) {
      statement.setLong(1, sequence);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() ? new Ids(restored(rows, 1), restored(rows, 2), null) : null;
      }
    } catch (SQLException e) {
      throw LockedDatabase.failure(file, "cannot be read", e);
    }
  }

  private static @Nullable String restored(ResultSet rows, int column) throws SQLException {
    String kept = rows.getString(column);
    return kept == null ? null : ExactText.restore(kept);
  }

  @Override
  public void close() throws IOException {
    try {
      database.close();
    } catch (SQLException e) {
      throw new IOException(file + " cannot be closed", e);
    }
  }
}
