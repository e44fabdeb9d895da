package io.fullfunnel.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fullfunnel.engine.local.LocalEngine;
import io.fullfunnel.question.Answers;
import io.fullfunnel.question.Questions;
import io.fullfunnel.question.WorkspaceData;
import io.fullfunnel.store.data.DataDirectory;
import io.fullfunnel.store.data.Folders;
import io.fullfunnel.store.files.FileOptions;
import io.fullfunnel.store.imports.ImportRequest;
import io.fullfunnel.store.imports.ImportWatch;
import io.fullfunnel.store.workspace.Importing;
import io.fullfunnel.store.workspace.Workspace;
import io.fullfunnel.store.workspace.Workspaces;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Breakdowns by a property that has another value for nearly everybody: whether the largest groups
 * and the rest come out right, how long it takes and how much memory.
 *
 * <p>Everybody views and half buy, each with a value of their own; some of the values have more
 * people than others, so that it is known which are the largest.
 */
public final class Values {
  private static final int LARGE = 30;
  private static final int SHOWN = 20;
  private static final long START = 1_767_571_200L;
  private static final int RUNS = 3;

  private static final Map<String, String> QUESTIONS = new LinkedHashMap<>();

  static {
    QUESTIONS.put(
        "funnel by a property",
        """
        {"ask":"funnel","steps":["view","buy"],"window":"14d","by":"ref"}\
        """);
    QUESTIONS.put(
        "figures by a property",
        """
        {"ask":"figures","figures":["events","people","visits"],"by":"ref"}\
        """);
  }

  private final int values;
  private final WorkspaceData data;
  private final LocalEngine engine;

  private Values(int values, WorkspaceData data, LocalEngine engine) {
    this.values = values;
    this.data = data;
    this.engine = engine;
  }

  /**
   * What came of one question.
   *
   * @param right whether the largest groups and the rest are those that the events were made with
   * @param before bytes of memory in use with the workspace open and its columns read
   * @param most bytes in use at any time while it was answered
   */
  record Result(String question, boolean right, Timing timing, long before, long most) {
    String describe() {
      return String.format(
          Locale.ROOT,
          "%s: %s; median %.0f ms; %.0f MB in use before, %.0f MB at most while it was answered",
          question,
          right ? "the largest groups and the rest are right" : "WRONG",
          timing.median(),
          before / 1e6,
          most / 1e6);
    }
  }

  public static void main(String[] arguments) throws Exception {
    Options options = Options.of(arguments, List.of("work", "values", "loaded"));
    Path home = Path.of(System.getProperty("fullfunnel.bench", "bench"));
    Path work = Path.of(options.text("work", home.resolveSibling("target/bench").toString()));
    int values = (int) options.number("values", 1_000_000);
    Path directory = work.resolve("values-" + values);
    if (!options.flag("loaded")) {
      Folders.remove(directory);
    }
    System.out.printf(
        "%,d values, heap of at most %d MB%n", values, Runtime.getRuntime().maxMemory() >> 20);
    boolean right = true;
    for (Result result : run(directory, values)) {
      System.out.println(result.describe());
      right &= result.right();
    }
    if (!right) {
      System.exit(1);
    }
  }

  /** Fills the directory if it is not there, and asks. */
  static List<Result> run(Path directory, int values) throws Exception {
    Files.createDirectories(directory.toAbsolutePath().getParent());
    boolean there = Files.exists(directory);
    try (LocalEngine engine = new LocalEngine(2);
        DataDirectory data = DataDirectory.open(directory);
        Workspace workspace = new Workspaces(data).open("default")) {
      if (!there) {
        fill(workspace, values, data.temporary());
      }
      Values asked = new Values(values, WorkspaceData.of(workspace), engine);
      List<Result> results = new ArrayList<>();
      for (Map.Entry<String, String> question : QUESTIONS.entrySet()) {
        results.add(asked.ask(question.getKey(), question.getValue()));
      }
      return results;
    }
  }

  private static void fill(Workspace workspace, int values, Path temporary) throws IOException {
    Path csv = temporary.resolve("values.csv");
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(csv))) {
      out.println("userId,time,event,ref");
      int person = 0;
      for (int value = 0; value < values; value++) {
        for (int i = 0; i < people(value); i++) {
          out.printf("%d,%d,view,%s%n", person, START + person % 80_000, name(value));
          if (i % 2 == 0) {
            out.printf("%d,%d,buy,%s%n", person, START + person % 80_000 + 60, name(value));
          }
          person++;
        }
      }
    }
    FileOptions seconds = FileOptions.of("events", "auto", List.of(), List.of());
    ImportRequest request = new ImportRequest(csv, seconds, temporary, false);
    Importing.run(workspace, request, ImportWatch.NONE);
    Files.delete(csv);
  }

  /** The first values have several people each, no two of them as many. */
  private static int people(int value) {
    return value < LARGE ? 2 * (LARGE - value) + 1 : 1;
  }

  private static String name(int value) {
    return "value-%07d".formatted(value);
  }

  private Result ask(String name, String question) throws Exception {
    answer(question); // its columns are read and kept
    Timing timing = Timing.of(RUNS, () -> answer(question));
    long before = LiveHeap.now();
    LiveHeap.Most<JsonNode> most = LiveHeap.atMost(() -> answer(question));
    return new Result(name, isRight(most.of()), timing, before, most.bytes());
  }

  private JsonNode answer(String question) {
    JsonNode json = Questions.parse(question.getBytes(UTF_8));
    ObjectNode answer = new Answers(engine).answer(Questions.read(json, data), data);
    return answer.path("answer");
  }

  /** Twenty groups by size and one rest, with as many people as there are. */
  private boolean isRight(JsonNode answer) {
    boolean funnel = answer.has("groups");
    List<List<String>> expected = new ArrayList<>();
    long rest = 0;
    for (int value = 0; value < values; value++) {
      if (value < SHOWN) {
        expected.add(List.of(name(value), Integer.toString(people(value))));
      } else {
        rest += people(value);
      }
    }
    expected.add(List.of("(other)", Long.toString(rest)));
    List<List<String>> found =
        StreamSupport.stream(answer.path(funnel ? "groups" : "rows").spliterator(), false)
            .map(group ->
                List.of(
                    group.path("key").path(0).asString(),
                    (funnel ? group.path("entered") : group.path("values").path("people"))
                        .asString()))
            .toList();
    return found.equals(expected);
  }
}
