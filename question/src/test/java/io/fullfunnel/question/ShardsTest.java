package io.fullfunnel.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fullfunnel.engine.Value;
import io.fullfunnel.engine.stored.DamagedFileException;
import io.fullfunnel.store.data.DataDirectory;
import io.fullfunnel.store.files.FileOptions;
import io.fullfunnel.store.imports.ImportRequest;
import io.fullfunnel.store.imports.ImportWatch;
import io.fullfunnel.store.workspace.Definitions;
import io.fullfunnel.store.workspace.Importing;
import io.fullfunnel.store.workspace.Workspace;
import io.fullfunnel.store.workspace.Workspaces;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * FEATURE UNDER TEST: a snapshot answers every kind of question with the same bits as the workspace
 * at its position; what it does not hold it says, and a damaged file it names.
 */
class ShardsTest {
  private static final List<String> QUESTIONS =
      List.of(
          """
          {'ask':'funnel','steps':['Page Viewed','Order Completed'],'by':'channel','trend':'week',
           'list':{'of':'/steps/0/reached'}}\
          """,
          """
          {'ask':'funnel','steps':['Page Viewed',{'event':'Order Completed','where':[
           {'property':'plan','op':'in','value':['p1','p2']},{'property':'total','op':'>','value':9}]}],
           'by':'person.tier','value':'total','channels':'posthog'}\
          """,
          """
          {'ask':'funnel','steps':['A','B'],'actor':{'property':'order_id'},'bots':'include'}\
          """,
          """
          {'ask':'funnel','steps':['A','B','C'],'actor':'account','by':'plan'}\
          """,
          """
          {'ask':'funnel','steps':['A','B'],'actor':'device','people':[{'did':'C','times':'>=1'}]}\
          """,
          """
          {'ask':'funnel','steps':['A','B'],'window':'visit','by':'source','internal':'include'}\
          """,
          """
          {'ask':'funnel','steps':['A',{'event':'*'}],'people':[{'audience':'buyers'}],'by':'äöü'}\
          """,
          """
          {'ask':'figures','figures':['visits','people','events','visitSeconds','bounceRate',
           'pageViews','goal:sale','revenue'],'every':'week','by':['page.group'],'bots':'include'}\
          """,
          """
          {'ask':'figures','figures':['events','people',{'count':'Gone','of':'events'},'revenue'],
           'by':['plan']}\
          """,
          """
          {'ask':'pages','goal':'sale','within':'30d','by':['page.path']}\
          """,
          """
          {'ask':'retention','start':'Page Viewed','back':'A','every':'week','periods':6}\
          """,
          """
          {'ask':'network','node':'channel','conversion':{'goal':'sale'},'lookback':'30d'}\
          """,
          """
          {'ask':'network','node':'page','conversion':'B','lookback':'7d',
           'where':[{'property':'device','op':'=','value':'phone'}]}\
          """,
          """
          {'ask':'attribution','conversion':{'goal':'sale'},'touch':'campaign',
           'models':['first','last-non-direct','markov','shapley'],'value':'total'}\
          """,
          """
          {'ask':'stages','model':'full-funnel','every':'week'}\
          """,
          """
          {'ask':'figures','figures':['events'],'by':['bot','internal','n'],
           'bots':'include','internal':'include'}\
          """);

  @TempDir Path folder;
  private DataDirectory directory;
  private Workspace workspace;

  @BeforeEach
  void fill() throws IOException {
    directory = DataDirectory.open(folder.resolve("data"));
    workspace = new Workspaces(directory).open("default");
    workspace
        .definitions()
        .set(Definitions.Kind.AUDIENCE, "buyers", "{\"did\":\"Order Completed\"}");
    workspace
        .definitions()
        .set(Definitions.Kind.PAGE_GROUP, "blog", "{\"paths\":[\"/1*\"],\"topic\":\"x\"}");
    bring(Files.write(folder.resolve("one.ndjson"), messages(new SplittableRandom(7), 3_000)));
    bring(
        Files.writeString(
            folder.resolve("nobody.csv"),
            """
            userId,time,event,plan,total
            ,2026-01-04,Order Completed,p1,5
            ,2026-01-05,Gone,p9,
            x,2026-01-05,A,p1,
            """));
    WorkspaceData.of(workspace); // what comes now promotes people
    bring(Files.write(folder.resolve("two.ndjson"), messages(new SplittableRandom(8), 40)));
  }

