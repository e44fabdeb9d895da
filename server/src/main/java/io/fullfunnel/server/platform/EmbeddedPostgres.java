package io.fullfunnel.server.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fullfunnel.store.data.DataException;
import io.fullfunnel.store.data.Folders;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL that belongs to one data directory: made, started and stopped by the server, with
 * settings that keep what was confirmed. Call it under the directory's lock.
 *
 * <p>If the server dies, PostgreSQL lives on; the next start finds it by its {@code postmaster.pid}
 * and uses it. The application logs in as a role that is no superuser.
 */
final class EmbeddedPostgres implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);

  private static final String OWNER = "fullfunnel_owner";
  private static final String ROLE = "fullfunnel";
  private static final Duration READY_WITHIN = Duration.ofSeconds(60);
  private static final Duration STOP_WITHIN = Duration.ofSeconds(15);
  private static final int LOOK_EVERY_MILLIS = 10;
  private static final int START_AGAIN = 50;
  private static final long LOG_BYTES = 10L << 20;

  /** Lines of {@code postmaster.pid}. */
  private static final int PID_LINE = 0;

  private static final int PORT_LINE = 3;
  private static final int STATUS_LINE = 7;

  private final Path folder;
  private final Path program;
  private final Passwords passwords;
  private final ProcessHandle process;
  private final int port;

  private EmbeddedPostgres(
      Path folder, Path program, Passwords passwords, ProcessHandle process, int port) {
    this.folder = folder;
    this.program = program;
    this.passwords = passwords;
    this.process = process;
    this.port = port;
  }

  /** What the two roles log in with: the one that owns everything, and the application's. */
  record Passwords(String owner, String application) {
    @Override
    public String toString() {
      return "Passwords";
    }
  }

  /**
   * Starts PostgreSQL, or finds the one that a server before this one left running.
   *
   * @param folder where programs, data and log are
   * @throws DataException if it cannot run here, with a sentence that says what to do
   */
  static EmbeddedPostgres start(Path folder, Passwords passwords) throws IOException {
    Files.createDirectories(folder);
    Path program = PostgresBinaries.in(folder);
    Path data = folder.resolve("data");
    if (!Files.exists(data)) make(folder, program, passwords.owner());
    EmbeddedPostgres running = adopt(folder, program, passwords);
    if (running == null) running = launch(folder, program, passwords);
    running.prepare();
    return running;
  }

  /** Where the application logs in. */
  DatabaseAddress address() {
    return DatabaseAddress.local(port, ROLE, ROLE, passwords.application());
  }

  /** The process that others descend from. */
  ProcessHandle process() {
    return process;
  }

  // --- making
  // -------------------------------------------------------------------------------------

  private static void make(Path folder, Path program, String password) throws IOException {
    Path fresh = folder.resolve("data.new");
    Folders.remove(fresh);
    Path file = Files.createTempFile("password", null); // 0600
    try {
      Files.writeString(file, password + "\n");
      String output =
          run(
              program,
              List.of(
                  "initdb",
                  "--pgdata=" + fresh,
                  "--username=" + OWNER,
                  "--auth=scram-sha-256",
                  "--pwfile=" + file,
                  "--encoding=UTF8",
                  "--locale-provider=builtin",
                  "--locale=C.UTF-8"));
      if (!Files.exists(fresh.resolve("PG_VERSION"))) throw cannotRun(output);
    } finally {
      Files.delete(file);
    }
    Files.move(fresh, folder.resolve("data"), StandardCopyOption.ATOMIC_MOVE);
  }

  private static String run(Path program, List<String> command) throws IOException {
    Process process = builder(program, command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    return new String(process.getInputStream().readAllBytes(), UTF_8).strip();
  }

  /** PostgreSQL refuses to run as root; in a user namespace of its own it does not see that. */
  private static ProcessBuilder builder(Path program, List<String> command) {
    List<String> whole = new ArrayList<>();
    if (System.getProperty("user.name").equals("root")) whole.addAll(List.of("unshare", "--user"));
    whole.add(program.resolve("bin").resolve(command.getFirst()).toString());
    whole.addAll(command.subList(1, command.size()));
    ProcessBuilder builder = new ProcessBuilder(whole);
    builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
    builder.environment().put("LC_ALL", "C");
    builder.environment().put("TZ", "UTC");
    return builder;
  }

  private static DataException cannotRun(String why) {
    return new DataException(
        "PostgreSQL cannot run here: "
            + why.lines().reduce((first, last) -> last).orElse("it said nothing")
            + ". Run Fullfunnel as an ordinary user, or name a database with --database-url"
            + " postgresql://USER:PASSWORD@HOST/DATABASE.");
  }

  // --- finding
  // ------------------------------------------------------------------------------------

  /** The one that runs on our data already, or null. */
  private static @Nullable EmbeddedPostgres adopt(Path folder, Path program, Passwords passwords)
      throws IOException {
    List<String> lines = pidFile(folder);
    if (lines.size() <= PORT_LINE) return null;
    ProcessHandle process =
        ProcessHandle.of(Long.parseLong(lines.get(PID_LINE).strip()))
            .filter(ProcessHandle::isAlive)
            .orElse(null);
    if (process == null) return null; // PostgreSQL takes a dead one's place by itself
    if (!isOurs(process, folder)) {
      Files.deleteIfExists(pid(folder)); // another program has that number since
      return null;
    }
    int port = Integer.parseInt(lines.get(PORT_LINE).strip());
    EmbeddedPostgres found = new EmbeddedPostgres(folder, program, passwords, process, port);
    if (!found.awaitReady()) return null; // it was ending
    LOG.info("PostgreSQL was still running from before (process {})", process.pid());
    return found;
  }

  private static boolean isOurs(ProcessHandle process, Path folder) {
    String data = folder.resolve("data").toString();
    Optional<String> line = process.info().commandLine();
    return line.isPresent() && line.get().contains("postgres") && line.get().contains(data);
  }

  private static Path pid(Path folder) {
    return folder.resolve("data").resolve("postmaster.pid");
  }

  private static List<String> pidFile(Path folder) throws IOException {
    try {
      return Files.readAllLines(pid(folder));
    } catch (NoSuchFileException e) {
      return List.of();
    }
  }

  // --- starting
  // -----------------------------------------------------------------------------------

  private static EmbeddedPostgres launch(Path folder, Path program, Passwords passwords)
      throws IOException {
    Path log = folder.resolve("postgres.log");
    if (Files.exists(log) && Files.size(log) > LOG_BYTES) {
      Files.move(log, folder.resolve("postgres.log.1"), StandardCopyOption.REPLACE_EXISTING);
    }
    for (int attempt = 0; ; attempt++) {
      long before = Files.exists(log) ? Files.size(log) : 0;
      int port = freePort();
      Process process =
          builder(program, command(folder, port))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
      process.getOutputStream().close();
      EmbeddedPostgres started =
          new EmbeddedPostgres(folder, program, passwords, process.toHandle(), port);
      if (started.awaitReady()) return started;
      String said = Files.readString(log).substring((int) before);
      // the children of one that was killed still hold its memory for a moment, or the port is gone
      boolean again =
          said.contains("shared memory") || said.contains("lock file") || said.contains("in use");
      if (!again || attempt >= START_AGAIN) throw cannotRun(said);
      pause();
    }
  }

  private static List<String> command(Path folder, int port) {
    List<String> command = new ArrayList<>();
    command.add("postgres");
    command.add("-D");
    command.add(folder.resolve("data").toString());
    for (String setting :
        List.of(
            "port=" + port,
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "fsync=on",
            "synchronous_commit=on",
            "full_page_writes=on",
            "wal_recycle=off",
            "max_connections=40",
            // together with the pool's connections: MemoryPlan.DATABASE
            "shared_buffers=32MB",
            "work_mem=1MB",
            "maintenance_work_mem=16MB",
            "autovacuum_max_workers=1",
            "max_wal_size=256MB",
            "password_encryption=scram-sha-256",
            // an error must not carry what people typed into the log
            "log_error_verbosity=terse",
            "log_min_error_statement=panic",
            "log_parameter_max_length=0",
            "log_timezone=UTC",
            "timezone=UTC")) {
      command.add("-c");
      command.add(setting);
    }
    return command;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Waits until it takes connections; false if it ended instead. */
  private boolean awaitReady() throws IOException {
    long deadline = System.nanoTime() + READY_WITHIN.toNanos();
    while (System.nanoTime() < deadline) {
      List<String> lines = pidFile(folder);
      if (lines.size() > STATUS_LINE
          && lines.get(PID_LINE).strip().equals(Long.toString(process.pid()))
          && lines.get(STATUS_LINE).strip().equals("ready")) {
        return true;
      }
      if (ended(LOOK_EVERY_MILLIS)) return false;
    }
    throw new DataException(
        "PostgreSQL is not ready after "
            + READY_WITHIN.toSeconds()
            + " s; its log "
            + folder.resolve("postgres.log")
            + " says why.");
  }

  private boolean ended(long withinMillis) {
    try {
      process.onExit().get(withinMillis, TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return !process.isAlive();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the end of a process cannot be seen", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while PostgreSQL started", e);
    }
  }

  private static void pause() {
    java.util.concurrent.locks.LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
  }

  /** Makes the application's role and database at the first start. */
  private void prepare() throws IOException {
    try (Connection connection = address().source().getConnection()) {
      connection.isReadOnly();
    } catch (SQLException notYet) {
      DatabaseAddress owner = DatabaseAddress.local(port, "postgres", OWNER, passwords.owner());
      try (Connection connection = owner.source().getConnection();
          Statement sql = connection.createStatement()) {
        String literal = "'" + passwords.application() + "'"; // hexadecimal digits only
        boolean role = exists(sql, "select 1 from pg_roles where rolname = '" + ROLE + "'");
        sql.execute(
            (role ? "alter" : "create")
                + " role "
                + ROLE
                + " login nosuperuser nocreatedb nocreaterole password "
                + literal);
        if (!exists(sql, "select 1 from pg_database where datname = '" + ROLE + "'")) {
          sql.execute("create database " + ROLE + " owner " + ROLE);
        }
      } catch (SQLException e) {
        e.addSuppressed(notYet);
        throw new DataException(
            "PostgreSQL in "
                + folder
                + " does not let the server in: "
                + e.getMessage()
                + ". Its passwords are in the folder secrets of the data directory; restore both"
                + " from one backup.",
            e);
      }
    }
  }

  private static boolean exists(Statement sql, String query) throws SQLException {
    try (var rows = sql.executeQuery(query)) {
      return rows.next();
    }
  }

  // --- stopping
  // -----------------------------------------------------------------------------------

  /** Stops it: sessions are ended, what was confirmed is on disk. */
  @Override
  public void close() throws IOException {
    run(
        program,
        List.of(
            "pg_ctl",
            "stop",
            "--pgdata=" + folder.resolve("data"),
            "--mode=fast",
            "--timeout=" + STOP_WITHIN.toSeconds()));
    if (!ended(STOP_WITHIN.toMillis())) process.destroyForcibly();
  }
}
