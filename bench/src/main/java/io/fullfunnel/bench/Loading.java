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
import io.fullfunnel.store.timelines.Snapshot;
import io.fullfunnel.store.timelines.Timelines;
import io.fullfunnel.store.workspace.Importing;
import io.fullfunnel.store.workspace.Workspace;
import io.fullfunnel.store.workspace.Workspaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** How long it takes until a file can be asked about, and what it takes to keep it. */
final class Loading {
  private final Path directory;
  private final LocalEngine engine;

  private Loading(Path directory, LocalEngine engine) {
    this.directory = directory;
    this.engine = engine;
  }

  /**
   * What was measured.
   *
   * @param imported from the start of the import to the first answer; null if it was there before
   * @param reopened from opening the directory again, in the same process, to the first answer
   * @param heapBytes used by the open workspace after its first answer
   * @param peakBytes of memory the process ever had
   * @param diskBytes by store
   */
  record Result(
      @Nullable Timing imported,
      Timing reopened,
      long heapBytes,
      long peakBytes,
      Map<String, Long> diskBytes) {
    String describe(long rows) {
      StringBuilder text = new StringBuilder("ours: ");
      if (imported != null) {
        text.append(
            String.format(
                Locale.ROOT,
                "file to first answer %.1f s (%,.0f events/s; %.1f s of CPU); ",
                imported.median() / 1000,
                rows / (imported.median() / 1000),
                imported.cpuMillis() / 1000));
      }
      text.append(
          String.format(
              Locale.ROOT,
              "opened again to first answer %.2f s (%.2f s of CPU); heap %.1f bytes an event; peak"
                  + " %d MB; bytes an event on disk:",
              reopened.median() / 1000,
              reopened.cpuMillis() / 1000,
              (double) heapBytes / rows,
              peakBytes >> 20));
      diskBytes.forEach((store, bytes) ->
          text.append(String.format(Locale.ROOT, " %s %.1f", store, (double) bytes / rows)));
      return text.toString();
    }
  }

  /**
   * Imports files one after the other into a directory that is made anew.
   *
   * @param loaded whether it is there from before
   */
  static Result of(List<Path> files, Path directory, int threads, boolean loaded) throws Exception {
    if (!loaded && Files.exists(directory)) {
      Folders.remove(directory);
    }
    try (LocalEngine engine = new LocalEngine(threads)) {
      return new Loading(directory, engine).measure(files, loaded);
    }
  }

  private Result measure(List<Path> files, boolean loaded) throws Exception {
    long heapBefore = heap();
    Timing imported = loaded ? null : Timing.of(1, () -> in(workspace -> load(files, workspace)));
    Timing reopened = Timing.of(1, () -> in(this::answer));
    long heapBytes =
        in(workspace -> {
          answer(workspace);
          return heap() - heapBefore;
        });
    return new Result(imported, reopened, heapBytes, peak("self"), disk());
  }

  private ObjectNode load(List<Path> files, Workspace workspace) throws Exception {
    FileOptions plain = FileOptions.of("events", "auto", List.of(), List.of());
    for (Path file : files) {
      ImportRequest request = new ImportRequest(file, plain, directory, false);
      Importing.run(workspace, request, ImportWatch.NONE);
    }
    return answer(workspace);
  }

  private ObjectNode answer(Workspace workspace) throws IOException {
    String json = Questions.json(Questions.Q1);
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

  /** Who was promoted there, as a sentence: their timelines stand in the last shard. */
  static String promoted(Path directory) throws Exception {
    try (DataDirectory data = DataDirectory.open(directory);
        Workspace workspace = new Workspaces(data).open("default")) {
      long rows = workspace.askTimelines(Timelines::tailRows);
      Snapshot all = workspace.snapshot();
      return String.format(
          Locale.ROOT,
          "Promoted: %,d of %,d people, with %,d events.",
          rows == 0 ? 0 : all.columnShards().getLast().people(),
          all.people(),
          rows);
    }
  }

  private static long heap() {
    System.gc();
    Runtime machine = Runtime.getRuntime();
    return machine.totalMemory() - machine.freeMemory();
  }

  /** 0 where the system does not tell. */
  static long peak(String process) throws IOException {
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
}
