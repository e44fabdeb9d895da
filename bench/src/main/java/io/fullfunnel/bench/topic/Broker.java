package io.fullfunnel.bench.topic;

import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A real Kafka broker on this machine, its own controller, out of the jars that the build of {@code
 * topic/broker} names. It hears loopback only.
 */
public final class Broker implements Closeable {
  private static final String HERE = "127.0.0.1";
  private static final String CLUSTER = "ZnVsbGZ1bm5lbC10ZXN0cw";
  private static final long PATIENCE = TimeUnit.MINUTES.toNanos(1);
  private static final List<String> SHORT_LIVED =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m");

  private final Path folder;
  private final String classPath;
  private final int port;
  private @Nullable Process process;

  private Broker(Path folder, String classPath, int port) {
    this.folder = folder;
    this.classPath = classPath;
    this.port = port;
  }

  /**
   * Starts a broker with nothing in it.
   *
   * @param root of the repository
   * @param advertised the port that clients are told to use: a {@link Cutter}'s; 0 for its own
   * @param more lines of its settings
   */
  public static Broker start(Path root, Path folder, int advertised, String... more)
      throws IOException, InterruptedException {
    return start(root, folder, advertised, List.of(), List.of(more));
  }

  /** As above, with more words for the making of its folder: users. */
  static Broker start(
      Path root, Path folder, int advertised, List<String> making, List<String> more)
      throws IOException, InterruptedException {
    String classPath = Files.readString(root.resolve("topic/broker/target/classpath")).strip();
    int[] ports = freePorts();
    Broker broker = new Broker(Files.createDirectories(folder), classPath, ports[0]);
    List<String> settings = new ArrayList<>();
    settings.add("process.roles=broker,controller");
    settings.add("node.id=1");
    settings.add("controller.quorum.voters=1@%s:%d".formatted(HERE, ports[1]));
    settings.add(
        "listeners=CLIENTS://%s:%d,CONTROLLER://%s:%d".formatted(HERE, ports[0], HERE, ports[1]));
    settings.add(
        "advertised.listeners=CLIENTS://%s:%d"
            .formatted(HERE, advertised == 0 ? ports[0] : advertised));
    settings.add("controller.listener.names=CONTROLLER");
    settings.add("inter.broker.listener.name=CLIENTS");
    settings.add("listener.security.protocol.map=CLIENTS:PLAINTEXT,CONTROLLER:PLAINTEXT");
    settings.add("log.dirs=" + broker.folder.resolve("data"));
    settings.add("num.network.threads=2");
    settings.add("num.io.threads=2");
    settings.add("auto.create.topics.enable=false");
    settings.addAll(more);
    Files.write(broker.settings(), settings);
    List<String> words = new ArrayList<>(List.of("format", "-t", CLUSTER));
    words.addAll(making);
    words.add("-c");
    Process format = broker.java("kafka.tools.StorageTool", words.toArray(String[]::new));
    if (format.waitFor() != 0) {
      throw new IOException("the broker's folder cannot be made; see " + broker.output());
    }
    broker.start();
    return broker;
  }

  private static int[] freePorts() throws IOException {
    InetAddress here = InetAddress.getLoopbackAddress();
    try (ServerSocket one = new ServerSocket(0, 1, here);
        ServerSocket other = new ServerSocket(0, 1, here)) {
      return new int[] {one.getLocalPort(), other.getLocalPort()};
    }
  }

  private Path settings() {
    return folder.resolve("broker.properties");
  }

  private Path output() {
    return folder.resolve("output");
  }

  /** Runs one of Kafka's main classes; the settings' file is its last argument. */
  private Process java(String main, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(SHORT_LIVED);
    command.addAll(List.of("-cp", classPath.replace(":", File.pathSeparator), main));
    command.addAll(Arrays.asList(arguments));
    command.add(settings().toString());
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(output().toFile()))
        .start();
  }

  /** The port it hears. */
  public int port() {
    return port;
  }

  /** Where it keeps a topic's records. */
  public Path records(String topic) {
    return folder.resolve("data").resolve(topic + "-0");
  }

  /** Starts it again; clients are answered when this returns. */
  public void start() throws IOException, InterruptedException {
    Process started = java("kafka.Kafka");
    process = started;
    long until = System.nanoTime() + PATIENCE;
    while (!answers()) {
      if (!started.isAlive() || System.nanoTime() > until) {
        throw new IOException("the broker did not start; see " + output());
      }
      started.waitFor(50, TimeUnit.MILLISECONDS);
    }
  }

  private boolean answers() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** As {@code kill -9}. */
  public void kill() throws InterruptedException {
    Process running = process;
    if (running != null) {
      running.destroyForcibly().waitFor();
    }
  }

  /** As an operator stops it. */
  public void stop() throws InterruptedException {
    Process running = process;
    if (running != null) {
      running.destroy();
      if (!running.waitFor(20, TimeUnit.SECONDS)) {
        kill();
      }
    }
  }

  @Override
  public void close() throws IOException {
    try {
      kill();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
