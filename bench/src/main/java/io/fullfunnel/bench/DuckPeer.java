package io.fullfunnel.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** DuckDB in this process, over a table sorted by person, then over one sorted by event. */
final class DuckPeer {
  private static final List<String> ORDERS = List.of("person_id, ts", "event, person_id, ts");

  private final Statement statement;
  private final int runs;

  private DuckPeer(Statement statement, int runs) {
    this.statement = statement;
    this.runs = runs;
  }

  /**
   * @param home the directory {@code bench} of the sources
   * @param database a file that is made anew
   * @param way the only way to ask, or "all"
   */
  static PeerReport ask(
      Path home,
      Path csv,
      Path database,
      int threads,
      int runs,
      Map<String, List<String>> asked,
      String way)
      throws Exception {
    Files.deleteIfExists(database);
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + database);
        Statement statement = connection.createStatement()) {
      statement.execute("SET threads = " + threads);
      DuckPeer peer = new DuckPeer(statement, runs);
      double loadMillis = peer.load(csv);
      long rows = peer.number("SELECT count(*) FROM ev");
      long bytes = Files.size(database);
      List<PeerReport.Measurement> measurements = new ArrayList<>();
      for (String order : ORDERS) {
        if (!order.equals(ORDERS.getFirst())) {
          peer.sort("ev", order);
        }
        for (Variant variant : Variant.read(home.resolve("sql/duckdb.sql"))) {
          if (!way.equals("all") && !way.equals(variant.name())) {
            continue;
          }
          for (Map.Entry<String, List<String>> question : asked.entrySet()) {
            String label = variant.name() + " by " + order;
            String sql = variant.with(question.getValue());
            measurements.add(peer.measure(question.getKey(), label, sql));
          }
        }
      }
      String version = connection.getMetaData().getDatabaseProductVersion();
      return new PeerReport("DuckDB", version, loadMillis, rows, bytes, measurements);
    }
  }

  private double load(Path csv) throws SQLException {
    long begun = System.nanoTime();
    statement.execute(
        """
        CREATE TABLE raw AS
        SELECT userId::INTEGER AS person_id, time::TIMESTAMP AS ts, event, channel, campaign,
          country, device, revenue::DOUBLE AS revenue
        FROM read_csv('%s', header = true, columns = {userId: 'INTEGER', time: 'TIMESTAMP',
          event: 'VARCHAR', channel: 'VARCHAR', campaign: 'VARCHAR', country: 'VARCHAR',
          device: 'VARCHAR', revenue: 'DOUBLE'})
        """
            .formatted(csv.toAbsolutePath()));
    sort("raw", ORDERS.getFirst());
    statement.execute("CHECKPOINT");
    return (System.nanoTime() - begun) / 1e6;
  }

  private void sort(String from, String order) throws SQLException {
    statement.execute("CREATE TABLE sorted AS SELECT * FROM " + from + " ORDER BY " + order);
    statement.execute("DROP TABLE " + from);
    statement.execute("ALTER TABLE sorted RENAME TO ev");
  }

  private PeerReport.Measurement measure(String question, String variant, String sql)
      throws Exception {
    Long[] levels = new Long[Questions.Q1.size()];
    Arrays.fill(levels, 0L);
    try (ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        levels[rows.getInt(1) - 1] = rows.getLong(2);
      }
    }
    Timing timing = Timing.of(runs, () -> drained(sql));
    return new PeerReport.Measurement(question, variant, List.of(levels), timing);
  }

  private long drained(String sql) throws SQLException {
    long people = 0;
    try (ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        people += rows.getLong(2);
      }
    }
    return people;
  }

  private long number(String sql) throws SQLException {
    try (ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
