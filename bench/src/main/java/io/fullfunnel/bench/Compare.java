package io.fullfunnel.bench;

import io.fullfunnel.store.data.Folders;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Asks all systems the same questions of the same events, one system after the other. */
public final class Compare {
  private static final int RUNS = 5;

  /** Enough to tell the rate. */
  private static final long NDJSON_ROWS = 1_000_000;

  private final Path home;
  private final Path work;
  private final int threads;
  private final Traffic traffic;

  private Compare(Path home, Path work, int threads, Traffic traffic) {
    this.home = home;
    this.work = work;
    this.threads = threads;
    this.traffic = traffic;
  }

  public static void main(String[] arguments) throws Exception {
    Path home = Path.of(System.getProperty("fullfunnel.bench", "bench"));
    Options options =
        Options.of(
            arguments,
            List.of(
                "rows",
                "seed",
                "threads",
                "work",
                "questions",
                "slow",
                "loaded",
                "promoted",
                "incoming"));
    Traffic traffic =
        new Traffic(options.number("rows", 10_000_000), options.number("seed", 1), false);
    Path work = Path.of(options.text("work", home.resolveSibling("target/bench").toString()));
    Files.createDirectories(work);
    int threads = (int) options.number("threads", 2);
    var asked =
        new Asking(
            questions(home, options.text("questions", "")),
            options.flag("slow"),
            options.flag("loaded"),
            options.share("promoted"),
            options.number("incoming", 0));
    new Compare(home, work, threads, traffic).run(asked);
  }

  /**
   * How it is asked.
   *
   * @param questions that are asked
   * @param slow whether ways are asked too that were never the quickest
   * @param loaded whether what the systems have from before is taken
   * @param promoted share of the people of whom an event comes late with us; the rows are the same
   * @param incoming events a second that come in while we answer; the others have none of them
   */
  private record Asking(
      List<Questions.Asked> questions,
      boolean slow,
      boolean loaded,
      double promoted,
      long incoming) {}

  /** Those of these names, or all. */
  private static List<Questions.Asked> questions(Path home, String names) throws IOException {
    List<Questions.Asked> questions = new ArrayList<>(Questions.ALL);
    questions.addAll(General.read(home));
    if (names.isEmpty()) {
      return questions;
    }
    List<String> wanted = List.of(names.split(","));
    for (String name : wanted) {
      if (questions.stream().noneMatch(question -> question.name().equals(name))) {
        throw new IllegalArgumentException("There is no question " + name);
      }
    }
    questions.removeIf(question -> !wanted.contains(question.name()));
    return questions;
  }

  /** Loads and asks. */
  private void run(Asking asking) throws Exception {
    List<Questions.Asked> questions = asking.questions();
    Path csv = file(traffic, RowWriter.Format.CSV);
    double loadBefore = load();
    say("We …");
    boolean loaded = asking.loaded();
    Loading.Result loading = loading(csv, asking);
    List<PeerReport.Measurement> ours = ours(questions, asking);
    say("ClickHouse …");
    var run = new PeerRun(home, questions, csv, work, threads, RUNS, asking.slow(), loaded);
    PeerReport clickHouse = ClickHousePeer.ask(run);
    say("DuckDB …");
    PeerReport duck = DuckPeer.ask(run);
    List<PeerReport> peers = List.of(clickHouse, duck);
    for (PeerReport peer : peers) {
      if (peer.rows() != traffic.rows()) {
        throw new IllegalStateException(peer.system() + " has " + peer.rows() + " events");
      }
    }
    for (Questions.Asked question : questions) {
      if (question.rows() != null && asking.incoming() == 0) {
        refuseIfAnswersDiffer(of(question.name(), ours), peers);
      }
    }
    System.out.println(
        asking.incoming() == 0
            ? "All answers are the same, but those of Q4 and Q5, which are asked otherwise."
            : "Our answers count what came in meanwhile, so they are not held against the"
                + " others'.");
    print(ours, peers, loadBefore);
    System.out.printf("%n%s%n", loading.describe(traffic.rows()));
    if (!loaded) {
      Traffic less = new Traffic(Math.min(NDJSON_ROWS, traffic.rows()), traffic.seed(), false);
      Path ndjson = file(less, RowWriter.Format.NDJSON);
      Loading.Result lines =
          Loading.of(List.of(ndjson), work.resolve("ours-ndjson"), threads, false);
      System.out.printf("%,d rows of ndjson, %s%n", less.rows(), lines.describe(less.rows()));
    }
  }

