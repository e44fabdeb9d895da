package io.fullfunnel.store.table;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.duckdb.DuckDBConnection;

/**
 * Lists of texts by name in one Parquet file, each read by itself: the dictionary of a snapshot.
 * The columns are {@code list}, {@code number} (from 0) and {@code text}; the texts are ASCII.
 */
public final class TextLists implements Closeable {
  private static final long MEMORY = 256L << 20;

  private final Path file;
  private final DuckDBConnection database;

  private TextLists(Path file, DuckDBConnection database) {
    this.file = file;
    this.database = database;
  }

  /** Takes one list after the other. */
  public static final class Writer implements Closeable {
    private final Sheet sheet;

    /**
     * Begins a file; it is there when this is closed.
     *
     * @param file in a folder where more may be written meanwhile
     */
    public Writer(Path file) throws IOException {
      Path whole = file.toAbsolutePath().normalize();
      List<Sheet.Heading> headings =
          List.of(
              Sheet.Heading.text("list"), Sheet.Heading.text("number"), Sheet.Heading.text("text"));
      Path folder = whole.getParent();
      sheet = new ParquetSheet(whole, folder == null ? whole : folder, headings, MEMORY);
    }

    /** Writes one whole list. */
    public void write(String name, Iterable<String> texts) throws IOException {
      long number = 0;
      for (String text : texts) {
        sheet.write(List.of(name, Long.toString(number++), text));
      }
    }

    @Override
    public void close() throws IOException {
      sheet.close();
    }
  }

  /** Opens a file. */
  public static TextLists open(Path path) throws IOException {
    Path file = path.toAbsolutePath().normalize();
    return new TextLists(file, reading(file));
  }

  /** A database that reaches one file and nothing else. */
  static DuckDBConnection reading(Path file) throws IOException {
    Properties settings = new Properties();
    settings.setProperty("threads", "2");
    settings.setProperty("memory_limit", MEMORY + "B");
    settings.setProperty("temp_directory", "");
    settings.setProperty("autoinstall_known_extensions", "false");
    settings.setProperty("autoload_known_extensions", "false");
    try {
      DuckDBConnection database =
          (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:", settings);
      try {
        LockedDatabase.lockTo(database, file);
        return database;
      } catch (SQLException | IOException e) {
        database.close();
        throw e;
      }
    } catch (SQLException e) {
      throw LockedDatabase.failure(file, "cannot be read", e);
    }
  }

  /** One list; without texts if there is none of that name. */
  public List<String> read(String name) throws IOException {
    List<String> texts = new ArrayList<>();
    try (PreparedStatement statement =
        database.prepareStatement(
            "SELECT text FROM read_parquet("
                + LockedDatabase.literal(file.toString())
                + ") WHERE list = ? ORDER BY number::BIGINT")) {
      statement.setString(1, name);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          texts.add(rows.getString(1));
        }
      }
      return texts;
    } catch (SQLException e) {
      throw LockedDatabase.failure(file, "cannot be read", e);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      database.close();
    } catch (SQLException e) {
      throw new IOException(file + " cannot be closed", e);
    }
  }
}
