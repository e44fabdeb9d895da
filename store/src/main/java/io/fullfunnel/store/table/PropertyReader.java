package io.fullfunnel.store.table;

import io.fullfunnel.engine.Value;
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
  private static final int NONE = -1;

  private final DuckDBConnection connection;
  private final GrowingProperty property;

  /** Codes by how the value is written; {@link #NONE} for JSON's null. */
  private final Map<String, Integer> byJson = new HashMap<>();

  private final Map<String, Integer> byText = new HashMap<>();
  private boolean oneForm;

  PropertyReader(DuckDBConnection connection, GrowingProperty property) {
    this.connection = connection;
    this.property = property;
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
        "SELECT sequence, NULL::VARCHAR, "
            + column
            + " FROM event WHERE sequence >= $1 AND "
            + column
            + " IS NOT NULL");
  }

  /**
   * @param sql sequence, JSON and text of each event from the sequence that is its last parameter
   */
  private void read(String sql, String... parameters) throws SQLException {
    property.grow();
    try (DuckDBPreparedStatement statement = connection.prepare(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setString(i + 1, parameters[i]);
      }
      statement.setLong(parameters.length + 1, property.position());
      try (DuckDBChunkedResult result = statement.query()) {
        while (result.nextChunk()) {
          take(result.chunk());
        }
      }
    }
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
            : " AND (properties IS NOT NULL OR " + given + " IS NOT NULL)";
    String from = name.isPath() ? "$3" : "$2";
    return "SELECT sequence, TRY("
        + own
        + ")::VARCHAR, "
        + given
        + " FROM event WHERE sequence >= "
        + from
        + which;
  }

  private void take(DuckDBDataChunkReader chunk) {
    DuckDBReadableVector sequences = chunk.vector(0);
    DuckDBReadableVector json = chunk.vector(1);
    DuckDBReadableVector given = chunk.vector(2);
    int count = (int) chunk.rowCount();
    for (int i = 0; i < count; i++) {
      int code = NONE;
      if (!given.isNull(i)) {
        code = ofText(given.getString(i));
      } else if (!json.isNull(i)) {
        code = ofJson(json.getString(i));
      }
      if (code != NONE) {
        property.set(sequences.getLong(i), code);
      }
    }
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
