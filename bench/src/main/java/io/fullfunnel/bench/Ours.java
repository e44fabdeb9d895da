package io.fullfunnel.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fullfunnel.engine.local.LocalEngine;
import io.fullfunnel.question.Answers;
import io.fullfunnel.question.WorkspaceData;
import io.fullfunnel.store.data.DataDirectory;
import io.fullfunnel.store.data.Folders;
import io.fullfunnel.store.files.FileOptions;
import io.fullfunnel.store.imports.ImportRequest;
import io.fullfunnel.store.imports.ImportWatch;
import io.fullfunnel.store.workspace.Importing;
import io.fullfunnel.store.workspace.Workspace;
import io.fullfunnel.store.workspace.Workspaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/** Our system as a user has it: a file is imported, questions are JSON texts, answers too. */
final class Ours {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int WARM_UPS = 20;

  /** Enough to tell how long nearly all take. */
  private static final int MANY = 40;

  /** Seconds after which it is asked no more. */
  private static final int PATIENCE = 20;

  private final Path directory;
  private final LocalEngine engine;

  private Ours(Path directory, LocalEngine engine) {
    this.directory = directory;
    this.engine = engine;
  }

  /**
   * What was measured.
   *
   * @param imported from the start of the import to the first answer
   * @param reopened from opening the directory again, in the same process, to the first answer
   * @param heapBytes used by the open workspace after its first answer
   * @param peakBytes of memory the process ever had
   * @param diskBytes by store
   */
  record Result(
      Timing imported,
      Timing reopened,
      long heapBytes,
      long peakBytes,
      Map<String, Long> diskBytes,
      List<PeerReport.Measurement> measurements) {
    Result {
      measurements = List.copyOf(measurements);
    }

    PeerReport.Measurement of(String question) {
      return measurements.stream()
          .filter(m -> m.question().equals(question))
          .findFirst()
          .orElseThrow();
    }
  }

  /**
   * Imports a file into a directory that is made anew, and asks.
   *
   * @param served whether all questions are asked over HTTP afterwards
   */
  static Result ask(Path file, Path directory, int threads, int runs, boolean served)
      throws Exception {
    if (Files.exists(directory)) {
      Folders.remove(directory);
    }
    try (LocalEngine engine = new LocalEngine(threads)) {
      return new Ours(directory, engine).measure(file, runs, served);
    }
  }

  private Result measure(Path file, int runs, boolean served) throws Exception {
    String first = Questions.json(Questions.Q1);
    long heapBefore = heap();
    Timing imported =
        Timing.of(
            1,
            () ->
                in(workspace -> {
                  FileOptions plain = FileOptions.of("events", "auto", List.of(), List.of());
                  Importing.run(
                      workspace,
                      new ImportRequest(file, plain, directory, false),
                      ImportWatch.NONE);
                  return answer(first, workspace);
                }));
    Timing reopened = Timing.of(1, () -> in(workspace -> answer(first, workspace)));
    long heapBytes =
        in(workspace -> {
          answer(first, workspace);
          return heap() - heapBefore;
        });
    long peak = peak("self");
    List<PeerReport.Measurement> measurements = served ? askServed(runs) : List.of();
    return new Result(imported, reopened, heapBytes, peak, disk(), measurements);
  }

  private List<PeerReport.Measurement> askServed(int runs) throws Exception {
    List<PeerReport.Measurement> measurements = new ArrayList<>();
    try (ServedWorkspace server = new ServedWorkspace(directory)) {
      for (Questions.Asked question : Questions.ALL) {
        Timing first = Timing.of(1, () -> server.ask(question.json()));
        Timing.within(WARM_UPS, PATIENCE, () -> server.ask(question.json()));
        double cpu = server.cpuMillis();
        Timing many = Timing.within(MANY, PATIENCE, () -> server.ask(question.json()));
        cpu = (server.cpuMillis() - cpu) / many.millis().length;
        Timing few = Timing.of(runs, () -> server.ask(question.json()));
        JsonNode answer = JSON.readTree(server.ask(question.json()));
        System.err.printf(
            Locale.ROOT,
            "  %s: first %.0f ms, then of %d: median %.1f, 95%% within %.1f ms%n",
            question.name(),
            first.median(),
            many.millis().length,
            many.median(),
            many.most(0.95));
        Rows rows =
            question.rows() == null
                ? new Rows(List.of())
                : new Rows(question.rows().apply(answer.path("answer")));
        measurements.add(
            new PeerReport.Measurement(question.name(), "POST ask", rows, few.withCpu(cpu)));
      }
      System.err.printf(
          Locale.ROOT, "  the server's memory at most: %d MB%n", peak("" + server.pid()) >> 20);
    }
    return measurements;
  }

  private ObjectNode answer(String json, Workspace workspace) throws IOException {
    WorkspaceData data = WorkspaceData.of(workspace);
    JsonNode question = io.fullfunnel.question.Questions.parse(json.getBytes(UTF_8));
    return new Answers(engine).answer(io.fullfunnel.question.Questions.read(question, data), data);
  }

  /** What is done with an open workspace. */
  private interface Use<T> {
    T with(Workspace workspace) throws Exception;
  }

  private <T> T in(Use<T> use) throws Exception {
    try (DataDirectory data = DataDirectory.open(directory);
        Workspace workspace = new Workspaces(data).open("default")) {
      return use.with(workspace);
    }
  }

  private static long heap() {
    System.gc();
    Runtime machine = Runtime.getRuntime();
    return machine.totalMemory() - machine.freeMemory();
  }

  /** 0 where the system does not tell. */
  private static long peak(String process) throws IOException {
    Path status = Path.of("/proc", process, "status");
    if (!Files.exists(status)) {
      return 0;
    }
    for (String line : Files.readAllLines(status)) {
      if (line.startsWith("VmHWM:")) {
        return Long.parseLong(line.replaceAll("\\D", "")) << 10;
      }
    }
    return 0;
  }

  private Map<String, Long> disk() throws IOException {
    Map<String, Long> bytes = new TreeMap<>();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path within = directory.relativize(file);
        if (within.startsWith("workspaces") && within.getNameCount() > 2) { // …/ID/STORE
          String store = within.getName(2).toString();
          bytes.merge(
              store.startsWith("events.duckdb") ? "event table" : store,
              Files.size(file),
              Long::sum);
        }
      }
    }
    bytes.values().removeIf(size -> size < 4096);
    return bytes;
  }

  static String describe(Result result, long rows) {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "ours: csv to first answer %.1f s (%,.0f events/s; %.1f s of CPU); opened again to"
                + " first answer %.2f s (%.2f s of CPU); heap %.1f bytes an event; peak %d MB;"
                + " bytes an event on disk:",
            result.imported().median() / 1000,
            rows / (result.imported().median() / 1000),
            result.imported().cpuMillis() / 1000,
            result.reopened().median() / 1000,
            result.reopened().cpuMillis() / 1000,
            (double) result.heapBytes() / rows,
            result.peakBytes() >> 20));
    result
        .diskBytes()
        .forEach((store, bytes) ->
            text.append(String.format(Locale.ROOT, " %s %.1f", store, (double) bytes / rows)));
    return text.toString();
  }
}
