package io.fullfunnel.store.table;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBConnection;

/**
 * The names of the events' own properties, most frequent first.
 *
 * <p>Above a million events only every n-th stretch of 2,048 sequences is looked at, and counts are
 * scaled up: good enough to suggest names, and a rare name may be missing.
 *
 * @param sampled whether the counts are estimates
 */
public record PropertyNames(List<Count> names, boolean sampled) {
  private static final long ALL_OF = 1_000_000;

  /** A name and how many events have it. */
  public record Count(String name, long events) {}

  public PropertyNames {
    names = List.copyOf(names);
  }

  static PropertyNames read(DuckDBConnection connection, int limit) throws SQLException {
    long step = 1;
    try (PreparedStatement count = connection.prepareStatement("SELECT count(*) FROM event");
        ResultSet result = count.executeQuery()) {
      result.next();
      step += result.getLong(1) / ALL_OF;
    }
    List<Count> names = new ArrayList<>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            SELECT name, count(*) AS events
            FROM (SELECT unnest(TRY(json_keys(properties))) AS name
                  FROM event
                  WHERE properties IS NOT NULL AND (sequence // 2048) % ? = 0)
            GROUP BY name ORDER BY events DESC, name LIMIT ?
            """)) {
      statement.setLong(1, step);
      statement.setInt(2, limit);
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          names.add(new Count(ExactText.restore(result.getString(1)), result.getLong(2) * step));
        }
      }
    }
    return new PropertyNames(names, step > 1);
  }
}