  @AfterEach
  void close() throws IOException {
    workspace.close();
    directory.close();
  }

  private void bring(Path file) throws IOException {
    Importing.run(
        workspace, new ImportRequest(file, FileOptions.events(), folder, false), ImportWatch.NONE);
  }

  private Path export(String name, String... properties) throws IOException {
    Path to = Files.createDirectory(folder.resolve(name));
    ShardsExport.write(workspace, new ShardsExport.Asked(List.of(properties), 500), to);
    return to;
  }

  @Test
  void itAnswersAsTheWorkspaceDoes() throws IOException {
    WorkspaceData now = WorkspaceData.of(workspace);
    Path to = export("snapshot", "nested.deep", "person.tier");
    assertThat(to.resolve("shard-00003/rows")).exists();
    List<String> questions = new ArrayList<>(QUESTIONS);
    questions.add("{'ask':'funnel','steps':['A','B'],'by':'nested.deep'}");
    String person = Asking.ask(QUESTIONS.getFirst(), now).at("/answer/list/0/person").stringValue();
    questions.add("{'ask':'funnel','steps':['A','B'],'trace':'" + person + "'}");
    try (ShardsSnapshot snapshot = ShardsSnapshot.open(to)) {
      assertThat(snapshot.data().position()).isEqualTo(now.position());
      for (String question : questions) {
        assertThat(Asking.ask(question, snapshot.data()).toString())
            .as(question)
            .isEqualTo(Asking.ask(question, now).toString());
      }
    }
  }

  @Test
  void itAnswersWithoutTheWorkspaceAsItStoodThen() throws IOException {
    String question = "{'ask':'figures','figures':['events','people']}";
    String then = Asking.ask(question, WorkspaceData.of(workspace)).toString();
    Path to = export("snapshot");
    bring(Files.write(folder.resolve("three.ndjson"), messages(new SplittableRandom(9), 50)));
    Path moved = Files.move(to, folder.resolve("elsewhere"));
    try (ShardsSnapshot snapshot = ShardsSnapshot.open(moved)) {
      assertThat(Asking.ask(question, snapshot.data()).toString()).isEqualTo(then);
    }
  }

  @Test
  void whatItDoesNotHoldIsSaid() throws IOException {
    try (ShardsSnapshot snapshot = ShardsSnapshot.open(export("snapshot"))) {
      Data data = snapshot.data();
      assertThat(Asking.error("{'ask':'funnel','steps':['A'],'by':'nested.deep'}", data))
          .isEqualTo(
              "This snapshot does not hold \"nested.deep\". Export it again with --property"
                  + " nested.deep, or ask the workspace.");
      assertThat(Asking.error("{'ask':'funnel','steps':['A','B'],'trace':'u1'}", data))
          .startsWith("This snapshot knows nobody as \"u1\"");
      assertThat(
              Asking.ask("{'ask':'funnel','steps':['A'],'by':'never.sent'}", data).at("/notes/0"))
          .hasToString(
              "{\"code\":\"unknown-property\",\"text\":\"No property \\\"never.sent\\\" so"
                  + " far.\"}");
    }
  }

  @Test
  void aDamagedFileIsNamed() throws IOException {
    Path to = export("snapshot");
    List<Path> files;
    try (Stream<Path> all = Files.walk(to)) {
      files = all.filter(Files::isRegularFile).toList();
    }
    for (String part :
        List.of("snapshot.json", "dictionary.parquet", "ids.parquet", "shard-00001/rows")) {
      Path file = to.resolve(part);
      assertThat(files).contains(file);
      byte[] whole = Files.readAllBytes(file);
      byte[] changed = whole.clone();
      changed[whole.length / 2] ^= 4;
      refused(to, Files.write(file, changed));
      refused(to, Files.write(file, Arrays.copyOf(whole, whole.length - 3)));
      Files.write(file, whole);
    }
    Path column = column(to, "properties.plan");
    byte[] whole = Files.readAllBytes(column);
    Files.copy(column(to, "properties.n"), column, StandardCopyOption.REPLACE_EXISTING);
    refused(to, column);
    Files.delete(column);
    refused(to, column);
    Files.write(column, whole);
    asked(to);
    Files.delete(to.resolve("snapshot.json"));
    assertThatThrownBy(() -> asked(to)).hasMessageContaining("so it is no snapshot");
  }

