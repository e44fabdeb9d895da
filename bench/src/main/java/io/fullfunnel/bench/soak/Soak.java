package io.fullfunnel.bench.soak;

import io.fullfunnel.store.data.DataDirectory;
import io.fullfunnel.store.data.Folders;
import io.fullfunnel.store.workspace.Workspaces;
import io.fullfunnel.testkit.crash.FaultProxy;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The collector for so many minutes under normal load, and beside it in turn: nothing, a bad
 * network, very many idle connections, slow ones, SIGTERM. Then everything is counted.
 */
public final class Soak {
  /** Seconds of each part of a round. */
  private static final int PART = 30;

  private static final int ACTIVE = 500;
  private static final int STOPS = 3;
  private static final long MEGABYTE = 1 << 20;

  private final Path work;
  private final SplittableRandom random;
  private final AtomicInteger port = new AtomicInteger();
  private final int idle;
  private final int slow;
  private int usual = 1;

  private Soak(Path work, long seed, int idle, int slow) {
    this.work = work;
    this.random = new SplittableRandom(seed);
    this.idle = idle;
    this.slow = slow;
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    long minutes = 10;
    long seed = System.currentTimeMillis();
    int rate = 1_000;
    int idle = 10_000;
    int slow = 5_000;
    for (int i = 0; i + 1 < arguments.length; i += 2) {
      long value = Long.parseLong(arguments[i + 1]);
      switch (arguments[i]) {
        case "--minutes" -> minutes = value;
        case "--seed" -> seed = value;
        case "--rate" -> rate = (int) value;
        case "--idle" -> idle = (int) value;
        case "--slow" -> slow = (int) value;
        default ->
            throw new IllegalArgumentException(
                "The options are --minutes, --seed, --rate, --idle and --slow.");
      }
    }
    Path work = Files.createTempDirectory("soak");
    say(
        "%s, seed %d, %d processors, Java %s, load %.1f, %d events/s to each of two workspaces",
        LocalDate.now(ZoneOffset.UTC),
        seed,
        Runtime.getRuntime().availableProcessors(),
        Runtime.version(),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
        rate);
    new Soak(work, seed, idle, slow).run(minutes, seed, rate);
    Folders.remove(work);
  }

  private static void say(String sentence, Object... values) {
    System.out.printf(Locale.ROOT, sentence + "%n", values);
  }

  private Senders.Keys keys(Path data) throws IOException {
    try (DataDirectory directory = DataDirectory.open(data)) {
      Workspaces all = new Workspaces(directory);
      return new Senders.Keys(
          all.keys(Examination.RIGHT).create(io.fullfunnel.store.workspace.Keys.Scope.WRITE).text(),
          all.keys(Examination.SKEWED)
              .create(io.fullfunnel.store.workspace.Keys.Scope.WRITE)
              .text());
    }
  }

  private void run(long minutes, long seed, int rate) throws IOException, InterruptedException {
    Path data = work.resolve("data");
    Senders.Keys keys = keys(data);
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(minutes);
    Senders senders = new Senders(keys, port::get, rate);
    try (Served served = new Served(data, work.resolve("errors"))) {
      port.set(served.port());
      senders.start(seed);
      Footprint first = null;
      Footprint last = null;
      do {
        alone(senders);
        last = served.footprint();
        first = first == null ? last : first;
        say("alone: %s; %,d bytes on disk", last.line(), Folders.bytes(data));
        badNetwork(served, senders);
        manyIdle(served, senders, keys);
        manySlow(served, senders);
        stops(served);
      } while (System.nanoTime() < end);
      senders.stop();
      TimeUnit.SECONDS.sleep(2);
      last = served.footprint();
      say("at the end: %s", last.line());
      compare(first, last);
      served.stop();
    }
    say(
        "acknowledged %,d events, sent again %,d; interrupted calls %,d, told to wait %,d",
        senders.events.get(), senders.again.get(), senders.interrupted.get(), senders.busy.get());
    say("%s", new Examination(data, senders).line());
  }

