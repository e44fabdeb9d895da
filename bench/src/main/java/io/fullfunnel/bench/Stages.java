package io.fullfunnel.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** What Spark itself wrote down of a driver's stages: each question is one. */
record Stages(List<Stage> all) {
  private static final double NANOS = 1e6;

  Stages {
    all = List.copyOf(all);
  }

  /**
   * One stage, in milliseconds.
   *
   * @param millis from its submission to its completion
   * @param cpu what its tasks took of processors, without collecting garbage or compiling
   * @param run how long its tasks ran, all together
   * @param around how long tasks took beyond that from their launch to their end: sending, starting
   * @param resultBytes what its tasks sent back
   */
  record Stage(
      int tasks, double millis, double cpu, double run, double around, double resultBytes) {}

  /** The settings under which it is written. */
  static List<String> settings(Path folder) {
    return List.of(
        "spark.eventLog.enabled=true",
        "spark.eventLog.dir=" + folder.toUri(),
        "spark.eventLog.compress=false",
        "spark.eventLog.rolling.enabled=false");
  }

  /** Reads what a driver left that has ended, the stages in their order. */
  static Stages read(Path folder) throws IOException {
    TreeMap<Integer, List<JsonNode>> tasks = new TreeMap<>();
    List<Stage> all = new ArrayList<>();
    ObjectMapper json = new ObjectMapper();
    try (Stream<Path> files = Files.list(folder)) {
      for (String line : Files.readAllLines(files.findFirst().orElseThrow())) {
        JsonNode event = json.readTree(line);
        switch (event.path("Event").asString()) {
          case "SparkListenerTaskEnd" ->
              tasks
                  .computeIfAbsent(event.path("Stage ID").asInt(), id -> new ArrayList<>())
                  .add(event);
          case "SparkListenerStageCompleted" -> {
            JsonNode stage = event.path("Stage Info");
            all.add(stage(stage, tasks.getOrDefault(stage.path("Stage ID").asInt(), List.of())));
          }
          default -> {}
        }
      }
    }
    return new Stages(all);
  }

  private static Stage stage(JsonNode info, List<JsonNode> tasks) {
    double cpu = 0;
    double run = 0;
    double whole = 0;
    double bytes = 0;
    for (JsonNode task : tasks) {
      JsonNode metrics = task.path("Task Metrics");
      cpu += metrics.path("Executor CPU Time").asLong() / NANOS;
      cpu += metrics.path("Executor Deserialize CPU Time").asLong() / NANOS;
      run += metrics.path("Executor Run Time").asLong();
      bytes += metrics.path("Result Size").asLong();
      JsonNode times = task.path("Task Info");
      whole += times.path("Finish Time").asLong() - times.path("Launch Time").asLong();
    }
    long millis = info.path("Completion Time").asLong() - info.path("Submission Time").asLong();
    return new Stage(tasks.size(), millis, cpu, run, whole - run, bytes);
  }
}