  private static Path column(Path to, String key) throws IOException {
    try (ShardsSnapshot snapshot = ShardsSnapshot.open(to)) {
      return to.resolve("shard-00000").resolve(snapshot.column(key) + ".column");
    }
  }

  private static void asked(Path to) throws IOException {
    try (ShardsSnapshot snapshot = ShardsSnapshot.open(to)) {
      Asking.ask(
          "{'ask':'funnel','steps':['A','B'],'by':'plan','list':{'of':'/steps/0/reached'}}",
          snapshot.data());
    }
  }

  private static void refused(Path to, Path file) {
    assertThatThrownBy(() -> asked(to))
        .satisfies(failure ->
            assertThat(failure instanceof DamagedFileException ? failure : failure.getCause())
                .isInstanceOf(DamagedFileException.class)
                .hasMessageContaining(file + " is damaged: "));
  }

  @Test
  void valuesComeBackAsTheyWere() {
    List<Value> values =
        List.of(
            new Value.Text("plain"),
            new Value.Text("ä\n\"\u0000\u0001n1 \ud83d\ude00 \ud800"),
            new Value.Numeric(new BigDecimal("1.50")),
            new Value.Numeric(new BigDecimal("-1E+400")),
            new Value.Bool(true),
            new Value.Many(List.of(new Value.Text(""), new Value.Many(List.of()))));
    for (Value value : values) {
      String text = ValueJson.write(value);
      assertThat(text).matches("[\\x20-\\x7e]*");
      assertThat(ValueJson.read(text)).isEqualTo(value);
    }
  }

  private static List<String> messages(SplittableRandom random, int count) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String who =
          "\"anonymousId\":\"a"
              + random.nextInt(150)
              + "\""
              + (random.nextInt(3) == 0 ? ",\"userId\":\"u" + random.nextInt(90) + "\"" : "");
      long seconds = 1_767_000_000L + random.nextLong(60L * 86_400);
      lines.add(
          "{"
              + who
              + ","
              + what(random)
              + ",\"timestamp\":\""
              + Instant.ofEpochSecond(seconds)
              + "\"}");
    }
    return lines;
  }

  private static String what(SplittableRandom random) {
    String plan = "\"plan\":\"p" + random.nextInt(4) + "\"";
    return switch (random.nextInt(12)) {
      case 0 ->
          "\"type\":\"identify\",\"traits\":{\"tier\":\"t"
              + random.nextInt(3)
              + "\",\"email\":\"e"
              + random.nextInt(200)
              + "@example.org\"}";
      case 1 -> "\"type\":\"group\",\"groupId\":\"g" + random.nextInt(5) + "\"";
      case 2, 3 ->
          "\"type\":\"track\",\"event\":\"Order Completed\",\"properties\":{\"total\":"
              + random.nextInt(50)
              + ".50,\"order_id\":\"o"
              + random.nextInt(300)
              + "\","
              + plan
              + (random.nextInt(9) == 0 ? ",\"test\":true" : "")
              + "}";
      case 4, 5, 6, 7 ->
          "\"type\":\"page\",\"properties\":{\"path\":\"/"
              + random.nextInt(20)
              + "\"},\"context\":{\"page\":{\"path\":\"/"
              + random.nextInt(20)
              + "\",\"url\":\"https://example.org/\"},\"campaign\":{\"source\":\"s"
              + random.nextInt(3)
              + "\",\"medium\":\""
              + (random.nextBoolean() ? "cpc" : "email")
              + "\",\"name\":\"c"
              + random.nextInt(4)
              + "\"},\"userAgent\":\""
              + (random.nextInt(25) == 0 ? "Googlebot/2.1" : "Mozilla/5.0 (iPhone)")
              + "\"}";
      default ->
          "\"type\":\"track\",\"event\":\""
              + "ABC".charAt(random.nextInt(3))
              + "\",\"properties\":{"
              + plan
              + ",\"n\":"
              + random.nextInt(100)
              + ",\"order_id\":\"o"
              + random.nextInt(300)
              + "\",\"äöü\":[\"x\",\"\\ud800\"],\"nested\":{\"deep\":"
              + random.nextInt(3)
              + "}}";
    };
  }
}
