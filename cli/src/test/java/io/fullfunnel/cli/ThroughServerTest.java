package io.fullfunnel.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A command says and does the same whether it holds the directory itself or a server does: each is
 * run in two directories, one of which a server process holds.
 */
class ThroughServerTest {
  private static final String ROWS =
      """
      user,event,time,device
      u1,view,2026-01-02T03:04:05Z,phone
      u2,view,yesterday,tv
      u1,buy,2026-01-02T03:05:05Z,phone
      u3,view,2026-01-03T03:05:05Z,"a ""b"", c"
      """;
  private static final String DEALS =
      """
      deal,person,stage,time,outcome
      d1,u1,mql,2026-01-01T00:00:00Z,won
      """;
  private static final String QUESTION =
      "{\"ask\":\"funnel\",\"steps\":[\"view\",\"buy\"],\"by\":\"device\","
          + "\"where\":[{\"property\":\"device\",\"op\":\"!=\",\"value\":1.50}],"
          + "\"list\":{\"of\":\"/steps/0/reached\"}}";

  @TempDir Path folder;

  private static Process serve(Path data) throws Exception {
    Process server =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx400m",
                "-cp",
                System.getProperty("java.class.path"),
                "io.fullfunnel.cli.Main",
                "serve",
                "--port",
                "0",
                "--data",
                data.toString())
            .redirectErrorStream(true)
            .redirectOutput(data.resolveSibling("server.log").toFile())
            .start();
    Path note = data.resolve("run/server.json");
    long until = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
    while (!Files.exists(note) && server.isAlive() && System.nanoTime() < until) {
      Thread.sleep(50);
    }
    assertThat(note).as(Files.readString(data.resolveSibling("server.log"))).exists();
    return server;
  }

  /** What differs from run to run: times, durations, generated ids and keys. */
  private static String plain(String text) {
    return text.replaceAll("\"millis\" ?: ?\\d+", "\"millis\":0")
        .replaceAll("; [0-9.,]+ m?s\\.", "; 0 s.")
        .replaceAll("20[2-9]\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z", "TIME")
        .replaceAll("w[0-9a-f]{12}", "ID")
        .replaceAll("p_[0-9a-f]{16}", "PERSON")
        .replaceAll("ff_[0-9a-f]{8}_[\\w-]{32}", "KEY")
        .replaceAll("\\b[0-9a-f]{8}\\b", "KEYID")
        .replaceAll("data-[ab]", "data")
        .replaceAll("out-[ab]", "out")
        .replaceAll(" +$", "");
  }

  private static String both(Path data, List<String> command) {
    List<String> all = new ArrayList<>(command);
    all.addAll(List.of("--data", data.toString()));
    Run run = Run.withInput(QUESTION, all.toArray(String[]::new));
    return plain(run.code() + "\n" + run.out() + "\n" + run.err());
  }

  private List<List<String>> commands(Path file, Path deals, String out) {
    List<List<String>> all = new ArrayList<>(questionsAndPeople(file, deals, out));
    all.addAll(definitions());
    all.addAll(takenBack());
    return all;
  }

  private List<List<String>> questionsAndPeople(Path file, Path deals, String out) {
    String exported = folder.resolve(out + ".csv").toString();
    String in = "--workspace=shop";
    return List.of(
        List.of("workspace", "create", "shop"),
        List.of("workspace", "create", "shop"),
        List.of("import", file.toString(), "--map", "userId=user", "--dry-run", in),
        List.of("import", file.toString(), "--map", "userId=user", "--dry-run", "--workspace=new"),
        List.of("import", file.toString(), "--map", "userId=user", in),
        List.of("import", file.toString(), "--map", "userId=user", "--json", in),
        List.of("import", file.toString(), "--map", "anonymousId=user", in),
        List.of("import", file.toString(), "--map", "userId=usr", in),
        List.of("import", file.toString(), "--time", "dd.MM", in),
        List.of("import", folder.resolve("none.csv").toString(), in),
        List.of("import", deals.toString(), "--into", "deals", in),
        List.of("import", "--list", "--json", in),
        List.of("ask", "-", "--as", "json", in),
        List.of("ask", "-", "--as", "csv", in),
        List.of("ask", "-", in),
        List.of("ask", "-", "--strict", "--workspace=empty"),
        List.of("export", "events", "--to", exported, in),
        List.of("export", "events", "--to", exported, in),
        List.of("export", "people", "--to", exported + ".ndjson", in),
        List.of("export", "people", "--to", exported + ".xls", in),
        List.of("export", "events", "--layout", "shards", "--to", exported + ".d", in),
        List.of("export", "events", "--layout", "shards", "--to", exported + ".d", in),
        List.of("ask", "-", "--from", exported + ".d", "--as", "json"),
        List.of("import", folder.resolve("access.log").toString(), "--json", "--workspace=logs"),
        List.of("import", folder.resolve("access.log").toString(), "--time=iso", in),
        List.of("check", in),
        List.of("key", "create", "--scope", "ask", in),
        List.of("key", "list", in),
        List.of("key", "origins", "00000000", "--any-origin", in),
        List.of("key", "revoke", "00000000", in),
        List.of("person", "u1", in),
        List.of("person", "u1", "--json", in),
        List.of("person", "nobody", in),
        List.of("person", "link", "u1", "u3", "--preview", in),
        List.of("person", "link", "u1", "u3", in),
        List.of("person", "u3", in),
        List.of("person", "unlink", "u1", "u3", "--json", in),
        List.of("person", "link", "u1", "u1", in),
        List.of("person", "timeline", "u1", in),
        List.of("person", "set-aside", in));
  }

  private static List<List<String>> definitions() {
    String in = "--workspace=shop";
    return List.of(
        List.of("goals", in),
        List.of("goals", "set", "sale", "-", in),
        List.of("goals", "reset", "sale", in),
        List.of("goals", "history", "lead", in),
        List.of("goals", "reset", "sail", in),
        List.of("audiences", "set", "buyers", "-", in),
        List.of("audiences", "--json", in),
        List.of("audiences", "reset", "buyers", in),
        List.of("models", in),
        List.of("models", "show", "sales-pipeline", in),
        List.of("models", "show", "sale-pipeline", in),
        List.of("models", "check", "-", in),
        List.of("models", "history", "mine", in),
        List.of("models", "show", "mine", "--version", "7", in),
        List.of("models", "remove", "mine", in),
        List.of("channels", in),
        List.of("channels", "test", "https://shop.example/?utm_source=x&utm_medium=email", in),
        List.of("channels", "visits", "--pause", "20", in),
        List.of("channels", "visits", "--pause", "0", in),
        List.of("traffic", "set", "--ip", "999.1.1.1/24", in),
        List.of("channels", "history", "--json", in),
        List.of("channels", "reset", "--note", "as it was", in));
  }

  private static List<List<String>> takenBack() {
    String in = "--workspace=shop";
    return List.of(
        List.of("import", "--undo", "1", in),
        List.of("import", "--undo", "1", in),
        List.of("import", "--undo", "7", in),
        List.of("workspace", "list"),
        List.of("workspace", "delete", "empty"),
        List.of("workspace", "delete", "empty"));
  }

  /** What is handed out and erased; the last thing, for nobody is left then. */
  private List<List<String>> personal(String out) {
    String to = folder.resolve(out).toString();
    String in = "--workspace=shop";
    return List.of(
        List.of("person", "export", "u1", "--to", to + ".json", in),
        List.of("person", "export", "u1", "--to", to + ".json", in),
        List.of("person", "export", "nobody", "--to", to + ".html", in),
        List.of("person", "erase", "u1", in),
        List.of("person", "erase", "u1", "--yes", "--json", in),
        List.of("person", "erase", "u1", "--yes", in),
        List.of("ask", "-", "--as", "json", in),
        List.of("check", in));
  }

  @Test
  void everyCommandIsTheSameThroughAServer() throws Exception {
    Path file = Files.writeString(folder.resolve("shop.csv"), ROWS);
    Path deals = Files.writeString(folder.resolve("deals.csv"), DEALS);
    Files.writeString(
        folder.resolve("access.log"),
        "10.0.0.1 - - [17/May/2015:10:05:03 +0000] \"GET / HTTP/1.1\" 200 1 \"-\" \"x\"\n");
    Path refused = Path.of("").toAbsolutePath().resolve("shop.csv.refused.ndjson");
    Path here = folder.resolve("data-a");
    Path there = Files.createDirectory(folder.resolve("data-b"));
    Process server = serve(there);
    try {
      List<List<String>> first = commands(file, deals, "out-a");
      List<List<String>> second = commands(file, deals, "out-b");
      for (int i = 0; i < first.size(); i++) {
        String alone = both(here, first.get(i));
        String kept = Files.exists(refused) ? Files.readString(refused) : "";
        Files.deleteIfExists(refused);
        assertThat(both(there, second.get(i))).as(first.get(i).toString()).isEqualTo(alone);
        assertThat(Files.exists(refused) ? Files.readString(refused) : "").isEqualTo(kept);
        Files.deleteIfExists(refused);
      }
      assertThat(plain(Files.readString(folder.resolve("out-b.csv"))))
          .isEqualTo(plain(Files.readString(folder.resolve("out-a.csv"))));
      restoresTo(backup(there, "carried"), here);
      assertThat(folder.resolve("carried/pg/accounts_user.csv")).exists();
      for (int i = 0; i < personal("out-a").size(); i++) {
        List<String> command = personal("out-a").get(i);
        assertThat(both(there, personal("out-b").get(i)))
            .as(command.toString())
            .isEqualTo(both(here, command));
      }
    } finally {
      server.destroy();
      assertThat(server.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(there.resolve("run/server.json")).doesNotExist();
    restoresTo(backup(there, "carried-at-rest"), here);
    assertThat(folder.resolve("carried-at-rest/pg/accounts_user.csv")).exists();
  }

  private Path backup(Path data, String name) {
    Path backup = folder.resolve(name);
    Run run = Run.of("backup", backup.toString(), "--data", data.toString());
    assertThat(run.err() + run.code()).isEqualTo("0");
    assertThat(run.out()).contains("shop: journal up to ", "read back and whole: " + backup);
    return backup;
  }

  private void restoresTo(Path backup, Path original) {
    Path made = backup.resolveSibling(backup.getFileName() + "-restored");
    Run run = Run.of("restore", backup.toString(), "--data", made.toString());
    assertThat(run.err() + run.code()).isEqualTo("0");
    List<String> question = List.of("ask", "-", "--as", "json", "--workspace=shop");
    assertThat(both(made, question)).isEqualTo(both(original, question));
  }

  @Test
  void aServerThatDoesNotAnswerIsNamed() throws Exception {
    Path data = Files.createDirectory(folder.resolve("data-c"));
    Process server = serve(data);
    try {
      signal("STOP", server);
      Run run = Run.withInput(QUESTION, "ask", "-", "--data", data.toString());
      assertThat(run)
          .isEqualTo(
              new Run(
                  ExitCode.FAILED,
                  "",
                  "The server with process id "
                      + server.pid()
                      + " has the data directory and does not answer. Wait until it has started,"
                      + " or stop it."
                      + System.lineSeparator()));
    } finally {
      signal("CONT", server);
      server.destroy();
      assertThat(server.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  private static void signal(String name, Process process) throws IOException {
    Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
    assertThat(new String(kill.getErrorStream().readAllBytes(), UTF_8)).isEmpty();
  }
}
