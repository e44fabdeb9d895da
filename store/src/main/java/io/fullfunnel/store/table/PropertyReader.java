package io.fullfunnel.store.table;

import io.fullfunnel.engine.Codes;
import io.fullfunnel.engine.Value;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBPreparedStatement;
import org.duckdb.DuckDBReadableVector;
import org.jspecify.annotations.Nullable;

/**
 * Reads one property of all events in one scan: DuckDB cuts the value out of the JSON, the values
 * become codes here. Names only ever reach DuckDB as parameters.
 */
final class PropertyReader {
  private static final int NONE = 0;

  private final DuckDBConnection connection;
  private final List<Value> values = new ArrayList<>();

  /** Codes plus one by how the value is written; {@link #NONE} for JSON's null. */
  private final Map<String, Integer> byJson = new HashMap<>();

  private final Map<String, Integer> byText = new HashMap<>();
  private final Map<Value, Integer> byValue = new HashMap<>();
  private boolean oneForm;

  PropertyReader(DuckDBConnection connection) {
    this.connection = connection;
  }

  PropertyCodes read(PropertyName name) throws SQLException {
    // A derived name draws on two columns, so that a text may come in either form.
    oneForm = name.given() == null;
    return read(sql(name), name.key(), name.path());
  }

  PropertyCodes read(Said what) throws SQLException {
    String column = Field.quoted(what.column());
    return read(
        "SELECT sequence, NULL::VARCHAR, "
            + column
            + " FROM event WHERE sequence >= $1 AND "
            + column
            + " IS NOT NULL");
  }

  /**
   * @param sql sequence, JSON and text of each event from the sequence that is its last parameter
   */
  private PropertyCodes read(String sql, String... parameters) throws SQLException {
    long first;
    int rows;
    try (PreparedStatement range =
            connection.prepareStatement("SELECT min(sequence), max(sequence) FROM event");
        ResultSet result = range.executeQuery()) {
      result.next();
      first = result.getLong(1);
      rows = result.wasNull() ? 0 : Math.toIntExact(result.getLong(2) - first + 1);
    }
    int[] codes = new int[rows];
    if (rows > 0) {
      scan(sql, parameters, first, codes);
    }
    Codes narrow = Codes.absent(rows, values.size());
    for (int i = 0; i < rows; i++) {
      if (codes[i] != NONE) {
        narrow.set(i, codes[i] - 1);
      }
    }
    return new PropertyCodes(first, narrow, values);
  }

  private void scan(String sql, String[] parameters, long first, int[] codes) throws SQLException {
    try (DuckDBPreparedStatement statement = connection.prepare(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setString(i + 1, parameters[i]);
      }
      statement.setLong(parameters.length + 1, first);
      try (DuckDBChunkedResult result = statement.query()) {
        while (result.nextChunk()) {
          take(result.chunk(), first, codes);
        }
      }
    }
  }

  private static String sql(PropertyName name) {
    String column = name.traits() ? "traits" : "properties";
    String own =
        "TRY(coalesce(json_extract("
            + column
            + ", $1), json_extract("
            + column
            + ", $2)))::VARCHAR";
    String given = name.given() == null ? "NULL::VARCHAR" : Field.quoted(name.given().label());
    String which =
        name.traits()
            ? " AND type = 'identify' AND traits IS NOT NULL"
            : " AND (properties IS NOT NULL OR " + given + " IS NOT NULL)";
    return "SELECT sequence, " + own + ", " + given + " FROM event WHERE sequence >= $3" + which;
  }

  private void take(DuckDBDataChunkReader chunk, long first, int[] codes) {
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
        codes[(int) (sequences.getLong(i) - first)] = code;
      }
    }
  }

  private int ofText(String text) {
    Integer known = byText.get(text);
    if (known == null) {
      known = ofValue(new Value.Text(ExactText.restore(text)));
      byText.put(text, known);
    }
    return known;
  }

  private int ofJson(String json) {
    Integer known = byJson.get(json);
    if (known == null) {
      Value value = ExactJson.value(json);
      known = oneForm && isOnlyForm(json) && value != null ? added(value) : ofValue(value);
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

  private int ofValue(@Nullable Value value) {
    if (value == null) {
      return NONE;
    }
    Integer known = byValue.get(value);
    if (known == null) {
      known = added(value);
      byValue.put(value, known);
    }
    return known;
  }

  private int added(Value value) {
    values.add(value);
    return values.size();
  }
}
