package io.fullfunnel.store.table;

import io.fullfunnel.engine.Value;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBPreparedStatement;
import org.duckdb.DuckDBReadableVector;

/**
 * Adds one property of the events that came since to what is known of it, in one scan: DuckDB cuts
 * the value out of the JSON, the values become codes here. Names only ever reach DuckDB as
 * parameters.
 */
final class PropertyReader {
  private static final int NONE = HashedScan.NONE;

  /** Events from which on it is worth while to look which way is quicker. */
  private static final long MUCH = 200_000;

  /** Events of the sample that say the same, on average, at least. */
  private static final int OFTEN = 20;

  private final DuckDBConnection connection;
  private final GrowingProperty property;

  /** Codes by how the value is written; {@link #NONE} for JSON's null. */
  private final Map<String, Integer> byJson = new HashMap<>();

  private final Map<String, Integer> byText = new HashMap<>();
  private final boolean isMuch;
  private boolean oneForm;

  /**
   * @param to sequence behind the last event
   */
  PropertyReader(DuckDBConnection connection, GrowingProperty property, long to) {
    this.connection = connection;
    this.property = property;
    this.isMuch = to - property.position() >= MUCH;
  }

  void read(PropertyName name) throws SQLException {
    // A derived name draws on two columns, so that a text may come in either form; and what is
    // known already may have come in any.
    oneForm = name.given() == null && property.isEmpty();
    if (name.isPath()) {
      read(sql(name), name.key(), name.path());
    } else {
      read(sql(name), name.key());
    }
  }

  void read(Said what) throws SQLException {
    String column = Field.quoted(what.column());
    read(
        "SELECT sequence, NULL::VARCHAR AS own, "
            + column
            + " AS given FROM event WHERE sequence >= $1 AND "
            + column
            + " IS NOT NULL");
  }

  /**
   * @param sql sequence, JSON ({@code own}) and text ({@code given}) of each event from the
   *     sequence that is its last parameter
   */
  private void read(String sql, String... parameters) throws SQLException {
    property.grow();
    if (isMuch && isOftenTheSame(sql, parameters)) {
      String salt = "(hash(own, given, $" + (parameters.length + 2) + ") >> 1)::BIGINT";
      HashedScan.add(
          property,
          number ->
              prepared(
                  "SELECT "
                      + salt
                      + ", own, given FROM (SELECT DISTINCT own, given FROM ("
                      + sql
                      + "))",
                  number,
                  parameters),
          this::code,
          number ->
              prepared("SELECT sequence, " + salt + " FROM (" + sql + ")", number, parameters));
      return;
    }
    try (DuckDBPreparedStatement statement = prepared(sql, NONE, parameters);
        DuckDBChunkedResult result = statement.query()) {
      while (result.nextChunk()) {
        take(result.chunk());
      }
    }
  }

  /**
   * Whether values come again so often that to read each of them twice pays: of some 64th of the
   * events there are few.
   */
  private boolean isOftenTheSame(String sql, String... parameters) throws SQLException {
    try (DuckDBPreparedStatement statement =
            prepared(
                "SELECT count(*), count(DISTINCT hash(own, given)) FROM ("
                    + sql
                    + " AND (sequence // 2048) % 64 = 0)",
                NONE,
                parameters);
        ResultSet result = statement.executeQuery()) {
      result.next();
      return result.getLong(2) * OFTEN <= result.getLong(1);
    }
  }

  /**
   * @param salt for the parameter after the sequence, or {@link #NONE}
   */
  private DuckDBPreparedStatement prepared(String sql, int salt, String... parameters)
      throws SQLException {
    DuckDBPreparedStatement statement = connection.prepare(sql);
    int parameter = 1;
    for (String text : parameters) {
      statement.setString(parameter++, text);
    }
    statement.setLong(parameter++, property.position());
    if (salt != NONE) {
      statement.setLong(parameter, salt);
    }
    return statement;
  }

  private static String sql(PropertyName name) {
    String column = name.traits() ? "traits" : "properties";
    String own = "json_extract(" + column + ", $1)";
    if (name.isPath()) {
      own = "coalesce(" + own + ", json_extract(" + column + ", $2))";
    }
    String given = name.given() == null ? "NULL::VARCHAR" : Field.quoted(name.given().label());
    String which =
        name.traits()
            ? " AND type = 'identify' AND traits IS NOT NULL"
            : " AND (properties <> '{}' OR " + given + " IS NOT NULL)"; // {} alone is soon read
    String from = name.isPath() ? "$3" : "$2";
    return "SELECT sequence, TRY("
        + own
        + ")::VARCHAR AS own, "
        + given
        + " AS given FROM event WHERE sequence >= "
        + from
        + which;
  }

  private void take(DuckDBDataChunkReader chunk) {
    DuckDBReadableVector sequences = chunk.vector(0);
    int count = (int) chunk.rowCount();
    for (int row = 0; row < count; row++) {
      int code = code(chunk, row);
      if (code != NONE) {
        property.set(sequences.getLong(row), code);
      }
    }
  }

  private int code(DuckDBDataChunkReader chunk, int row) {
    DuckDBReadableVector given = chunk.vector(2);
    if (!given.isNull(row)) {
      return ofText(given.getString(row));
    }
    DuckDBReadableVector own = chunk.vector(1);
    return own.isNull(row) ? NONE : ofJson(own.getString(row));
  }

  private int ofText(String text) {
    Integer known = byText.get(text);
    if (known == null) {
      known = property.code(new Value.Text(ExactText.restore(text)));
      byText.put(text, known);
    }
    return known;
  }

  private int ofJson(String json) {
    Integer known = byJson.get(json);
    if (known == null) {
      Value value = ExactJson.value(json);
      if (value == null) {
        known = NONE;
      } else {
        known = oneForm && isOnlyForm(json) ? property.add(value) : property.code(value);
      }
      byJson.put(json, known);
    }
    return known;
  }

  /** Whether no other JSON means the same value, so that it need not be looked up. */
  private static boolean isOnlyForm(String json) {
    return json.length() > 2
        && json.charAt(0) == '"'
        && json.charAt(1) != '{'
        && json.charAt(1) != '['
        && json.indexOf('\\') < 0;
  }
}
