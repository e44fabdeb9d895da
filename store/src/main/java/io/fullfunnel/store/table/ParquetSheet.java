package io.fullfunnel.store.table;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Semaphore;
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
 * Rows as Parquet, all columns texts: collected in a database of its own, which is written out when
 * the sheet is closed and then forgotten.
 */
final class ParquetSheet implements Sheet, DuckDBTableFunction<Object, Object, Object> {
  private static final int BATCH = 16_384;
  private static final Object NOTHING = new Object();

  /** One at a time in a process: what each takes is reckoned with once. */
  private static final Semaphore ONE = new Semaphore(1);

  /** Rows that are in memory at once when the file is written. */
  private static final int ROW_GROUP = 40_960;

  private final Path file;
  private final List<Heading> headings;
  private final Connection database;
  private final List<List<@Nullable String>> rows = new ArrayList<>();
  private int taken;

  /**
   * @param folder the only one the database may write to; the file stands in it
   * @param memory bytes beyond which rows wait on the disk
   */
  ParquetSheet(Path file, Path folder, List<Heading> headings, long memory) throws IOException {
    this.file = file;
    this.headings = List.copyOf(headings);
    ONE.acquireUninterruptibly();
    boolean opened = false;
    try {
      database = open(folder, memory);
      opened = true;
    } finally {
      if (!opened) {
        ONE.release();
      }
    }
  }

  private Connection open(Path folder, long memory) throws IOException {
    Properties settings = new Properties();
    settings.setProperty("threads", "2");
    settings.setProperty("memory_limit", memory + "B");
    settings.setProperty(
        "temp_directory", folder.resolve(file.getFileName() + ".spill").toString());
    settings.setProperty("autoinstall_known_extensions", "false");
    settings.setProperty("autoload_known_extensions", "false");
    try {
      Connection made = DriverManager.getConnection("jdbc:duckdb:", settings);
      try (DuckDBTableFunctionBuilder builder = DuckDBFunctions.tableFunction()) {
        builder.withName("leaving").withFunction(this).register(made);
        LockedDatabase.lock(made, folder);
        run(made, "CREATE TABLE sheet AS SELECT * FROM leaving()");
        return made;
      } catch (SQLException | IOException e) {
        made.close();
        throw e;
      }
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  @Override
  public void write(List<@Nullable String> cells) throws IOException {
    rows.add(cells);
    if (rows.size() == BATCH) {
      insert();
    }
  }

  private void insert() throws IOException {
    taken = 0;
    run(database, "INSERT INTO sheet SELECT * FROM leaving()");
    rows.clear();
  }

  private void run(Connection on, String sql) throws IOException {
    try (Statement statement = on.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  private IOException failure(SQLException error) {
    return LockedDatabase.failure(file, "cannot be written", error);
  }

  @Override
  public void close() throws IOException {
    try (database) {
      insert();
      String to = LockedDatabase.literal(file.toString());
      run(database, "COPY sheet TO " + to + " (FORMAT parquet, ROW_GROUP_SIZE " + ROW_GROUP + ")");
    } catch (SQLException e) {
      throw failure(e);
    } finally {
      ONE.release();
    }
  }

  @Override
  public Object bind(DuckDBTableFunctionBindInfo info) {
    for (Heading heading : headings) {
      info.addResultColumn(heading.name(), DuckDBColumnType.VARCHAR);
    }
    return NOTHING;
  }

  @Override
  public Object init(DuckDBTableFunctionInitInfo info) {
    info.setMaxThreads(1);
    return NOTHING;
  }

  @Override
  public long apply(DuckDBTableFunctionCallInfo info, DuckDBDataChunkWriter chunk) {
    int count = (int) Math.min(chunk.capacity(), rows.size() - taken);
    if (count == 0) {
      return 0;
    }
    byte[] @Nullable [] texts = new byte[count][];
    for (int column = 0; column < headings.size(); column++) {
      for (int i = 0; i < count; i++) {
        String cell = rows.get(taken + i).get(column);
        texts[i] = cell == null ? null : Sheet.visible(cell).getBytes(UTF_8);
      }
      chunk.vector(column).setStringUtf8Batch(0, texts);
    }
    taken += count;
    return count;
  }
}
