package io.fullfunnel.testkit.crash;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs a main class in a child JVM and kills it (SIGKILL), or lets it die at a failpoint. What the
 * child prints line by line is what it acknowledged; half a line does not count.
 */
public final class CrashRunner {
  private final List<String> command;

  /** A runner of a class that is on this JVM's class path. */
  public CrashRunner(Class<?> main, String... jvmOptions) {
    command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-Xmx256m");
    command.addAll(List.of(jvmOptions));
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(main.getName());
  }

  /** How a child ended and what it had printed. */
  public record Outcome(int exit, List<String> lines, String errors) {}

  /** Runs until the child has printed so many lines, then kills it; or until it ends by itself. */
  public Outcome killAfterLines(int lines, String... arguments)
      throws IOException, InterruptedException {
    List<String> whole = new ArrayList<>(command);
    whole.addAll(List.of(arguments));
    Path errors = Files.createTempFile("crash", ".err");
    try {
      Process child = new ProcessBuilder(whole).redirectError(errors.toFile()).start();
      List<String> acknowledged = new ArrayList<>();
      try (InputStream out = child.getInputStream()) {
        collect(out, acknowledged, lines, child);
      } finally {
        child.destroyForcibly();
      }
      return new Outcome(child.waitFor(), acknowledged, Files.readString(errors));
    } finally {
      Files.delete(errors);
    }
  }

  private static void collect(InputStream out, List<String> acknowledged, int killAt, Process child)
      throws IOException {
    StringBuilder rest = new StringBuilder();
    byte[] chunk = new byte[8192];
    for (int got = out.read(chunk); got >= 0; got = out.read(chunk)) {
      rest.append(new String(chunk, 0, got, StandardCharsets.US_ASCII));
      int from = 0;
      for (int end = rest.indexOf("\n"); end >= 0; end = rest.indexOf("\n", from)) {
        acknowledged.add(rest.substring(from, end));
        from = end + 1;
      }
      rest.delete(0, from);
      if (acknowledged.size() >= killAt) {
        child.toHandle().destroyForcibly(); // the handle leaves the pipe open: all of it is read
      }
    }
  }
}
