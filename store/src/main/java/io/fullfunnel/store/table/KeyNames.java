package io.fullfunnel.store.table;

import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBConnection;

/**
 * All names of the events' own properties and of people's traits, those of most rows first; unlike
 * {@link PropertyNames} of every row, however many there are.
 */
public record KeyNames(List<String> properties, List<String> traits) {
  public KeyNames {
    properties = List.copyOf(properties);
    traits = List.copyOf(traits);
  }

  /** Those of a table. */
  public static KeyNames of(EventTable table) throws IOException {
    return table.ask(connection ->
        new KeyNames(
            keys(connection, "properties", "properties IS NOT NULL"),
            keys(connection, "traits", "type = 'identify' AND traits IS NOT NULL")));
  }

  private static List<String> keys(DuckDBConnection connection, String column, String where)
      throws SQLException {
    List<String> names = new ArrayList<>();
    try (PreparedStatement statement =
            connection.prepareStatement(
                """
                SELECT name FROM (SELECT unnest(TRY(json_keys(%s))) AS name FROM event WHERE %s)
                GROUP BY name ORDER BY count(*) DESC, name
                """
                    .formatted(column, where));
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        names.add(ExactText.restore(rows.getString(1)));
      }
    }
    return names;
  }
}
