package io.fullfunnel.store.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.engine.Dictionary;
import io.fullfunnel.engine.Value;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * FEATURE UNDER TEST: a property that was read once is read on from where it ended, in memory and
 * from files, and is at any time what a first reading gives.
 */
class PropertyColumnsTest {
  /** JSON and what it means; every kind of value, and texts that no UTF-8 holds. */
  private static final Map<String, Value> VALUES =
      Map.of(
          "1", number("1"),
          "1e400", number("1E+400"),
          "0.1234567890123456789", number("0.1234567890123456789"),
          "\"1\"", new Value.Text("1"),
          "\"Zażółć 😀\"", new Value.Text("Zażółć 😀"),
          "\"a\\ud800b\"", new Value.Text("a\ud800b"),
          "true", new Value.Bool(true),
          "false", new Value.Bool(false),
          "[1,\"1\",true,[2]]",
              new Value.Many(
                  List.of(
                      number("1"),
                      new Value.Text("1"),
                      new Value.Bool(true),
                      new Value.Many(List.of(number("2"))))),
          "{\"b\":1}", new Value.Text("{\"b\":1}"));

  @TempDir Path folder;

  private static Value number(String digits) {
    return new Value.Numeric(new BigDecimal(digits).stripTrailingZeros());
  }

  private EventTable open() throws IOException {
    return EventTable.open(folder, folder.resolve("exports"), 256L << 20);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void whatCameSinceIsAddedToWhatWasRead(long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    List<String> forms = List.copyOf(new TreeMap<>(VALUES).keySet());
    Map<Long, Value> expected = new TreeMap<>();
    long sequence = 0;
    EventTable table = open();
    List<PropertyCodes> told = new ArrayList<>();
    List<Map<Long, Value>> was = new ArrayList<>();
    for (int round = 0; round < 25; round++) {
      int events = random.nextInt(60);
      for (int i = 0; i < events; i++) {
        sequence += 1 + random.nextInt(12_000);
        String form = random.nextInt(4) == 0 ? null : form(random, forms, round);
        table.append(
            EventTableTest.event(sequence, 0, form == null ? null : "{\"x\":" + form + "}"));
        if (form != null) {
          expected.put(sequence, VALUES.getOrDefault(form, new Value.Text("more " + round)));
        }
      }
      sequence++;
      table.commit(sequence);
      if (random.nextInt(4) == 0) {
        table.close();
        table = open();
      }
      told.add(table.read("x"));
      was.add(new TreeMap<>(expected));
    }
    assertThat(folder.resolve("events.duckdb.columns")).isNotEmptyDirectory();
    for (int round = 0; round < told.size(); round++) {
      assertThat(cells(told.get(round), sequence)).as("seed %d", seed).isEqualTo(was.get(round));
      assertThat(told.get(round).values()).doesNotHaveDuplicates();
    }
    table.close();
  }

  private static String form(SplittableRandom random, List<String> forms, int round) {
    int form = random.nextInt(forms.size() + 1);
    return form == forms.size() ? "\"more " + round + "\"" : forms.get(form);
  }

  private static Map<Long, Value> cells(PropertyCodes codes, long to) {
    Map<Long, Value> cells = new TreeMap<>();
    for (long sequence = 0; sequence < to; sequence++) {
      int code = codes.code(sequence);
      if (code != Dictionary.ABSENT) {
        cells.put(sequence, codes.values().get(code));
      }
    }
    return cells;
  }

  /** Writes a column of nine chunks; returns its folder. */
  private Path written() throws IOException {
    try (EventTable table = open()) {
      for (int i = 0; i < 600; i++) {
        table.append(EventTableTest.event(i * 1_000L, 0, "{\"x\":\"v" + i % 7 + "\"}"));
      }
      table.commit(600_000);
      assertThat(table.read("x").values()).hasSize(7);
    }
    try (Stream<Path> columns = Files.list(folder.resolve("events.duckdb.columns"))) {
      return columns.toList().getFirst();
    }
  }

  private void assertReadsAll() throws IOException {
    try (EventTable table = open()) {
      PropertyCodes codes = table.read("x");
      Map<Long, Value> expected = new TreeMap<>();
      for (int i = 0; i < 600; i++) {
        expected.put(i * 1_000L, new Value.Text("v" + i % 7));
      }
      assertThat(cells(codes, 600_000)).isEqualTo(expected);
    }
  }

  @Test
  void aDamagedFileIsReadAgainFromTheTable() throws IOException {
    Path file = written().resolve("0-9");
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
    assertReadsAll();
    assertThat(Files.readAllBytes(file)).hasSameSizeAs(bytes);
    assertReadsAll();
  }

  @Test
  void filesOfAnotherTableDoNotCount() throws IOException {
    Path column = written();
    Path kept = folder.resolve("kept");
    Files.move(column, kept);
    EventTable.delete(folder);
    Files.createDirectories(column.getParent());
    Files.move(kept, column);
    try (EventTable table = open()) {
      table.append(EventTableTest.event(5, 0, "{\"x\":\"other\"}"));
      table.commit(6);
      assertThat(cells(table.read("x"), 600_000)).isEqualTo(Map.of(5L, new Value.Text("other")));
    }
  }

  @Test
  void whatTakesEventsOutTakesTheFilesToo() throws IOException {
    Path column = written();
    try (EventTable table = open()) {
      table.remove(1_000);
      assertThat(column.getParent()).doesNotExist();
      table.commit(600_000);
      assertThat(cells(table.read("x"), 600_000)).hasSize(599).doesNotContainKey(1_000L);
    }
    assertThat(column).exists();
    EventTable.delete(folder);
    assertThat(column.getParent()).doesNotExist();
  }

  @Test
  void aFullDiskKeepsNoQuestionFromItsAnswer() throws IOException {
    Files.writeString(folder.resolve("events.duckdb.columns"), "a file in the folder's place");
    try (EventTable table = open()) {
      for (int i = 0; i < 600; i++) {
        table.append(EventTableTest.event(i * 1_000L, 0, "{\"x\":\"v" + i % 7 + "\"}"));
      }
      table.commit(600_000);
      assertThat(table.read("x").values()).hasSize(7);
    }
  }

  @Test
  void fewFilesHoldAColumnHoweverItGrew() throws IOException {
    PropertyFiles files = new PropertyFiles(folder.resolve("x"), "x");
    GrowingProperty property = new GrowingProperty();
    SplittableRandom random = new SplittableRandom(7);
    Map<Long, Value> expected = new TreeMap<>();
    while (property.position() < 1_100L * SequenceCodes.CHUNK) {
      property.grow();
      long at = property.position() + random.nextInt(500_000);
      Value value = new Value.Text("v" + random.nextInt(40_000));
      property.set(at, property.code(value));
      expected.put(at, value);
      property.reached(at + 1);
      files.write(property);
    }
    try (Stream<Path> stretches = Files.list(folder.resolve("x"))) {
      assertThat(stretches.count()).isLessThan(30);
    }
    GrowingProperty read =
        Objects.requireNonNull(
            new PropertyFiles(folder.resolve("x"), "x").read(property.position()));
    assertThat(read.position()).isGreaterThan(property.position() - 5L * SequenceCodes.CHUNK);
    expected.forEach((sequence, value) -> {
      if (sequence < read.position()) {
        assertThat(read.codes().values().get(read.codes().code(sequence))).isEqualTo(value);
      }
    });
  }
}
