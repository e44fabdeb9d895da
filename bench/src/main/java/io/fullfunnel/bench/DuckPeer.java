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
  private final PeerRun run;

  private DuckPeer(Statement statement, PeerRun run) {
    this.statement = statement;
    this.run = run;
  }

  static PeerReport ask(PeerRun run) throws Exception {
    List<Variant> variants = Variant.read(run.home().resolve("sql/duckdb.sql"));
    List<PeerReport.Measurement> measurements = new ArrayList<>();
    double loadMillis = 0;
    long rows = 0;
    long bytes = 0;
    String version = "";
    for (int order = 0; order < ORDERS.size(); order++) {
      Path database = run.data("duckdb-" + order);
      boolean loaded = run.has("duckdb-" + order);
      if (!loaded) {
        Files.deleteIfExists(database);
      }
      try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + database);
          Statement statement = connection.createStatement()) {
        statement.execute("SET threads = " + run.threads());
        DuckPeer peer = new DuckPeer(statement, run);
        double millis = loaded ? 0 : peer.load(run.csv(), ORDERS.get(order));
        if (order == 0) {
          loadMillis = millis;
          bytes = Files.size(database);
          rows = Long.parseLong(peer.rows("SELECT count(*) FROM ev").cells().get(0).get(0));
          version = connection.getMetaData().getDatabaseProductVersion();
        }
        for (Variant variant : variants) {
          if (run.slow() || !variant.slow()) {
            peer.measure(variant, ORDERS.get(order), measurements);
          }
        }
      }
    }
    return new PeerReport("DuckDB", version, loadMillis, rows, bytes, measurements);
  }

  private double load(Path csv, String order) throws SQLException {
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
    statement.execute("CREATE TABLE ev AS SELECT * FROM raw ORDER BY " + order);
    statement.execute("DROP TABLE raw");
    statement.execute("CHECKPOINT");
    return (System.nanoTime() - begun) / 1e6;
  }

  private void measure(Variant variant, String order, List<PeerReport.Measurement> to)
      throws Exception {
    for (Questions.Asked question : run.questions()) {
      if (variant.questions().contains(question.name())) {
        String sql = variant.of(question);
        Rows answer = rows(sql);
        Timing timing = Timing.of(run.runs(), () -> rows(sql));
        String way = variant.name() + ", by " + order;
        var measured = new PeerReport.Measurement(question.name(), way, answer, timing);
        measured.tell("DuckDB");
        to.add(measured);
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
