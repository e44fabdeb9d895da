package io.fullfunnel.store.table;

import io.fullfunnel.store.data.DamagedException;
import io.fullfunnel.store.data.Folders;
import io.fullfunnel.store.event.Event;
import io.fullfunnel.store.fault.Failpoint;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * The event table of a workspace: every admitted event with all its properties, in a DuckDB file.
 *
 * <p>It is a reader of the journal. {@link #append} takes admitted events in the order of their
 * sequences, {@link #commit} makes them durable together with the position; questions see what is
 * committed. After a commit that failed the table stands at the {@link #position} of the last good
 * one, and the caller appends again from there. When {@link #open} or a question throws {@link
 * DamagedException}, the caller calls {@link #delete} and appends the whole journal again.
 * Thread-safe; one call at a time.
 */
public final class EventTable implements Closeable {
  private static final String FILE = "events.duckdb";
  private static final int VERSION = 4;

  /** Above this the write-ahead log is folded into the file, so that opening stays quick. */
  private static final long CHECKPOINT_BYTES = 32L << 20;

  private final Path file;
  private final Path markFile;
  private final Path exports;
  private final long memoryLimitBytes;
  private final ArrivingEvents arriving = new ArrivingEvents();
  private final PropertyColumns columns;
  private @Nullable DuckDBConnection writer;
  private @Nullable DuckDBConnection reader;
  private @Nullable FutureTask<Integer> inserting;
  private CommitMark mark = CommitMark.NONE;
  private long rows;
  private long lastSequence;

  private EventTable(Path workspace, Path exports, long memoryLimitBytes) {
    this.file = workspace.resolve(FILE);
    this.markFile = markFile(workspace);
    this.exports = exports;
    this.memoryLimitBytes = memoryLimitBytes;
    this.columns = new PropertyColumns(columns(workspace));
  }

  /**
   * Opens the table of a workspace, or begins an empty one where none is.
   *
   * @param tempDir a folder for exports that are being made
   * @throws DamagedException if the table cannot be trusted
   */
  public static EventTable open(Path workspaceDir, Path tempDir, long memoryLimitBytes)
      throws IOException {
    if (memoryLimitBytes < 1 << 24) {
      throw new IllegalArgumentException("memory limit " + memoryLimitBytes + " is under 16 MB");
    }
    Path workspace = workspaceDir.toAbsolutePath().normalize();
    Path exports = tempDir.toAbsolutePath().normalize();
    Files.createDirectories(exports);
    EventTable table = new EventTable(workspace, exports, memoryLimitBytes);
    try {
      table.connect();
    } catch (IOException | RuntimeException e) {
      table.disconnect();
      throw e;
    }
    return table;
  }

  /** Deletes the table of a workspace; it must not be open. */
  public static void delete(Path workspaceDir) throws IOException {
    Folders.remove(columns(workspaceDir));
    // The mark goes last: without it a table that is still there is not trusted.
    Files.deleteIfExists(workspaceDir.resolve(FILE));
    Files.deleteIfExists(workspaceDir.resolve(FILE + ".wal"));
    Folders.remove(workspaceDir.resolve(FILE + ".spill"));
    Files.deleteIfExists(markFile(workspaceDir));
  }

  /** Whether a file belongs to the table of a workspace. */
  public static boolean isPartOf(Path workspaceDir, Path path) {
    Path workspace = workspaceDir.toAbsolutePath().normalize();
    return path.startsWith(workspace) && workspace.relativize(path).toString().startsWith(FILE);
  }

  private static Path columns(Path workspace) {
    return workspace.resolve(FILE + ".columns");
  }

  private static Path markFile(Path workspace) {
    return workspace.resolve(FILE + ".mark");
  }

  private Path wal() {
    return file.resolveSibling(FILE + ".wal");
  }

  /** Journal sequence of the first event that is not in the table. */
  public synchronized long position() {
    return mark.position();
  }

  /** Events in the table, as of the last commit. */
  public synchronized long rows() {
    return mark.rows();
  }

  /**
   * Takes an event; it counts from the next {@link #commit} on.
   *
   * @throws IllegalArgumentException if its sequence does not come after all others
   */
  public synchronized void append(Event event) throws IOException {
    if (event.sequence() < mark.position() || event.sequence() <= lastSequence) {
      throw new IllegalArgumentException(
          "sequence "
              + event.sequence()
              + " comes after "
              + Math.max(lastSequence, mark.position() - 1));
    }
    lastSequence = event.sequence();
    arriving.add(event);
    if (arriving.isFull()) {
      try {
        send();
      } catch (SQLException e) {
        throw startAgain("cannot take the events", e);
      }
    }
  }

  /**
   * Makes what was appended and removed durable.
   *
   * @param position sequence of the first event that is not in the table then
   * @throws IOException if that failed; append again from {@link #position}
   */
  public synchronized void commit(long position) throws IOException {
    if (position <= lastSequence || position < mark.position()) {
      throw new IllegalArgumentException(
          "position " + position + " lies before what the table holds");
    }
    try {
      insert();
      CommitMark next = mark.next(position, rows);
      try (PreparedStatement state =
          writer().prepareStatement("UPDATE state SET commits = ?, position = ?, rows = ?")) {
        state.setLong(1, next.commit());
        state.setLong(2, next.position());
        state.setLong(3, next.rows());
        state.executeUpdate();
      }
      Failpoint.T1.here();
      writer().commit();
      Failpoint.T2.here();
      mark = next;
      mark.write(markFile);
      checkpoint();
    } catch (SQLException e) {
      throw startAgain("cannot take the commit", e);
    } catch (IOException e) {
      restart(e);
      throw e;
    }
  }

  /** Takes events out; they are gone with the next {@link #commit}. */
  public synchronized void remove(long... sequences) throws IOException {
    try {
      insert();
      columns.forget();
      rows -= EventReader.remove(writer(), sequences);
    } catch (SQLException e) {
      throw startAgain("cannot let go of events", e);
    }
  }

  /** The values of a property, by a name as questions use it; see {@link PropertyName}. */
  public synchronized PropertyCodes read(String name) throws IOException {
    PropertyName named = PropertyName.of(name);
    return read("name " + name, (c, p, to) -> new PropertyReader(c, p, to).read(named));
  }

  /** What events say beside their properties. */
  public synchronized PropertyCodes read(Said what) throws IOException {
    return read("said " + what, (c, p, to) -> new PropertyReader(c, p, to).read(what));
  }

  /** What each event brings along that says where somebody came from, as {@link OriginText}. */
  public synchronized PropertyCodes origins() throws IOException {
    return read("origins", Arrivals::origins);
  }

  private PropertyCodes read(String key, PropertyColumns.Scan scan) throws IOException {
    return ask(c -> columns.read(c, key, mark.position(), scan));
  }

  /** Names of properties with how many events have them; of large tables by a sample. */
  public synchronized PropertyNames propertyNames(int limit) throws IOException {
    return ask(c -> PropertyNames.read(c, limit));
  }

  /** The most frequent values of a property. */
  public synchronized ValueCounts values(ValueCounts.Asked asked) throws IOException {
    return ask(c -> ValueCounts.read(c, asked));
  }

  /** Which properties some events have. */
  public synchronized PropertySample sample(PropertySample.Asked asked) throws IOException {
    return ask(c -> PropertySample.read(c, asked));
  }

  /** Hands over the sessions that events name. */
  public synchronized void sessions(long from, long to, SessionVisitor visitor) throws IOException {
    ask(c -> {
      Arrivals.sessions(c, from, to, visitor);
      return null;
    });
  }

  /** Searches for signs of bots and of the team. */
  public synchronized void signs(SignScan scan) throws IOException {
    ask(scan::run);
  }

  /** The ids that these events carry, in order of first arrival. */
  public synchronized List<IdUse> uses(long... sequences) throws IOException {
    return ask(c -> IdUse.read(c, sequences));
  }

  /** How many rows each import has in the table, by its number. */
  public synchronized Map<Long, Long> rowsByImport() throws IOException {
    return ask(ImportRows::read);
  }

  /** The newest identify call with this e-mail; −1 if there is none. */
  public synchronized long withEmail(String email) throws IOException {
    return ask(c -> IdUse.withEmail(c, email));
  }

  /** The events with these sequences, in order; those that the table does not hold are left out. */
  public synchronized List<Event> events(long... sequences) throws IOException {
    return ask(c -> EventReader.read(c, sequences));
  }

  /** Reads every value of every event: DuckDB compares all blocks with their checksums. */
  public synchronized void verify() throws IOException {
    ask(c -> {
      try (Statement statement = c.createStatement();
          ResultSet read = statement.executeQuery("SELECT bit_xor(hash(event)) FROM event")) {
        return read.next();
      }
    });
  }

  /** The ids of an event, or null if the table does not hold it. */
  public synchronized @Nullable Ids idsOf(long sequence) throws IOException {
    return ask(c -> EventReader.ids(c, sequence));
  }

  /** Hands every event to a visitor, in the order of their sequences. */
  public synchronized void forEach(EventVisitor visitor) throws IOException {
    ask(c -> {
      EventReader.forEach(c, visitor);
      return null;
    });
  }

  /** Writes all events, people or deals into a file in the form of its ending; returns the rows. */
  public long export(Target target, Path to, boolean overwrite, Persons persons)
      throws IOException {
    return new Export(this, exports, memoryLimitBytes).run(target, to, overwrite, persons);
  }

  /** The one folder that its database may write to. */
  Path exports() {
    return exports;
  }

  /** A question that the table answers. */
  interface Question<T extends @Nullable Object> {
    T ask(DuckDBConnection connection) throws SQLException, IOException;
  }

  synchronized <T extends @Nullable Object> T ask(Question<T> question) throws IOException {
    DuckDBConnection open = reader;
    if (open == null) {
      throw closed();
    }
    try {
      return question.ask(open);
    } catch (SQLException e) {
      IOException failure = LockedDatabase.failure(file, "cannot be read", e);
      if (failure instanceof DamagedException) {
        Files.deleteIfExists(markFile); // whoever opens it next makes it again
      }
      throw failure;
    }
  }

  private DuckDBConnection writer() throws IOException {
    if (writer == null) {
      throw closed();
    }
    return writer;
  }

  private IOException closed() {
    return new IOException(file + " is closed; open the event table again");
  }

  /** Lets DuckDB take what was appended, while the caller goes on with the events after it. */
  private void send() throws SQLException, IOException {
    inserted();
    DuckDBConnection connection = writer();
    arriving.send();
    inserting = new FutureTask<>(() -> take(connection));
    Thread.ofPlatform().daemon().name("event-table").start(inserting);
  }

  /** Waits until DuckDB has taken what was sent. */
  private void inserted() throws SQLException {
    FutureTask<Integer> running = inserting;
    if (running == null) {
      return;
    }
    inserting = null;
    boolean interrupted = false;
    try {
      while (true) {
        try {
          rows += running.get();
          return;
        } catch (InterruptedException e) {
          interrupted = true; // half a statement helps nobody
        }
      }
    } catch (ExecutionException e) {
      throw switch (e.getCause()) {
        case SQLException cause -> cause;
        case Error cause -> throw cause;
        case null, default -> new SQLException(e);
      };
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private int take(DuckDBConnection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return arriving.insert(statement);
    }
  }

  private void insert() throws SQLException, IOException {
    inserted();
    arriving.send();
    rows += take(writer());
  }

  private void checkpoint() throws SQLException, IOException {
    if (Files.exists(wal()) && Files.size(wal()) > CHECKPOINT_BYTES) {
      try (Statement statement = writer().createStatement()) {
        statement.execute("CHECKPOINT");
      }
      writer().commit();
    }
  }

  /** A connection on which a statement failed is never used again (RELIABILITY finding 4). */
  private IOException startAgain(String what, SQLException error) {
    IOException failure = LockedDatabase.failure(file, what, error);
    restart(failure);
    return failure;
  }

  private void restart(IOException failure) {
    disconnect();
    try {
      connect();
    } catch (IOException e) {
      disconnect();
      failure.addSuppressed(e);
    }
  }

  private void connect() throws IOException {
    boolean isNew = !Files.exists(file);
    CommitMark promised = CommitMark.promised(file, markFile);
    if (isNew && Files.exists(wal())) {
      throw new DamagedException(file, "it is gone, and its write-ahead log is still there");
    }
    writer = LockedDatabase.open(file, exports, spill(), memoryLimitBytes);
    try {
      if (isNew) {
        create(writer);
      }
      CommitMark held = held(writer);
      boolean older = held.commit() < promised.commit();
      if (older || (held.commit() == promised.commit() && !held.equals(promised))) {
        throw new DamagedException(
            file, "it holds " + held + " where " + promised + " was committed");
      }
      mark = held;
      if (!held.equals(promised) || isNew) {
        held.write(markFile);
      }
      rows = held.rows();
      lastSequence = held.position() - 1;
      arriving.clear();
      arriving.register(writer);
      reader = writer.duplicate();
      writer.setAutoCommit(false);
    } catch (SQLException e) {
      throw LockedDatabase.failure(file, LockedDatabase.OPENING, e);
    }
  }

  private Path spill() {
    return file.resolveSibling(FILE + ".spill");
  }

  private static void create(DuckDBConnection connection) throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE event (" + Field.definitions() + ")");
      statement.execute(
          "CREATE TABLE state (version INTEGER, commits BIGINT, position BIGINT, rows BIGINT)");
      statement.execute("INSERT INTO state VALUES (" + VERSION + ", 0, 0, 0)");
    }
    connection.commit();
    connection.setAutoCommit(true);
  }

  /** What the table says it holds, once that is true. */
  private CommitMark held(DuckDBConnection connection) throws SQLException, IOException {
    try (Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery(
                "SELECT version, commits, position, rows, (SELECT count(*) FROM event),"
                    + " (SELECT coalesce(max(sequence), -1) FROM event) FROM state")) {
      if (!result.next() || result.getInt(1) != VERSION) {
        throw new DamagedException(file, "it is not an event table of version " + VERSION);
      }
      CommitMark held = new CommitMark(result.getLong(2), result.getLong(3), result.getLong(4));
      if (result.getLong(5) != held.rows() || result.getLong(6) >= held.position()) {
        throw new DamagedException(
            file, "it holds " + result.getLong(5) + " events where it says " + held.rows());
      }
      return held;
    }
  }

  private void disconnect() {
    try {
      inserted();
    } catch (SQLException ignored) {
      // goes with the connection
    }
    closeQuietly(reader);
    closeQuietly(writer);
    reader = null;
    writer = null;
    arriving.clear();
  }

  /** A connection is closed because it is of no use any more; opening checks the file. */
  private static void closeQuietly(@Nullable DuckDBConnection connection) {
    try {
      if (connection != null) {
        connection.close();
      }
    } catch (SQLException ignored) {
      // nothing left to do with it
    }
  }

  /** Lets go of the file; what was not committed is forgotten. */
  @Override
  public synchronized void close() {
    columns.close();
    disconnect();
  }
}
