package io.fullfunnel.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say on which cluster a snapshot is asked. */
final class ClusterArguments {
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
    for (String setting : settings) {
      if (!setting.matches("spark\\.[^=\\s]+=.*")) {
        throw new WrongCommandException(
            "--spark-set takes spark.NAME=VALUE, not \"" + setting + "\".");
      }
    }
    return new SparkDriver.Asked(master, home(), shards, List.copyOf(settings));
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
    if (spark != null || shards != null || !settings.isEmpty()) {
      throw new WrongCommandException(
          "--spark, --shards and --spark-set go with --engine and --from DIR.");
    }
  }
}
