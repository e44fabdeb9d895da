package io.fullfunnel.server.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fullfunnel.store.backup.BackupSource;
import io.fullfunnel.store.backup.FileSink;
import io.fullfunnel.store.data.DataDirectory;
import io.fullfunnel.store.data.DataException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.postgresql.copy.PGCopyInputStream;

/** The entity database's rows, carried into a backup and back: each table a csv with its header. */
public final class EntityRows implements BackupSource.Entities {
  private static final String ENDING = ".csv";
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");
  private static final Pattern HEADER = Pattern.compile("[a-z][a-z0-9_]*(,[a-z][a-z0-9_]*)*");

  /** Who is signed in now, and the link that makes an owner, are not carried to another place. */
  private static final Set<String> LEFT_OUT =
      Set.of("flyway_schema_history", "accounts_session", "accounts_first_link");

  private final Database database;

  public EntityRows(Database database) {
    this.database = database;
  }

  @Override
  public void write(FileSink sink) throws IOException {
    try (Connection connection = database.source().getConnection()) {
      connection.setAutoCommit(false);
      connection.setReadOnly(true);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      for (String table : tables(connection)) {
        String rows = "copy " + table + " to stdout (format csv, header)";
        try (InputStream in = new PGCopyInputStream(connection.unwrap(PGConnection.class), rows)) {
          sink.file("pg/" + table + ENDING, in);
        }
      }
    } catch (SQLException e) {
      throw new IOException("The entity database cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * Loads the files {@code TABLE.csv} of a folder into a database that was just made.
   *
   * @throws DataException if there is a table that this version does not know, or rows do not fit
   */
  public void load(Path folder) throws IOException {
    try (Connection connection = database.source().getConnection()) {
      connection.setAutoCommit(false);
      List<String> known = tables(connection);
      refuseUnknown(folder, known);
      CopyManager copies = connection.unwrap(PGConnection.class).getCopyAPI();
      for (String table : known) {
        Path file = folder.resolve(table + ENDING);
        if (Files.exists(file)) {
          try (InputStream rows = Files.newInputStream(file)) {
            copies.copyIn(
                "copy %s (%s) from stdin (format csv, header)".formatted(table, columns(file)),
                rows);
          }
        }
      }
      connection.commit();
    } catch (SQLException e) {
      throw new DataException("The backup's accounts do not fit: " + e.getMessage(), e);
    }
  }

  /**
   * As {@link #load(Path)}, with the database of a directory that no server runs on; it is stopped
   * again.
   */
  public static void load(ServerSettings settings, DataDirectory data, Path folder)
      throws IOException {
    try (Database database = Database.starting(settings, data)) {
      new EntityRows(database).load(folder);
    }
  }

  /** As {@link #write(FileSink)}, of a directory that no server runs on. */
  public static void write(ServerSettings settings, DataDirectory data, FileSink sink)
      throws IOException {
    try (Database database = Database.starting(settings, data)) {
      new EntityRows(database).write(sink);
    }
  }

  private static void refuseUnknown(Path folder, List<String> known) throws IOException {
    if (!Files.isDirectory(folder)) return;
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        String name = String.valueOf(file.getFileName());
        if (!known.contains(name.substring(0, name.length() - ENDING.length()))) {
          throw new DataException(
              "The backup holds "
                  + name
                  + ", which this version does not know; restore it with the version that wrote"
                  + " it, or a newer one.");
        }
      }
    }
  }

  private static String columns(Path file) throws IOException {
    try (BufferedReader in = Files.newBufferedReader(file, UTF_8)) {
      @Nullable String header = in.readLine();
      if (header == null || !HEADER.matcher(header).matches()) {
        throw new DataException(file + " does not begin with the names of its columns.");
      }
      return header;
    }
  }

  /** Tables in an order in which each comes after those that it refers to. */
  private static List<String> tables(Connection connection) throws SQLException {
    String query =
        """
        with recursive refers as (
          select c.oid, 0 as depth from pg_class c
          where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
          union
          select k.conrelid, r.depth + 1 from refers r join pg_constraint k
            on k.confrelid = r.oid and k.contype = 'f' and k.conrelid <> k.confrelid
        )
        select c.relname from refers r join pg_class c on c.oid = r.oid
        group by c.relname order by max(r.depth), c.relname
        """;
    List<String> tables = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        String name = rows.getString(1);
        if (!LEFT_OUT.contains(name) && NAME.matcher(name).matches()) tables.add(name);
      }
    }
    return tables;
  }
}
