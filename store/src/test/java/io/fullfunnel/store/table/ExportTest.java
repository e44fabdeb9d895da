package io.fullfunnel.store.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fullfunnel.store.event.Event;
import io.fullfunnel.store.event.EventDecoder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportTest {
  private static final Persons PERSONS = (sequence, ids) -> "p_" + ids.userId();

  @TempDir Path folder;

  private static final List<String> MESSAGES =
      List.of(
          "{\"type\":\"track\",\"messageId\":\"m1\",\"userId\":\"u1\",\"event\":\"=A\\ud800\",\"timestamp\":\"2026-01-02T03:04:05.006Z\",\"given\":{\"channel\":\"Email\"},\"properties\":{\"n\":1e400,\"t\":\"\\u0001n5\"}}",
          "{\"type\":\"page\",\"anonymousId\":\"a1\",\"timestamp\":\"2026-01-02T03:04:06Z\",\"properties\":{\"url\":\"https://x.example/p?q=1\"}}",
          "{\"type\":\"identify\",\"userId\":\"u1\",\"timestamp\":\"2026-01-02T03:04:07Z\",\"traits\":{\"plan\":\"pro\",\"email\":\"u1@x.example\"}}",
          "{\"type\":\"identify\",\"userId\":\"u1\",\"timestamp\":\"2026-01-01T03:04:07Z\",\"traits\":{\"plan\":\"free\",\"age\":3}}",
          "{\"type\":\"track\",\"userId\":\"u1\",\"event\":\"Deal Stage"
              + " Changed\",\"timestamp\":\"2026-01-03T00:00:00Z\",\"properties\":{\"deal\":\"d1\",\"stage\":\"SQL\",\"amount\":100}}",
          "{\"type\":\"track\",\"userId\":\"u1\",\"event\":\"Deal"
              + " Won\",\"timestamp\":\"2026-01-04T00:00:00Z\",\"properties\":{\"deal\":\"d1\",\"amount\":120.50}}");

  private EventTable table(Path workspace, List<String> messages) throws IOException {
    EventTable table = EventTable.open(workspace, folder.resolve("it's; exports"), 128L << 20);
    EventDecoder decoder = new EventDecoder();
    for (int i = 0; i < messages.size(); i++) {
      byte[] bytes = messages.get(i).getBytes(StandardCharsets.UTF_8);
      table.append(decoder.decode(i, i + 1, 1, 1_800_000_000_000L, bytes, 0, bytes.length));
    }
    table.commit(messages.size());
    return table;
  }

  private Path workspace(String name) throws IOException {
    return Files.createDirectories(folder.resolve(name));
  }

  private static List<String> texts(EventTable table) throws IOException {
    List<String> texts = new ArrayList<>();
    table.forEach(e -> texts.add(text(e)));
    return texts;
  }

  private static String text(Event e) {
    return Stream.of(
            e.type(),
            e.messageId(),
            e.userId(),
            e.anonymousId(),
            e.name(),
            e.timeMillis(),
            e.properties(),
            e.traits(),
            Arrays.toString(e.given()))
        .map(String::valueOf)
        .toList()
        .toString();
  }

  @Test
  void messagesThatWereExportedGiveTheSameEvents() throws IOException {
    Path file = folder.resolve("out.ndjson");
    try (EventTable table = table(workspace("a"), MESSAGES)) {
      assertThat(table.export(Target.EVENTS, file, false, PERSONS)).isEqualTo(6);
      try (EventTable again = table(workspace("b"), Files.readAllLines(file))) {
        assertThat(texts(again)).isEqualTo(texts(table));
      }
    }
  }

  @Test
  void eventsAsCsvGuardFormulas() throws IOException {
    Path file = folder.resolve("out.csv");
    try (EventTable table = table(workspace("a"), MESSAGES)) {
      table.export(Target.EVENTS, file, false, PERSONS);
    }
    assertThat(Files.readAllLines(file))
        .hasSize(7)
        .element(1)
        .isEqualTo(
            "0,track,m1,u1,,,,'=A\uFFFD,2026-01-02T03:04:05.006Z,2027-01-15T08:00:00.000Z,"
                + "Email,,,,,,,,,,,,,,,,,,,\"{\"\"n\"\":1e400,\"\"t\"\":\"\"\\u0001n5\"\"}\",");
    assertThat(CsvSheet.guarded("''-x")).isEqualTo("'''-x");
    assertThat(CsvSheet.guarded("'x")).isEqualTo("'x");
  }

  @Test
  void parquetHoldsWhatCsvHolds() throws Exception {
    Path file = folder.resolve("out.parquet");
    try (EventTable table = table(workspace("a"), MESSAGES)) {
      assertThat(table.export(Target.EVENTS, file, false, PERSONS)).isEqualTo(6);
    }
    try (var connection = DriverManager.getConnection("jdbc:duckdb:");
        var statement =
            connection.prepareStatement("SELECT event, properties FROM read_parquet(?)")) {
      statement.setString(1, file.toString());
      try (var result = statement.executeQuery()) {
        assertThat(result.next()).isTrue();
        assertThat(result.getString(1)).isEqualTo("=A\uFFFD");
        assertThat(result.getString(2)).isEqualTo("{\"n\":1e400,\"t\":\"\\u0001n5\"}");
      }
    }
  }

  @Test
  void peopleAndDealsAreTheLatest() throws IOException {
    Path people = folder.resolve("people.ndjson");
    Path deals = folder.resolve("deals.ndjson");
    try (EventTable table = table(workspace("a"), MESSAGES)) {
      table.export(Target.PEOPLE, people, false, PERSONS);
      table.export(Target.DEALS, deals, false, PERSONS);
    }
    assertThat(Files.readAllLines(people).getFirst())
        .isEqualTo(
            "{\"person\":\"p_u1\",\"id\":\"u1\",\"email\":\"u1@x.example\","
                + "\"firstSeen\":\"2026-01-01T03:04:07.000Z\",\"lastSeen\":\"2026-01-04T00:00:00.000Z\","
                + "\"events\":3,\"traits\":{\"age\":3,\"email\":\"u1@x.example\",\"plan\":\"pro\"}}");
    assertThat(Files.readAllLines(deals))
        .containsExactly(
            "{\"deal\":\"d1\",\"person\":\"u1\",\"personId\":\"p_u1\","
                + "\"time\":\"2026-01-04T00:00:00.000Z\",\"outcome\":\"won\",\"stage\":\"SQL\","
                + "\"amount\":\"120.50\"}");
  }

  @Test
  void anExistingFileIsLeftAloneUnlessAsked() throws IOException {
    Path file = Files.writeString(folder.resolve("out.csv"), "mine");
    try (EventTable table = table(workspace("a"), MESSAGES)) {
      assertThatThrownBy(() -> table.export(Target.EVENTS, file, false, PERSONS))
          .hasMessageContaining("already there");
      assertThat(file).hasContent("mine");
      table.export(Target.EVENTS, file, true, PERSONS);
      assertThat(Files.readAllLines(file)).hasSize(7);
      assertThatThrownBy(() -> table.export(Target.EVENTS, folder.resolve("a.xls"), false, PERSONS))
          .hasMessageContaining("xls");
    }
  }
}
