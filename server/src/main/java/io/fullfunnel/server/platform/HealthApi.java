package io.fullfunnel.server.platform;

import io.fullfunnel.store.data.DataDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether the server is well, for whoever watches over it. */
@RestController
class HealthApi {
  private static final long LEAST_BYTES = 100L << 20;

  private final Database database;
  private final JdbcClient sql;
  private final DataDirectory data;
  private final TopicFollower topics;

  HealthApi(Database database, JdbcClient sql, DataDirectory data, TopicFollower topics) {
    this.database = database;
    this.sql = sql;
    this.data = data;
    this.topics = topics;
  }

  /**
   * How the server is.
   *
   * @param status {@code up} or {@code failing}
   * @param causes sentences for the operator
   */
  record Health(String status, List<String> causes) {}

  @GetMapping("/healthz")
  ResponseEntity<Health> health() {
    List<String> causes = new ArrayList<>();
    if (!database.isReady()) {
      causes.add("The database is not ready.");
    } else if (!answers()) {
      causes.add("The database does not answer.");
    }
    disk(causes);
    causes.addAll(topics.problems());
    return answer(causes);
  }

  @GetMapping("/readyz")
  ResponseEntity<Health> ready() {
    return answer(database.isReady() ? List.of() : List.of("The database is not ready."));
  }

  private boolean answers() {
    try {
      return sql.sql("select 1").query(Integer.class).single() == 1;
    } catch (DataAccessException | TransactionException e) {
      return false;
    }
  }

  private void disk(List<String> causes) {
    try {
      long left = Files.getFileStore(data.path()).getUsableSpace();
      if (left < LEAST_BYTES) causes.add("The disk is full: " + (left >> 20) + " MB are left.");
      if (!Files.isWritable(data.workspaces())) causes.add("The data cannot be written.");
    } catch (IOException e) {
      causes.add("The disk does not answer.");
    }
  }

  private static ResponseEntity<Health> answer(List<String> causes) {
    return causes.isEmpty()
        ? ResponseEntity.ok(new Health("up", causes))
        : ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).body(new Health("failing", causes));
  }
}
