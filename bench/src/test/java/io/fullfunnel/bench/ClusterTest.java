package io.fullfunnel.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fullfunnel.cli.ClusterEngine;
import io.fullfunnel.cli.SparkDriver;
import io.fullfunnel.engine.Engine;
import io.fullfunnel.engine.local.LocalEngine;
import io.fullfunnel.question.Answers;
import io.fullfunnel.question.Data;
import io.fullfunnel.question.Questions;
import io.fullfunnel.question.ShardsExport;
import io.fullfunnel.question.ShardsSnapshot;
import io.fullfunnel.question.WorkspaceData;
import io.fullfunnel.store.data.DataDirectory;
import io.fullfunnel.store.files.FileOptions;
import io.fullfunnel.store.imports.ImportRequest;
import io.fullfunnel.store.imports.ImportWatch;
import io.fullfunnel.store.workspace.Importing;
import io.fullfunnel.store.workspace.Workspace;
import io.fullfunnel.store.workspace.Workspaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/**
 * FEATURE UNDER TEST: ten questions give the same bits three ways: the workspace, its snapshot on
 * this machine, and its snapshot on a real Spark cluster, also when a worker is killed meanwhile. A
 * cluster with a secret answers who knows it.
 */
class ClusterTest {
  private static final Path ROOT = Path.of(System.getProperty("fullfunnel.root", ".."));
  private static final List<String> QUESTIONS =
      List.of(
          "{'ask':'funnel','steps':['A','B','C'],'by':'plan','list':{'of':'/steps/0/reached'}}",
          "{'ask':'funnel','steps':['A',{'event':'B','where':[{'property':'plan','op':'matches',"
              + "'value':'p[12]'}]}],'order':'any','by':'channel'}",
          "{'ask':'funnel','steps':['A','B'],'actor':{'property':'order_id'}}",
          "{'ask':'figures','figures':['events','people','visits','revenue'],'every':'week',"
              + "'by':['channel']}",
          "{'ask':'pages','goal':'sale','by':['page.path']}",
          "{'ask':'retention','start':'A','back':'B','every':'week','periods':6}",
          "{'ask':'network','node':'channel','conversion':{'goal':'sale'},'lookback':'30d'}",
          "{'ask':'attribution','conversion':{'goal':'sale'},'touch':'campaign',"
              + "'models':['first','markov','shapley'],'value':'total'}",
          "{'ask':'stages','model':'full-funnel','every':'week'}",
          "{'ask':'figures','figures':['events'],'people':[{'did':'C','times':'>=2'}],"
              + "'bots':'include'}");

  @TempDir Path folder;

  @Test
  void theBitsAreTheSameThreeWays() throws IOException, InterruptedException {
    List<String> expected = export(QUESTIONS);
    try (ShardsSnapshot opened = ShardsSnapshot.open(folder.resolve("snapshot"));
        LocalEngine engine = new LocalEngine(2)) {
      assertThat(answers(engine, opened.data(), new CountDownLatch(0))).isEqualTo(expected);
      onTheCluster(opened.data(), expected);
    }
  }

  @Test
  void aClusterWithASecretTakesOnlyWhoKnowsIt() throws IOException, InterruptedException {
    List<String> questions = QUESTIONS.subList(0, 1);
    List<String> expected = export(questions);
    Cluster.Size size = new Cluster.Size(1, 600, false, "known to few");
    try (ShardsSnapshot opened = ShardsSnapshot.open(folder.resolve("snapshot"));
        Cluster cluster = Cluster.start(ROOT, folder.resolve("cluster"), size)) {
      try (SparkDriver driver = cluster.driver(1, null)) {
        assertThat(answer(new ClusterEngine(driver), questions.getFirst(), opened.data()))
            .isEqualTo(expected.getFirst());
      }
      assertThatThrownBy(() -> cluster.driver(null, "guessed", List.of()))
          .hasMessage(
              "The master at "
                  + cluster.url()
                  + " does not take this secret: spark.authenticate.secret must be the same there,"
                  + " with spark.authenticate and spark.network.crypto.enabled on.");
      assertThatThrownBy(() -> cluster.driver(null, "", List.of()))
          .hasMessage(
              "The master at "
                  + cluster.url()
                  + " takes only who knows the cluster's secret; name a file that holds it with"
                  + " --spark-secret-file.");
      cluster.killMaster();
      assertThatThrownBy(() -> cluster.driver(null, "", List.of()))
          .hasMessage(
              "Nobody answers at "
                  + cluster.url()
                  + ": is it the address of the cluster's master?");
    }
  }

