package io.fullfunnel.store.table;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBPreparedStatement;
import org.duckdb.DuckDBReadableVector;
import org.jspecify.annotations.Nullable;

/**
 * Reads what events bring along that says where somebody came from. A site has few sources and many
 * events.
 */
final class Arrivals {
  /** In the order of {@link OriginText}. */
  static final List<String> PARTS =
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
      SELECT sequence, %s FROM event WHERE %s AND coalesce(%s) IS NOT NULL\
      """
          .formatted(HASH.formatted(HOST), RANGE, QUOTED);

  private static final String SESSIONS =
      """
      SELECT sequence,
        CASE WHEN session = 'none' THEN -1 ELSE (hash(session) >> 1)::BIGINT + 1 END
      FROM event WHERE %s AND session IS NOT NULL\
      """
          .formatted(RANGE);

  private Arrivals() {}

  /** Adds what the events before a position bring along, as {@link OriginText} has it. */
  static void origins(DuckDBConnection connection, GrowingProperty property, long to)
      throws SQLException {
    property.grow();
    long from = property.position();
    HashedScan.add(
        property,
        salt -> salted(prepared(connection, DIFFERENT, from, to), salt),
        (chunk, row) -> code(chunk, row, property),
        salt -> salted(prepared(connection, EVENTS, from, to), salt));
  }

  /** Hands over the sessions of these events. */
  static void sessions(DuckDBConnection connection, long from, long to, SessionVisitor visitor)
      throws SQLException {
    try (DuckDBPreparedStatement statement = prepared(connection, SESSIONS, from, to);
        DuckDBChunkedResult result = statement.query()) {
      while (result.nextChunk()) {
        DuckDBDataChunkReader chunk = result.chunk();
        DuckDBReadableVector sequences = chunk.vector(0);
        DuckDBReadableVector sessions = chunk.vector(1);
        int count = (int) chunk.rowCount();
        for (int row = 0; row < count; row++) {
          visitor.session(sequences.getLong(row), sessions.getLong(row));
        }
      }
    }
  }

  private static int code(DuckDBDataChunkReader chunk, int row, GrowingProperty property) {
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
    return any ? property.code(OriginText.of(parts)) : HashedScan.NONE;
  }

  private static DuckDBPreparedStatement prepared(
      DuckDBConnection connection, String sql, long from, long to) throws SQLException {
    DuckDBPreparedStatement statement = connection.prepare(sql);
    statement.setLong(1, from);
    statement.setLong(2, to);
    return statement;
  }

  private static DuckDBPreparedStatement salted(DuckDBPreparedStatement statement, int salt)
      throws SQLException {
    statement.setLong(3, salt);
    return statement;
  }
}
