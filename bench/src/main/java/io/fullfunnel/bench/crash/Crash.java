package io.fullfunnel.bench.crash;

import io.fullfunnel.store.data.Folders;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Power cuts, then kills, failpoints, damaged files and full disks for so many minutes; ends at the
 * first thing that is lost, doubled or silently different.
 */
public final class Crash {
  private static final int CYCLES = 6;
  private static final int MUTATIONS = 20;
  private static final int IMPORT_ROWS = 24_000;
  private static final double LEAST_RATE = 5_000;

  /** Points on the way of load, with how many passages a run may wait for. */
  static final List<String> LOAD =
      List.of("J1:40", "J2:40", "J3:30", "J9:2", "J10:40", "A1:3", "A2:3", "S1:6", "T1:3", "T2:3");

  /** Points on the way of an import. */
  static final List<String> IMPORT =
      List.of("I1:1", "I2:6", "I3:1", "G1:1", "G2:1", "T1:1", "T2:1", "J10:7", "A1:1", "S1:3");

  /** Points on the way of an undoing. */
  static final List<String> UNDO = List.of("U1:1", "U2:1", "G1:1", "G2:1", "T1:1", "T2:1", "J10:2");

  private final Path work;
  private final SplittableRandom random;
  private final Counts counts = new Counts();
  private final long end;

  private final boolean http;

  /** After so many deaths everything is counted. */
  private final int each;

  /** Files that are damaged in a round. */
  private final int damage;

  private Crash(Path work, long seed, long minutes, boolean http, int each, int damage) {
    this.work = work;
    this.http = http;
    this.each = each;
    this.damage = damage;
    this.random = new SplittableRandom(seed);
    this.end = System.nanoTime() + Duration.ofMinutes(minutes).toNanos();
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    long minutes = 10;
    int losses = 0;
    long seed = System.currentTimeMillis();
    boolean http = false;
    int each = 1;
    int damage = MUTATIONS;
    Iterator<String> given = List.of(arguments).iterator();
    while (given.hasNext()) {
      switch (given.next()) {
        case "--minutes" -> minutes = Long.parseLong(given.next());
        case "--power" -> losses = Integer.parseInt(given.next());
        case "--seed" -> seed = Long.parseLong(given.next());
        case "--http" -> http = true;
        case "--each" -> each = Integer.parseInt(given.next());
        case "--damage" -> damage = Integer.parseInt(given.next());
        default ->
            throw new IllegalArgumentException(
                "The options are --minutes, --power, --seed, --each, --damage and --http.");
      }
    }
    Path work = Files.createTempDirectory("crash");
    System.out.printf(
        Locale.ROOT,
        "%s, %s, seed %d, %d processors, Java %s, load %.1f, in %s%n",
        LocalDate.now(ZoneOffset.UTC),
        http ? "over HTTP" : "in one process",
        seed,
        Runtime.getRuntime().availableProcessors(),
        Runtime.version(),
        load(),
        work);
    Crash crash = new Crash(work, seed, minutes, http, each, damage);
    try {
      crash.losePower(losses);
      if (http) {
        crash.runOverHttp();
      } else {
        crash.run();
      }
    } finally {
      System.out.printf(Locale.ROOT, "load %.1f: %s%n", load(), crash.counts.line());
    }
    Folders.remove(work);
  }

  private static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }

  private void run() throws IOException, InterruptedException {
    ImportRun imports = new ImportRun(work.resolve("imports"), IMPORT_ROWS, counts);
    MutationRun mutations = new MutationRun(work.resolve("mutations"), counts);
    Optional<List<String>> full = FullDisk.run(work.resolve("disk"), counts);
    System.out.println(full.map(told -> String.join("\n", told)).orElse("full disk: needs root"));
    for (int round = 0; System.nanoTime() < end; round++) {
      for (int i = 0; i < damage; i++) {
        System.out.println(mutations.mutate(random));
      }
      imports.dieImporting(passage(IMPORT));
      imports.dieUndoing(passage(UNDO));
      imports.kill(random);
      underLoad(work.resolve("load-" + round));
      System.out.println(counts.line());
    }
    refuseTooLittle();
  }

  /** The collector in a process of its own: kills, failpoints, damaged files. */
  private void runOverHttp() throws IOException, InterruptedException {
    MutationRun mutations = new MutationRun(work.resolve("mutations"), counts);
    for (int round = 0; System.nanoTime() < end; round++) {
      for (int i = 0; i < damage; i++) {
        System.out.println(mutations.mutate(random));
      }
      underLoad(work.resolve("load-" + round));
      System.out.println(counts.line());
    }
    refuseTooLittle();
  }

  private void refuseTooLittle() {
    if (counts.kills > 0 && counts.rate() < LEAST_RATE) {
      throw new IllegalStateException("Only " + counts.rate() + " events/s were acknowledged.");
    }
  }

  private LoadRun load(Path folder, Counts counted) throws IOException {
    return http ? LoadRun.http(folder, counted) : LoadRun.journal(folder, counted);
  }

  /** So many power cuts under load, after one that must be seen to lose something. */
  private void losePower(int losses) throws IOException, InterruptedException {
    for (int done = 0; done < losses; done += CYCLES) {
      Optional<PowerLoss> made = PowerLoss.disk(work.resolve("power"));
      if (made.isEmpty()) {
        System.out.println("power loss: needs root and a mounted file");
        return;
      }
      try (PowerLoss disk = made.get()) {
        if (done == 0) {
          long lost = load(disk.data(), new Counts()).loseCareless(1_000, disk);
          LoadRun.refuse(lost == 0, "control", "a power cut loses nothing: the test is blind");
          System.out.println("control without fdatasync: " + lost + " acknowledged events lost");
          Folders.remove(disk.data());
        }
        LoadRun run = load(disk.data(), counts);
        for (int i = 0; i < CYCLES; i++) {
          run.losePower(random.nextInt(300, i == 0 ? 3_000 : 1_500), disk);
        }
      }
      System.out.println(counts.line());
    }
  }

  /** One data directory: kills and failpoints in turn, then compared as a whole. */
  private void underLoad(Path folder) throws IOException, InterruptedException {
    LoadRun run = load(folder, counts).examiningEach(each);
    for (int i = 0; i < CYCLES; i++) {
      run.kill(random.nextInt(300, i == 0 ? 3_000 : 900));
      run.dieAt(passage(LOAD));
    }
    run.compareWithUninterrupted(work.resolve("aside"));
    Folders.remove(folder);
  }

  private String passage(List<String> points) {
    String point = points.get(random.nextInt(points.size()));
    int colon = point.indexOf(':');
    int most = Integer.parseInt(point.substring(colon + 1));
    return point.substring(0, colon + 1) + (1 + random.nextInt(most));
  }
}
