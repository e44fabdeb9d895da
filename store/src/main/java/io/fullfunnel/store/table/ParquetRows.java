package io.fullfunnel.store.table;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBPreparedStatement;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a Parquet file, one after another, each cell as JSON. Read through a database in
 * memory that reaches this file and nothing else. Used by one thread.
 */
public final class ParquetRows implements Closeable {
  private static final String MEMORY = "256MB";
  private static final String AT = "strftime(%s, '\"%%Y-%%m-%%dT%%H:%%M:%%S.%%g%s\"')";

  private final Path file;
  private final DuckDBConnection database;
  private final List<String> columns = new ArrayList<>();
  private final long rows;
  private final DuckDBPreparedStatement statement;
  private final DuckDBChunkedResult result;
  private @Nullable DuckDBDataChunkReader chunk;
  private int inChunk;
  private int row = -1;
  private long read;

  private ParquetRows(Path file, DuckDBConnection database) throws SQLException {
    this.file = file;
    this.database = database;
    String source = " FROM read_parquet(" + LockedDatabase.literal(file.toString()) + ")";
    List<String> types = new ArrayList<>();
    try (Statement describe = database.createStatement();
        ResultSet found = describe.executeQuery("DESCRIBE SELECT *" + source)) {
      while (found.next()) {
        columns.add(found.getString(1));
        types.add(found.getString(2));
      }
    }
    try (Statement count = database.createStatement();
        ResultSet found = count.executeQuery("SELECT count(*)" + source)) {
      found.next();
      rows = found.getLong(1);
    }
    String cells =
        IntStream.range(0, types.size())
            .mapToObj(i -> json("c" + i, types.get(i)))
            .collect(Collectors.joining(", "));
    String names =
        IntStream.range(0, types.size()).mapToObj(i -> "c" + i).collect(Collectors.joining(", "));
    statement = database.prepare("SELECT " + cells + source + " AS t(" + names + ")");
    result = statement.query();
  }

  /**
   * Opens a file.
   *
   * @throws IOException if it is no whole Parquet file; the message says why, as DuckDB does
   */
  public static ParquetRows open(Path path) throws IOException {
    Path file = path.toAbsolutePath().normalize();
    Properties settings = new Properties();
    settings.setProperty("threads", "1"); // rows come in the order of the file
    settings.setProperty("memory_limit", MEMORY);
    settings.setProperty("temp_directory", "");
    settings.setProperty("autoinstall_known_extensions", "false");
    settings.setProperty("autoload_known_extensions", "false");
    settings.setProperty("jdbc_stream_results", "true");
    try {
      DuckDBConnection database =
          (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:", settings);
      try {
        LockedDatabase.lockTo(database, file);
        return new ParquetRows(file, database);
      } catch (SQLException | IOException | RuntimeException e) {
        database.close();
        throw e;
      }
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  private static IOException failure(SQLException e) {
    String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    return new IOException(reason, e);
  }

  /** A cell of this type as JSON. */
  private static String json(String cell, String type) {
    if (type.endsWith("]") || type.startsWith("STRUCT") || type.startsWith("MAP")) {
      return "to_json(" + cell + ")::VARCHAR";
    }
    return switch (type.startsWith("DECIMAL") ? "DECIMAL" : type) {
      case "BOOLEAN",
          "TINYINT",
          "SMALLINT",
          "INTEGER",
          "BIGINT",
          "HUGEINT",
          "UTINYINT",
          "USMALLINT",
          "UINTEGER",
          "UBIGINT",
          "UHUGEINT",
          "DECIMAL" ->
          cell + "::VARCHAR";
      case "FLOAT", "DOUBLE" ->
          "CASE WHEN isfinite(" + cell + ") THEN to_json(" + cell + ")::VARCHAR END";
      case "DATE" -> "strftime(" + cell + ", '\"%Y-%m-%d\"')";
      case "TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS" ->
          AT.formatted(cell + "::TIMESTAMP", "");
      case "TIMESTAMP WITH TIME ZONE" ->
          AT.formatted("make_timestamp(epoch_us(" + cell + "))", "Z");
      default -> "to_json(" + cell + "::VARCHAR)::VARCHAR";
    };
  }

  /** The names of the columns. */
  public List<String> columns() {
    return List.copyOf(columns);
  }

  /** How many rows the file has. */
  public long rows() {
    return rows;
  }

  /** How many were read so far. */
  public long read() {
    return read;
  }

  /** Steps to the next row; false at the end. */
  public boolean next() throws IOException {
    row++;
    while (chunk == null || row >= inChunk) {
      if (!nextChunk()) {
        return false;
      }
    }
    read++;
    return true;
  }

  private boolean nextChunk() throws IOException {
    try {
      if (!result.nextChunk()) {
        return false;
      }
      DuckDBDataChunkReader next = result.chunk();
      chunk = next;
      inChunk = (int) next.rowCount();
      row = 0;
      return true;
    } catch (RuntimeException e) {
      throw new IOException(String.valueOf(e.getMessage()).lines().findFirst().orElse(""), e);
    }
  }

  /** A cell of the present row as JSON; null if it is empty. */
  public @Nullable String cell(int column) {
    DuckDBDataChunkReader open = chunk;
    if (open == null || open.vector(column).isNull(row)) {
      return null;
    }
    return open.vector(column).getString(row);
  }

  @Override
  public void close() throws IOException {
    try {
      result.close();
      statement.close();
      database.close();
    } catch (SQLException e) {
      throw new IOException(file + " cannot be closed", e);
    }
  }
}
