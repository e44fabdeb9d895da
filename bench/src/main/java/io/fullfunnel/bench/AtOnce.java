package io.fullfunnel.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * Twenty different questions to a served workspace, one after the other and all at once; and how
 * soon a question ends that is stopped.
 */
public final class AtOnce {
  private static final int MANY = 20;
  private static final int WARM_UPS = 5;
  private static final int RUNS = 5;

  private AtOnce() {}

  public static void main(String[] arguments) throws Exception {
    Options options = Options.of(arguments, List.of("data"));
    Map<String, String> questions = questions();
    try (ServedWorkspace server = new ServedWorkspace(Path.of(options.required("data")))) {
      double sum = 0;
      String longest = "";
      double most = 0;
      for (Map.Entry<String, String> question : questions.entrySet()) {
        String json = question.getValue();
        Timing.of(WARM_UPS, () -> server.ask(json));
        double median = Timing.of(RUNS, () -> server.ask(json)).median();
        sum += median;
        longest = median > most ? json : longest;
        most = Math.max(most, median);
      }
      Timing together = Timing.of(RUNS, () -> all(questions, server));
      System.out.printf(
          Locale.ROOT,
          "%d questions: %.0f ms one after the other, %.0f ms at once, %.2f times that%n",
          questions.size(),
          sum,
          together.median(),
          together.median() / sum);
      stop(server, longest, (long) most / 2);
    }
  }

  private static Map<String, String> questions() throws Exception {
    Map<String, String> questions = new LinkedHashMap<>();
    Questions.ALL.forEach(question -> questions.put(question.name(), question.json()));
    questions.remove("Q5"); // is asked as Q1
    Path file = Path.of(System.getProperty("fullfunnel.bench"), "questions.json");
    for (Map.Entry<String, JsonNode> question :
        new ObjectMapper().readTree(Files.readString(file)).properties()) {
      if (questions.size() < MANY && !question.getKey().equals("funnel")) {
        questions.put(question.getKey(), question.getValue().toString());
      }
    }
    return questions;
  }

  private static int all(Map<String, String> questions, ServedWorkspace server) throws Exception {
    List<Callable<String>> calls = new ArrayList<>();
    questions.values().forEach(json -> calls.add(() -> server.ask(json)));
    try (ExecutorService askers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<String> answer : askers.invokeAll(calls)) {
        answer.get();
      }
    }
    return calls.size();
  }

  private static void stop(ServedWorkspace server, String json, long after) throws Exception {
    double[] millis = new double[RUNS];
    int stopped = 0;
    for (int run = 0; run < RUNS; run++) {
      String id = "stopped-" + run;
      try (ExecutorService asker = Executors.newVirtualThreadPerTaskExecutor()) {
        Future<Integer> answer = asker.submit(() -> server.status(json, id));
        Thread.sleep(after);
        long begun = System.nanoTime();
        server.stop(id);
        stopped += answer.get() == 200 ? 0 : 1;
        millis[run] = (System.nanoTime() - begun) / 1e6;
      }
    }
    Timing ended = new Timing(millis, 0);
    System.out.printf(
        Locale.ROOT,
        "stopped half way: %d of %d, ended after %.0f ms, %.0f ms at most%n",
        stopped,
        RUNS,
        ended.median(),
        ended.most(1));
  }
}
