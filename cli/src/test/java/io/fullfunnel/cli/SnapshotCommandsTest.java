package io.fullfunnel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** FEATURE UNDER TEST: {@code export events --layout shards} and {@code ask --from DIR}. */
class SnapshotCommandsTest {
  private static final String QUESTION =
      "{\"ask\":\"funnel\",\"steps\":[\"visit\",\"buy\"],\"by\":\"plan\","
          + "\"list\":{\"of\":\"/steps/0/reached\"}}";

  @TempDir Path folder;
  private Path snapshot;

  @BeforeEach
  void fill() throws IOException {
    snapshot = folder.resolve("snapshot");
    Path file =
        Files.writeString(
            folder.resolve("shop.csv"),
            """
            userId,time,event,plan
            ann,2026-01-01,visit,pro
            ann,2026-01-02,buy,pro
            ben,2026-01-03,visit,free
            ,2026-01-04,visit,free
            """);
    assertThat(run("import", file.toString()).code()).isZero();
  }

  private Run run(String... command) {
    List<String> all = new ArrayList<>(List.of(command));
    all.addAll(List.of("--data", folder.resolve("data").toString()));
    return Run.withInput(QUESTION, all.toArray(String[]::new));
  }

  private Run export(String... more) {
    List<String> all =
        new ArrayList<>(
            List.of("export", "events", "--layout", "shards", "--to", snapshot.toString()));
    all.addAll(List.of(more));
    return run(all.toArray(String[]::new));
  }

  private static String plain(Run run) {
    return run.out().replaceAll("\"millis\" ?: ?\\d+", "\"millis\":0");
  }

  @Test
  void itAnswersAsTheWorkspaceDoes() {
    Run export = export("--shard-rows", "1");
    assertThat(export.err()).isEmpty();
    assertThat(export.out())
        .matches(
            "3 events of 2 people in 2 shards with \\d+ columns, journal up to \\d+: .*snapshot\n");
    for (String as : List.of("json", "csv", "table")) {
      Run ours = run("ask", "-", "--from", snapshot.toString(), "--as", as);
      assertThat(ours.err()).isEmpty();
      assertThat(plain(ours)).isEqualTo(plain(run("ask", "-", "--as", as)));
    }
    assertThat(run("ask", "-", "--strict", "--from", snapshot.toString()).code()).isZero();
  }

  @Test
  void aFullFolderAndWhatDoesNotGoTogetherAreRefused() throws IOException {
    Files.createDirectory(snapshot);
    assertThat(export().code()).isZero();
    assertThat(export())
        .isEqualTo(new Run(1, "", snapshot + " is not empty. Name a new or an empty folder.\n"));
    assertThat(export("--overwrite").code()).isEqualTo(2);
    assertThat(export("--shard-rows", "0").err()).contains("a number from 1, not 0");
    assertThat(run("export", "people", "--layout", "shards", "--to", "x").err())
        .isEqualTo("--layout shards goes with events, not with people.\n");
    assertThat(run("export", "events", "--property", "plan", "--to", "x.csv").err())
        .isEqualTo("--property and --shard-rows say what a snapshot holds; add --layout shards.\n");
    assertThat(run("export", "events", "--layout", "tree", "--to", "x").err())
        .isEqualTo("--layout is rows or shards, not \"tree\".\n");
    assertThat(run("ask", "-", "--from", snapshot.toString(), "--time", "iso").code()).isEqualTo(2);
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left.map(path -> path.getFileName().toString()).filter(n -> n.endsWith(".part")))
          .isEmpty();
    }
  }

  private String refused(String... more) {
    List<String> all = new ArrayList<>(List.of("ask", "-", "--from", snapshot.toString()));
    all.addAll(List.of(more));
    Run run = run(all.toArray(String[]::new));
    assertThat(run.code()).isEqualTo(2);
    return run.err();
  }

  @Test
  void aClusterThatCannotBeAskedIsSaidBeforeItIsTried() throws IOException {
    assertThat(export().code()).isZero();
    Path file = Files.writeString(folder.resolve("secret"), "\n");
    String spark = folder.toString();
    String master = "spark://127.0.0.1:7077";
    assertThat(refused("--spark-secret-file", file.toString()))
        .isEqualTo(
            "--spark, --spark-secret-file, --shards and --spark-set go with --engine and --from"
                + " DIR.\n");
    assertThat(refused("--engine", "127.0.0.1:7077", "--spark", spark))
        .isEqualTo(
            "--engine is the address of a Spark cluster's master, spark://HOST:PORT, not"
                + " \"127.0.0.1:7077\".\n");
    assertThat(refused("--engine", master, "--spark-set", "spark.authenticate.secret=known"))
        .isEqualTo(
            "spark.authenticate.secret is set by --spark-secret-file, which names a file with the"
                + " cluster's secret.\n");
    assertThat(refused("--engine", master, "--spark-set", "spark.hadoop.fs.s3a.secret.key=known"))
        .isEqualTo(
            "Everybody on this machine could read spark.hadoop.fs.s3a.secret.key in the list of"
                + " processes; give it to the workers in a file of their own.\n");
    assertThat(
            refused("--engine", master, "--spark", spark, "--spark-secret-file", file.toString()))
        .isEqualTo("The first line of " + file + " is empty; it is the secret.\n");
    assertThat(refused("--engine", master, "--spark", spark))
        .isEqualTo(
            spark
                + " holds no Spark: there is no spark-core_….jar in it nor in its folder jars."
                + " Spark is not part of Fullfunnel; name the folder of a Spark 4.2 with --spark"
                + " or SPARK_HOME.\n");
    Files.createFile(folder.resolve("spark-core_2.12-3.5.1.jar"));
    assertThat(refused("--engine", master, "--spark", spark))
        .isEqualTo(
            spark + " holds Spark 3.5 for Scala 2.12; needed is Spark 4.2 for Scala 2.13.\n");
  }

  @Test
  void whatIsNoSnapshotOrADamagedOneIsSaid() throws IOException {
    assertThat(run("ask", "-", "--from", folder.toString()))
        .isEqualTo(
            new Run(
                1,
                "",
                folder
                    + " has no snapshot.json, so it is no snapshot; \"export events --layout"
                    + " shards\" makes one.\n"));
    assertThat(export().code()).isZero();
    Path rows = snapshot.resolve("shard-00000/rows");
    byte[] whole = Files.readAllBytes(rows);
    Files.write(rows, java.util.Arrays.copyOf(whole, whole.length - 1));
    assertThat(run("ask", "-", "--from", snapshot.toString()))
        .isEqualTo(
            new Run(1, "", rows + " is damaged: it ends too early. Export the snapshot again.\n"));
  }
}
