package io.fullfunnel.store.table;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;

/**
 * An id and the events that carry it.
 *
 * @param kind {@code userId}, {@code anonymousId} or {@code email}
 * @param first time of the first message that carries it
 * @param events how many events carry it; identify calls are none
 */
public record IdUse(String kind, String value, long first, long last, long events) {
  /** A person with more ids than that is shown with the earliest. */
  private static final int MOST = 1_000;

  static List<IdUse> read(DuckDBConnection connection, long[] sequences) throws SQLException {
    List<IdUse> ids = new ArrayList<>();
    if (sequences.length == 0) {
      return ids;
    }
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            SELECT kind, value, min(time), max(time),
              count(*) FILTER (type IN ('track', 'page', 'screen'))
            FROM (
              SELECT unnest(['userId', 'anonymousId', 'email']) AS kind,
                unnest(["userId", "anonymousId", email]) AS value, time, type, sequence
              FROM event
              WHERE sequence BETWEEN ? AND ?
                AND sequence IN (SELECT unnest(string_split(?, ','))::BIGINT))
            WHERE value IS NOT NULL
            GROUP BY kind, value ORDER BY min(sequence), kind DESC LIMIT ?
            """)) {
      statement.setLong(1, Arrays.stream(sequences).min().orElseThrow());
      statement.setLong(2, Arrays.stream(sequences).max().orElseThrow());
      statement.setString(
          3, Arrays.stream(sequences).mapToObj(Long::toString).collect(Collectors.joining(",")));
      statement.setInt(4, MOST);
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          ids.add(
              new IdUse(
                  result.getString(1),
                  ExactText.restore(result.getString(2)),
                  result.getLong(3),
                  result.getLong(4),
                  result.getLong(5)));
        }
      }
    }
    return ids;
  }

  /** The newest identify call with this e-mail among its traits; −1 if there is none. */
  static long withEmail(DuckDBConnection connection, String email) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            SELECT sequence FROM event
            WHERE type = 'identify' AND traits IS NOT NULL
              AND lower(trim(TRY(json_extract_string(traits, '/email')))) = ?
            ORDER BY time DESC, sequence DESC LIMIT 1
            """)) {
      statement.setString(1, ExactText.keep(email.strip().toLowerCase(Locale.ROOT)));
      try (ResultSet result = statement.executeQuery()) {
        return result.next() ? result.getLong(1) : -1;
      }
    }
  }
}
