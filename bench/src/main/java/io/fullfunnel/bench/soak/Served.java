package io.fullfunnel.bench.soak;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code fullfunnel collect} in a process of its own, as an operator runs it. */
final class Served implements Closeable {
  private static final Pattern PORT = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)/");
  private static final Pattern USED = Pattern.compile("used (\\d+)K");
  private static final int STOP_SECONDS = 20;

  private final Path data;
  private final Path errors;
  private Process child;
  private int port;

  Served(Path data, Path errors) throws IOException {
    this.data = data;
    this.errors = errors;
    this.child = start("0");
  }

  /**
   * What the process takes.
   *
   * @param heap bytes in use after a full collection
   * @param resident bytes of memory
   */
  record Figures(long heap, long resident, int threads, int files) {
    String line() {
      return String.format(
          Locale.ROOT,
          "heap %d MB, resident %d MB, threads %d, open files %d",
          heap >> 20,
          resident >> 20,
          threads,
          files);
    }
  }

  private Process start(String wanted) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx512m");
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of("io.fullfunnel.cli.Main", "collect", "--data", data.toString()));
    command.addAll(List.of("--port", wanted, "--limit", "10000000"));
    Process started = new ProcessBuilder(command).redirectErrorStream(true).start();
    BufferedReader out = started.inputReader(UTF_8);
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      Matcher said = PORT.matcher(line);
      if (said.find()) {
        port = Integer.parseInt(said.group(1));
        Thread.ofVirtual().start(() -> keep(out));
        return started;
      }
      Files.writeString(errors, line + "\n", CREATE, APPEND);
    }
    throw new IllegalStateException("The collector does not start: " + Files.readString(errors));
  }

  /** What it says while it runs is kept for who looks. */
  private void keep(BufferedReader out) {
    try {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        Files.writeString(errors, line + "\n", CREATE, APPEND);
      }
    } catch (IOException ended) {
      // it says nothing more
    }
  }

  int port() {
    return port;
  }

  /** SIGTERM, and the next start at the same port; milliseconds that stopping took. */
  long restart() throws IOException, InterruptedException {
    long millis = stop();
    child = start(Integer.toString(port));
    return millis;
  }

  /** SIGTERM; milliseconds until it has ended. */
  long stop() throws InterruptedException {
    long began = System.nanoTime();
    child.destroy();
    if (!child.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
      child.destroyForcibly();
      throw new IllegalStateException("SIGTERM did not end it in " + STOP_SECONDS + " s.");
    }
    return (System.nanoTime() - began) / 1_000_000;
  }

  Figures figures() throws IOException, InterruptedException {
    jcmd("GC.run");
    long heap = 0;
    Matcher used = USED.matcher(jcmd("GC.heap_info"));
    if (used.find()) {
      heap = Long.parseLong(used.group(1)) << 10;
    }
    Path process = Path.of("/proc", Long.toString(child.pid()));
    long resident = 0;
    int threads = 0;
    for (String line : Files.readAllLines(process.resolve("status"))) {
      if (line.startsWith("VmRSS:")) {
        resident = Long.parseLong(line.replaceAll("\\D", "")) << 10;
      } else if (line.startsWith("Threads:")) {
        threads = Integer.parseInt(line.replaceAll("\\D", ""));
      }
    }
    String[] open = process.resolve("fd").toFile().list();
    return new Figures(heap, resident, threads, open == null ? 0 : open.length);
  }

  private String jcmd(String what) throws IOException, InterruptedException {
    Process asked =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(child.pid()),
                what)
            .redirectErrorStream(true)
            .start();
    String said = new String(asked.getInputStream().readAllBytes(), UTF_8);
    asked.waitFor();
    return said;
  }

  @Override
  public void close() {
    child.destroyForcibly();
  }
}
