package io.fullfunnel.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fullfunnel.engine.Engine;
import io.fullfunnel.engine.local.LocalEngine;
import io.fullfunnel.question.Answers;
import io.fullfunnel.question.Data;
import io.fullfunnel.question.WorkspaceData;
import io.fullfunnel.store.data.DataDirectory;
import io.fullfunnel.store.workspace.Workspace;
import io.fullfunnel.store.workspace.Workspaces;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * How long any questions take in a data directory that is there, such as the one {@code
 * bench/compare} leaves: question as JSON text in, answer as JSON text out, warm.
 */
final class Asked {
  private static final List<String> OPTIONS =
      List.of("data", "workspace", "questions", "runs", "warm", "threads");

  private Asked() {}

  public static void main(String[] arguments) throws Exception {
    Options options = Options.of(arguments, OPTIONS);
    Path questions = Path.of(options.text("questions", file("questions.json").toString()));
    JsonNode asked = new ObjectMapper().readTree(Files.readString(questions, UTF_8));
    int runs = (int) options.number("runs", 5);
    int warm = (int) options.number("warm", 3);
    try (LocalEngine engine = new LocalEngine((int) options.number("threads", 2));
        DataDirectory data = DataDirectory.open(Path.of(options.required("data")));
        Workspace workspace = new Workspaces(data).open(options.text("workspace", "default"))) {
      System.out.println("| question | first ms | median ms | CPU ms | answer bytes |");
      System.out.println("|---|---|---|---|---|");
      for (Map.Entry<String, JsonNode> question : asked.properties()) {
        WorkspaceData opened = WorkspaceData.of(workspace);
        String json = question.getValue().toString();
        Timing first = Timing.of(1, () -> answer(json, opened, engine));
        Timing.of(warm, () -> answer(json, opened, engine));
        Timing timing = Timing.of(runs, () -> answer(json, opened, engine));
        print(System.out, question.getKey(), first, timing, answer(json, opened, engine).length());
      }
    }
  }

  private static Path file(String name) {
    return Path.of(System.getProperty("fullfunnel.bench"), name);
  }

  /** Question as JSON text in, answer as JSON text out. */
  static String answer(String json, Data data, Engine engine) {
    JsonNode question = io.fullfunnel.question.Questions.parse(json.getBytes(UTF_8));
    return new Answers(engine)
        .answer(io.fullfunnel.question.Questions.read(question, data), data)
        .toString();
  }

  private static void print(PrintStream out, String name, Timing first, Timing timing, int bytes) {
    out.printf(
        Locale.ROOT,
        "| %s | %,.0f | %,.0f | %,.0f | %,d |%n",
        name,
        first.quickest(),
        timing.median(),
        timing.cpuMillis(),
        bytes);
  }
}