  private Path own(Asking asking) {
    String held = asking.promoted() == 0 ? "" : "-held-" + Math.round(asking.promoted() * 10_000);
    return work.resolve("ours" + held + "-" + traffic.rows());
  }

  private Loading.Result loading(Path csv, Asking asking) throws Exception {
    Path own = own(asking);
    boolean there = asking.loaded() && Files.exists(own);
    if (asking.promoted() == 0) {
      return Loading.of(List.of(csv), own, threads, there);
    }
    List<Path> files = new Withheld(traffic, asking.promoted()).files(work);
    Loading.Result loading = Loading.of(files, own, threads, there);
    System.out.println(Loading.promoted(own));
    return loading;
  }

  /** What comes in meanwhile goes into a copy. */
  private List<PeerReport.Measurement> ours(List<Questions.Asked> questions, Asking asking)
      throws Exception {
    Path own = own(asking);
    if (asking.incoming() == 0) {
      return Ours.ask(own, questions, RUNS, 0);
    }
    Path copy = work.resolve("ours-incoming-" + traffic.rows());
    Folders.remove(copy);
    try (Stream<Path> all = Files.walk(own)) {
      for (Path file : all.toList()) {
        Files.copy(file, copy.resolve(own.relativize(file).toString()));
      }
    }
    List<PeerReport.Measurement> ours = Ours.ask(copy, questions, RUNS, asking.incoming());
    Folders.remove(copy);
    return ours;
  }

  private Path file(Traffic of, RowWriter.Format format) throws IOException {
    String ending = format.name().toLowerCase(Locale.ROOT);
    Path file = work.resolve("traffic-" + of.rows() + "-" + of.seed() + "." + ending);
    if (!Files.exists(file)) {
      say("Writing " + file + " …");
      Generate.write(of, file, format);
    }
    return file;
  }

  private static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }

  private static PeerReport.Measurement of(String question, List<PeerReport.Measurement> ours) {
    return ours.stream().filter(m -> m.question().equals(question)).findFirst().orElseThrow();
  }

  /** A time for another answer says nothing. */
  private static void refuseIfAnswersDiffer(PeerReport.Measurement ours, List<PeerReport> peers) {
    for (PeerReport peer : peers) {
      for (PeerReport.Measurement theirs : peer.of(ours.question())) {
        if (!theirs.rows().same(ours.rows())) {
          throw new IllegalStateException(
              "%s: we say %s, %s (%s) says %s; no times are shown."
                  .formatted(
                      ours.question(),
                      ours.rows().cells(),
                      peer.system(),
                      theirs.variant(),
                      theirs.rows().cells()));
        }
      }
    }
  }

  private void print(List<PeerReport.Measurement> ours, List<PeerReport> peers, double loadBefore) {
    Runtime machine = Runtime.getRuntime();
    System.out.printf(
        Locale.ROOT,
        "%,d events, seed %d, %d threads; %s, %d processors, load %.1f to %.1f, Java %s, heap %d"
            + " MB%n",
        traffic.rows(),
        traffic.seed(),
        threads,
        LocalDate.now(ZoneOffset.UTC),
        machine.availableProcessors(),
        loadBefore,
        load(),
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
    System.out.printf("%n| | system | way | median ms | × ours | CPU ms |%n");
    System.out.printf("|---|---|---|---|---|---|%n");
    for (PeerReport.Measurement measurement : ours) {
      row(measurement, "ours", measurement);
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
        "| %s | %s | %s | %.0f | %.1f | %.0f |%n",
        measured.question(),
        system,
        measured.variant(),
        measured.timing().median(),
        measured.timing().median() / ours.timing().median(),
        measured.timing().cpuMillis());
  }

  private static void say(String text) {
    System.err.println(text);
  }
}
