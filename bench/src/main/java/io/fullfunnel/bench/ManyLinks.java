package io.fullfunnel.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fullfunnel.engine.local.LocalEngine;
import io.fullfunnel.question.Answers;
import io.fullfunnel.question.Questions;
import io.fullfunnel.question.WorkspaceData;
import io.fullfunnel.store.data.DataDirectory;
import io.fullfunnel.store.data.Folders;
import io.fullfunnel.store.workspace.Workspace;
import io.fullfunnel.store.workspace.Workspaces;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;

/**
 * How quick links are: a million anonymous ids on one userId, and 100,000 links a minute with
 * questions between them.
 */
public final class ManyLinks {
  private static final int BATCH = 2_000;
  private static final long T = 1_767_323_045_000L;
  private static final byte[] QUESTION =
      "{\"ask\":\"funnel\",\"steps\":[\"view\",\"buy\"]}".getBytes(UTF_8);

  private final Workspace workspace;

  private ManyLinks(Workspace workspace) {
    this.workspace = workspace;
  }

  /** Runs both; the first argument is how many ids, the second how many links a minute. */
  public static void main(String[] args) throws IOException {
    int ids = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
    int links = args.length > 1 ? Integer.parseInt(args[1]) : 100_000;
    Path folder = Files.createTempDirectory("links");
    try (DataDirectory data = DataDirectory.open(folder.resolve("data"))) {
      try (Workspace one = new Workspaces(data).open("one")) {
        new ManyLinks(one).idsOfOneUser(ids);
      }
      try (Workspace minute = new Workspaces(data).open("minute")) {
        new ManyLinks(minute).linksAMinute(links);
      }
    } finally {
      Folders.remove(folder);
    }
  }

  private void idsOfOneUser(int ids) throws IOException {
    IntFunction<String> login =
        i ->
            "{\"type\":\"identify\",\"userId\":\"one\",\"anonymousId\":\"a%d\",\"time\":%d}"
                .formatted(i, T + i * 1000L);
    send(0, ids, login);
    said("%,d ids on one user, journal to first answer".formatted(ids), this::ask);
    System.out.printf(Locale.ROOT, "  heap after it %,d MB, people %,d%n", heap(), people());
    send(ids, ids + BATCH, login);
    said("%,d more, newer than all".formatted(BATCH), this::ask);
    send(0, 1, i -> login.apply(-7));
    said("one more, older than all: judged again", this::ask);
    send(0, ids / 10, i -> view("a" + i, i));
    said("%,d events under those ids".formatted(ids / 10), this::ask);
  }

  private void linksAMinute(int links) throws IOException {
    int people = links * 5;
    send(0, people, i -> view("a" + i, i));
    said("%,d people with one id, journal to first answer".formatted(people), this::ask);
    List<Double> waits = new ArrayList<>();
    long cpu = cpu();
    long begun = System.nanoTime();
    int step = Math.max(1, links / 60);
    for (int from = 0; from < links; from += step) {
      send(
          from,
          Math.min(links, from + step),
          i ->
              "{\"type\":\"identify\",\"userId\":\"u%d\",\"anonymousId\":\"a%d\",\"time\":%d}"
                  .formatted(i % (links / 2), i, T + (links - i) * 1000L));
      long asked = System.nanoTime();
      ask();
      waits.add((System.nanoTime() - asked) / 1e6);
    }
    waits.sort(null);
    System.out.printf(
        Locale.ROOT,
        "%,d links in %d pieces, a question after each: %.1f s, CPU %.1f s; wait median %.0f ms,"
            + " longest %.0f ms; people %,d%n",
        links,
        waits.size(),
        (System.nanoTime() - begun) / 1e9,
        (cpu() - cpu) / 1e9,
        waits.get(waits.size() / 2),
        waits.getLast(),
        people());
  }

  private static String view(String anonymous, int i) {
    return "{\"type\":\"track\",\"event\":\"view\",\"anonymousId\":\"%s\",\"time\":%d}"
        .formatted(anonymous, T + i * 1000L);
  }

  private void send(int from, int to, IntFunction<String> message) throws IOException {
    List<byte[]> batch = new ArrayList<>();
    for (int i = from; i < to; i++) {
      batch.add(message.apply(i).getBytes(UTF_8));
      if (batch.size() == BATCH || i + 1 == to) {
        workspace.append("http", batch);
        batch.clear();
      }
    }
  }

  private void ask() throws IOException {
    try (LocalEngine engine = new LocalEngine()) {
      WorkspaceData data = WorkspaceData.of(workspace);
      new Answers(engine)
          .answer(Questions.read(Questions.parse(QUESTION), data), data, (done, total) -> true);
    }
  }

  /** Something that is timed. */
  private interface Work {
    void run() throws IOException;
  }

  private static void said(String what, Work work) throws IOException {
    long cpu = cpu();
    long begun = System.nanoTime();
    work.run();
    System.out.printf(
        Locale.ROOT,
        "%s: %.2f s, CPU %.2f s%n",
        what,
        (System.nanoTime() - begun) / 1e9,
        (cpu() - cpu) / 1e9);
  }

  private long people() throws IOException {
    return workspace.snapshot().people();
  }

  private static long cpu() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? system.getProcessCpuTime()
        : 0;
  }

  private static long heap() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
  }
}
