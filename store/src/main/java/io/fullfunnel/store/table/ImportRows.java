package io.fullfunnel.store.table;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.duckdb.DuckDBConnection;

/** Counts rows by the import that they came with. */
final class ImportRows {
  private ImportRows() {}

  static Map<Long, Long> read(DuckDBConnection connection) throws SQLException {
    Map<Long, Long> rows = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery(
                "SELECT \"import\", count(*) FROM event WHERE \"import\" > 0 GROUP BY"
                    + " \"import\"")) {
      while (result.next()) {
        rows.put(result.getLong(1), result.getLong(2));
      }
    }
    return rows;
  }
}
