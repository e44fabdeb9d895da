package io.fullfunnel.server.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fullfunnel.server.Http;
import io.fullfunnel.server.StartedServer;
import io.fullfunnel.store.data.DataDirectory;
import io.fullfunnel.store.data.DataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The entity database while the server runs, and one that is not there. */
class DatabaseTest {
  @TempDir Path folder;

  @Test
  void itIsThereAgainAfterItWasKilled() throws IOException {
    StartedServer server = StartedServer.shared();
    server.owner();
    Path pid = server.bean(DataDirectory.class).path().resolve("pg/data/postmaster.pid");
    long first = Long.parseLong(Files.readAllLines(pid).getFirst());
    assertThat(ProcessHandle.of(first).orElseThrow().destroyForcibly()).isTrue();
    ProcessHandle.of(first).ifPresent(process -> process.onExit().join());
    Http.Answer answer = server.anonymous().get("/healthz");
    long deadline = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    while (answer.status() != 200 && System.nanoTime() < deadline) {
      answer = server.anonymous().get("/healthz");
    }
    assertThat(answer.status()).isEqualTo(200);
    assertThat(server.owner().open().json().path("user").isNull()).isFalse();
  }

  @Test
  void oneThatIsNotThereIsSaidWithoutItsPassword() throws IOException {
    String url = "postgresql://u:canary@127.0.0.1:1/ff";
    ServerSettings settings =
        new ServerSettings(folder, "127.0.0.1", 0, null, false, List.of(), url);
    try (DataDirectory data = DataDirectory.open(folder);
        Database database = Database.starting(settings, data)) {
      assertThatThrownBy(database::await)
          .isInstanceOf(DataException.class)
          .hasMessageStartingWith("The database postgresql://u@127.0.0.1:1/ff cannot be used: ")
          .hasMessageNotContaining("canary");
    }
  }

  @Test
  void theOperatorsOwnIsUsedByItsUrl() throws IOException, SQLException {
    DataDirectory shared = StartedServer.shared().bean(DataDirectory.class);
    Path pid = shared.path().resolve("pg/data/postmaster.pid");
    String port = Files.readAllLines(pid).get(3).strip();
    String password = HexFormat.of().formatHex(shared.secret("postgres-application"));
    String url =
        "postgresql://fullfunnel:%s@127.0.0.1:%s/fullfunnel?sslmode=disable"
            .formatted(password, port);
    ServerSettings settings =
        new ServerSettings(folder, "127.0.0.1", 0, null, false, List.of(), url);
    try (DataDirectory data = DataDirectory.open(folder)) {
      try (Database database = Database.starting(settings, data);
          Connection connection = database.source().getConnection()) {
        assertThat(connection.getMetaData().getUserName()).isEqualTo("fullfunnel");
      }
    }
    assertThat(folder.resolve("pg")).doesNotExist();
    assertThat(ProcessHandle.of(Long.parseLong(Files.readAllLines(pid).getFirst())))
        .as("the operator's is not stopped")
        .hasValueSatisfying(process -> assertThat(process.isAlive()).isTrue());
  }
}
