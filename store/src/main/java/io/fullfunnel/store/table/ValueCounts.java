package io.fullfunnel.store.table;

import io.fullfunnel.engine.Value;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * The most frequent values of a property. DuckDB counts; only those that are handed out come to the
 * heap, however many there are. An array counts for each of its elements.
 *
 * @param values most frequent first
 * @param distinct how many different ones there are
 */
public record ValueCounts(List<Count> values, long distinct) {
  /** A value and how many events have it. */
  public record Count(Value value, long events) {}

  /**
   * Which values.
   *
   * @param property a name as questions use it; see {@link PropertyName}
   * @param event of events of this name, or null for all
   * @param prefix how the values begin, in any case; empty for all
   */
  public record Asked(String property, @Nullable String event, String prefix, int limit) {}

  public ValueCounts {
    values = List.copyOf(values);
  }

  /** These counts, equal values added up, most frequent first and then in the order of texts. */
  public static List<Count> ordered(Map<Value, Long> counts) {
    List<Count> all = new ArrayList<>();
    counts.forEach((value, events) -> all.add(new Count(value, events)));
    all.sort(
        Comparator.comparingLong(Count::events)
            .reversed()
            .thenComparing(count -> count.value().asKey())
            .thenComparing(count -> count.value().getClass().getSimpleName()));
    return all;
  }

  static ValueCounts read(DuckDBConnection connection, Asked asked) throws SQLException {
    PropertyName name = PropertyName.of(asked.property());
    long distinct = 0;
    Map<Value, Long> counts = new LinkedHashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(sql(name, asked))) {
      int parameter = 1;
      statement.setString(parameter++, name.key());
      statement.setString(parameter++, name.path());
      if (asked.event() != null) {
        statement.setString(parameter++, ExactText.keep(asked.event()));
      }
      statement.setString(parameter++, asked.prefix());
      statement.setInt(parameter, asked.limit());
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          distinct = result.getLong(3);
          Value value = ExactJson.value(result.getString(1));
          if (value != null) {
            counts.merge(value, result.getLong(2), Long::sum);
          }
        }
      }
    }
    return new ValueCounts(ordered(counts), distinct);
  }

  private static String sql(PropertyName name, Asked asked) {
    String column = name.traits() ? "traits" : "properties";
    String own =
        "TRY(coalesce(json_extract(" + column + ", ?), json_extract(" + column + ", ?)))::VARCHAR";
    String value =
        name.given() == null
            ? own
            : "coalesce(to_json(" + Field.quoted(name.given().label()) + ")::VARCHAR, " + own + ")";
    String which =
        (name.traits() ? "type = 'identify'" : "type IN ('track', 'page', 'screen')")
            + (asked.event() == null ? "" : " AND event = ?");
    return """
    WITH whole AS (
      SELECT value, count(*) AS events
      FROM (SELECT %s AS value FROM event WHERE %s)
      WHERE value IS NOT NULL AND value <> 'null' GROUP BY value),
    element AS (
      SELECT unnest(
        CASE WHEN value[1] = '[' THEN list_distinct(json_extract(value, '$[*]')::VARCHAR[])
        ELSE [value] END) AS value, events
      FROM whole),
    counted AS (
      SELECT value, sum(events)::BIGINT AS events FROM element
      WHERE value <> 'null' GROUP BY value)
    SELECT value, events, count(*) OVER () AS distinct_values FROM counted
    WHERE starts_with(
      lower(CASE WHEN value[1] = '"' THEN json_extract_string(value, '$') ELSE value END),
      lower(?))
    ORDER BY events DESC, value LIMIT ?
    """
        .formatted(value, which);
  }
}
