package io.fullfunnel.store.table;

import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * A search for events that carry a sign of a bot or of the team, from one sequence (inclusive) to
 * another (exclusive). What is not asked for is not read.
 */
public final class SignScan {
  private static final String EVENTS =
      " FROM event WHERE sequence >= ? AND sequence < ? AND type IN ('track', 'page', 'screen')";
  private static final String EVERYTHING = " FROM event WHERE sequence >= ? AND sequence < ?";

  /** Values that one statement takes. */
  private static final int AT_ONCE = 500;

  private final long from;
  private final long to;
  private final List<Search> searches = new ArrayList<>();

  /** One kind of sign. */
  private interface Search {
    void run(DuckDBConnection connection) throws SQLException;
  }

  public SignScan(long from, long to) {
    this.from = from;
    this.to = to;
  }

  /** The sequence before which it ends. */
  public long to() {
    return to;
  }

  /** Whether nothing is asked for. */
  public boolean isNothing() {
    return searches.isEmpty();
  }

  /** Events of such agents. */
  public void agents(Predicate<String> wanted, LongConsumer found) {
    searches.add(connection -> valued(connection, "context.userAgent", wanted, found));
  }

  /** Events from such addresses. */
  public void addresses(Predicate<String> wanted, LongConsumer found) {
    searches.add(connection -> valued(connection, "context.ip", wanted, found));
  }

  /** Events on pages that were opened with this parameter, unless it says no. */
  public void mark(String parameter, LongConsumer found) {
    String sql = "SELECT sequence, \"page.query\"" + EVENTS + " AND contains(\"page.query\", ?)";
    searches.add(connection ->
        each(
            connection,
            sql,
            List.of(ExactText.keep(parameter)),
            row -> {
              if (isMarked(ExactText.restore(row.getString(2)), parameter)) {
                found.accept(row.getLong(1));
              }
            }));
  }

  private static boolean isMarked(String query, String parameter) {
    String plain = query.startsWith("?") ? query.substring(1) : query;
    for (String part : plain.split("&", -1)) {
      int equals = part.indexOf('=');
      String name = equals < 0 ? part : part.substring(0, equals);
      String value = equals < 0 ? "" : part.substring(equals + 1);
      if (name.equals(parameter) && !value.equals("0") && !value.equals("false")) {
        return true;
      }
    }
    return false;
  }

  /** Events with this property, if it is true. */
  public void test(String property, LongConsumer found) {
    String pointer = "/" + ExactText.keep(property).replace("~", "~0").replace("/", "~1");
    String sql =
        "SELECT sequence"
            + EVENTS
            + " AND contains(properties, ?)"
            + " AND TRY(json_extract_string(properties, ?)) = 'true'";
    searches.add(connection ->
        each(
            connection,
            sql,
            List.of(ExactText.keep(property), pointer),
            row -> found.accept(row.getLong(1))));
  }

  /** Rows under such an e-mail: as userId, as id of a file's row, or as a trait. */
  public void members(Predicate<String> wanted, LongConsumer found) {
    String sql =
        """
        SELECT sequence, "userId", email, TRY(json_extract_string(traits, '/email'))%s
          AND (contains("userId", '@') OR email IS NOT NULL OR contains(traits, '@'))\
        """
            .formatted(EVERYTHING);
    searches.add(connection ->
        each(
            connection,
            sql,
            List.of(),
            row -> {
              boolean any = false;
              for (int column = 2; column <= 4 && !any; column++) {
                String email = row.getString(column);
                any = email != null && wanted.test(ExactText.restore(email));
              }
              if (any) {
                found.accept(row.getLong(1));
              }
            }));
  }

  private void valued(
      DuckDBConnection connection, String column, Predicate<String> wanted, LongConsumer found)
      throws SQLException {
    String quoted = Field.quoted(column);
    List<String> values = new ArrayList<>();
    each(
        connection,
        "SELECT DISTINCT " + quoted + EVENTS + " AND " + quoted + " IS NOT NULL",
        List.of(),
        row -> {
          String kept = row.getString(1);
          if (wanted.test(ExactText.restore(kept))) {
            values.add(kept);
          }
        });
    for (int start = 0; start < values.size(); start += AT_ONCE) {
      List<String> some = values.subList(start, Math.min(start + AT_ONCE, values.size()));
      String places = "?, ".repeat(some.size() - 1) + "?";
      each(
          connection,
          "SELECT sequence" + EVENTS + " AND " + quoted + " IN (" + places + ")",
          some,
          row -> found.accept(row.getLong(1)));
    }
  }

  /** A row of a result. */
  private interface Taken {
    void row(ResultSet row) throws SQLException;
  }

  private void each(DuckDBConnection connection, String sql, List<String> texts, Taken taken)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, from);
      statement.setLong(2, to);
      for (int i = 0; i < texts.size(); i++) {
        statement.setString(i + 3, texts.get(i));
      }
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          taken.row(result);
        }
      }
    }
  }

  /** Searches the table. */
  @Nullable Void run(DuckDBConnection connection) throws SQLException, IOException {
    for (Search search : searches) {
      search.run(connection);
    }
    return null;
  }
}
