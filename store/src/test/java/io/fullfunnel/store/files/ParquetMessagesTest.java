package io.fullfunnel.store.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ParquetMessagesTest {
  private static final String ROWS =
      """
      SELECT TIMESTAMP '2026-01-02 03:04:05.678' AS time, 'buy' AS event, 'u1' AS userId,
        12.50::DECIMAL(9,2) AS revenue, 1.0::DOUBLE AS ratio, true AS "first order", 7 AS n,
        DATE '2026-01-01' AS day, {'sku': 'a', 'sizes': [1, 2]} AS item, NULL::INTEGER AS none,
        'crm' AS "source", 'x"y' AS channel
      UNION ALL SELECT NULL, 'view', NULL, NULL, 'nan'::DOUBLE, false, 8, NULL, NULL, NULL, NULL, NULL\
      """;

  @TempDir Path folder;

  @Test
  void aRowBecomesAnEventAsOneOfACsvFileDoes() throws Exception {
    assertThat(ReadText.of(parquet(ROWS), ReadText.events()))
        .containsExactly(
            "1 {\"type\":\"track\",\"userId\":\"u1\",\"event\":\"buy\",\"time\":1767323045678,"
                + "\"given\":{\"channel\":\"x\\\"y\",\"source\":\"crm\"},\"properties\":{"
                + "\"revenue\":12.50,\"ratio\":1.0,\"first order\":true,\"n\":7,"
                + "\"day\":\"2026-01-01\",\"item\":{\"sku\":\"a\",\"sizes\":[1,2]}}}",
            "line 2 missing_time time");
  }

  @Test
  void timesOfAZoneAndNumbersThatAreTimes() throws Exception {
    String zoned = "SELECT 'a' AS event, TIMESTAMP '2026-07-01 12:00:00' AS \"when\"";
    assertThat(ReadText.of(parquet(zoned), ReadText.events("time=when").withZone("Europe/Warsaw")))
        .containsExactly(
            "1 {\"type\":\"track\",\"event\":\"a\",\"time\":1782900000000,\"properties\":{}}");
    String numbers = "SELECT 'a' AS event, 1782900000 AS time";
    assertThat(ReadText.of(parquet(numbers), ReadText.events()))
        .containsExactly(
            "1 {\"type\":\"track\",\"event\":\"a\",\"time\":1782900000000,\"properties\":{}}");
    String instants = "SELECT 'a' AS event, make_timestamptz(1782900000000000) AS time";
    assertThat(ReadText.of(parquet(instants), ReadText.events().withZone("Europe/Warsaw")))
        .containsExactly(
            "1 {\"type\":\"track\",\"event\":\"a\",\"time\":1782900000000,\"properties\":{}}");
  }

  @Test
  void whatIsNoParquetIsSaidInASentence() throws Exception {
    Path whole = parquet(ROWS);
    byte[] bytes = Files.readAllBytes(whole);
    Path cut = Files.write(folder.resolve("cut.parquet"), Arrays.copyOf(bytes, bytes.length / 2));
    assertThatThrownBy(() -> ReadText.of(cut, ReadText.events()))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessageStartingWith(cut + " is no whole parquet file: it is cut off or damaged (");
    Path text = Files.writeString(folder.resolve("a.csv"), "time,event\n");
    assertThatThrownBy(
            () -> ReadText.of(text, FileOptions.of("events", "parquet", List.of(), List.of())))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessage(
            text + " is no parquet file; leave --format out and it is found out what it is.");
    assertThatThrownBy(() -> ReadText.of(whole, ReadText.events("time=tiem")))
        .isInstanceOf(OptionException.class)
        .hasMessageStartingWith(
            "--map time=tiem: rows.parquet has no column \"tiem\"; did you mean");
    assertThatThrownBy(
            () -> ReadText.of(whole, FileOptions.of("events", "csv", List.of(), List.of())))
        .hasMessage(whole + " is a parquet file: leave --format out.");
  }

  @Test
  void manyRowsAreReadInTheirOrder() throws Exception {
    List<String> read =
        ReadText.of(
            parquet("SELECT 1782900000 + i AS time, 'e' AS event, i AS n FROM range(20000) t(i)"),
            ReadText.events());
    assertThat(read).hasSize(20_000);
    for (int i = 0; i < read.size(); i += 997) {
      assertThat(read.get(i)).startsWith(i + 1 + " ").endsWith("\"properties\":{\"n\":" + i + "}}");
    }
  }

  private Path parquet(String sql) throws SQLException, IOException {
    Path file = folder.resolve("rows.parquet");
    Files.deleteIfExists(file);
    try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = database.createStatement()) {
      statement.execute("COPY (" + sql + ") TO '" + file + "' (FORMAT parquet)");
    }
    return file;
  }
}
