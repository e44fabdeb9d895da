package io.fullfunnel.bench;

import io.fullfunnel.cli.ClusterEngine;
import io.fullfunnel.cli.SparkDriver;
import io.fullfunnel.engine.Engine;
import io.fullfunnel.engine.local.LocalEngine;
import io.fullfunnel.question.Data;
import io.fullfunnel.question.ShardsSnapshot;
import io.fullfunnel.store.data.Folders;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.ObjectMapper;

/**
 * A snapshot asked on a Spark cluster of one worker and on one of two, of a core each: how much
 * sooner two are done. Both are asked in turn, so that what else the machine does meets both.
 */
public final class Workers {
  private static final List<String> OPTIONS =
      List.of("snapshot", "questions", "warm", "runs", "pinned", "settings");

  /** Of a worker; its executor takes {@link #EXECUTOR} of it. */
  private static final int MEGABYTES = 2400;

  private static final String EXECUTOR = "spark.executor.memory=2g";

  private final Options options;
  private final Path snapshot;
  private final Path folder;
  private final int warm;
  private final int runs;

  private Workers(Options options, Path folder) {
    this.options = options;
    this.snapshot = Path.of(options.required("snapshot"));
    this.folder = folder;
    this.warm = (int) options.number("warm", 3);
    this.runs = (int) options.number("runs", 7);
  }

  public static void main(String[] arguments) throws Exception {
    Options options = Options.of(arguments, OPTIONS);
    Path file = Path.of(options.text("questions", here().resolve("cluster.json").toString()));
    Map<String, String> questions = new LinkedHashMap<>();
    new ObjectMapper()
        .readTree(Files.readString(file))
        .properties()
        .forEach(question -> questions.put(question.getKey(), question.getValue().toString()));
    Path folder = Files.createTempDirectory("fullfunnel-workers-");
    try {
      new Workers(options, folder).measure(questions, System.out);
    } finally {
      Folders.remove(folder);
    }
  }

  private static Path here() {
    return Path.of(System.getProperty("fullfunnel.bench"));
  }

  /** A cluster's times of all questions, warm and not. */
  private record Side(Engine engine, Path events, List<Double> whole) {}

  void measure(Map<String, String> questions, PrintStream out) throws Exception {
    out.printf(
        Locale.ROOT,
        "%s on a Spark worker of one core and on two%s; medians of %d runs in ms; load %.1f"
            + " before%n",
        snapshot.getFileName(),
        options.flag("pinned") ? ", each kept to a processor" : "",
        runs,
        load());
    List<Side> sides = new ArrayList<>();
    List<Timing[]> here = new ArrayList<>();
    try (Cluster one = cluster(1);
        Cluster two = cluster(2)) {
      try (SparkDriver first = driver(one, 1);
          SparkDriver second = driver(two, 2);
          ShardsSnapshot opened = ShardsSnapshot.open(snapshot)) {
        sides.add(new Side(new ClusterEngine(first), events(1), new ArrayList<>()));
        sides.add(new Side(new ClusterEngine(second), events(2), new ArrayList<>()));
        for (String question : questions.values()) {
          here.add(here(question));
          ask(question, opened.data(), sides);
        }
      }
    }
    List<Stages> stages = List.of(Stages.read(events(1)), Stages.read(events(2)));
    WorkersReport report = new WorkersReport(out);
    report.head();
    int from = warm;
    int asked = 0;
    for (String name : questions.keySet()) {
      report.row(
          name,
          here.get(asked++),
          measured(sides.getFirst(), stages.getFirst(), from),
          measured(sides.getLast(), stages.getLast(), from));
      from += warm + runs;
    }
    out.printf(Locale.ROOT, "load %.1f afterwards, with this run's own%n", load());
  }

  private static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }

  private WorkersReport.Measured measured(Side side, Stages stages, int from) {
    return new WorkersReport.Measured(
        side.whole().subList(from, from + runs), stages.all().subList(from, from + runs));
  }

  private Cluster cluster(int workers) throws IOException, InterruptedException {
    Path root = here().resolve("..");
    return Cluster.start(
        root,
        folder.resolve("cluster-" + workers),
        new Cluster.Size(workers, MEGABYTES, options.flag("pinned"), ""));
  }

  private Path events(int workers) throws IOException {
    return Files.createDirectories(folder.resolve("events-" + workers));
  }

  private SparkDriver driver(Cluster cluster, int workers) throws IOException {
    List<String> settings = new ArrayList<>(Stages.settings(events(workers)));
    settings.add(EXECUTOR);
    String more = options.text("settings", "");
    settings.addAll(more.isEmpty() ? List.of() : List.of(more.split(" ", -1)));
    return cluster.driver(null, "", settings);
  }

  private void ask(String json, Data data, List<Side> sides) throws IOException {
    String expected;
    try (LocalEngine engine = new LocalEngine()) {
      expected = answer(json, data, engine);
    }
    for (int run = 0; run < warm + runs; run++) {
      for (Side side : sides) {
        long begun = System.nanoTime();
        String answer = answer(json, data, side.engine());
        side.whole().add((System.nanoTime() - begun) / 1e6);
        if (!answer.equals(expected)) {
          throw new IllegalStateException("Another answer on the cluster: " + json);
        }
      }
    }
  }

  /** What one and two threads of this process take, which read the files anew each time. */
  private Timing[] here(String json) throws Exception {
    Timing[] timings = new Timing[2];
    for (int threads = 1; threads <= 2; threads++) {
      try (LocalEngine engine = new LocalEngine(threads)) {
        Timing.of(warm, () -> opened(json, engine));
        timings[threads - 1] = Timing.of(runs, () -> opened(json, engine));
      }
    }
    return timings;
  }

  private String opened(String json, Engine engine) throws IOException {
    try (ShardsSnapshot opened = ShardsSnapshot.open(snapshot)) {
      return answer(json, opened.data(), engine);
    }
  }

  /** Without the time that it took. */
  private static String answer(String json, Data data, Engine engine) {
    return Asked.answer(json, data, engine).replaceFirst("\"millis\":\\d+", "");
  }
}
