package io.fullfunnel.bench.crash;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fullfunnel.engine.local.LocalEngine;
import io.fullfunnel.question.Answers;
import io.fullfunnel.question.Question;
import io.fullfunnel.question.Questions;
import io.fullfunnel.question.WorkspaceData;
import io.fullfunnel.store.table.Target;
import io.fullfunnel.store.timelines.Facts;
import io.fullfunnel.store.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * What a workspace answers: if two of these are equal, nobody can tell the workspaces apart.
 *
 * @param facts counts and times of what is stored
 * @param reached people per step of view, cart, buy
 * @param gold people per step of a view with a property, and buy
 * @param people ids of people, as the funnel lists them
 * @param rows lines of an export of all events
 * @param export digest of that export
 */
public record Findings(
    Facts facts, List<Long> reached, List<Long> gold, String people, long rows, String export) {
  private static final String FUNNEL =
      """
      {"ask":"funnel","steps":["view","cart","buy"]}\
      """;
  private static final String PEOPLE =
      """
      {"ask":"funnel","steps":["view","cart","buy"],"list":{"of":"/steps/0/reached","limit":40}}\
      """;
  private static final Pattern RECEIVED = Pattern.compile("\"receivedAt\":\"[^\"]*\"");
  private static final String GOLD =
      """
      {"ask":"funnel","steps":[
        {"event":"view","where":[{"property":"plan","op":"=","value":"gold"}]},"buy"]}\
      """;

  static Findings of(Workspace workspace, Path folder) throws IOException {
    JsonNode funnel = ask(workspace, PEOPLE);
    Path file = folder.resolve("found.ndjson");
    long rows = workspace.export(Target.EVENTS, file, true);
    String digest = digest(file);
    Files.delete(file);
    return new Findings(
        workspace.snapshot().facts(),
        reached(funnel),
        gold(workspace),
        funnel.at("/answer/list").toString(),
        rows,
        digest);
  }

  /** The funnel view, cart, buy as the workspace counts it. */
  public static List<Long> reached(Workspace workspace) throws IOException {
    return reached(ask(workspace, FUNNEL));
  }

  static List<Long> gold(Workspace workspace) throws IOException {
    return reached(ask(workspace, GOLD));
  }

  /** The funnel view, cart, buy as plain collections count it. */
  public static List<Long> reached(Collection<Message> stored) {
    return count(stored, false, "view", "cart", "buy");
  }

  /** The same of a view with plan gold, and buy. */
  static List<Long> gold(Collection<Message> stored) {
    return count(stored, true, "view", "buy");
  }

  private static List<Long> count(Collection<Message> stored, boolean gold, String... steps) {
    Set<Integer> joined = new HashSet<>();
    for (Message message : stored) {
      if (message.name().isEmpty()) {
        joined.add(message.user());
      }
    }
    Map<String, List<Message>> people = new HashMap<>();
    for (Message message : stored) {
      boolean apart = message.anonymous() && !joined.contains(message.user());
      String person = (apart ? "a" : "u") + message.user();
      people.computeIfAbsent(person, p -> new ArrayList<>()).add(message);
    }
    long[] reached = new long[steps.length];
    for (List<Message> timeline : people.values()) {
      timeline.sort(Comparator.comparingLong(Message::millis));
      int depth = 0;
      for (Message message : timeline) {
        boolean meant = depth > 0 || !gold || message.plan().equals("gold");
        if (depth < steps.length && meant && message.name().equals(steps[depth])) {
          reached[depth++]++;
        }
      }
    }
    return java.util.Arrays.stream(reached).boxed().toList();
  }

  private static JsonNode ask(Workspace workspace, String question) throws IOException {
    WorkspaceData data = WorkspaceData.of(workspace);
    try (LocalEngine engine = new LocalEngine(2)) {
      Question read = Questions.read(Questions.parse(question.getBytes(UTF_8)), data);
      return new Answers(engine).answer(read, data);
    }
  }

  private static List<Long> reached(JsonNode answer) {
    List<Long> reached = new ArrayList<>();
    for (JsonNode step : answer.at("/answer/steps")) {
      reached.add(step.at("/reached").asLong());
    }
    return reached;
  }

  /** Without the time of receipt, which is another one for each import. */
  private static String digest(Path file) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String line : Files.readAllLines(file)) {
        digest.update(RECEIVED.matcher(line).replaceFirst("").getBytes(UTF_8));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }
}
