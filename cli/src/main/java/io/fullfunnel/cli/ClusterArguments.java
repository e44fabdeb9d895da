package io.fullfunnel.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say on which cluster a snapshot is asked. */
final class ClusterArguments {
  private static final Pattern MASTER =
      Pattern.compile("spark://[^\\s/,@]+:\\d{1,5}(,[^\\s/,@]+:\\d{1,5})*");

  /** Names of settings that Spark itself does not show. */
  private static final Pattern SECRET =
      Pattern.compile("secret|password|token|access\\.?key", Pattern.CASE_INSENSITIVE);

  @Option(
      names = "--engine",
      paramLabel = "URL",
      description =
          "Fold the snapshot on this Spark cluster, such as spark://host:7077; Spark itself is"
              + " yours (--spark).")
  @Nullable String engine;

  @Option(
      names = "--spark",
      paramLabel = "DIR",
      description = "The folder of a Spark 4.2, or of its jars (default: SPARK_HOME).")
  @Nullable Path spark;

  @Option(
      names = "--spark-secret-file",
      paramLabel = "FILE",
      description =
          "A file whose first line is the cluster's secret (spark.authenticate.secret): nobody else"
              + " is spoken to, and connections are encrypted.")
  @Nullable Path secret;

  @Option(
      names = "--shards",
      paramLabel = "URL",
      description =
          "Where the cluster finds the snapshot's folders, such as s3a://bucket/monday (default:"
              + " under the same path as here).")
  @Nullable String shards;

  @Option(
      names = "--spark-set",
      paramLabel = "NAME=VALUE",
      description = "A setting of Spark, such as spark.executor.memory=4g.")
  List<String> settings = new ArrayList<>();

  /** What is asked for; null: no cluster. */
  SparkDriver.@Nullable Asked asked() {
    String master = engine;
    if (master == null) {
      refuse();
      return null;
    }
    if (!MASTER.matcher(master).matches()) {
      throw new WrongCommandException(
          "--engine is the address of a Spark cluster's master, spark://HOST:PORT, not \""
              + master
              + "\".");
    }
    settings.forEach(ClusterArguments::check);
    return new SparkDriver.Asked(
        master, home(), shards, List.copyOf(settings), new SparkDriver.Secret(secret()));
  }

  private static void check(String setting) {
    if (!setting.matches("spark\\.[^=\\s]+=.*")) {
      throw new WrongCommandException(
          "--spark-set takes spark.NAME=VALUE, not \"" + setting + "\".");
    }
    String name = setting.substring(0, setting.indexOf('='));
    if (name.startsWith("spark.authenticate")) {
      throw new WrongCommandException(
          name + " is set by --spark-secret-file, which names a file with the cluster's secret.");
    }
    if (SECRET.matcher(name).find()) {
      throw new WrongCommandException(
          "Everybody on this machine could read "
              + name
              + " in the list of processes; give it to the workers in a file of their own.");
    }
  }

  /** The cluster's secret; empty if none is named. */
  private String secret() {
    Path file = secret;
    if (file == null) {
      return "";
    }
    String first;
    try {
      first = Files.readString(file).lines().findFirst().orElse("");
    } catch (IOException e) {
      throw new WrongCommandException("The file " + file + " cannot be read.");
    }
    if (first.isBlank()) {
      throw new WrongCommandException("The first line of " + file + " is empty; it is the secret.");
    }
    return first;
  }

  private Path home() {
    Path named = spark;
    String known = System.getenv("SPARK_HOME");
    if (named == null && known == null) {
      throw new WrongCommandException(
          "--engine needs a Spark 4.2, which is not part of Fullfunnel: name its folder with"
              + " --spark or SPARK_HOME.");
    }
    return named == null ? Path.of(String.valueOf(known)) : named;
  }

  /** Without a cluster, or without a snapshot, none of them means anything. */
  void refuse() {
    if (engine != null) {
      throw new WrongCommandException(
          "--engine answers from a snapshot; name its folder with --from.");
    }
    if (spark != null || secret != null || shards != null || !settings.isEmpty()) {
      throw new WrongCommandException(
          "--spark, --spark-secret-file, --shards and --spark-set go with --engine and --from"
              + " DIR.");
    }
  }
}
