package io.fullfunnel.server.platform;

import io.fullfunnel.store.data.DataDirectory;
import io.fullfunnel.store.data.DataException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * The entity database, getting ready on a thread of its own while the rest of the server starts:
 * started where it is ours, and migrated. Whoever needs a connection before waits.
 */
public final class Database implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Database.class);

  private static final int LOGIN_SECONDS = 5;

  private final ServerSettings settings;
  private final DataDirectory data;
  private volatile CompletableFuture<Ready> ready = new CompletableFuture<>();
  private volatile boolean closing;

  private Database(ServerSettings settings, DataDirectory data) {
    this.settings = settings;
    this.data = data;
  }

  /** A database that takes connections; the process is null if it is the operator's. */
  private record Ready(DatabaseAddress address, @Nullable EmbeddedPostgres process) {}

  /** Begins to get the database ready. */
  public static Database starting(ServerSettings settings, DataDirectory data) {
    Database database = new Database(settings, data);
    database.begin();
    return database;
  }

  private void begin() {
    CompletableFuture<Ready> next = ready;
    Thread.ofPlatform()
        .daemon()
        .name("database")
        .start(() -> {
          try {
            Ready started = start(settings, data);
            next.complete(started);
            if (started.process() != null) watch(started.process());
          } catch (IOException | RuntimeException | Error e) {
            next.completeExceptionally(e);
          }
        });
  }

  /** Starts it anew if it ends without having been asked to. */
  private void watch(EmbeddedPostgres process) {
    process.process().onExit().join();
    if (closing) return;
    LOG.error("PostgreSQL ended by itself and is started again; its log says why");
    ready = new CompletableFuture<>();
    begin();
  }

  private static Ready start(ServerSettings settings, DataDirectory data) throws IOException {
    if (settings.databaseUrl() != null) {
      DatabaseAddress address = DatabaseAddress.parse(settings.databaseUrl());
      migrate(address);
      return new Ready(address, null);
    }
    Path folder = data.path().resolve("pg");
    EmbeddedPostgres postgres =
        EmbeddedPostgres.start(
            folder,
            new EmbeddedPostgres.Passwords(
                password(data, "postgres-owner"), password(data, "postgres-application")));
    try {
      migrate(postgres.address());
    } catch (IOException e) {
      postgres.close();
      throw e;
    }
    return new Ready(postgres.address(), postgres);
  }

  private static String password(DataDirectory data, String name) throws IOException {
    return HexFormat.of().formatHex(data.secret(name));
  }

  private static void migrate(DatabaseAddress address) throws DataException {
    try {
      Flyway.configure()
          .dataSource(address.source())
          .locations("classpath:db/migration")
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw new DataException(
          "The database "
              + address
              + " cannot be used: "
              + String.valueOf(e.getMessage()).lines().findFirst().orElse("")
              + " Its address and password may be wrong, or a newer Fullfunnel has used it.",
          e);
    }
  }

  /**
   * Waits until it takes connections.
   *
   * @throws DataException if it never will, with a sentence that says why
   */
  public void await() throws IOException {
    whenReady();
  }

  private Ready whenReady() throws IOException {
    try {
      return ready.join();
    } catch (CompletionException e) {
      Throwable cause = Objects.requireNonNull(e.getCause());
      throw cause instanceof DataException known
          ? known
          : new DataException("PostgreSQL did not start: " + cause.getMessage(), cause);
    }
  }

  /** Whether it takes connections by now. */
  boolean isReady() {
    return ready.isDone() && !ready.isCompletedExceptionally();
  }

  /** Connections to it, each made anew: for a pool. */
  AbstractDataSource source() {
    return new AbstractDataSource() {
      @Override
      public Connection getConnection() throws SQLException {
        try {
          return whenReady().address().source().getConnection();
        } catch (IOException e) {
          throw new SQLException(e.getMessage(), e);
        }
      }

      // how long the pool waits for what it has begun when it closes
      @Override
      public int getLoginTimeout() {
        return LOGIN_SECONDS;
      }

      @Override
      public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLException("the application's role is the only one that logs in");
      }
    };
  }

  /** Stops it, if it is ours. */
  @Override
  public void close() throws IOException {
    closing = true;
    Ready known = ready.handle((value, failure) -> failure == null ? value : null).join();
    if (known != null && known.process() != null) known.process().close();
  }
}
