package io.fullfunnel.store.table;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fullfunnel.store.event.Event;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBTableFunction;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBTableFunctionBuilder;
import org.duckdb.DuckDBTableFunctionCallInfo;
import org.duckdb.DuckDBTableFunctionInitInfo;
import org.jspecify.annotations.Nullable;

/**
 * Events on their way into the table, a column at a time.
 *
 * <p>DuckDB pulls them through a table function: one call for a whole vector of texts instead of
 * one for each cell of the driver's appender (docs/decisions/0021). From 122,880 rows at once
 * DuckDB writes them to the file as they will stay, past its write-ahead log. Rows come in order,
 * so that one thread can take them; DuckDB's own would only be waited for, by asking again and
 * again whether it has done (docs/decisions/0116).
 *
 * <p>While one thread {@link #insert inserts} what was {@link #send sent}, another may {@link
 * #add}.
 */
final class ArrivingEvents implements DuckDBTableFunction<Object, Object, Object> {
  /** DuckDB's row group. */
  private static final int MANY = 122_880;

  /** Below this the end comes before a second thread has begun: DuckDB's vector. */
  private static final int FEW = 2_048;

  private static final long MANY_CHARS = 32L << 20;
  private static final Object NOTHING = new Object();

  private final ExactJson json = new ExactJson();
  private List<Event> waiting = new ArrayList<>();
  private List<Event> events = List.of();
  private List<Field> filled = List.of();
  private byte[] @Nullable [] texts = new byte[0][];
  private long chars;
  private int taken;

  /** Makes the function known to the database. */
  void register(Connection connection) throws SQLException {
    try (DuckDBTableFunctionBuilder builder = DuckDBFunctions.tableFunction()) {
      builder.withName("arriving").withFunction(this).register(connection);
    }
  }

  /** Keeps an event for the next {@link #send}. */
  void add(Event event) {
    waiting.add(event);
    chars += 200 + length(event.properties()) + length(event.traits());
  }

  boolean isFull() {
    return waiting.size() >= MANY || chars >= MANY_CHARS;
  }

  /** Hands what was kept over to the next {@link #insert}; the one before must have ended. */
  void send() {
    events = waiting;
    waiting = new ArrayList<>();
    chars = 0;
  }

  /** Puts all events that were sent into the table and returns how many they were. */
  int insert(Statement statement) throws SQLException {
    int count = events.size();
    if (count > 0) {
      taken = 0;
      filled = filled(events);
      boolean alone = count >= FEW;
      if (alone) {
        LockedDatabase.threads(statement, 1);
      }
      try {
        statement.execute("INSERT INTO event BY NAME SELECT * FROM arriving()");
      } finally {
        if (alone) {
          LockedDatabase.threads(statement, LockedDatabase.THREADS);
        }
      }
      events = List.of();
    }
    return count;
  }

  /** The columns in which any of these events has something. */
  private static List<Field> filled(List<Event> events) {
    List<Field> empty = new ArrayList<>(Field.ALL);
    for (Event event : events) {
      empty.removeIf(field -> field.isIn(event));
    }
    return Field.ALL.stream().filter(field -> !empty.contains(field)).toList();
  }

  void clear() {
    waiting = new ArrayList<>();
    events = List.of();
    chars = 0;
  }

  @Override
  public Object bind(DuckDBTableFunctionBindInfo info) {
    for (Field field : filled) { // the others are NULL, and cost no call
      info.addResultColumn(
          field.name(), field.isText() ? DuckDBColumnType.VARCHAR : DuckDBColumnType.BIGINT);
    }
    return NOTHING;
  }

  @Override
  public Object init(DuckDBTableFunctionInitInfo info) {
    info.setMaxThreads(1); // rows stay in the order of their sequences
    return NOTHING;
  }

  @Override
  public long apply(DuckDBTableFunctionCallInfo info, DuckDBDataChunkWriter chunk) {
    int count = (int) Math.min(chunk.capacity(), events.size() - taken);
    if (count == 0) {
      return 0;
    }
    if (texts.length != count) {
      texts = new byte[count][];
    }
    int column = 0;
    for (Field field : filled) {
      if (field.isText()) {
        for (int i = 0; i < count; i++) {
          String text = field.text(events.get(taken + i));
          texts[i] = text == null ? null : kept(field, text).getBytes(UTF_8);
        }
        chunk.vector(column).setStringUtf8Batch(0, texts);
      } else {
        for (int i = 0; i < count; i++) {
          chunk.vector(column).setLong(i, field.number(events.get(taken + i)));
        }
      }
      column++;
    }
    taken += count;
    return count;
  }

  private String kept(Field field, String text) {
    return field.isJson() ? json.keep(text) : ExactText.keep(text);
  }

  private static int length(@Nullable String text) {
    return text == null ? 0 : text.length();
  }

  /** The name of a type as messages write it. */
  static String label(Event.Type type) {
    return switch (type) {
      case TRACK -> "track";
      case PAGE -> "page";
      case SCREEN -> "screen";
      case IDENTIFY -> "identify";
      case GROUP -> "group";
      case ALIAS -> "alias";
    };
  }
}
