package io.fullfunnel.store.workspace;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.store.data.DataDirectory;
import io.fullfunnel.store.files.FileOptions;
import io.fullfunnel.store.files.RefusedRow;
import io.fullfunnel.store.imports.ImportRequest;
import io.fullfunnel.store.imports.ImportWatch;
import io.fullfunnel.store.table.Target;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** F14, F15: naughty text and monstrous JSON go through a workspace, or are refused by line. */
class NaughtyTextTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "undefined",
          "null",
          "NaN",
          "-1e400",
          "0x0",
          "1/0",
          "\u0000",
          "\u0001\u001f",
          "\u007f\u0080\u009f",
          "\u00a0\u2028\u2029\ufeff",
          "\u200b\u200f",
          "\u202eevil\u202c",
          "\uffff\ufffe",
          "Ω≈ç√∫",
          "田中さん",
          "ﷺ",
          "🏳️‍🌈👩🏽‍🚀",
          "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L",
          "١٢٣",
          "ẞßıİſ",
          "'; DROP TABLE event; --",
          "' OR 1=1",
          "\"\\\"",
          "\\u0000",
          "${7*7}",
          "{{7*7}}",
          "<script>alert(1)</script>",
          "=1+1",
          "+1",
          "-1",
          "@SUM(A1)",
          "\t=1",
          "\r\n",
          "a,b;c\td",
          "../../etc/passwd",
          "%00%0a",
          "CON",
          "hasOwnProperty",
          "__proto__",
          "2026-02-30T25:61:61Z",
          "1,5",
          "٫",
          "x".repeat(200));

  @TempDir Path folder;

  @Test
  void everyTextComesOutAsItWentIn() throws IOException {
    List<byte[]> lines = new ArrayList<>();
    for (int i = 0; i < TEXTS.size(); i++) {
      String text = JSON.writeValueAsString(TEXTS.get(i));
      lines.add(line(i, "\"a\":" + text + ",\"list\":[" + text + "],\"of\":{" + text + ":1}"));
    }
    Map<Integer, JsonNode> found = through(lines, 0);
    for (int i = 0; i < TEXTS.size(); i++) {
      JsonNode properties = of(found, i).path("properties");
      assertThat(properties.path("a").asString()).as("text " + i).isEqualTo(TEXTS.get(i));
      assertThat(properties.path("list").path(0).asString()).isEqualTo(TEXTS.get(i));
      assertThat(properties.path("of").propertyNames()).containsExactly(TEXTS.get(i));
    }
  }

  @Test
  void everyTextCanBeAnEventAndAnId() throws IOException {
    List<byte[]> lines = new ArrayList<>();
    List<String> names = TEXTS.stream().filter(text -> !text.isBlank()).toList();
    for (int i = 0; i < names.size(); i++) {
      String text = JSON.writeValueAsString(names.get(i));
      lines.add(
          """
          {"type":"track","event":%s,"userId":%s,"timestamp":"2026-01-02T03:04:05Z",\
          "properties":{"n":%d}}\
          """
              .formatted(text, text, i)
              .getBytes(UTF_8));
    }
    Map<Integer, JsonNode> found = through(lines, 0);
    for (int i = 0; i < names.size(); i++) {
      assertThat(of(found, i).path("event").asString()).as("text " + i).isEqualTo(names.get(i));
      assertThat(of(found, i).path("userId").asString()).as("text " + i).isEqualTo(names.get(i));
    }
  }

  @Test
  void monstersAreKeptOrRefusedByLineAndTheirNeighboursAreUnharmed() throws IOException {
    List<byte[]> lines = new ArrayList<>();
    lines.add(line(0, "\"first\":1"));
    lines.add(line(1, "\"deep\":" + "[".repeat(40) + "]".repeat(40)));
    lines.add(line(2, "\"huge\":1e400,\"long\":" + "9".repeat(900) + ",\"tiny\":1e-400"));
    lines.add(line(3, "\"" + "k".repeat(1 << 20) + "\":1"));
    lines.add(line(4, "\"half\":\"\\ud800\""));
    lines.add(line(5, "\"deep\":" + "[".repeat(100_000) + "]".repeat(100_000)));
    lines.add(line(6, "\"cut\":"));
    lines.add(line(7, "\"bidi\":\"\u202e\uffff\""));
    lines.add(line(8, "\"twice\":1,\"twice\":2"));
    lines.add(line(9, "\"digits\":" + "9".repeat(1_000_000)));
    lines.add("{}{}".getBytes(UTF_8));
    lines.add(line(11, "\"last\":1"));
    Map<Integer, JsonNode> found = through(lines, -1);
    assertThat(found.keySet()).contains(0, 1, 2, 4, 11);
    assertThat(of(found, 2).toString()).contains("9".repeat(900));
    assertThat(of(found, 4).path("properties").path("half").asString()).isEqualTo("\ufffd");
    for (int number = 0; number < lines.size(); number++) {
      int line = number + 1;
      boolean told = refused.stream().anyMatch(row -> row.line() == line);
      assertThat(told ^ found.containsKey(number)).as("line " + line + ": " + refused).isTrue();
    }
    assertThat(refused.stream().map(RefusedRow::reason)).allMatch(reason -> reason.endsWith("."));
  }

  private static JsonNode of(Map<Integer, JsonNode> found, int number) {
    return Objects.requireNonNull(found.get(number), "message " + number + " did not come out");
  }

  private final List<RefusedRow> refused = new ArrayList<>();

  private static byte[] line(int number, String properties) {
    return ("{\"type\":\"track\",\"event\":\"e\",\"userId\":\"u\",\"messageId\":\"m%d\","
            + "\"timestamp\":\"2026-01-02T03:04:05Z\",\"properties\":{\"n\":%d,%s}}")
        .formatted(number, number, properties)
        .getBytes(UTF_8);
  }

  /** Imports the lines, checks the workspace and exports it: what came out, by number. */
  private Map<Integer, JsonNode> through(List<byte[]> lines, int refusals) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (byte[] line : lines) {
      bytes.write(line);
      bytes.write('\n');
    }
    Path file = Files.write(folder.resolve("in.ndjson"), bytes.toByteArray());
    Path out = folder.resolve("out.ndjson");
    Map<Integer, JsonNode> found = new TreeMap<>();
    try (DataDirectory data = DataDirectory.open(folder.resolve("data"));
        Workspace workspace = new Workspaces(data).open("naughty")) {
      FileOptions options = FileOptions.of("events", "ndjson", List.of(), List.of());
      Importing.Report report =
          Importing.run(
              workspace, new ImportRequest(file, options, folder, false), ImportWatch.NONE);
      refused.addAll(report.result().firstRefused());
      if (refusals >= 0) {
        assertThat(report.result().refused()).as(refused.toString()).isEqualTo(refusals);
      }
      assertThat(report.stored() + report.result().refused()).isEqualTo(lines.size());
      assertThat(workspace.check().balanced()).isTrue();
      workspace.export(Target.EVENTS, out, true);
    }
    for (String line : Files.readAllLines(out)) {
      JsonNode message = JSON.readTree(line);
      found.put(message.path("properties").path("n").asInt(), message);
    }
    return found;
  }
}
