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
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code fullfunnel collect} in a process of its own, as an operator runs it. */
final class Served implements Closeable {
  private static final Pattern PORT = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)/");
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

  Footprint footprint() throws IOException, InterruptedException {
    return Footprint.of(child);
  }

  @Override
  public void close() {
    child.destroyForcibly();
  }
}
