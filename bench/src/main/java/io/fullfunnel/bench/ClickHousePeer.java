package io.fullfunnel.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** ClickHouse inside a Node process of its own: the times are taken there, around each query. */
final class ClickHousePeer {
  private ClickHousePeer() {}

  /**
   * @param home the directory {@code bench} of the sources
   */
  static PeerReport ask(
      Path home, Path csv, Path directory, int threads, int runs, Map<String, List<String>> asked)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add("node");
    command.add(home.resolve("peers/clickhouse.mjs").toString());
    command.add(csv.toAbsolutePath().toString());
    command.add(home.resolve("sql/clickhouse.sql").toString());
    command.add(directory.toString());
    command.add(Integer.toString(threads));
    command.add(Integer.toString(runs));
    asked.forEach((name, steps) -> command.add(name + "=" + String.join(",", steps)));
    Process node =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    List<String> lines = node.inputReader().lines().toList();
    if (node.waitFor() != 0) {
      throw new IOException(
          "ClickHouse failed: " + String.join(" ", command) + " ended with " + node.exitValue());
    }
    return read(lines);
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
    List<Long> levels = Arrays.stream(cells[3].split(",", -1)).map(Long::valueOf).toList();
    double[] millis =
        Arrays.stream(cells[4].split(",", -1)).mapToDouble(Double::parseDouble).toArray();
    return new PeerReport.Measurement(
        cells[1], cells[2], levels, new Timing(millis, Double.parseDouble(cells[5])));
  }
}
