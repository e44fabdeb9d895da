package io.fullfunnel.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;

/** ClickHouse inside a Node process of its own: the times are taken there, around each query. */
final class ClickHousePeer {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ClickHousePeer() {}

  static PeerReport ask(PeerRun run) throws IOException, InterruptedException {
    List<String> command =
        List.of(
            "node",
            run.home().resolve("peers/clickhouse.mjs").toString(),
            run.csv().toAbsolutePath().toString(),
            run.data("clickhouse").toString(),
            Integer.toString(run.threads()),
            Integer.toString(run.runs()),
            run.has("clickhouse") ? "loaded" : "load");
    Process node =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (Writer in = node.outputWriter(UTF_8)) {
      in.write(asked(run).toString());
    }
    List<String> lines = new ArrayList<>();
    for (String line : (Iterable<String>) node.inputReader(UTF_8).lines()::iterator) {
      lines.add(line);
      if (line.startsWith("measured")) {
        measurement(line.split("\t", -1)).tell("ClickHouse");
      }
    }
    if (node.waitFor() != 0) {
      throw new IOException(
          "ClickHouse failed: " + String.join(" ", command) + " ended with " + node.exitValue());
    }
    return read(lines);
  }

  private static ArrayNode asked(PeerRun run) throws IOException {
    ArrayNode asked = JSON.createArrayNode();
    for (Variant variant : Variant.read(run.home().resolve("sql/clickhouse.sql"))) {
      for (Questions.Asked question : run.questions()) {
        if (variant.questions().contains(question.name()) && (run.slow() || !variant.slow())) {
          asked.addArray().add(question.name()).add(variant.name()).add(variant.of(question));
        }
      }
    }
    return asked;
  }

  private static PeerReport read(List<String> lines) {
    String version = "";
    double loadMillis = 0;
    long rows = 0;
    long bytes = 0;
    List<PeerReport.Measurement> measurements = new ArrayList<>();
    for (String line : lines) {
      String[] cells = line.split("\t", -1);
      switch (cells[0]) {
        case "version" -> version = cells[1];
        case "load" -> loadMillis = Double.parseDouble(cells[1]);
        case "rows" -> rows = Long.parseLong(cells[1]);
        case "bytes" -> bytes = Long.parseLong(cells[1]);
        case "measured" -> measurements.add(measurement(cells));
        default -> throw new IllegalStateException("ClickHouse's runner wrote: " + line);
      }
    }
    return new PeerReport("ClickHouse", version, loadMillis, rows, bytes, measurements);
  }

  private static PeerReport.Measurement measurement(String[] cells) {
    List<List<String>> rows = new ArrayList<>();
    for (JsonNode row : JSON.readTree(cells[3])) {
      rows.add(row.valueStream().map(JsonNode::asString).toList());
    }
    double[] millis =
        Arrays.stream(cells[4].split(",", -1)).mapToDouble(Double::parseDouble).toArray();
    return new PeerReport.Measurement(
        cells[1], cells[2], new Rows(rows), new Timing(millis, Double.parseDouble(cells[5])));
  }
}
