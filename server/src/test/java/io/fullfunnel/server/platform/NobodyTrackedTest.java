package io.fullfunnel.server.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.server.Http;
import io.fullfunnel.server.Shop;
import io.fullfunnel.server.StartedServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** The entity database knows who signs in, and nobody of those who are tracked (decision 53). */
class NobodyTrackedTest {
  @Test
  void theEntityDatabaseHoldsNobodyWhoIsTracked() throws SQLException {
    StartedServer server = StartedServer.shared();
    Http http = server.http();
    Shop shop =
        Shop.of(
            Shop.track("view", "irena-9", 0, ""),
            "{\"type\":\"identify\",\"userId\":\"irena-9\",\"traits\":{\"email\":\"irena@mail.example\"}}");
    String funnel = "{\"ask\":\"funnel\",\"steps\":[\"view\"],\"list\":{\"of\":\"/entered\"}}";
    assertThat(http.post(shop.path("/ask"), funnel).body()).contains("irena-9");
    assertThat(http.get(shop.path("/person?id=irena-9")).status()).isEqualTo(200);
    int tables = 0;
    try (Connection connection = server.bean(Database.class).source().getConnection();
        Statement names = connection.createStatement();
        ResultSet all =
            names.executeQuery(
                "select format('%I.%I', schemaname, tablename) from pg_tables where schemaname"
                    + " not in ('pg_catalog', 'information_schema')")) {
      while (all.next()) {
        tables++;
        try (Statement statement = connection.createStatement();
            ResultSet rows =
                statement.executeQuery(
                    "select everything::text from " + all.getString(1) + " as everything")) {
          while (rows.next()) {
            assertThat(rows.getString(1)).as(all.getString(1)).doesNotContain("irena");
          }
        }
      }
    }
    assertThat(tables).isGreaterThan(2);
  }
}
