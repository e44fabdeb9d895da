package io.fullfunnel.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.server.accounts.FirstLink;
import io.fullfunnel.server.platform.ServerSettings;
import io.fullfunnel.store.data.DataDirectory;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole server on a PostgreSQL that somebody else runs: {@code --database-url}. */
class OperatorsDatabaseTest {
  private static final String ROLE = "operators";

  @TempDir Path folder;

  /** A role and a database of an operator's, on a PostgreSQL that is reached over TCP. */
  private static String made() throws IOException, SQLException {
    DataDirectory shared = StartedServer.shared().bean(DataDirectory.class);
    StartedServer.shared().owner(); // so that it runs
    String port =
        Files.readAllLines(shared.path().resolve("pg/data/postmaster.pid")).get(3).strip();
    String password = HexFormat.of().formatHex(shared.secret("postgres-owner"));
    String postgres = "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    try (Connection owner = DriverManager.getConnection(postgres, "fullfunnel_owner", password);
        Statement sql = owner.createStatement()) {
      sql.execute("create role " + ROLE + " login nosuperuser password 'p@ss:w/rd'");
      sql.execute("create database " + ROLE + " owner " + ROLE);
    }
    return "postgresql://%s:p%%40ss%%3Aw%%2Frd@127.0.0.1:%s/%s?sslmode=disable"
        .formatted(ROLE, port, ROLE);
  }

  private Server start(String url) throws IOException {
    return Server.start(new ServerSettings(folder, "127.0.0.1", 0, null, false, List.of(), url));
  }

  private static Browser browser(Server server) {
    return new Browser(new Http(URI.create("http://127.0.0.1:" + server.port()), null));
  }

  @Test
  void accountsAreKeptThereAndNothingRunsBesides() throws IOException, SQLException {
    String url = made();
    String temporary = System.getProperty("java.io.tmpdir");
    try {
      try (Server server = start(url)) {
        Browser browser = browser(server);
        String token = server.bean(FirstLink.class).renew().orElseThrow();
        String setup = StartedServer.setup(token, StartedServer.OWNER, StartedServer.PASSWORD);
        browser.keep(browser.send("POST", "/api/v1/setup", setup));
        assertThat(browser.open().json().path("user").path("email").asString())
            .isEqualTo(StartedServer.OWNER);
      }
      assertThat(folder.resolve("pg")).doesNotExist();
      try (Server server = start(url)) {
        assertThat(server.bean(FirstLink.class).renew()).isEmpty();
        Browser browser = browser(server);
        browser.signIn(StartedServer.OWNER, StartedServer.PASSWORD);
        assertThat(browser.open().json().path("user").isNull()).isFalse();
      }
    } finally {
      System.setProperty("java.io.tmpdir", temporary);
    }
  }
}
