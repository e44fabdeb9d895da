package io.fullfunnel.bench;

import io.fullfunnel.store.workspace.Keys;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Our system as a program asks it: questions and answers as JSON over HTTP. */
final class Ours {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int WARM_UPS = 20;

  /** Enough to tell how long nearly all take. */
  private static final int MANY = 40;

  /** Seconds after which it is asked no more. */
  private static final int PATIENCE = 20;

  private Ours() {}

  /**
   * Asks every question of a directory that nothing else has open.
   *
   * @param incoming events a second that come in meanwhile
   */
  static List<PeerReport.Measurement> ask(
      Path directory, List<Questions.Asked> questions, int runs, long incoming) throws Exception {
    List<PeerReport.Measurement> measurements = new ArrayList<>();
    String key = ServedWorkspace.newKey(directory, "default", Keys.Scope.WRITE);
    try (ServedWorkspace server = new ServedWorkspace(directory);
        Incoming events = new Incoming(server, key, incoming)) {
      for (Questions.Asked question : questions) {
        Timing first = Timing.of(1, () -> server.ask(question.json()));
        Timing.within(WARM_UPS, PATIENCE, () -> server.ask(question.json()));
        double cpu = server.cpuMillis();
        Timing many = Timing.within(MANY, PATIENCE, () -> server.ask(question.json()));
        cpu = (server.cpuMillis() - cpu) / many.millis().length;
        Timing few = Timing.of(runs, () -> server.ask(question.json()));
        JsonNode answer = JSON.readTree(server.ask(question.json()));
        System.err.printf(
            Locale.ROOT,
            "  %s: first %.0f ms, then of %d: median %.1f, 95%% within %.1f ms%n",
            question.name(),
            first.median(),
            many.millis().length,
            many.median(),
            many.most(0.95));
        Rows rows =
            question.rows() == null
                ? new Rows(List.of())
                : new Rows(question.rows().apply(answer.path("answer")));
        measurements.add(
            new PeerReport.Measurement(question.name(), "POST ask", rows, few.withCpu(cpu)));
      }
      System.err.printf(
          Locale.ROOT,
          "  the server's memory at most: %d MB%n",
          Loading.peak("" + server.pid()) >> 20);
      events.tell();
    }
    return measurements;
  }
}
