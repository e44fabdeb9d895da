package io.fullfunnel.server.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fullfunnel.store.backup.Backup;
import io.fullfunnel.store.backup.FileSink;
import io.fullfunnel.store.data.DataDirectory;
import io.fullfunnel.store.data.DataException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Accounts go into a backup and into another installation, and nobody's session does. */
class EntityRowsTest {
  private static final String PERSON =
      """
      insert into accounts_user (id, email, name, role, language, password, created) values
      ('00000000-0000-0000-0000-000000000001', 'o@shop.example', E'O "the, owner"\\nof it', 'owner',
       'en', 'hash', '2026-01-02T03:04:05.678Z')
      """;

  @TempDir Path folder;

  @Test
  void rowsComeBackAsTheyWere() throws Exception {
    Path carried = folder.resolve("carried");
    FileSink sink = Backup.folder(carried);
    String before;
    try (DataDirectory data = DataDirectory.open(folder.resolve("one"));
        Database database = Database.starting(settings(data), data);
        Connection connection = database.source().getConnection();
        Statement sql = connection.createStatement()) {
      sql.execute(PERSON);
      sql.execute(
          "insert into accounts_session values ('\\x00',"
              + " '00000000-0000-0000-0000-000000000001', now(), now())");
      before = people(sql);
      new EntityRows(database).write(sink);
    }
    assertThat(carried.resolve("pg").toFile().list()).containsExactly("accounts_user.csv");
    try (DataDirectory data = DataDirectory.open(folder.resolve("two"))) {
      EntityRows.load(settings(data), data, carried.resolve("pg"));
      try (Database database = Database.starting(settings(data), data);
          Connection connection = database.source().getConnection();
          Statement sql = connection.createStatement()) {
        assertThat(people(sql)).isEqualTo(before).contains("O \"\"the, owner\"\"\nof it");
        Files.writeString(carried.resolve("pg/journeys.csv"), "id\n");
        EntityRows rows = new EntityRows(database);
        assertThatThrownBy(() -> rows.load(carried.resolve("pg")))
            .isInstanceOf(DataException.class)
            .hasMessageStartingWith("The backup holds journeys.csv, which this version");
      }
    }
  }

  private static ServerSettings settings(DataDirectory data) {
    return new ServerSettings(data.path(), "127.0.0.1", 0, null, false, List.of(), null);
  }

  private static String people(Statement sql) throws Exception {
    try (ResultSet rows = sql.executeQuery("select u::text from accounts_user u")) {
      assertThat(rows.next()).isTrue();
      return rows.getString(1);
    }
  }
}
