package io.fullfunnel.question;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.engine.local.LocalEngine;
import io.fullfunnel.store.data.DataDirectory;
import io.fullfunnel.store.data.Folders;
import io.fullfunnel.store.files.FileOptions;
import io.fullfunnel.store.imports.ImportRequest;
import io.fullfunnel.store.imports.ImportWatch;
import io.fullfunnel.store.table.EventTable;
import io.fullfunnel.store.workspace.Check;
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
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * FEATURE UNDER TEST: the same messages give the same answers, whether they come in one file or in
 * many in any order, with restarts between, with messages sent twice, with an import undone and
 * brought again, and after all derived files were deleted.
 */
class WorkspaceLawTest {
  private static final List<String> QUESTIONS =
      List.of(
          "{\"ask\":\"funnel\",\"steps\":[\"A\",\"B\",\"C\"],\"window\":\"2h\"}",
          "{\"ask\":\"funnel\",\"steps\":[\"A\",\"B\"],\"by\":\"plan\",\"attempt\":\"latest\"}",
          "{\"ask\":\"funnel\",\"steps\":[\"A\",\"C\"],\"by\":\"person.tier\"}",
          """
          {"ask":"funnel","steps":["A","B","C"],"actor":"account","by":"plan"}\
          """,
          """
          {"ask":"funnel","steps":["A","B","C"],"actor":"device"}\
          """,
          """
          {"ask":"funnel","steps":[{"event":"B","where":[{"property":"n","op":">","value":50}]},"A"],
           "people":[{"did":"C","times":">=1"}]}\
          """);

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void anyWayInGivesTheSameAnswers(long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    List<String> lines = messages(random, 300 + random.nextInt(300));
    List<JsonNode> expected = answersOf(folder.resolve("one"), List.of(lines));

    List<List<String>> pieces = pieces(random, shuffled(random, lines));
    Path data = folder.resolve("many");
    assertThat(answersOf(data, pieces)).as("seed %d, in pieces", seed).isEqualTo(expected);

    assertThat(undoneAndBroughtAgain(data)).as("seed %d, undone", seed).isEqualTo(expected);

    dropDerived(data);
    assertThat(answers(data)).as("seed %d, derived files deleted", seed).isEqualTo(expected);
  }

  /** Imports every piece as a file of its own, each in a newly opened workspace. */
  private List<JsonNode> answersOf(Path data, List<List<String>> pieces) throws IOException {
    for (int i = 0; i < pieces.size(); i++) {
      Path file = Files.write(piece(data, i), pieces.get(i));
      try (DataDirectory directory = DataDirectory.open(data);
          Workspace workspace = new Workspaces(directory).open("default")) {
        bring(workspace, file);
      }
    }
    return answers(data);
  }

  private static Path piece(Path data, int number) {
    return data.resolveSibling(data.getFileName() + "-" + number + ".ndjson");
  }

  private List<JsonNode> undoneAndBroughtAgain(Path data) throws IOException {
    try (DataDirectory directory = DataDirectory.open(data);
        Workspace workspace = new Workspaces(directory).open("default")) {
      workspace.undo(1);
      bring(workspace, piece(data, 0));
    }
    return answers(data);
  }

  private void bring(Workspace workspace, Path file) throws IOException {
    Importing.run(
        workspace, new ImportRequest(file, FileOptions.events(), folder, false), ImportWatch.NONE);
  }

  private static List<JsonNode> answers(Path data) throws IOException {
    List<JsonNode> answers = new ArrayList<>();
    try (DataDirectory directory = DataDirectory.open(data);
        Workspace workspace = new Workspaces(directory).open("default");
        LocalEngine engine = new LocalEngine(2)) {
      WorkspaceData now = WorkspaceData.of(workspace);
      for (String question : QUESTIONS) {
        Question read = Questions.read(Questions.parse(question.getBytes(UTF_8)), now);
        answers.add(new Answers(engine).answer(read, now).path("answer"));
      }
      Check check = workspace.check();
      assertThat(check.balanced()).as("%s", check).isTrue();
      assertThat(check.wrong()).isEmpty();
      assertThat(check.pending()).isZero();
    }
    return answers;
  }

  private static void dropDerived(Path data) throws IOException {
    try (var folders = Files.list(data.resolve("workspaces"))) {
      for (Path workspace : folders.toList()) {
        Folders.remove(workspace.resolve("admitted"));
        Folders.remove(workspace.resolve("shards"));
        EventTable.delete(workspace);
        Files.delete(workspace.resolve("imports"));
        Files.deleteIfExists(workspace.resolve("undone"));
      }
    }
  }

  /** Messages at distinct times; one in ten is sent twice. */
  private static List<String> messages(SplittableRandom random, int count) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String who =
          switch (random.nextInt(4)) {
            case 0 -> "\"anonymousId\":\"a" + random.nextInt(30) + "\"";
            case 1 ->
                "\"anonymousId\":\"a"
                    + random.nextInt(30)
                    + "\",\"userId\":\"u"
                    + random.nextInt(30)
                    + "\"";
            default -> "\"userId\":\"u" + random.nextInt(30) + "\"";
          };
      String what =
          switch (random.nextInt(12)) {
            case 0 -> "\"type\":\"identify\",\"traits\":{\"tier\":\"t" + random.nextInt(3) + "\"}";
            case 1 -> "\"type\":\"alias\",\"previousId\":\"a" + random.nextInt(60) + "\"";
            case 2 -> "\"type\":\"group\",\"groupId\":\"g" + random.nextInt(5) + "\"";
            default ->
                "\"type\":\"track\",\"event\":\""
                    + "ABC".charAt(random.nextInt(3))
                    + "\",\"properties\":{\"plan\":\"p"
                    + random.nextInt(4)
                    + "\",\"n\":"
                    + random.nextInt(100)
                    + "}";
          };
      String time = Instant.ofEpochSecond(1_600_000_000L + i * 61L).toString();
      String line =
          "{\"messageId\":\"m" + i + "\"," + who + "," + what + ",\"timestamp\":\"" + time + "\"}";
      lines.add(line);
      if (random.nextInt(10) == 0) {
        lines.add(line);
      }
    }
    return lines;
  }

  private static List<String> shuffled(SplittableRandom random, List<String> lines) {
    List<String> all = new ArrayList<>(lines);
    for (int i = all.size() - 1; i > 0; i--) {
      all.set(i, all.set(random.nextInt(i + 1), all.get(i)));
    }
    return all;
  }

  private static List<List<String>> pieces(SplittableRandom random, List<String> lines) {
    List<List<String>> pieces = new ArrayList<>();
    for (int from = 0; from < lines.size(); ) {
      int to = Math.min(lines.size(), from + 1 + random.nextInt(lines.size() / 2));
      pieces.add(lines.subList(from, to));
      from = to;
    }
    return pieces;
  }
}
