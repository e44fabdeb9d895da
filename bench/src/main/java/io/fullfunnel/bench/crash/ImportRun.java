package io.fullfunnel.bench.crash;

import io.fullfunnel.store.data.Folders;
import io.fullfunnel.store.imports.ImportRecord;
import io.fullfunnel.store.workspace.Check;
import io.fullfunnel.testkit.crash.CrashRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.SplittableRandom;

/** An import or its undoing dies and is run again: every row is there once, or none is. */
final class ImportRun {
  private static final int KILLS = 3;
  private final Path folder;
  private final Counts counts;
  private final Path first;
  private final Path second;
  private final int rows;
  private final Path base;
  private final Findings imported;
  private final Findings undone;

  /** Makes the files, and the answers of runs that nothing interrupts. */
  ImportRun(Path folder, int rows, Counts counts) throws IOException {
    this.folder = Files.createDirectories(folder);
    this.counts = counts;
    this.rows = rows;
    this.first = Shop.csv(folder.resolve("first.csv"), rows, 1);
    this.second = Shop.csv(folder.resolve("second.csv"), rows / 4, 2);
    this.base = folder.resolve("base");
    try (Shop shop = Shop.open(base)) {
      shop.bring(second);
    }
    Path plain = LoadRun.copy(base, folder.resolve("plain"));
    try (Shop shop = Shop.open(plain)) {
      shop.bring(first);
      imported = shop.findings();
      shop.workspace().undo(2);
      undone = shop.findings();
    }
    Folders.remove(plain);
  }

  /** Kills an import a few times, and then lets it go through. */
  void kill(SplittableRandom random) throws IOException, InterruptedException {
    Path place = LoadRun.copy(base, folder.resolve("shop"));
    for (int attempt = 0; attempt < KILLS; attempt++) {
      Files.createDirectories(place.resolve("run").resolve("tmp"));
      long millis = random.nextInt(50, 900);
      CrashRunner.Outcome outcome =
          JournalLoad.runner(place).killAfterMillis(millis, place.toString(), "import", "" + first);
      if (outcome.exit() != 0) {
        expectKilled(outcome, "kill -9");
        counts.importKills++;
      }
    }
    try (Shop shop = Shop.open(place)) {
      shop.bring(first);
    }
    examine(place, imported, "import killed");
  }

  /** Lets an import die at a failpoint and runs it again. */
  void dieImporting(String point) throws IOException, InterruptedException {
    Path place = LoadRun.copy(base, folder.resolve("shop"));
    dieAt(place, point, "import", first.toString());
    try (Shop shop = Shop.open(place)) {
      shop.bring(first);
    }
    examine(place, imported, point);
  }

  /** Lets an undoing die at a failpoint; what is left is asked, and undone if it was not. */
  void dieUndoing(String point) throws IOException, InterruptedException {
    Path place = LoadRun.copy(base, folder.resolve("shop"));
    try (Shop shop = Shop.open(place)) {
      shop.bring(first);
    }
    dieAt(place, point, "undo", "2");
    try (Shop shop = Shop.open(place)) {
      ImportRecord record = shop.workspace().imports().find(2).orElseThrow();
      LoadRun.same(record.undone() ? undone : imported, shop.findings(), point);
      if (!record.undone()) {
        shop.workspace().undo(2);
      }
    }
    examine(place, undone, point);
  }

  private void dieAt(Path place, String point, String... what)
      throws IOException, InterruptedException {
    Files.createDirectories(place.resolve("run").resolve("tmp"));
    CrashRunner.Outcome outcome =
        JournalLoad.runner(place, "-Dfullfunnel.failpoint=" + point)
            .runToEnd(place.toString(), what[0], what[1]);
    expectKilled(outcome, point);
    counts.failpoints++;
  }

  private static void expectKilled(CrashRunner.Outcome outcome, String by) {
    if (outcome.exit() != LoadRun.KILLED) {
      throw new IllegalStateException(
          by + ": ended with " + outcome.exit() + ": " + outcome.errors());
    }
  }

  private void examine(Path place, Findings expected, String when) throws IOException {
    try (Shop shop = Shop.open(place)) {
      LoadRun.same(expected, shop.findings(), when);
      int[] most = {0, rows / 4, rows};
      BitSet[] seen = {new BitSet(), new BitSet(), new BitSet()};
      shop.workspace()
          .table()
          .forEach(event -> {
            int number = (int) event.importNumber();
            boolean twice = seen[number].get((int) event.row());
            counts.doubled += twice ? 1 : 0;
            LoadRun.refuse(twice || event.row() > most[number], when, "row " + event.row());
            seen[number].set((int) event.row());
          });
      LoadRun.same(rows / 4, seen[1].cardinality(), when);
      LoadRun.same(expected.equals(undone) ? 0 : rows, seen[2].cardinality(), when);
      Check check = shop.workspace().check();
      boolean even = check.balanced() && check.wrong().isEmpty() && check.rebuilt().isEmpty();
      LoadRun.refuse(!even, when, check.toString());
      LoadRun.same(expected, shop.findings(), when + ", after the check");
    }
    Folders.remove(place);
  }
}
