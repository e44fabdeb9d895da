package io.fullfunnel.store.table;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBPreparedStatement;
import org.duckdb.DuckDBReadableVector;
import org.jspecify.annotations.Nullable;

/** Reads what events bring along that says where somebody came from, in one scan. */
final class Arrivals {
  /** In the order in which {@link ArrivalVisitor#visit} takes them. */
  private static final List<String> PARTS =
      List.of("source", "medium", "campaign", "content", "term", "referrer", "click_id", "channel");

  /** Between the parts; no text keeps one of its own. */
  private static final char BETWEEN = '\u001f';

  private static final String RANGE =
      "sequence >= $1 AND sequence < $2 AND type IN ('track', 'page', 'screen')";

  /** Scheme and host of the page before; nothing if that page was on the same host. */
  private static final String REFERRER =
      """
      CASE WHEN contains(referrer, '://')
        THEN CASE WHEN lower(split_part(split_part(referrer, '/', 3), ':', 1)) = "page.host"
          THEN NULL
          ELSE split_part(referrer, '/', 1) || '//' || split_part(referrer, '/', 3) END
        ELSE referrer END\
      """;

  private Arrivals() {}

  /** Returns how many of these events name a page on each host. */
  static Map<String, Long> read(
      DuckDBConnection connection, long from, long to, ArrivalVisitor visitor) throws SQLException {
    Map<String, @Nullable String[]> known = new HashMap<>();
    try (DuckDBPreparedStatement statement = connection.prepare(sql())) {
      statement.setLong(1, from);
      statement.setLong(2, to);
      try (DuckDBChunkedResult result = statement.query()) {
        while (result.nextChunk()) {
          DuckDBDataChunkReader chunk = result.chunk();
          DuckDBReadableVector sequences = chunk.vector(0);
          DuckDBReadableVector sessions = chunk.vector(1);
          DuckDBReadableVector parts = chunk.vector(2);
          int count = (int) chunk.rowCount();
          for (int row = 0; row < count; row++) {
            visitor.visit(
                sequences.getLong(row),
                sessions.isNull(row) ? 0 : sessions.getLong(row),
                parts.isNull(row)
                    ? null
                    : known.computeIfAbsent(parts.getString(row), Arrivals::parts));
          }
        }
      }
    }
    return hosts(connection, from, to);
  }

  private static String sql() {
    String any = PARTS.stream().map(Arrivals::kept).collect(Collectors.joining(", "));
    String joined =
        PARTS.stream()
            .map(part -> "coalesce(translate(" + kept(part) + ", chr(31), ' '), '')")
            .collect(Collectors.joining(" || chr(31) || "));
    return """
    SELECT sequence, session, parts FROM (
      SELECT sequence,
        CASE WHEN session IS NULL THEN 0 WHEN session = 'none' THEN -1
          ELSE (hash(session) >> 1)::BIGINT + 1 END AS session,
        CASE WHEN coalesce(%s) IS NULL THEN NULL ELSE %s END AS parts
      FROM (SELECT * REPLACE (%s AS referrer) FROM event WHERE %s))
    WHERE parts IS NOT NULL OR session <> 0\
    """
        .formatted(any, joined, REFERRER, RANGE);
  }

  private static String kept(String part) {
    return Field.quoted(part);
  }

  private static @Nullable String[] parts(String joined) {
    @Nullable String[] parts = new @Nullable String[PARTS.size()];
    int from = 0;
    for (int part = 0; part < parts.length; part++) {
      int to = joined.indexOf(BETWEEN, from);
      String kept = joined.substring(from, to < 0 ? joined.length() : to);
      parts[part] = kept.isEmpty() ? null : ExactText.restore(kept);
      from = to + 1;
    }
    return parts;
  }

  private static Map<String, Long> hosts(DuckDBConnection connection, long from, long to)
      throws SQLException {
    Map<String, Long> hosts = new HashMap<>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT \"page.host\", count(*) FROM event WHERE sequence >= ? AND sequence < ?"
                + " AND \"page.host\" IS NOT NULL GROUP BY 1")) {
      statement.setLong(1, from);
      statement.setLong(2, to);
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          hosts.put(ExactText.restore(result.getString(1)), result.getLong(2));
        }
      }
    }
    return hosts;
  }
}
