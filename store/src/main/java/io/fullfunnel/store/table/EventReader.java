package io.fullfunnel.store.table;

import io.fullfunnel.store.event.Event;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBPreparedStatement;
import org.duckdb.DuckDBReadableVector;
import org.jspecify.annotations.Nullable;

/** Makes events out of the rows of the table. */
final class EventReader {
  private static final int FIRST_GIVEN = 12;
  private static final int GIVEN = Event.Given.values().length;
  private static final int PROPERTIES = FIRST_GIVEN + GIVEN;

  private EventReader() {}

  /** Without ORDER BY: rows stand in the order of their sequences, and sorting all would spill. */
  static void forEach(DuckDBConnection connection, EventVisitor visitor)
      throws SQLException, IOException {
    long[] last = {-1};
    try (DuckDBPreparedStatement statement =
        connection.prepare("SELECT " + Field.list() + " FROM event")) {
      visit(
          statement,
          event -> {
            if (event.sequence() <= last[0]) {
              throw new IllegalStateException(
                  "sequence " + event.sequence() + " stands after " + last[0]);
            }
            last[0] = event.sequence();
            visitor.visit(event);
          });
    }
  }

  static List<Event> read(DuckDBConnection connection, long[] sequences)
      throws SQLException, IOException {
    List<Event> events = new ArrayList<>();
    if (sequences.length == 0) {
      return events;
    }
    String wanted =
        Arrays.stream(sequences).mapToObj(Long::toString).collect(Collectors.joining(","));
    try (DuckDBPreparedStatement statement =
        connection.prepare(
            "SELECT "
                + Field.list()
                + " FROM event WHERE sequence BETWEEN $1 AND $2 AND sequence IN"
                + " (SELECT unnest(string_split($3, ','))::BIGINT) ORDER BY sequence")) {
      statement.setLong(1, Arrays.stream(sequences).min().orElseThrow());
      statement.setLong(2, Arrays.stream(sequences).max().orElseThrow());
      statement.setString(3, wanted);
      visit(statement, events::add);
    }
    return events;
  }

  /** Deletes events; how many there were. */
  static long remove(DuckDBConnection connection, long[] sequences) throws SQLException {
    String wanted =
        Arrays.stream(sequences).mapToObj(Long::toString).collect(Collectors.joining(","));
    try (PreparedStatement statement =
        connection.prepareStatement(
            "DELETE FROM event WHERE sequence IN (SELECT unnest(string_split(?, ','))::BIGINT)")) {
      statement.setString(1, wanted);
      return sequences.length == 0 ? 0 : statement.executeLargeUpdate();
    }
  }

  static @Nullable Ids ids(DuckDBConnection connection, long sequence) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT \"userId\", \"anonymousId\", email FROM event WHERE sequence = ?")) {
      statement.setLong(1, sequence);
      try (ResultSet result = statement.executeQuery()) {
        return result.next()
            ? new Ids(
                restore(result.getString(1)),
                restore(result.getString(2)),
                restore(result.getString(3)))
            : null;
      }
    }
  }

  private static void visit(DuckDBPreparedStatement statement, EventVisitor visitor)
      throws SQLException, IOException {
    try (DuckDBChunkedResult result = statement.query()) {
      while (result.nextChunk()) {
        DuckDBDataChunkReader chunk = result.chunk();
        int count = (int) chunk.rowCount();
        for (int i = 0; i < count; i++) {
          visitor.visit(event(chunk, i));
        }
      }
    }
  }

  private static Event event(DuckDBDataChunkReader chunk, int row) {
    @Nullable String[] given = new @Nullable String[GIVEN];
    for (int i = 0; i < GIVEN; i++) {
      given[i] = text(chunk, FIRST_GIVEN + i, row);
    }
    return new Event(
        chunk.vector(0).getLong(row),
        chunk.vector(2).getLong(row),
        chunk.vector(1).getLong(row),
        Event.Type.valueOf(chunk.vector(5).getString(row).toUpperCase(Locale.ROOT)),
        text(chunk, 7, row),
        text(chunk, 8, row),
        text(chunk, 9, row),
        text(chunk, 10, row),
        text(chunk, 11, row),
        ExactText.restore(chunk.vector(6).getString(row)),
        chunk.vector(3).getLong(row),
        chunk.vector(4).getLong(row),
        json(chunk, PROPERTIES, row),
        json(chunk, PROPERTIES + 1, row),
        given);
  }

  private static @Nullable String text(DuckDBDataChunkReader chunk, int column, int row) {
    DuckDBReadableVector vector = chunk.vector(column);
    return vector.isNull(row) ? null : ExactText.restore(vector.getString(row));
  }

  private static @Nullable String json(DuckDBDataChunkReader chunk, int column, int row) {
    DuckDBReadableVector vector = chunk.vector(column);
    return vector.isNull(row) ? null : ExactJson.restore(vector.getString(row));
  }

  private static @Nullable String restore(@Nullable String kept) {
    return kept == null ? null : ExactText.restore(kept);
  }
}