  /** A process that was started again may differ a little; one that grows differs more. */
  private static void compare(Footprint first, Footprint last) {
    boolean grown =
        last.heap() > first.heap() + 32 * MEGABYTE
            || last.threads() > first.threads() + 4
            || last.files() > first.files() + 24;
    if (grown) {
      throw new IllegalStateException("It grows: " + first.line() + "; then " + last.line());
    }
  }

  private void alone(Senders senders) throws InterruptedException {
    senders.millis(990);
    TimeUnit.SECONDS.sleep(PART);
    usual = senders.millis(990);
    say("alone: p99 %d ms", usual);
  }

  /** F39. */
  private void badNetwork(Served served, Senders senders) throws IOException, InterruptedException {
    List<FaultProxy.Fault> all = List.of(FaultProxy.Fault.values());
    try (FaultProxy proxy = new FaultProxy(served.port(), all, random.nextLong())) {
      port.set(proxy.port());
      TimeUnit.SECONDS.sleep(PART);
      port.set(served.port());
      say("bad network: %s, p99 %d ms", proxy.counts(), senders.millis(990));
    }
  }

  /** F17. */
  private void manyIdle(Served served, Senders senders, Senders.Keys keys)
      throws IOException, InterruptedException {
    Footprint before = served.footprint();
    try (Crowd crowd = new Crowd(served.port(), List.of(Crowd.Kind.IDLE), idle);
        Active active = new Active(served.port(), keys.right(), ACTIVE)) {
      boolean whole = crowd.whole(60);
      senders.millis(990);
      TimeUnit.SECONDS.sleep(PART);
      Footprint during = served.footprint();
      say(
          "idle: %,d open beside %d active%s, not taken %d, told busy %d; active answered %,d,"
              + " failed %d; p99 %d ms beside %d alone; %s",
          crowd.open.get(),
          ACTIVE,
          whole ? "" : " (fewer than wanted: see ulimit -n)",
          crowd.refused.get(),
          crowd.busy.get(),
          active.answered.get(),
          active.failed.get(),
          senders.millis(990),
          usual,
          during.line());
      refuse(
          crowd.refused.get() + crowd.busy.get() + active.failed.get() > 0,
          "connections were refused");
      refuse(during.resident() > before.resident() + (1L << 30), "memory of idle connections");
    }
  }

  /** F16. */
  private void manySlow(Served served, Senders senders) throws IOException, InterruptedException {
    List<Crowd.Kind> kinds = List.of(Crowd.Kind.SLOW_HEAD, Crowd.Kind.SLOW_BODY, Crowd.Kind.DEAF);
    try (Crowd crowd = new Crowd(served.port(), kinds, slow)) {
      boolean whole = crowd.whole(60);
      senders.millis(990);
      TimeUnit.SECONDS.sleep(PART);
      say(
          "slow: %,d open%s, ended %,d, of these told 408 %,d, the slowest after %.1f s; p99 %d ms"
              + " beside %d alone; %s",
          crowd.open.get(),
          whole ? "" : " (fewer than wanted: see ulimit -n)",
          crowd.ended.get(),
          crowd.timedOut.get(),
          crowd.longest.get() / 1e9,
          senders.millis(990),
          usual,
          served.footprint().line());
      refuse(crowd.timedOut.get() == 0, "nobody was told 408");
    }
  }

  /** F36. */
  private void stops(Served served) throws IOException, InterruptedException {
    StringBuilder took = new StringBuilder();
    for (int i = 0; i < STOPS; i++) {
      TimeUnit.MILLISECONDS.sleep(random.nextInt(500, 3_000));
      took.append(' ').append(served.restart()).append(" ms");
    }
    say("SIGTERM under load:%s", took);
  }

  private static void refuse(boolean wrong, String what) {
    if (wrong) {
      throw new IllegalStateException(what);
    }
  }
}
