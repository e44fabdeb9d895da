package io.fullfunnel.testkit.crash;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Runs a main class in a child JVM and kills it (SIGKILL), or lets it die at a failpoint. What the
 * child prints line by line is what it acknowledged; half a line does not count.
 */
public final class CrashRunner {
  private final List<String> command;
  private Standstill standstill = child -> {};

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

  /** What is done to a child that is to be killed, just before. */
  @FunctionalInterface
  public interface Standstill {
    void at(Process child) throws IOException, InterruptedException;
  }

  /**
   * From now on a child is stopped (SIGSTOP) before it is killed, and this is done meanwhile: it
   * acknowledges nothing more.
   */
  public CrashRunner stoppingFor(Standstill action) {
    this.standstill =
        child -> {
          int stopped = new ProcessBuilder("kill", "-STOP", "" + child.pid()).start().waitFor();
          if (stopped != 0) {
            throw new IOException("the child cannot be stopped");
          }
          action.at(child);
        };
    return this;
  }

  /**
   * How a child ended and what it had printed.
   *
   * @param millis from its first line to its end
   */
  public record Outcome(int exit, List<String> lines, String errors, long millis) {}

  /** Runs until the child has printed so many lines, then kills it; or until it ends by itself. */
  public Outcome killAfterLines(int lines, String... arguments)
      throws IOException, InterruptedException {
    return run(new Limit(lines, Long.MAX_VALUE), arguments);
  }

  /** Runs for so long after the child's first line, then kills it; or until it ends by itself. */
  public Outcome killAfterMillis(long millis, String... arguments)
      throws IOException, InterruptedException {
    return run(new Limit(Integer.MAX_VALUE, millis), arguments);
  }

  /** Runs until the child ends by itself. */
  public Outcome runToEnd(String... arguments) throws IOException, InterruptedException {
    return run(new Limit(Integer.MAX_VALUE, Long.MAX_VALUE), arguments);
  }

  /** When the child is killed: after so many lines, or so long after its first one. */
  private record Limit(int lines, long millis) {}

  private Outcome run(Limit limit, String... arguments) throws IOException, InterruptedException {
    List<String> whole = new ArrayList<>(command);
    whole.addAll(List.of(arguments));
    Path errors = Files.createTempFile("crash", ".err");
    try {
      Process child = new ProcessBuilder(whole).redirectError(errors.toFile()).start();
      List<String> acknowledged = new ArrayList<>();
      CompletableFuture<Boolean> killed = new CompletableFuture<>();
      long millis;
      try (InputStream out = child.getInputStream()) {
        millis = collect(out, acknowledged, limit, child, killed);
      } finally {
        child.destroyForcibly();
      }
      int exit = child.waitFor();
      killed.complete(false);
      killed.join();
      return new Outcome(exit, acknowledged, Files.readString(errors), millis);
    } finally {
      Files.delete(errors);
    }
  }

  private long collect(
      InputStream out,
      List<String> acknowledged,
      Limit limit,
      Process child,
      CompletableFuture<Boolean> killed)
      throws IOException {
    long began = 0;
    boolean timed = limit.millis == Long.MAX_VALUE;
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
      began = began == 0 && !acknowledged.isEmpty() ? System.nanoTime() : began;
      if (acknowledged.size() >= limit.lines) {
        kill(child, killed);
      }
      if (!timed && !acknowledged.isEmpty()) {
        timed = true;
        Thread.ofVirtual().start(() -> killLater(child, limit.millis, killed));
      }
    }
    return began == 0 ? 0 : (System.nanoTime() - began) / 1_000_000;
  }

  private void killLater(Process child, long millis, CompletableFuture<Boolean> killed) {
    try {
      if (!child.waitFor(millis, TimeUnit.MILLISECONDS)) {
        kill(child, killed);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The handle, unlike the process, leaves the pipe open: all of it is read. */
  private void kill(Process child, CompletableFuture<Boolean> killed) {
    if (killed.isDone()) {
      return;
    }
    try {
      standstill.at(child);
      killed.complete(true);
    } catch (IOException e) {
      killed.completeExceptionally(e);
    } catch (InterruptedException e) {
      killed.completeExceptionally(e);
      Thread.currentThread().interrupt();
    } finally {
      child.toHandle().destroyForcibly();
    }
  }
}
