package io.fullfunnel.store.table;

import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBPreparedStatement;
import org.duckdb.DuckDBReadableVector;

/** Events that belong to nobody, by time and then arrival. */
public record WithoutPerson(List<Row> rows) {
  private static final String NOBODYS =
      " FROM event WHERE \"userId\" IS NULL AND \"anonymousId\" IS NULL AND email IS NULL"
          + " AND type IN ('track', 'page', 'screen') AND sequence < $1";

  /** One of them. */
  public record Row(long sequence, long timeMillis, String event) {}

  public WithoutPerson {
    rows = List.copyOf(rows);
  }

  /** Those before a sequence. */
  public static WithoutPerson of(EventTable table, long before) throws IOException {
    return table.ask(connection -> read(connection, before));
  }

  /** Hands over the sequences of those before one, in any order. */
  public static void each(EventTable table, long before, LongConsumer sequence) throws IOException {
    table.ask(connection -> {
      try (DuckDBPreparedStatement statement = connection.prepare("SELECT sequence" + NOBODYS)) {
        statement.setLong(1, before);
        try (DuckDBChunkedResult result = statement.query()) {
          while (result.nextChunk()) {
            DuckDBReadableVector sequences = result.chunk().vector(0);
            long count = result.chunk().rowCount();
            for (int row = 0; row < count; row++) {
              sequence.accept(sequences.getLong(row));
            }
          }
        }
      }
      return before;
    });
  }

  private static WithoutPerson read(DuckDBConnection connection, long before) throws SQLException {
    List<Row> rows = new ArrayList<>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT sequence, time, event" + NOBODYS + " ORDER BY time, sequence")) {
      statement.setLong(1, before);
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          String event = ExactText.restore(result.getString(3));
          rows.add(new Row(result.getLong(1), result.getLong(2), event));
        }
      }
    }
    return new WithoutPerson(rows);
  }
}
