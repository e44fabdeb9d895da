package io.fullfunnel.cli;

import io.fullfunnel.engine.wire.Wire;
import io.fullfunnel.store.data.Folders;
import java.io.Closeable;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The process that speaks to the cluster, with Spark's jars on its class path and the engine's
 * beside them; Spark's own are not shipped, and not on ours.
 */
public final class SparkDriver implements Closeable {
  private static final String MAIN = "io.fullfunnel.spark.Driver";
  private static final long PATIENCE_SECONDS = 20;
  private static final Pattern CORE =
      Pattern.compile("spark-core_(\\d+\\.\\d+)-(\\d+)\\.(\\d+)\\..*\\.jar");

  /** Of Spark 4. */
  private static final int OLDEST_MINOR = 2;

  private final Process process;
  private final Path folder;
  private final Path log;
  private final Wire wire;

  private SparkDriver(Process process, Path folder, Path log) {
    this.process = process;
    this.folder = folder;
    this.log = log;
    this.wire = new Wire(process.getInputStream(), process.getOutputStream());
  }

  /**
   * Where and how.
   *
   * @param master such as {@code spark://host:7077}
   * @param home Spark's folder, or one with its jars
   * @param shards the URL under which executors find the snapshot; null: as it is named here
   * @param settings {@code spark.…=value}
   */
  public record Asked(
      String master, Path home, @Nullable String shards, List<String> settings, Secret secret) {
    public Asked {
      settings = List.copyOf(settings);
    }
  }

  /** What those who belong to the cluster know; empty if everybody does. */
  public record Secret(String text) {
    public static final Secret NONE = new Secret("");

    /** Without it. */
    @Override
    public String toString() {
      return text.isEmpty() ? "none" : "a secret";
    }
  }

  /**
   * Starts it.
   *
   * @throws IOException if the cluster's master is not there or does not take us
   */
  public static SparkDriver start(Asked asked) throws IOException {
    Path jars = jars(asked.home());
    Path folder = Files.createTempDirectory("fullfunnel-spark-");
    Path log = folder.resolve("driver.log");
    List<Path> ours = List.of(jar("io.fullfunnel.engine.Engine", folder), jar(MAIN, folder));
    String own = String.join(",", ours.stream().map(Path::toString).toList());
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(moduleOptions(jars));
    command.addAll(List.of("-Xlog:disable", "-Xlog:all=warning:stderr")); // stdout is for answers
    command.add("-Dspark.master=" + asked.master());
    command.add("-Dspark.jars=" + own);
    command.add("-Dspark.ui.enabled=false");
    asked.settings().forEach(setting -> command.add("-D" + setting));
    command.add("-cp");
    command.add(own.replace(",", System.getProperty("path.separator")) + classPath(jars));
    command.add(MAIN);
    if (asked.shards() != null) {
      command.add(asked.shards());
    }
    Process process = new ProcessBuilder(command).redirectError(log.toFile()).start();
    SparkDriver driver = new SparkDriver(process, folder, log);
    boolean taken = false;
    try {
      driver.greet(asked.secret());
      taken = true;
      return driver;
    } finally {
      if (!taken) {
        driver.close();
      }
    }
  }

  private void greet(Secret secret) throws IOException {
    String refusal;
    try {
      wire.send(secret.text());
      refusal = (String) wire.receive();
    } catch (IOException e) {
      throw failure(e);
    }
    if (!refusal.isEmpty()) {
      throw new IOException(refusal);
    }
  }

  private static String classPath(Path jars) {
    return System.getProperty("path.separator") + jars.resolve("*");
  }

  private static Path jars(Path home) throws IOException {
    for (Path folder : List.of(home.resolve("jars"), home)) {
      if (Files.isDirectory(folder)) {
        try (Stream<Path> files = Files.list(folder)) {
          Optional<Matcher> core =
              files.map(f -> CORE.matcher("" + f.getFileName())).filter(Matcher::matches).findAny();
          if (core.isPresent()) {
            checkVersion(home, core.get());
            return folder.toAbsolutePath().normalize();
          }
        }
      }
    }
    throw new WrongCommandException(
        home
            + " holds no Spark: there is no spark-core_….jar in it nor in its folder jars. Spark"
            + " is not part of Fullfunnel; name the folder of a Spark 4.2 with --spark or"
            + " SPARK_HOME.");
  }

  private static void checkVersion(Path home, Matcher core) {
    int minor = Integer.parseInt(core.group(3));
    if (!core.group(1).equals("2.13") || !core.group(2).equals("4") || minor < OLDEST_MINOR) {
      throw new WrongCommandException(
          home
              + " holds Spark %s.%s for Scala %s; needed is Spark 4.2 for Scala 2.13."
                  .formatted(core.group(2), core.group(3), core.group(1)));
    }
  }

  /** What Spark needs of this JDK, as it says itself. */
  public static List<String> moduleOptions(Path jars) throws IOException {
    List<URL> urls = new ArrayList<>();
    try (Stream<Path> files = Files.list(jars)) {
      for (Path jar : files.filter(f -> f.toString().endsWith(".jar")).toList()) {
        urls.add(jar.toUri().toURL());
      }
    }
    ClassLoader above = ClassLoader.getPlatformClassLoader();
    try (URLClassLoader spark = new URLClassLoader(urls.toArray(URL[]::new), above)) {
      Object options =
          spark
              .loadClass("org.apache.spark.launcher.JavaModuleOptions")
              .getMethod("defaultModuleOptions")
              .invoke(null);
      return List.of(String.valueOf(options).trim().split("\\s+"));
    } catch (ReflectiveOperationException e) {
      throw new IOException("The jars in " + jars + " are not those of a Spark 4.", e);
    }
  }

  /** The jar of a class of ours; classes in a folder, as a build has them, are packed into one. */
  private static Path jar(String type, Path folder) throws IOException {
    String entry = type.replace('.', '/') + ".class";
    URL place = SparkDriver.class.getClassLoader().getResource(entry);
    if (place == null) {
      throw new IOException("This build has no " + type + "; build Fullfunnel again.");
    }
    URLConnection connection = place.openConnection();
    if (connection instanceof JarURLConnection jar) {
      return Path.of(URI.create(jar.getJarFileURL().toString()));
    }
    Path classes = Path.of(URI.create(place.toString()));
    for (int up = 0; up < type.split("\\.", -1).length; up++) {
      classes = Objects.requireNonNull(classes.getParent());
    }
    return packed(classes, folder.resolve(type + ".jar"));
  }

  private static Path packed(Path classes, Path jar) throws IOException {
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        out.putNextEntry(new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, out);
        out.closeEntry();
      }
    }
    return jar;
  }

  Wire wire() {
    return wire;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** What is said when it ends before it has answered. */
  IOException failure(Throwable cause) throws IOException {
    List<String> lines = Files.readAllLines(log);
    String last =
        lines.stream()
            .filter(line -> line.contains("Exception") || line.contains("ERROR"))
            .reduce((one, other) -> other)
            .orElse("it said nothing");
    return new IOException("Spark's driver ended before it had answered: " + last.strip(), cause);
  }

  void kill() {
    process.destroy();
  }

  @Override
  public void close() throws IOException {
    try {
      process.getOutputStream().close();
    } catch (IOException gone) {
      // it has ended already
    }
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    Folders.remove(folder);
  }
}
