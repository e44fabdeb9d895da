package io.fullfunnel.store.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.engine.Value;
import io.fullfunnel.store.data.DataDirectory;
import io.fullfunnel.store.table.ValueCounts;
import io.fullfunnel.store.workspace.Workspace;
import io.fullfunnel.store.workspace.Workspaces;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogTest {
  private static final long T = 1_767_323_045_000L;

  @TempDir Path folder;
  private DataDirectory data;
  private Workspace workspace;
  private Catalog catalog;

  @BeforeEach
  void open() throws IOException {
    data = DataDirectory.open(folder.resolve("data"));
    workspace = new Workspaces(data).open("shop");
    catalog = new Catalog(workspace);
  }

  @AfterEach
  void close() throws IOException {
    workspace.close();
    data.close();
  }

  private void send(String... messages) throws IOException {
    List<byte[]> batch = new ArrayList<>();
    for (String message : messages) {
      batch.add(message.getBytes(UTF_8));
    }
    workspace.append("http", batch);
  }

  private static String track(String event, String user, int second, String rest) {
    return """
    {"type":"track","event":"%s","userId":"%s","time":%d%s}\
    """
        .formatted(event, user, T + second * 1000L, rest);
  }

  private static ValueCounts.Count count(Object value, long events) {
    Value known =
        switch (value) {
          case Integer number -> new Value.Numeric(BigDecimal.valueOf(number));
          case Boolean bool -> new Value.Bool(bool);
          default -> new Value.Text(value.toString());
        };
    return new ValueCounts.Count(known, events);
  }

  @Test
  void eventsAreCountedByNameAndPerson() throws IOException {
    send(
        track("view", "u1", 0, ""),
        track("view", "u1", 5, ""),
        track("view", "u2", 3, ""),
        track("buy", "u2", 9, ""),
        """
        {"type":"identify","userId":"u2","traits":{"plan":"pro"}}\
        """);
    assertThat(catalog.events())
        .containsExactly(
            new EventCount("view", 3, 2, T, T + 5000),
            new EventCount("buy", 1, 1, T + 9000, T + 9000));
    send(track("buy", "u9", 10, ""));
    assertThat(catalog.events())
        .containsExactly(
            new EventCount("view", 3, 2, T, T + 5000),
            new EventCount("buy", 2, 2, T + 9000, T + 10_000));
  }

  @Test
  void propertiesAreNamedAsConditionsNameThem() throws IOException {
    send(
        track(
            "view", "u1", 0, ",\"properties\":{\"a\":1,\"b\":\"x\",\"c\":true,\"device\":\"tv\"}"),
        track("view", "u1", 1, ",\"given\":{\"channel\":\"Display\"},\"properties\":{\"a\":\"1\"}"),
        track(
            "buy",
            "u1",
            2,
            ",\"properties\":{\"a\":2,\"tags\":[\"p\",\"q\"],\"n\":null,\"person.x\":7}"),
        """
        {"type":"identify","userId":"u1","traits":{"plan":"pro","seats":3}}\
        """);
    assertThat(catalog.properties(null))
        .containsExactly(
            new PropertyCount("a", "mixed", 3, false),
            new PropertyCount("b", "text", 1, false),
            new PropertyCount("c", "boolean", 1, false),
            new PropertyCount("channel", "text", 1, true),
            new PropertyCount("device", "text", 1, true),
            new PropertyCount("person.plan", "text", 1, false),
            new PropertyCount("person.seats", "number", 1, false),
            new PropertyCount("properties.person.x", "number", 1, false),
            new PropertyCount("tags", "text", 1, false));
    assertThat(catalog.properties("view"))
        .containsExactly(
            new PropertyCount("a", "mixed", 2, false),
            new PropertyCount("b", "text", 1, false),
            new PropertyCount("c", "boolean", 1, false),
            new PropertyCount("channel", "text", 1, true),
            new PropertyCount("device", "text", 1, true));
    assertThat(catalog.properties("never")).isEmpty();
  }

  @Test
  void valuesAreTheSameFromTheTableAndFromAColumn() throws IOException {
    send(
        track("view", "u1", 0, ",\"properties\":{\"a\":\"Red\"}"),
        track("view", "u2", 1, ",\"properties\":{\"a\":\"red\"}"),
        track("view", "u3", 2, ",\"properties\":{\"a\":\"Red\"}"),
        track("buy", "u3", 3, ",\"properties\":{\"a\":\"Rosé\"}"),
        track("buy", "u3", 4, ",\"properties\":{\"a\":[\"Red\",7,\"Red\",null]}"),
        track("buy", "u3", 5, ",\"properties\":{\"a\":7.0}"),
        track("buy", "u3", 6, ",\"properties\":{\"a\":true}"));
    List<ValueCounts> cold = asked();
    workspace.snapshot().column("a");
    catalog = new Catalog(workspace);
    assertThat(asked()).isEqualTo(cold);
    assertThat(cold.get(0).values())
        .containsExactly(
            count("Red", 3), count(7, 2), count("Rosé", 1), count("red", 1), count(true, 1));
    assertThat(cold.get(1))
        .isEqualTo(new ValueCounts(List.of(count("Red", 3), count("red", 1)), 2));
    assertThat(cold.get(2).values()).containsExactly(count("Red", 2), count("red", 1));
    assertThat(cold.get(3)).isEqualTo(new ValueCounts(List.of(), 0));
  }

  private List<ValueCounts> asked() throws IOException {
    ValueCounts all = catalog.values("a", null, "", 50);
    return List.of(
        new ValueCounts(all.values(), 0), // 7 and 7.0 are two texts to the table
        catalog.values("a", null, "RE", 50),
        catalog.values("a", "view", "", 50),
        catalog.values("a", "never", "", 50));
  }

  @Test
  void traitsAndGivenNamesHaveValuesToo() throws IOException {
    send(
        track("view", "u1", 1, ",\"given\":{\"channel\":\"Display\"}"),
        track("view", "u1", 2, ",\"properties\":{\"channel\":\"own\"}"),
        """
        {"type":"identify","userId":"u1","traits":{"plan":"pro"}}\
        """,
        """
        {"type":"identify","userId":"u2","traits":{"plan":"pro"}}\
        """);
    assertThat(catalog.values("channel", null, "", 50).values())
        .containsExactly(count("Display", 1), count("own", 1));
    assertThat(catalog.values("properties.channel", null, "", 50).values())
        .containsExactly(count("own", 1));
    assertThat(catalog.values("person.plan", "view", "p", 50).values())
        .containsExactly(count("pro", 2));
  }

  @Test
  void hostileNamesAreNamesAndNothingElse() throws IOException {
    List<String> hostile =
        List.of(
            "'; DROP TABLE event; --",
            "a' OR '1'='1",
            "$.a",
            "/a~1b/../..",
            "\\",
            "\"",
            "%s%n",
            "",
            ".",
            "person.",
            "\u0001n1",
            "a\u0000b",
            "<script>alert(1)</script>");
    send(track("view", "u1", 1, ",\"properties\":{\"a\":\"x\",\"a' OR '1'='1\":\"y\"}"));
    for (String name : hostile) {
      long expected = name.equals("a' OR '1'='1") ? 1 : 0;
      assertThat(catalog.values(name, null, "", 50).distinct()).as(name).isEqualTo(expected);
      assertThat(catalog.values("a", name, "", 50).values()).as(name).isEmpty();
      assertThat(catalog.properties(name)).as(name).isEmpty();
      boolean all = name.isEmpty();
      assertThat(catalog.values("a", null, name, 50).values()).as(name).hasSize(all ? 1 : 0);
    }
    assertThat(catalog.events()).hasSize(1);
  }

  @Test
  void onlyAsManyValuesAsWantedComeToTheHeap() throws IOException {
    List<String> many = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      many.add(track("view", "u1", i, ",\"properties\":{\"order\":\"o" + i + "\"}"));
    }
    send(many.toArray(String[]::new));
    ValueCounts some = catalog.values("order", null, "o29", 5);
    assertThat(some.distinct()).isEqualTo(111);
    assertThat(some.values())
        .containsExactly(
            count("o29", 1),
            count("o290", 1),
            count("o2900", 1),
            count("o2901", 1),
            count("o2902", 1));
  }
}
