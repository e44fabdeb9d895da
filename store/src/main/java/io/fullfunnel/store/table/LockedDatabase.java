package io.fullfunnel.store.table;

import io.fullfunnel.store.data.DamagedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.duckdb.DuckDBConnection;

/**
 * Opens a DuckDB file so that no statement can leave it: no file but those of one folder for
 * exports, no extension, no change of a setting but how many threads work.
 */
final class LockedDatabase {
  /** How many work on a question. */
  static final int THREADS = 2;

  private static final String SPILL_LIMIT = "20GB";

  /** Statements that must be refused before a database is used. */
  private static final List<String> ESCAPES =
      List.of(
          "SELECT * FROM read_text('/etc/hostname')",
          "SELECT * FROM glob('/*')",
          "ATTACH '/nowhere/other.duckdb'",
          "LOAD httpfs",
          "SET memory_limit = '1TB'");

  /** Said of a file that cannot be opened: whatever DuckDB does not know there is damage. */
  static final String OPENING = "cannot be opened";

  /** Words of DuckDB when the trouble is not in the file. */
  private static final List<String> OUTSIDE =
      List.of("no space left", "out of memory", "interrupt", "permission denied", "read-only");

  /** Words of DuckDB when a statement is wrong: a fault of ours that no new table mends. */
  private static final List<String> OURS =
      List.of(
          "parser error",
          "binder error",
          "catalog error",
          "conversion error",
          "out of range error",
          "not implemented error",
          "constraint error",
          "closed");

  private LockedDatabase() {}

  /**
   * @param exports the one folder that COPY may write to
   * @param spill where sorting and grouping may put what does not fit into memory
   */
  static DuckDBConnection open(Path file, Path exports, Path spill, long memoryLimitBytes)
      throws IOException {
    Properties settings = new Properties();
    settings.setProperty("threads", Integer.toString(THREADS));
    settings.setProperty("memory_limit", memoryLimitBytes + "B");
    settings.setProperty("temp_directory", spill.toString());
    settings.setProperty("max_temp_directory_size", SPILL_LIMIT);
    settings.setProperty("autoinstall_known_extensions", "false");
    settings.setProperty("autoload_known_extensions", "false");
    settings.setProperty("wal_autocheckpoint", "1TB"); // EventTable decides when
    settings.setProperty("write_buffer_row_group_count", "1"); // packed while more rows come
    settings.setProperty("allowed_configs", "[threads]");
    settings.setProperty("jdbc_stream_results", "true");
    try {
      DuckDBConnection connection =
          (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:" + file, settings);
      try {
        lock(connection, exports);
        return connection;
      } catch (SQLException | IOException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException e) {
      throw failure(file, OPENING, e);
    }
  }

  /** Closes a database in: from now on it reaches nothing but itself and one folder. */
  static void lock(Connection connection, Path exports) throws SQLException, IOException {
    lock(connection, "allowed_directories", exports + "/");
  }

  /** Closes a database in: from now on it reaches nothing but itself and one file. */
  static void lockTo(Connection connection, Path file) throws SQLException, IOException {
    lock(connection, "allowed_paths", file.toString());
  }

  private static void lock(Connection connection, String setting, String place)
      throws SQLException, IOException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET " + setting + " = [" + literal(place) + "]");
      statement.execute("SET enable_external_access = false");
      statement.execute("SET lock_configuration = true");
      for (String escape : ESCAPES) {
        if (succeeds(statement, escape)) {
          throw new IOException(
              "The database is not locked down: DuckDB carried out \""
                  + escape
                  + "\". Nothing is read or written before that is mended.");
        }
      }
    }
  }

  /** From now on so many threads work on each statement. */
  static void threads(Statement statement, int threads) throws SQLException {
    statement.execute("SET threads = " + threads);
  }

  private static boolean succeeds(Statement statement, String sql) {
    try {
      statement.execute(sql);
      return true;
    } catch (SQLException e) {
      return false;
    }
  }

  /** A path as an SQL text; the only thing that ever is written into a statement. */
  static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  /** What an error of DuckDB means: a full disk, another process, or a file that is damaged. */
  static IOException failure(Path file, String what, SQLException error) {
    String message = String.valueOf(error.getMessage());
    String reason = message.lines().findFirst().orElse("");
    String lower = message.toLowerCase(Locale.ROOT);
    if (lower.contains("lock on file") || lower.contains("conflicting lock")) {
      return new IOException(file + " is in use by another process: " + reason, error);
    }
    boolean outside = OUTSIDE.stream().anyMatch(lower::contains) || isUnreadable(file);
    boolean ours = !OPENING.equals(what) && OURS.stream().anyMatch(lower::contains);
    if (outside || ours) {
      return new IOException(file + " " + what + ": " + reason, error);
    }
    DamagedException damaged = new DamagedException(file, what + ": " + reason);
    damaged.initCause(error);
    return damaged;
  }

  private static boolean isUnreadable(Path file) {
    return Files.exists(file) && !Files.isReadable(file);
  }
}
