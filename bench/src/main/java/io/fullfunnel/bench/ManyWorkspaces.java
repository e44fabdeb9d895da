package io.fullfunnel.bench;

import io.fullfunnel.store.data.DataDirectory;
import io.fullfunnel.store.data.Folders;
import io.fullfunnel.store.files.FileOptions;
import io.fullfunnel.store.imports.ImportRequest;
import io.fullfunnel.store.imports.ImportWatch;
import io.fullfunnel.store.workspace.Importing;
import io.fullfunnel.store.workspace.Keys;
import io.fullfunnel.store.workspace.Workspace;
import io.fullfunnel.store.workspace.Workspaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Many workspaces on one server: each with traffic of its own, asked a funnel one after the other,
 * then again in any order. Whether the people of those that are open ever took more memory than
 * they may, how many stay, and how long an answer takes from memory and from disk.
 */
public final class ManyWorkspaces {
  /** Needs a column of the event table too. */
  private static final String QUESTION =
      """
      {"ask":"funnel","steps":["session_start","page_view","add_to_cart"],"window":"14d",\
      "by":{"property":"device","at":"step:1"}}\
      """;

  private static final String OPEN = "fullfunnel_duplicates_total{workspace=\"";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, String> keys;
  private final ServedWorkspace server;
  private final Map<String, JsonNode> answers = new LinkedHashMap<>();
  private final List<Double> fromDisk = new ArrayList<>();
  private final List<Double> fromMemory = new ArrayList<>();

  private ManyWorkspaces(Map<String, String> keys, ServedWorkspace server) {
    this.keys = keys;
    this.server = server;
  }

  /**
   * What came out.
   *
   * @param open workspaces at the end
   * @param peak the server's memory at most
   * @param differing answers that were not the same the second time
   */
  record Result(
      int workspaces,
      int open,
      OpenMemory memory,
      long peak,
      int differing,
      Timing fromDisk,
      Timing fromMemory) {
    boolean holds() {
      return memory.isKept() && differing == 0;
    }

    String describe() {
      return String.format(
          Locale.ROOT,
          "%d workspaces, %d of them open at the end (at most %d) with %d event tables.%n"
              + "Their people took %.1f MB of memory at most, seen %,d times (%.1f MB) and by the"
              + " server's own count; they may take %.1f MB: %s.%n"
              + "The server's memory at most: %d MB.%n"
              + "An answer from memory: median %.1f ms, 95%% within %.1f ms (%d); from disk: median"
              + " %.1f ms, 95%% within %.1f ms (%d). %s",
          workspaces,
          open,
          memory.mostOpen(),
          memory.mostTables(),
          memory.most() / 1e6,
          memory.looks(),
          memory.mostSeen() / 1e6,
          memory.budget() / 1e6,
          memory.isKept() ? "kept" : "NOT KEPT",
          peak >> 20,
          fromMemory.median(),
          fromMemory.most(.95),
          fromMemory.millis().length,
          fromDisk.median(),
          fromDisk.most(.95),
          fromDisk.millis().length,
          differing == 0
              ? "All answers were the same the second time."
              : differing + " answers were NOT the same the second time.");
    }
  }

  public static void main(String[] arguments) throws Exception {
    Options options =
        Options.of(arguments, List.of("work", "workspaces", "events", "heap", "loaded"));
    Path home = Path.of(System.getProperty("fullfunnel.bench", "bench"));
    Path work = Path.of(options.text("work", home.resolveSibling("target/bench").toString()));
    int workspaces = (int) options.number("workspaces", 200);
    long events = options.number("events", 50_000);
    Path data = work.resolve("many-" + workspaces + "-" + events);
    if (!options.flag("loaded")) {
      Folders.remove(data);
    }
    Result result = run(data, workspaces, events, options.text("heap", "384m"));
    System.out.println(result.describe());
    if (!result.holds()) {
      System.exit(1);
    }
  }

  /**
   * Fills what is missing, serves it and asks.
   *
   * @param heap of the server, as {@code -Xmx} takes it
   */
  static Result run(Path data, int workspaces, long events, String heap) throws Exception {
    Files.createDirectories(data.toAbsolutePath().getParent());
    Map<String, String> keys = fill(data, workspaces, events);
    String first = keys.values().iterator().next();
    try (ServedWorkspace server = new ServedWorkspace(data, List.of("-Xmx" + heap), first)) {
      return new ManyWorkspaces(keys, server).ask();
    }
  }

  /** Makes the workspaces that are not there, and a key for each. */
  private static Map<String, String> fill(Path data, int workspaces, long events)
      throws IOException {
    Map<String, String> keys = new LinkedHashMap<>();
    try (DataDirectory directory = DataDirectory.open(data)) {
      Workspaces all = new Workspaces(directory);
      for (int i = 0; i < workspaces; i++) {
        String name = "site-" + i;
        if (all.find(name).isEmpty()) {
          fill(all, name, new Traffic(events, 1 + i, false), directory.temporary());
        }
        keys.put(name, all.keys(name).create(Keys.Scope.ASK).text());
      }
    }
    return keys;
  }

  private static void fill(Workspaces all, String name, Traffic traffic, Path temporary)
      throws IOException {
    Path csv = temporary.resolve(name + ".csv");
    Generate.write(traffic, csv, RowWriter.Format.CSV);
    FileOptions plain = FileOptions.of("events", "auto", List.of(), List.of());
    try (Workspace workspace = all.open(name)) {
      Importing.run(workspace, new ImportRequest(csv, plain, temporary, false), ImportWatch.NONE);
    }
    Files.delete(csv);
  }

  private Result ask() throws Exception {
    try (OpenMemory memory = OpenMemory.watch(server)) {
      int differing = 0;
      List<String> names = new ArrayList<>(keys.keySet());
      for (String name : names) {
        differing += ask(name);
      }
      Collections.shuffle(names, new Random(1));
      for (String name : names) {
        differing += ask(name);
        differing += ask(name); // from memory now
      }
      memory.look();
      int open = (int) keys.keySet().stream().filter(memory.last()::isOpen).count();
      return new Result(
          keys.size(),
          open,
          memory,
          Loading.peak("" + server.pid()),
          differing,
          timing(fromDisk),
          timing(fromMemory));
    }
  }

  private static Timing timing(List<Double> millis) {
    return new Timing(millis.stream().mapToDouble(Double::doubleValue).toArray(), 0);
  }

  /** Asks a workspace; 1 if it answers otherwise than before. */
  private int ask(String name) throws Exception {
    boolean open = new Scrape(server.metrics()).isOpen(name);
    long begun = System.nanoTime();
    String text = server.ask(name, keys.getOrDefault(name, ""), QUESTION);
    (open ? fromMemory : fromDisk).add((System.nanoTime() - begun) / 1e6);
    ObjectNode answer = (ObjectNode) JSON.readTree(text);
    ((ObjectNode) answer.path("basis")).remove("millis");
    JsonNode before = answers.putIfAbsent(name, answer);
    return before == null || before.equals(answer) ? 0 : 1;
  }

  /** The figures of a server at one moment. */
  record Scrape(String text) {
    boolean isOpen(String workspace) {
      return text.contains(OPEN + workspace + "\"}");
    }

    long figure(String name) {
      int at = text.indexOf("\n" + name + " ");
      int end = text.indexOf('\n', at + 1);
      return at < 0 ? 0 : Long.parseLong(text.substring(at + name.length() + 2, end));
    }
  }
}
