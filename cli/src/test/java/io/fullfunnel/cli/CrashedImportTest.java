package io.fullfunnel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.store.data.DataDirectory;
import io.fullfunnel.store.workspace.Check;
import io.fullfunnel.store.workspace.Workspace;
import io.fullfunnel.store.workspace.Workspaces;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** F20: an import that is killed goes on where it was; every row is there once. */
class CrashedImportTest {
  private static final int ROWS = 200_000;
  private static final int CYCLES = 5;
  private static final int KILLED = 137;

  /** About the bytes that the rows have in the journal; they are packed there. */
  private static final long ALL = 1_600_000;

  @TempDir Path folder;

  @Test
  void f20KilledAtAnyMomentItGoesOn() throws IOException, InterruptedException {
    long seed = System.nanoTime();
    SplittableRandom random = new SplittableRandom(seed);
    Path file = folder.resolve("rows.csv");
    long people = write(file, random);
    int killed = 0;
    for (int cycle = 0; cycle < CYCLES; cycle++) {
      String when = "seed %d, cycle %d".formatted(seed, cycle);
      Path data = folder.resolve("data" + cycle);
      killed += killDuring(data, file, random) == KILLED ? 1 : 0;
      Run run = Run.of("import", file.toString(), "--data", data.toString(), "--json");
      assertThat(run.code()).as(when + run.err()).isZero();
      boolean already = run.out().contains("\"stored\":0,");
      assertThat(run.out())
          .as(when)
          .contains("\"import\":1,")
          .contains(
              already
                  ? "\"rows\":200000,\"stored\":0,\"duplicate\":200000,\"refused\":0,"
                  : "\"rows\":200000,\"stored\":200000,\"duplicate\":0,\"refused\":0,")
          .contains(already ? "" : "\"people\":" + people + ",");
      assertEven(data, when);
    }
    assertThat(killed).as("seed %d: children that were killed at work", seed).isPositive();
  }

  private static long write(Path file, SplittableRandom random) throws IOException {
    boolean[] seen = new boolean[5_000];
    long people = 0;
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("userId,time,event,price\n");
      for (int row = 0; row < ROWS; row++) {
        int person = random.nextInt(seen.length);
        people += seen[person] ? 0 : 1;
        seen[person] = true;
        long time = 1_767_225_600L + row;
        out.write("p" + person + "," + time + ",e" + row % 7 + "," + row + "\n");
      }
    }
    return people;
  }

  /** The exit of an import that is killed some time after its first rows are in the journal. */
  private int killDuring(Path data, Path file, SplittableRandom random)
      throws IOException, InterruptedException {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "import",
                file.toString(),
                "--data",
                data.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("child.out").toFile())
            .start();
    try {
      long wanted = random.nextLong(ALL / 50, ALL);
      while (child.isAlive() && journalBytes(data) < wanted) {
        child.waitFor(2, TimeUnit.MILLISECONDS);
      }
      child.waitFor(random.nextInt(500), TimeUnit.MILLISECONDS); // on into the readers' end
    } finally {
      child.destroyForcibly();
    }
    return child.waitFor();
  }

  private static long journalBytes(Path data) throws IOException {
    Path workspaces = data.resolve("workspaces");
    if (!Files.isDirectory(workspaces)) {
      return 0;
    }
    long bytes = 0;
    try (Stream<Path> files = Files.walk(workspaces)) {
      List<Path> journal = files.filter(each -> each.toString().contains("/journal/")).toList();
      for (Path each : journal) {
        bytes += Files.isRegularFile(each) ? Files.size(each) : 0;
      }
    } catch (UncheckedIOException e) {
      return 0; // a temporary file went away while we looked
    }
    return bytes;
  }

  private static void assertEven(Path folder, String when) throws IOException {
    try (DataDirectory data = DataDirectory.open(folder);
        Workspace workspace = new Workspaces(data).open("default")) {
      Check check = workspace.check();
      assertThat(check)
          .as(when)
          .isEqualTo(new Check(ROWS, 0, 0, 0, 0, 0, 0, 0, ROWS, check.rebuilt(), List.of()));
      assertThat(check.balanced()).as(when).isTrue();
    }
  }
}
