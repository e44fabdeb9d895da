package io.fullfunnel.store.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fullfunnel.engine.Value;
import io.fullfunnel.store.data.DamagedException;
import io.fullfunnel.store.event.Event;
import io.fullfunnel.store.event.Event.Given;
import io.fullfunnel.store.event.EventDecoder;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventTableTest {
  private static final long MEMORY = 256L << 20;

  @TempDir Path folder;

  private EventTable open() throws IOException {
    return EventTable.open(folder, folder.resolve("exports"), MEMORY);
  }

  static Event event(long sequence, long importNumber, @Nullable String properties) {
    @Nullable String[] given = new @Nullable String[Given.values().length];
    return new Event(
        sequence,
        sequence + 1,
        importNumber,
        Event.Type.TRACK,
        "m" + sequence,
        "u" + sequence % 7,
        null,
        null,
        null,
        "Viewed",
        1_700_000_000_123L + sequence,
        1_700_000_009_000L,
        properties,
        null,
        given);
  }

  /** Events compare by identity of an array; their texts do not. */
  private static List<String> texts(List<Event> events) {
    return events.stream().map(EventTableTest::text).toList();
  }

  private static String text(Event e) {
    return e.sequence()
        + " "
        + e.row()
        + " "
        + e.importNumber()
        + " "
        + e.type()
        + " "
        + e.messageId()
        + " "
        + e.userId()
        + " "
        + e.anonymousId()
        + " "
        + e.email()
        + " "
        + e.previousId()
        + " "
        + e.name()
        + " "
        + e.timeMillis()
        + " "
        + e.receivedMillis()
        + " "
        + e.properties()
        + " "
        + e.traits()
        + " "
        + Arrays.toString(e.given());
  }

  private static List<Event> all(EventTable table) throws IOException {
    List<Event> events = new ArrayList<>();
    table.forEach(events::add);
    return events;
  }

  private @Nullable Value value(String properties, String name) throws IOException {
    try (EventTable table = open()) {
      long sequence = table.position();
      table.append(event(sequence, 0, properties));
      table.commit(sequence + 1);
      PropertyCodes codes = table.read(name);
      int code = codes.code(sequence);
      return code < 0 ? null : codes.values().get(code);
    }
  }

  @Test
  void whatIsCommittedIsThereAfterOpeningAgain() throws IOException {
    List<Event> events = new ArrayList<>();
    try (EventTable table = open()) {
      for (int i = 0; i < 5000; i++) {
        events.add(event(i * 2L, 1, "{\"n\":" + i + ",\"t\":\"x" + i % 10 + "\"}"));
        table.append(events.getLast());
      }
      table.commit(10_000);
      table.append(event(10_000, 1, null));
    }
    try (EventTable table = open()) {
      assertThat(table.position()).isEqualTo(10_000);
      assertThat(table.rows()).isEqualTo(5000);
      assertThat(texts(all(table))).isEqualTo(texts(events));
      assertThat(texts(table.events(4, 3, 8)))
          .isEqualTo(texts(List.of(events.get(2), events.get(4))));
      assertThat(table.idsOf(4)).isEqualTo(new Ids("u4", null, null));
      assertThat(table.idsOf(5)).isNull();
      PropertyCodes t = table.read("t");
      assertThat(t.values()).hasSize(10);
      for (int i = 0; i < 5000; i++) {
        assertThat(t.values().get(t.code(i * 2L))).isEqualTo(new Value.Text("x" + i % 10));
        assertThat(t.code(i * 2L + 1)).isEqualTo(-1);
      }
      assertThat(table.propertyNames(5).names())
          .containsExactly(new PropertyNames.Count("n", 5000), new PropertyNames.Count("t", 5000));
    }
  }

  @Test
  void removedEventsAreGoneWithTheCommit() throws IOException {
    long[] odd = java.util.stream.LongStream.range(0, 100).filter(i -> i % 2 == 1).toArray();
    try (EventTable table = open()) {
      for (int i = 0; i < 100; i++) {
        table.append(event(i, 1 + i % 2, "{\"a\":1}"));
      }
      table.commit(100);
      table.remove(odd);
    }
    try (EventTable table = open()) {
      assertThat(table.rows()).isEqualTo(100);
      table.remove(odd);
      table.commit(101);
    }
    try (EventTable table = open()) {
      assertThat(all(table)).hasSize(50).allMatch(e -> e.importNumber() == 1);
      assertThat(table.position()).isEqualTo(101);
    }
  }

  @Test
  void valuesComeBackAsTheyArrived() throws IOException {
    String big = "123456789012345678901234567890.125";
    assertThat(value("{\"x\":1e400}", "x")).isEqualTo(number("1E+400"));
    assertThat(value("{\"x\":" + big + "}", "x")).isEqualTo(number(big));
    assertThat(value("{\"x\":9223372036854775808}", "x")).isEqualTo(number("9223372036854775808"));
    assertThat(value("{\"x\":0.1234567890123456789}", "x"))
        .isEqualTo(number("0.1234567890123456789"));
    assertThat(value("{\"x\":1.10}", "x")).isEqualTo(number("1.1"));
    assertThat(value("{\"x\":\"007\"}", "x")).isEqualTo(new Value.Text("007"));
    assertThat(value("{\"x\":\"a\\ud800b\"}", "x")).isEqualTo(new Value.Text("a\ud800b"));
    assertThat(value("{\"x\":\"a\\u0000b\"}", "x")).isEqualTo(new Value.Text("a\0b"));
    assertThat(value("{\"x\":\"\\u0001n5\"}", "x")).isEqualTo(new Value.Text("\u0001n5"));
    assertThat(value("{\"x\":\"\\uD83D\\uDE00\"}", "x")).isEqualTo(new Value.Text("😀"));
    assertThat(value("{\"x\":[1,\"1\",true,null,[2]]}", "x"))
        .isEqualTo(
            new Value.Many(
                List.of(
                    number("1"),
                    new Value.Text("1"),
                    new Value.Bool(true),
                    new Value.Many(List.of(number("2"))))));
    assertThat(value("{\"x\":{\"b\": 1e400}}", "x")).isEqualTo(new Value.Text("{\"b\":1e400}"));
    assertThat(value("{\"x\":null}", "x")).isNull();
    assertThat(value("{\"x\":1,\"x\":2}", "x")).isEqualTo(number("2"));
    assertThat(value("{\"x\":" + "[".repeat(60) + "]".repeat(60) + "}", "x")).isNotNull();
  }

  private static Value number(String digits) {
    return new Value.Numeric(new BigDecimal(digits).stripTrailingZeros());
  }

  @Test
  void whatIsNoJsonIsKeptWholeAndHoldsNothingUp() throws IOException {
    String[] broken = {"{\"a\":1", "{\"\\ud800\":1}", "nothing \ud800", "{\"a\":1e}"};
    try (EventTable table = open()) {
      for (int i = 0; i < broken.length; i++) {
        table.append(event(i, 0, broken[i]));
      }
      table.append(event(broken.length, 0, "{\"a\":1}"));
      table.commit(broken.length + 1);
      assertThat(all(table).stream().map(Event::properties))
          .containsExactly(broken[0], broken[1], broken[2], broken[3], "{\"a\":1}");
      assertThat(table.read("a").values()).containsExactly(number("1"));
    }
  }

  @Test
  void equalValuesHaveEqualCodes() throws IOException {
    try (EventTable table = open()) {
      String[] same = {
        "1", "1.0", "1e0", "\"1\"", "true", "\"{}\"", "{}", "\"a\\u0062\"", "\"ab\""
      };
      for (int i = 0; i < same.length; i++) {
        table.append(event(i, 0, "{\"x\":" + same[i] + "}"));
      }
      table.commit(same.length);
      PropertyCodes codes = table.read("x");
      assertThat(Stream.of(0, 1, 2, 3, 4, 5, 6, 7, 8).map(i -> codes.code(i)).distinct())
          .hasSize(5)
          .hasSameSizeAs(codes.values());
    }
  }

  @Test
  void namesPointToDerivedValuesOwnPropertiesAndTraits() throws IOException {
    EventDecoder decoder = new EventDecoder();
    String[] messages = {
      "{\"type\":\"track\",\"userId\":\"u\",\"event\":\"A\",\"given\":{\"channel\":\"Email\"},"
          + "\"properties\":{\"channel\":\"own\",\"a.b\":1,\"a\":{\"b\":2,\"c\":3}}}",
      "{\"type\":\"track\",\"userId\":\"u\",\"event\":\"A\",\"properties\":{\"channel\":\"Email\"}}",
      "{\"type\":\"identify\",\"userId\":\"u\",\"traits\":{\"plan\":\"pro\"}}",
      "{\"type\":\"group\",\"userId\":\"u\",\"traits\":{\"plan\":\"team\"}}"
    };
    try (EventTable table = open()) {
      for (int i = 0; i < messages.length; i++) {
        byte[] bytes = messages[i].getBytes(StandardCharsets.UTF_8);
        table.append(decoder.decode(i, 0, 0, 5, bytes, 0, bytes.length));
      }
      table.commit(4);
      assertThat(table.read("channel").values()).containsExactly(new Value.Text("Email"));
      assertThat(table.read("properties.channel").values())
          .containsExactly(new Value.Text("own"), new Value.Text("Email"));
      assertThat(table.read("a.b").values()).containsExactly(number("1"));
      assertThat(table.read("a.c").values()).containsExactly(number("3"));
      assertThat(table.read("traits.plan").values()).containsExactly(new Value.Text("pro"));
      assertThat(table.read("none").values()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x'); DROP TABLE event; --",
        "\"",
        "'",
        "a\"b",
        "$.x",
        "$",
        "/",
        "~",
        "a/b~c",
        "[0]",
        "*",
        "x[*]",
        "ключ",
        "\0",
        "\u0001n5",
        "a\\b",
        " ",
        "😀",
        "?",
        "$1",
        "-"
      })
  void anyNameIsOnlyAName(String name) throws IOException {
    String properties = "{" + ExactJson.quoted(name) + ":\"found\",\"other\":1}";
    assertThat(value(properties, "properties." + name)).isEqualTo(new Value.Text("found"));
    try (EventTable table = open()) {
      assertThat(table.propertyNames(9).names())
          .contains(new PropertyNames.Count(name, 1), new PropertyNames.Count("other", 1));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * FROM read_text('/etc/passwd')",
        "SELECT * FROM read_blob('/etc/passwd')",
        "SELECT * FROM read_csv('/etc/passwd')",
        "SELECT * FROM read_json('/etc/passwd')",
        "SELECT * FROM read_parquet('/etc/passwd')",
        "SELECT * FROM sniff_csv('/etc/passwd')",
        "SELECT * FROM '/etc/passwd.csv'",
        "SELECT * FROM glob('/etc/*')",
        "COPY event FROM '/etc/passwd'",
        "COPY (SELECT 1) TO '/tmp/out.csv'",
        "COPY (SELECT 1) TO '/tmp/out.parquet' (FORMAT parquet)",
        "ATTACH '/tmp/other.duckdb'",
        "INSTALL httpfs",
        "LOAD httpfs",
        "LOAD '/tmp/evil.duckdb_extension'",
        "EXPORT DATABASE '/tmp/out'",
        "IMPORT DATABASE '/tmp/out'",
        "CREATE SECRET s (TYPE s3, KEY_ID 'a', SECRET 'b')",
        "SET enable_external_access = true",
        "SET memory_limit = '1TB'",
        "PRAGMA profile_output = '/tmp/out'",
        "SET allowed_directories = ['/']",
        "RESET lock_configuration"
      })
  void noStatementLeavesTheTable(String sql) throws IOException {
    try (EventTable table = open()) {
      assertThatThrownBy(() ->
              table.ask(c -> {
                try (Statement statement = c.createStatement()) {
                  return statement.execute(sql);
                }
              }))
          .hasRootCauseInstanceOf(SQLException.class);
    }
  }

  @Test
  void mutatedFilesAreExactOrDoubted() throws IOException {
    List<Event> events = new ArrayList<>();
    Path original = folder.resolve("original");
    Files.createDirectories(original);
    EventTable open = open();
    for (int i = 0; i < 4000; i++) {
      events.add(event(i, 1, "{\"n\":" + i + "}"));
      open.append(events.getLast());
      if (i % 500 == 499) {
        open.commit(i + 1);
      }
      if (i == 1999) {
        open.close();
        open = open();
      }
    }
    String[] names = {"events.duckdb", "events.duckdb.wal", "events.duckdb.mark"};
    for (String name : names) {
      Files.copy(folder.resolve(name), original.resolve(name));
    }
    open.close();
    long seed = new SplittableRandom().nextLong();
    SplittableRandom random = new SplittableRandom(seed);
    int doubted = 0;
    for (int i = 0; i < 100; i++) {
      Path copy = folder.resolve("copy" + i);
      Files.createDirectories(copy);
      for (String name : names) {
        Files.copy(original.resolve(name), copy.resolve(name));
      }
      mutate(copy.resolve(names[i % 2 == 0 ? 1 : random.nextInt(3)]), random);
      try (EventTable table = EventTable.open(copy, folder.resolve("exports"), MEMORY)) {
        assertThat(texts(all(table))).as("seed %s mutation %s", seed, i).isEqualTo(texts(events));
      } catch (DamagedException e) {
        doubted++;
        EventTable.delete(copy);
        try (EventTable fresh = EventTable.open(copy, folder.resolve("exports"), MEMORY)) {
          assertThat(fresh.position()).isZero();
        }
      }
    }
    assertThat(doubted).isPositive();
  }

  private static void mutate(Path file, SplittableRandom random) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    int at = random.nextInt(bytes.length);
    switch (random.nextInt(4)) {
      case 0 -> Files.write(file, Arrays.copyOf(bytes, at));
      case 1 -> Files.delete(file);
      default -> {
        bytes[at] ^= (byte) (1 << random.nextInt(8));
        Files.write(file, bytes);
      }
    }
  }
}
