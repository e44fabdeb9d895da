package io.fullfunnel.store.table;

import io.fullfunnel.store.event.Event.Given;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBPreparedStatement;
import org.duckdb.DuckDBReadableVector;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Which properties some events have, and of which kind: looked up in at most {@link #MOST} of them.
 *
 * @param rows how many were looked at
 * @param names by name
 */
public record PropertySample(long rows, Map<String, Seen> names) {
  /** Events that are looked at, at most. */
  public static final int MOST = 50_000;

  private static final List<Given> GIVEN = List.of(Given.values());

  /**
   * How often a property was seen, by kind.
   *
   * @param derived whether its name is one that the product derives
   */
  public record Seen(long texts, long numbers, long booleans, boolean derived) {
    static Seen of(char first, boolean derived) {
      boolean number = first == '-' || (first >= '0' && first <= '9');
      boolean bool = first == 't' || first == 'f';
      return new Seen(number || bool ? 0 : 1, number ? 1 : 0, bool ? 1 : 0, derived);
    }

    Seen plus(Seen other) {
      return new Seen(
          texts + other.texts,
          numbers + other.numbers,
          booleans + other.booleans,
          derived || other.derived);
    }

    public long count() {
      return texts + numbers + booleans;
    }

    /** {@code text}, {@code number}, {@code boolean} or {@code mixed}. */
    public String kind() {
      if (texts == count()) {
        return "text";
      }
      return numbers == count() ? "number" : booleans == count() ? "boolean" : "mixed";
    }
  }

  /**
   * Whose properties.
   *
   * @param traits whether the traits of identify calls, rather than the properties of events
   * @param event of events of this name, or null for all
   * @param of how many such rows there are, so that the sample is spread over all of them
   */
  public record Asked(boolean traits, @Nullable String event, long of) {}

  static PropertySample read(DuckDBConnection connection, Asked asked) throws SQLException {
    Map<String, Seen> names = new HashMap<>();
    long rows = 0;
    try (DuckDBPreparedStatement statement = connection.prepare(sql(asked))) {
      statement.setLong(1, 1 + asked.of() / MOST);
      if (asked.event() != null) {
        statement.setString(2, ExactText.keep(asked.event()));
      }
      try (DuckDBChunkedResult result = statement.query()) {
        while (result.nextChunk()) {
          DuckDBDataChunkReader chunk = result.chunk();
          for (int row = 0; row < chunk.rowCount(); row++) {
            look(chunk, row, asked, names);
          }
          rows += chunk.rowCount();
        }
      }
    }
    return new PropertySample(rows, names);
  }

  private static String sql(Asked asked) {
    String columns =
        asked.traits()
            ? "traits"
            : Stream.concat(
                    Stream.of("properties"), GIVEN.stream().map(g -> Field.quoted(g.label())))
                .collect(Collectors.joining(", "));
    return "SELECT "
        + columns
        + " FROM event WHERE (sequence // 64) % $1 = 0 AND "
        + (asked.traits() ? "type = 'identify'" : "type IN ('track', 'page', 'screen')")
        + (asked.event() == null ? "" : " AND event = $2")
        + " LIMIT "
        + MOST;
  }

  private static void look(
      DuckDBDataChunkReader chunk, int row, Asked asked, Map<String, Seen> names) {
    List<String> given = new ArrayList<>();
    for (int g = 0; !asked.traits() && g < GIVEN.size(); g++) {
      if (!chunk.vector(1 + g).isNull(row)) {
        given.add(GIVEN.get(g).label());
        names.merge(given.getLast(), Seen.of('"', true), Seen::plus);
      }
    }
    DuckDBReadableVector own = chunk.vector(0);
    if (own.isNull(row)) {
      return;
    }
    Map<String, String> fields;
    try {
      fields = ExactJson.fields(ExactJson.restore(own.getString(row)));
    } catch (JacksonException unreadable) {
      return; // a text that is no JSON has no properties
    }
    fields.forEach((name, json) -> {
      boolean nothing = json.equals("null") || json.equals("[]") || given.contains(name);
      if (!nothing) {
        boolean derived = !asked.traits() && GIVEN.stream().anyMatch(g -> g.label().equals(name));
        char first = json.charAt(json.charAt(0) == '[' ? 1 : 0);
        names.merge(name, Seen.of(first, derived), Seen::plus);
      }
    });
  }
}
