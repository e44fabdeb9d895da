package io.fullfunnel.bench.crash;

import io.fullfunnel.testkit.crash.CrashRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Clients that live in the process that dies and write to the journal themselves. */
record JournalLoad(Path folder) implements Load {
  private static final int MANY = 20_000;
  private static final int FEW = 400;

  static CrashRunner runner(Path folder, String... options) {
    List<String> all = new ArrayList<>(List.of(options));
    all.add("-XX:+UseSerialGC");
    all.add("--enable-native-access=ALL-UNNAMED");
    all.add("-Djava.io.tmpdir=" + folder.resolve("run").resolve("tmp"));
    return new CrashRunner(Victim.class, all.toArray(new String[0]));
  }

  @Override
  public CrashRunner.Outcome killed(
      long millis, boolean careful, int[] next, @Nullable PowerLoss disk)
      throws IOException, InterruptedException {
    CrashRunner runner = runner(folder);
    if (disk != null) {
      runner.stoppingFor(child -> disk.cut());
    }
    return runner.killAfterMillis(millis, arguments(careful ? "load" : "careless", MANY, next));
  }

  @Override
  public CrashRunner.Outcome dying(String point, int[] next)
      throws IOException, InterruptedException {
    return runner(folder, "-Dfullfunnel.failpoint=" + point).runToEnd(arguments("load", FEW, next));
  }

  private String[] arguments(String what, int most, int[] next) throws IOException {
    Files.createDirectories(folder.resolve("run").resolve("tmp"));
    List<String> arguments = new ArrayList<>();
    arguments.add(folder.toString());
    arguments.add(what);
    arguments.add(Integer.toString(most));
    for (int first : next) {
      arguments.add(Integer.toString(first));
    }
    return arguments.toArray(new String[0]);
  }
}