  /** Writes a snapshot; gives what the workspace answers at that moment. */
  private List<String> export(List<String> questions) throws IOException {
    Path snapshot = Files.createDirectory(folder.resolve("snapshot"));
    List<String> expected = new ArrayList<>();
    try (DataDirectory directory = DataDirectory.open(folder.resolve("data"));
        Workspace workspace = new Workspaces(directory).open("default");
        LocalEngine engine = new LocalEngine(2)) {
      Path file = Files.write(folder.resolve("events.ndjson"), messages(new SplittableRandom(5)));
      Importing.run(
          workspace,
          new ImportRequest(file, FileOptions.events(), folder, false),
          ImportWatch.NONE);
      Data now = WorkspaceData.of(workspace);
      for (String question : questions) {
        expected.add(answer(engine, question, now));
      }
      ShardsExport.write(workspace, new ShardsExport.Asked(List.of(), 250), snapshot);
    }
    return expected;
  }

  private void onTheCluster(Data data, List<String> expected)
      throws IOException, InterruptedException {
    try (Cluster cluster = Cluster.start(ROOT, folder.resolve("cluster"), Cluster.Size.small(2))) {
      try (SparkDriver driver = cluster.driver(2, null)) {
        Engine engine = new ClusterEngine(driver);
        CountDownLatch half = new CountDownLatch(QUESTIONS.size() / 2);
        CompletableFuture<List<String>> coming =
            CompletableFuture.supplyAsync(() -> answers(engine, data, half));
        assertThat(half.await(2, TimeUnit.MINUTES)).isTrue();
        cluster.kill(0);
        assertThat(coming).isNotDone();
        assertThat(coming.join()).isEqualTo(expected);
      }
      String url = folder.resolve("snapshot").toUri().toString();
      try (SparkDriver driver = cluster.driver(1, url)) {
        Engine engine = new ClusterEngine(driver);
        assertThat(answer(engine, QUESTIONS.getFirst(), data)).isEqualTo(expected.getFirst());
        Files.delete(folder.resolve("snapshot/shard-00001/rows"));
        assertThatThrownBy(() -> answer(engine, QUESTIONS.getFirst(), data))
            .hasMessageContaining("shard-00001/rows is damaged: it is missing");
      }
    }
  }

  private static List<String> answers(Engine engine, Data data, CountDownLatch counted) {
    List<String> answers = new ArrayList<>();
    for (String question : QUESTIONS) {
      answers.add(answer(engine, question, data));
      counted.countDown();
    }
    return answers;
  }

  private static String answer(Engine engine, String question, Data data) {
    var json = Questions.parse(question.replace('\'', '"').getBytes(UTF_8));
    ObjectNode answer = new Answers(engine).answer(Questions.read(json, data), data);
    ((ObjectNode) answer.path("basis")).remove("millis");
    return answer.toString();
  }

  private static List<String> messages(SplittableRandom random) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 1_500; i++) {
      Instant time = Instant.ofEpochSecond(1_767_000_000L + random.nextLong(60L * 86_400));
      String plan = "\"plan\":\"p" + random.nextInt(4) + "\"";
      String what =
          switch (random.nextInt(6)) {
            case 0 ->
                "\"type\":\"track\",\"event\":\"Order Completed\",\"properties\":{\"total\":"
                    + random.nextInt(90)
                    + ",\"order_id\":\"o"
                    + random.nextInt(200)
                    + "\"}";
            case 1, 2 ->
                "\"type\":\"page\",\"context\":{\"page\":{\"path\":\"/"
                    + random.nextInt(9)
                    + "\"},\"campaign\":{\"source\":\"s"
                    + random.nextInt(3)
                    + "\",\"medium\":\"cpc\",\"name\":\"c"
                    + random.nextInt(3)
                    + "\"}}";
            default ->
                "\"type\":\"track\",\"event\":\""
                    + "ABC".charAt(random.nextInt(3))
                    + "\",\"properties\":{"
                    + plan
                    + ",\"order_id\":\"o"
                    + random.nextInt(200)
                    + "\"}";
          };
      lines.add(
          "{\"userId\":\"u"
              + random.nextInt(200)
              + "\","
              + what
              + ",\"timestamp\":\""
              + time
              + "\"}");
    }
    return lines;
  }
}
