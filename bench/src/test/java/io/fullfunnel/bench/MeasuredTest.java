package io.fullfunnel.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fullfunnel.store.workspace.Keys;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** FEATURE UNDER TEST: the programs that measure run, small. */
class MeasuredTest {
  private static final Path HOME =
      Path.of(System.getProperty("fullfunnel.root", ".."), "bench").toAbsolutePath();

  @TempDir Path folder;

  @Test
  void manyWorkspacesKeepWithinTheirBytesAndAnswerTheSameTwice() throws Exception {
    ManyWorkspaces.Result result = ManyWorkspaces.run(folder.resolve("many"), 6, 3_000, "300m");
    assertThat(result.holds()).as(result.describe()).isTrue();
    assertThat(List.of(result.workspaces(), result.open(), result.fromDisk().millis().length))
        .containsExactly(6, 6, 6);
    assertThat(result.memory().mostTables()).isBetween(1L, 4L);
    assertThat(result.memory().most()).isBetween(6 * 3_000 * 9L, 6 * 3_000 * 60L);
  }

  @Test
  void breakdownsBySoManyValuesShowTheLargestAndTheRest() throws Exception {
    List<Values.Result> results = Values.run(folder.resolve("values"), 12_000);
    assertThat(results).extracting(Values.Result::right).containsExactly(true, true);
  }

  @Test
  void generalQuestionsAreThoseThatTheOthersAreAsked() throws Exception {
    List<Questions.Asked> general = General.read(HOME);
    assertThat(general).extracting(Questions.Asked::name).containsExactly("G1", "G2", "G3", "G4");
    assertThat(general)
        .extracting(Questions.Asked::steps)
        .containsExactly(
            List.of("page_view", "add_to_cart", "checkout"),
            List.of("signup", "add_to_cart", "purchase"),
            List.of("page_view", "add_to_cart", "purchase"),
            List.of("signup", "add_to_cart", "purchase"));
    for (String file : List.of("clickhouse.sql", "duckdb.sql")) {
      List<Variant> variants = Variant.read(HOME.resolve("sql").resolve(file));
      for (Questions.Asked question : general) {
        assertThat(variants).anyMatch(variant -> variant.questions().contains(question.name()));
      }
    }
  }

  @Test
  void eventsComeInWhileQuestionsAreAnswered() throws Exception {
    Path csv = folder.resolve("some.csv");
    Generate.write(new Traffic(5_000, 1, false), csv, RowWriter.Format.CSV);
    Path directory = folder.resolve("ours");
    Loading.of(List.of(csv), directory, 2, false);
    String key = ServedWorkspace.newKey(directory, "default", Keys.Scope.WRITE);
    String question = "{\"ask\":\"figures\",\"figures\":[\"events\"]}";
    try (ServedWorkspace server = new ServedWorkspace(directory)) {
      String before = server.ask(question);
      try (Incoming events = new Incoming(server, key, 1_000)) {
        Thread.sleep(2_000);
        assertThat(events.taken()).isGreaterThan(200);
      }
      assertThat(server.ask(question)).isNotEqualTo(before);
    }
  }

  @Test
  void aShareIsSaidInPercent() {
    assertThat(new Options(Map.of("promoted", "1%")).share("promoted")).isEqualTo(.01);
    assertThat(new Options(Map.of()).share("promoted")).isZero();
    assertThatThrownBy(() -> new Options(Map.of("promoted", "0.01")).share("promoted"))
        .hasMessage("Option --promoted is a share such as 1%, not 0.01.");
  }
}
