package io.fullfunnel.store.table;

import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * How long browsers let an id live, of those that were used again: on two days (UTC) at least, the
 * first of them long enough ago. Some browsers empty what a page's script keeps after seven days;
 * whoever comes back later is somebody else then.
 */
public final class IdLives {
  /** A life below this is young. */
  public static final long YOUNG_MILLIS = TimeUnit.DAYS.toMillis(8);

  /** The form of an id that the collector gives for a day. */
  static final String DAY_ID = "day-[0-9a-f]{32}";

  private static final String EACH =
      """
      SELECT browser, count(*), count(*) FILTER (WHERE latest - earliest < %1$d) FROM (
        SELECT max(browser) AS browser, min(time) AS earliest, max(time) AS latest,
          max(time // 86400000) AS last_day, min(time // 86400000) AS first_day
        FROM event
        WHERE "anonymousId" IS NOT NULL AND type IN ('track', 'page', 'screen') AND time <= $1
          AND NOT regexp_full_match("anonymousId", '%2$s')
        GROUP BY "anonymousId")
      WHERE first_day < last_day AND earliest <= $1 - %1$d
      GROUP BY browser ORDER BY count(*) DESC, browser
      """
          .formatted(YOUNG_MILLIS, DAY_ID);

  private IdLives() {}

  /**
   * Of one browser.
   *
   * @param browser null where clients do not say which
   * @param ids that were used again
   * @param young those of them that lived for less than eight days
   */
  public record Browser(@Nullable String browser, long ids, long young) {}

  /** Of all browsers, those with most ids first. */
  public static List<Browser> of(EventTable table, long asOf) throws IOException {
    return table.ask(connection -> read(connection, asOf));
  }

  private static List<Browser> read(DuckDBConnection connection, long asOf) throws SQLException {
    List<Browser> browsers = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(EACH)) {
      statement.setLong(1, asOf);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          String browser = rows.getString(1);
          browsers.add(
              new Browser(
                  browser == null ? null : ExactText.restore(browser),
                  rows.getLong(2),
                  rows.getLong(3)));
        }
      }
    }
    return browsers;
  }

  /** Hands over the ids of a day that came from a sequence on; some perhaps more than once. */
  public static void dayIds(EventTable table, long from, Consumer<String> heard)
      throws IOException {
    table.ask(connection -> {
      try (PreparedStatement statement =
          connection.prepareStatement(
              "SELECT DISTINCT \"anonymousId\" FROM event WHERE sequence >= ? AND"
                  + " starts_with(\"anonymousId\", 'day-') AND regexp_full_match(\"anonymousId\", '"
                  + DAY_ID
                  + "')")) {
        statement.setLong(1, from);
        try (ResultSet rows = statement.executeQuery()) {
          while (rows.next()) {
            heard.accept(rows.getString(1));
          }
        }
      }
      return from;
    });
  }
}
