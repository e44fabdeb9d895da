package io.fullfunnel.server.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fullfunnel.server.platform.EmbeddedPostgres.Passwords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * PostgreSQL as it stands in a data directory: safe, closed to others, there again after a kill.
 */
class EmbeddedPostgresTest {
  private static final int KILLS = Integer.getInteger("kills", 3);
  private static final Passwords PASSWORDS = new Passwords("00aa", "11bb");

  @TempDir Path folder;

  @Test
  void keepsWhatItConfirmedThroughKillsAndLetsNobodyElseIn() throws Exception {
    EmbeddedPostgres postgres = EmbeddedPostgres.start(folder, PASSWORDS);
    try {
      assertThat(settings(postgres))
          .containsExactly("on", "on", "127.0.0.1", "40", "off", "scram-sha-256");
      assertThat(ask(postgres, "select rolsuper from pg_roles where rolname = current_user"))
          .isEqualTo("f");
      refusesOthers(postgres);
      tell(postgres, "create table kept (cycle int)");
      for (int cycle = 1; cycle <= KILLS; cycle++) {
        tell(postgres, "insert into kept values (" + cycle + ")");
        assertThat(postgres.process().destroyForcibly()).isTrue();
        postgres.process().onExit().get();
        postgres = EmbeddedPostgres.start(folder, PASSWORDS);
        assertThat(ask(postgres, "select count(*) from kept")).isEqualTo(Integer.toString(cycle));
      }
      isAdopted(postgres);
    } finally {
      postgres.close();
    }
    assertThat(postgres.process().isAlive()).isFalse();
    startsAfterAStop();
  }

  private static List<String> settings(EmbeddedPostgres postgres) throws SQLException {
    List<String> values = new ArrayList<>();
    for (String name :
        List.of(
            "fsync",
            "synchronous_commit",
            "listen_addresses",
            "max_connections",
            "wal_recycle",
            "password_encryption")) {
      values.add(ask(postgres, "show " + name));
    }
    return values;
  }

  private static void refusesOthers(EmbeddedPostgres postgres) {
    int port = postgres.address().port();
    for (DatabaseAddress other :
        List.of(
            DatabaseAddress.local(port, "fullfunnel", "fullfunnel", "wrong"),
            DatabaseAddress.local(port, "postgres", "fullfunnel_owner", ""),
            DatabaseAddress.local(port, "postgres", "postgres", "postgres"))) {
      assertThatThrownBy(() -> other.source().getConnection().close())
          .isInstanceOf(SQLException.class);
    }
  }

  /** A second start, as after a server's death, finds the running one. */
  private void isAdopted(EmbeddedPostgres postgres) throws IOException, SQLException {
    EmbeddedPostgres again = EmbeddedPostgres.start(folder, PASSWORDS);
    assertThat(again.process()).isEqualTo(postgres.process());
    assertThat(ask(again, "select 1")).isEqualTo("1");
  }

  /** A number in the pid file that another program has since keeps nobody out. */
  private void startsAfterAStop() throws IOException, SQLException {
    Path pid = folder.resolve("data/postmaster.pid");
    Files.writeString(
        pid, ProcessHandle.current().pid() + "\n" + folder + "\n0\n1\n\n127.0.0.1\n0 0\nready\n");
    try (EmbeddedPostgres again = EmbeddedPostgres.start(folder, PASSWORDS)) {
      assertThat(ask(again, "select count(*) from kept")).isEqualTo(Integer.toString(KILLS));
    }
  }

  private static String ask(EmbeddedPostgres postgres, String sql) throws SQLException {
    try (Connection connection = postgres.address().source().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static void tell(EmbeddedPostgres postgres, String sql) throws SQLException {
    try (Connection connection = postgres.address().source().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
