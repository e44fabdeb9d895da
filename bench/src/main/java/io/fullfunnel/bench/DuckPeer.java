package io.fullfunnel.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

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
   * @param slow whether it is asked in ways too that were never the quickest
   */
  static PeerReport ask(Path home, Path csv, Path database, int threads, int runs, boolean slow)
      throws Exception {
    Files.deleteIfExists(database);
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + database);
        Statement statement = connection.createStatement()) {
      statement.execute("SET threads = " + threads);
      DuckPeer peer = new DuckPeer(statement, runs);
      double loadMillis = peer.load(csv);
      long rows =
          Long.parseLong(peer.rows("SELECT count(*) FROM ev").cells().getFirst().getFirst());
      long bytes = Files.size(database);
      List<Variant> variants = Variant.read(home.resolve("sql/duckdb.sql"));
      List<PeerReport.Measurement> measurements = new ArrayList<>();
      for (String order : ORDERS) {
        if (!order.equals(ORDERS.getFirst())) {
          peer.sort("ev", order);
        }
        for (Variant variant : variants) {
          if (slow || !variant.slow()) {
            peer.measure(variant, order, measurements);
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

  private void measure(Variant variant, String order, List<PeerReport.Measurement> to)
      throws Exception {
    for (Questions.Asked question : Questions.ALL) {
      if (variant.questions().contains(question.name())) {
        String sql = variant.of(question);
        Rows answer = rows(sql);
        Timing timing = Timing.of(runs, () -> rows(sql));
        String way = variant.name() + ", by " + order;
        to.add(new PeerReport.Measurement(question.name(), way, answer, timing));
      }
    }
  }

  private Rows rows(String sql) throws SQLException {
    List<List<String>> rows = new ArrayList<>();
    try (ResultSet result = statement.executeQuery(sql)) {
      int columns = result.getMetaData().getColumnCount();
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (int column = 1; column <= columns; column++) {
          row.add(String.valueOf(result.getObject(column)));
        }
        rows.add(row);
      }
    }
    return new Rows(rows);
  }
}
