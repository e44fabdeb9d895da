package io.fullfunnel.bench;

import io.fullfunnel.engine.local.LocalEngine;
import io.fullfunnel.question.WorkspaceData;
import io.fullfunnel.store.data.DataDirectory;
import io.fullfunnel.store.workspace.Workspace;
import io.fullfunnel.store.workspace.Workspaces;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * Says which questions take more CPU time than they did when the stored baseline was written. Times
 * are told in units of a loop that never changes, run beside each question, so that another
 * machine, or the same one when it is hotter, says nearly the same.
 */
public final class Baseline {
  private static final long ROWS = 2_000_000;
  private static final double SLOWER = 1.10;
  private static final int WARM_UPS = 20;
  private static final int SAMPLES = 9;
  private static final int TRIES = 3;

  /** Milliseconds of CPU time that a sample takes at least: the clock ticks every ten. */
  private static final double LONG_ENOUGH = 300;

  private final Path stored;
  private final int[] numbers = new int[1 << 20];

  /** Each loop begins with the result of the last one: else the compiler leaves them out. */
  private volatile long told;

  private Baseline(Path stored) {
    this.stored = stored;
    var random = new SplittableRandom(1);
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = random.nextInt();
    }
  }

  public static void main(String[] arguments) throws Exception {
    Options options = Options.of(arguments, List.of("work", "write"));
    Path home = Path.of(System.getProperty("fullfunnel.bench", "bench"));
    Path work = Path.of(options.text("work", home.resolveSibling("target/bench").toString()));
    Files.createDirectories(work);
    var baseline = new Baseline(home.resolve("baseline.tsv"));
    if (!baseline.run(work, questions(home), options.flag("write"))) {
      System.exit(1);
    }
  }

  private static Map<String, String> questions(Path home) throws Exception {
    Map<String, String> questions = new LinkedHashMap<>();
    for (Questions.Asked question : Questions.ALL) {
      if (!questions.containsValue(question.json())) {
        questions.put(question.name(), question.json());
      }
    }
    String more = Files.readString(home.resolve("questions.json"));
    for (Map.Entry<String, JsonNode> question : new ObjectMapper().readTree(more).properties()) {
      questions.put(question.getKey(), question.getValue().toString());
    }
    return questions;
  }

  private boolean run(Path work, Map<String, String> questions, boolean write) throws Exception {
    Path data = work.resolve("baseline");
    if (!Files.exists(data)) {
      Path csv = work.resolve("traffic-" + ROWS + "-1.csv");
      Generate.write(new Traffic(ROWS, 1, false), csv, RowWriter.Format.CSV);
      Loading.of(List.of(csv), data, 2, false);
    }
    Map<String, Double> before = write ? Map.of() : read();
    List<String> lines = new ArrayList<>();
    List<String> slower = new ArrayList<>();
    try (LocalEngine engine = new LocalEngine(1);
        DataDirectory directory = DataDirectory.open(data);
        Workspace workspace = new Workspaces(directory).open("default")) {
      for (Map.Entry<String, String> question : questions.entrySet()) {
        WorkspaceData opened = WorkspaceData.of(workspace);
        double was = before.getOrDefault(question.getKey(), Double.NaN);
        double units = units(() -> Asked.answer(question.getValue(), opened, engine), was);
        lines.add(String.format(Locale.ROOT, "%s\t%.2f", question.getKey(), units));
        System.out.printf(
            Locale.ROOT, "%-28s %8.2f %8.2f  %.2f%n", question.getKey(), was, units, units / was);
        if (units > was * SLOWER) {
          slower.add(question.getKey());
        }
      }
    }
    if (write) {
      Files.writeString(stored, String.join("\n", lines) + "\n");
    }
    System.out.println(
        slower.isEmpty()
            ? "No question is slower than the baseline by more than a tenth."
            : "Slower by more than a tenth: " + String.join(", ", slower));
    return slower.isEmpty();
  }

  private Map<String, Double> read() throws Exception {
    Map<String, Double> known = new LinkedHashMap<>();
    for (String line : Files.readAllLines(stored)) {
      String[] cells = line.split("\t", -1);
      known.put(cells[0], Double.valueOf(cells[1]));
    }
    return known;
  }

  /** What looks slower is measured again: a busy machine makes nothing quicker than it is. */
  private double units(Callable<?> thing, double was) throws Exception {
    for (int i = 0; i < WARM_UPS; i++) {
      thing.call();
    }
    double least = Double.MAX_VALUE;
    for (int attempt = 0; attempt < TRIES && !(least <= was * SLOWER); attempt++) {
      for (int sample = 0; sample < SAMPLES; sample++) {
        least = Math.min(least, cpu(thing) / cpu(this::loop));
      }
      if (Double.isNaN(was)) {
        break;
      }
    }
    return least;
  }

  /** Milliseconds of CPU time of one call, of as many as make a long sample. */
  private static double cpu(Callable<?> thing) throws Exception {
    int calls = 1;
    while (true) {
      double millis = Timing.of(calls, thing).cpuMillis();
      if (millis * calls >= LONG_ENOUGH) {
        return millis;
      }
      calls = Math.max(calls * 2, (int) Math.ceil(LONG_ENOUGH / Math.max(0.1, millis)));
    }
  }

  /** Looks up and adds; some of it in memory that is far. */
  private Long loop() {
    long sum = 0;
    int at = (int) told;
    for (int i = 0; i < numbers.length; i++) {
      at = (at ^ numbers[i]) & (numbers.length - 1);
      sum += numbers[at] > 0 ? numbers[at] : i;
    }
    told = sum;
    return sum;
  }
}
