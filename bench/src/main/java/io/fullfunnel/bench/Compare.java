package io.fullfunnel.bench;

import io.fullfunnel.engine.local.LocalEngine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Asks all systems the same questions of the same events, one system after the other. */
public final class Compare {
  private static final int RUNS = 5;

  private final Path home;
  private final Path work;
  private final int threads;
  private final Traffic traffic;
  private final Map<String, List<String>> asked = new LinkedHashMap<>();

  private Compare(Path home, Path work, int threads, Traffic traffic) {
    this.home = home;
    this.work = work;
    this.threads = threads;
    this.traffic = traffic;
    asked.put("Q1", Questions.Q1);
    asked.put("Q1H", Questions.Q1H);
  }

  public static void main(String[] arguments) throws Exception {
    Path home = Path.of(System.getProperty("fullfunnel.bench", "bench"));
    Options options = Options.of(arguments, List.of("rows", "seed", "threads", "work"));
    Traffic traffic =
        new Traffic(options.number("rows", 10_000_000), options.number("seed", 1), false);
    Path work = Path.of(options.text("work", home.resolveSibling("target/bench").toString()));
    Files.createDirectories(work);
    int threads = (int) options.number("threads", 2);
    new Compare(home, work, threads, traffic).run();
  }

  private void run() throws Exception {
    Path csv = csv();
    say("ClickHouse …");
    PeerReport clickHouse =
        ClickHousePeer.ask(home, csv, work.resolve("clickhouse"), threads, RUNS, asked);
    say("DuckDB …");
    PeerReport duck = DuckPeer.ask(home, csv, work.resolve("duckdb.db"), threads, RUNS, asked);
    say("The engine …");
    List<PeerReport> peers = List.of(clickHouse, duck);
    List<PeerReport.Measurement> ours = engine();
    for (PeerReport.Measurement measurement : ours) {
      refuseIfCountsDiffer(measurement, peers);
    }
    print(ours, peers);
  }

  private Path csv() throws IOException {
    Path csv = work.resolve("traffic-" + traffic.rows() + "-" + traffic.seed() + ".csv");
    if (!Files.exists(csv)) {
      say("Writing " + csv + " …");
      Generate.write(traffic, csv, RowWriter.Format.CSV);
    }
    return csv;
  }

  private List<PeerReport.Measurement> engine() throws Exception {
    SimulatedPeople people = new SimulatedPeople(traffic);
    List<PeerReport.Measurement> measurements = new ArrayList<>();
    try (LocalEngine engine = new LocalEngine(threads)) {
      for (Map.Entry<String, List<String>> question : asked.entrySet()) {
        measurements.add(
            FoldBench.measure(question.getKey(), question.getValue(), people, engine, RUNS));
      }
    }
    return measurements;
  }

  /** A time for another answer says nothing. */
  private static void refuseIfCountsDiffer(PeerReport.Measurement ours, List<PeerReport> peers) {
    for (PeerReport peer : peers) {
      for (PeerReport.Measurement theirs : peer.of(ours.question())) {
        if (!theirs.levels().equals(ours.levels())) {
          throw new IllegalStateException(
              "%s: the engine counts %s people per step, %s (%s) %s; no times are shown."
                  .formatted(
                      ours.question(),
                      ours.reached(),
                      peer.system(),
                      theirs.variant(),
                      theirs.reached()));
        }
      }
    }
  }

  private void print(List<PeerReport.Measurement> ours, List<PeerReport> peers) {
    Runtime machine = Runtime.getRuntime();
    System.out.printf(
        Locale.ROOT,
        "%,d events, seed %d, %d threads; %s, %d processors, load %.1f, Java %s, heap %d MB%n",
        traffic.rows(),
        traffic.seed(),
        threads,
        LocalDate.now(ZoneOffset.UTC),
        machine.availableProcessors(),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
        Runtime.version(),
        machine.maxMemory() >> 20);
    for (PeerReport peer : peers) {
      System.out.printf(
          Locale.ROOT,
          "%s %s: csv to table %.1f s, %.1f bytes an event on disk%n",
          peer.system(),
          peer.version(),
          peer.loadMillis() / 1000,
          (double) peer.bytes() / peer.rows());
    }
    System.out.printf("%n| | system | way | median ms | × engine | people per step |%n");
    System.out.printf("|---|---|---|---|---|---|%n");
    for (PeerReport.Measurement measurement : ours) {
      row(measurement, "engine alone, in memory", measurement);
      for (PeerReport peer : peers) {
        peer.of(measurement.question()).forEach(m -> row(m, peer.system(), measurement));
        row(peer.best(measurement.question()), peer.system() + " best", measurement);
      }
    }
  }

  private static void row(
      PeerReport.Measurement measured, String system, PeerReport.Measurement ours) {
    System.out.printf(
        Locale.ROOT,
        "| %s | %s | %s | %.0f | %.1f | %s |%n",
        measured.question(),
        system,
        measured.variant(),
        measured.timing().median(),
        measured.timing().median() / ours.timing().median(),
        measured.reached());
  }

  private static void say(String text) {
    System.err.println(text);
  }
}
