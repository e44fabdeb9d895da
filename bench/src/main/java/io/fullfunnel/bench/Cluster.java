package io.fullfunnel.bench;

import io.fullfunnel.cli.SparkDriver;
import io.fullfunnel.store.data.Folders;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A real Spark cluster on this machine: a standalone master and workers of one core each, out of
 * the jars that the build of {@code spark/cluster} names. It hears loopback only.
 */
public final class Cluster implements Closeable {
  private static final String HERE = "127.0.0.1";

  /** Of processes that live for half a minute: quick to start. */
  private static final List<String> SHORT_LIVED =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  private static final int SMALL_MEGABYTES = 600;
  private static final long PATIENCE = TimeUnit.MINUTES.toNanos(2);

  private final Path folder;
  private final int port;
  private final Size size;
  private final List<Process> processes = new CopyOnWriteArrayList<>();

  private Cluster(Path folder, int port, Size size) {
    this.folder = folder;
    this.port = port;
    this.size = size;
  }

  /**
   * What it is to be.
   *
   * @param workers of one core each
   * @param megabytes of memory that a worker has to give
   * @param pinned whether each worker keeps to a processor of its own, with all that its executor
   *     does; needs Linux's {@code taskset}
   * @param secret that master and workers ask for; empty: they ask for none
   */
  public record Size(int workers, int megabytes, boolean pinned, String secret) {
    /** Workers for small things, which do not ask. */
    public static Size small(int workers) {
      return new Size(workers, SMALL_MEGABYTES, false, "");
    }

    /** Without the secret. */
    @Override
    public String toString() {
      return workers + " workers with " + megabytes + " MB" + (pinned ? ", pinned" : "");
    }
  }

  /** Starts a master and workers; they are known to each other when this returns. */
  public static Cluster start(Path root, Path folder, Size size)
      throws IOException, InterruptedException {
    Path jars = Files.createDirectories(folder.resolve("spark/jars"));
    String classPath = Files.readString(root.resolve("spark/cluster/target/classpath")).strip();
    for (String jar : classPath.split(File.pathSeparator, -1)) {
      Path file = Path.of(jar);
      Files.createSymbolicLink(jars.resolve(file.getFileName()), file);
    }
    if (!size.secret().isEmpty()) {
      protect(folder.resolve("spark/conf"), size.secret());
    }
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Cluster cluster = new Cluster(folder, port, size);
    Thread atTheEnd = new Thread(() -> cluster.processes.forEach(Cluster::kill));
    Runtime.getRuntime().addShutdownHook(atTheEnd); // also when it is broken off
    boolean started = false;
    try {
      cluster.run(List.of(), "master.Master", "--port", Integer.toString(port));
      for (int worker = 0; worker < size.workers(); worker++) {
        cluster.work(worker);
      }
      cluster.await();
      started = true;
      return cluster;
    } finally {
      if (!started) {
        cluster.close();
      }
    }
  }

  /** As an operator writes it, where only the owner reads. */
  private static void protect(Path settings, String secret) throws IOException {
    Folders.createPrivate(settings);
    Files.writeString(
        settings.resolve("spark-defaults.conf"),
        "spark.authenticate true%nspark.authenticate.secret %s%nspark.network.crypto.enabled true%n"
            .formatted(secret));
  }

  private void work(int worker) throws IOException {
    List<String> before =
        size.pinned() ? List.of("taskset", "-c", Integer.toString(worker)) : List.of();
    String memory = size.megabytes() + "m";
    String work = folder.resolve("work-" + worker).toString();
    run(before, "worker.Worker", "-c", "1", "-m", memory, "-d", work, url());
  }

  private void run(List<String> before, String type, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(before);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(SparkDriver.moduleOptions(home().resolve("jars")));
    command.addAll(SHORT_LIVED);
    command.addAll(List.of("-Xmx200m", "-cp", home().resolve("jars") + "/*"));
    command.add("org.apache.spark.deploy." + type);
    command.addAll(List.of("--host", HERE, "--webui-port", "0"));
    command.addAll(List.of(arguments));
    ProcessBuilder process = new ProcessBuilder(command);
    process.environment().put("SPARK_HOME", home().toString());
    process.environment().put("SPARK_LOCAL_IP", HERE);
    process.environment().put("SPARK_SCALA_VERSION", "2.13");
    process.environment().put("JAVA_HOME", System.getProperty("java.home"));
    process.redirectErrorStream(true).redirectOutput(log(processes.size()).toFile());
    processes.add(process.start());
  }

  private Path log(int process) {
    return folder.resolve("process-" + process + ".log");
  }

  private void await() throws IOException, InterruptedException {
    long until = System.nanoTime() + PATIENCE;
    while (registered() < size.workers()) {
      if (System.nanoTime() > until || processes.stream().anyMatch(p -> !p.isAlive())) {
        throw new IOException("The cluster does not start; its logs are in " + folder);
      }
      Thread.sleep(100);
    }
  }

  private long registered() throws IOException {
    return Files.readString(log(0)).lines().filter(l -> l.contains("Registering worker")).count();
  }

  /** The folder that stands for SPARK_HOME. */
  private Path home() {
    return folder.resolve("spark");
  }

  public String url() {
    return "spark://" + HERE + ":" + port;
  }

  /**
   * A driver for small questions on it, with executors on so many cores at most.
   *
   * @param shards where executors find the snapshot; null: under the path by which it is opened
   */
  public SparkDriver driver(int cores, @Nullable String shards) throws IOException {
    return driver(
        shards,
        size.secret(),
        List.of(
            "spark.executor.memory=512m",
            "spark.executor.extraJavaOptions=" + String.join(" ", SHORT_LIVED),
            "spark.cores.max=" + cores));
  }

  /**
   * A driver with these settings.
   *
   * @param secret by which it is known to the cluster; empty: it says none
   */
  public SparkDriver driver(@Nullable String shards, String secret, List<String> settings)
      throws IOException {
    List<String> all =
        new ArrayList<>(List.of("spark.driver.host=" + HERE, "spark.driver.bindAddress=" + HERE));
    all.addAll(settings);
    return SparkDriver.start(
        new SparkDriver.Asked(url(), home(), shards, all, new SparkDriver.Secret(secret)));
  }

  /** Kills the master; workers and what runs on them stay. */
  public void killMaster() {
    kill(processes.getFirst());
  }

  /** Kills a worker, counted from 0, and what runs on it. */
  public void kill(int worker) {
    kill(processes.get(worker + 1));
  }

  private static void kill(Process process) {
    List<ProcessHandle> all = process.descendants().toList();
    process.destroyForcibly();
    all.forEach(ProcessHandle::destroyForcibly);
  }

  @Override
  public void close() throws IOException {
    processes.forEach(Cluster::kill);
    for (Process process : processes) {
      process.onExit().join();
    }
    Folders.remove(home()); // links into the repository of jars
  }
}
