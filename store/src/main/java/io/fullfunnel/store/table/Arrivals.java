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

/**
 * Reads what events bring along that says where somebody came from. A site has few sources and many
 * events: first what differs is read, each with a hash, then of each event the hash alone.
 */
final class Arrivals {
  /** In the order in which {@link ArrivalVisitor#code} takes them. */
  private static final List<String> PARTS =
      List.of("source", "medium", "campaign", "content", "term", "referrer", "click_id", "channel");

  private static final String QUOTED =
      PARTS.stream().map(Field::quoted).collect(Collectors.joining(", "));

  private static final String RANGE =
      "sequence >= $1 AND sequence < $2 AND type IN ('track', 'page', 'screen')";

  /** The page's host where it decides about the referrer. */
  private static final String HOST = "CASE WHEN contains(referrer, '://') THEN \"page.host\" END";

  /** Scheme and host of the page before; nothing if that page was on the same host. */
  private static final String REFERRER =
      """
      CASE WHEN contains(referrer, '://')
        THEN CASE WHEN lower(split_part(split_part(referrer, '/', 3), ':', 1)) = host
          THEN NULL
          ELSE split_part(referrer, '/', 1) || '//' || split_part(referrer, '/', 3) END
        ELSE referrer END\
      """;

  /** With another number in place of the last one the same parts have other hashes. */
  private static final String HASH = "(hash(" + QUOTED + ", %s, $3) >> 1)::BIGINT";

  private static final String DIFFERENT =
      """
      SELECT %s, %s FROM (
        SELECT DISTINCT %s, %s AS host FROM event WHERE %s AND coalesce(%s) IS NOT NULL)\
      """
          .formatted(
              HASH.formatted("host"),
              QUOTED.replace("\"referrer\"", REFERRER),
              QUOTED,
              HOST,
              RANGE,
              QUOTED);

  private static final String EVENTS =
      """
      SELECT sequence,
        CASE WHEN session IS NULL THEN 0 WHEN session = 'none' THEN -1
          ELSE (hash(session) >> 1)::BIGINT + 1 END,
        CASE WHEN coalesce(%s) IS NOT NULL THEN %s END
      FROM event WHERE %s AND coalesce(%s, session) IS NOT NULL\
      """
          .formatted(QUOTED, HASH.formatted(HOST), RANGE, QUOTED);

  private Arrivals() {}

  /** Returns how many of these events name a page on each host. */
  static Map<String, Long> read(
      DuckDBConnection connection, long from, long to, ArrivalVisitor visitor) throws SQLException {
    int salt = 0;
    HashCodes codes = different(connection, from, to, salt, visitor);
    while (codes == null) {
      codes = different(connection, from, to, ++salt, visitor);
    }
    try (DuckDBPreparedStatement statement = prepared(connection, EVENTS, from, to, salt);
        DuckDBChunkedResult result = statement.query()) {
      while (result.nextChunk()) {
        events(result.chunk(), codes, visitor);
      }
    }
    return hosts(connection, from, to);
  }

  private static void events(DuckDBDataChunkReader chunk, HashCodes codes, ArrivalVisitor visitor) {
    DuckDBReadableVector sequences = chunk.vector(0);
    DuckDBReadableVector sessions = chunk.vector(1);
    DuckDBReadableVector hashes = chunk.vector(2);
    int count = (int) chunk.rowCount();
    for (int row = 0; row < count; row++) {
      int code = hashes.isNull(row) ? ArrivalVisitor.NOTHING : codes.get(hashes.getLong(row));
      long session = sessions.getLong(row);
      if (code != ArrivalVisitor.NOTHING || session != 0) {
        visitor.visit(sequences.getLong(row), session, code);
      }
    }
  }

  /** The codes of what differs by its hash; null if two have the same hash. */
  private static @Nullable HashCodes different(
      DuckDBConnection connection, long from, long to, int salt, ArrivalVisitor visitor)
      throws SQLException {
    HashCodes codes = new HashCodes();
    try (DuckDBPreparedStatement statement = prepared(connection, DIFFERENT, from, to, salt);
        DuckDBChunkedResult result = statement.query()) {
      while (result.nextChunk()) {
        DuckDBDataChunkReader chunk = result.chunk();
        int count = (int) chunk.rowCount();
        for (int row = 0; row < count; row++) {
          if (!codes.put(chunk.vector(0).getLong(row), code(chunk, row, visitor))) {
            return null;
          }
        }
      }
    }
    return codes;
  }

  private static int code(DuckDBDataChunkReader chunk, int row, ArrivalVisitor visitor) {
    @Nullable String[] parts = new @Nullable String[PARTS.size()];
    boolean any = false;
    for (int part = 0; part < parts.length; part++) {
      DuckDBReadableVector texts = chunk.vector(part + 1);
      if (!texts.isNull(row)) {
        String text = ExactText.restore(texts.getString(row));
        parts[part] = text.isEmpty() ? null : text;
        any |= !text.isEmpty();
      }
    }
    return any ? visitor.code(parts) : ArrivalVisitor.NOTHING;
  }

  private static DuckDBPreparedStatement prepared(
      DuckDBConnection connection, String sql, long from, long to, int salt) throws SQLException {
    DuckDBPreparedStatement statement = connection.prepare(sql);
    statement.setLong(1, from);
    statement.setLong(2, to);
    statement.setLong(3, salt);
    return statement;
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
