package io.fullfunnel.question;

import io.fullfunnel.engine.Engine;
import io.fullfunnel.engine.census.Census;
import io.fullfunnel.store.workspace.Definitions;
import io.fullfunnel.store.workspace.Workspace;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The goals of a workspace as people and programs see and change them. */
public final class GoalSettings implements DefinedNames {
  private final Workspace workspace;
  private final Engine engine;

  public GoalSettings(Workspace workspace, Engine engine) {
    this.workspace = workspace;
    this.engine = engine;
  }

  /** All goals. */
  public record GoalList(List<GoalState> goals) {}

  /**
   * A goal.
   *
   * @param kind default, changed, own or unset
   * @param match what it means, as a matcher; null if it is not set
   * @param version how often it was set; 0 if never
   * @param at when it was set last
   * @param looksLike the event that it may be, where none has come that it means
   */
  public record GoalState(
      String name,
      String kind,
      @Nullable JsonNode match,
      int version,
      @Nullable Instant at,
      long events,
      long people,
      @Nullable LikelyEvent looksLike) {}

  /** An event, and how many there are. */
  public record LikelyEvent(String event, long events) {}

  @Override
  public GoalList list() throws IOException {
    WorkspaceData data = WorkspaceData.of(workspace);
    Goals goals = Goals.of(data);
    return new GoalList(goals.names().stream().map(name -> goal(goals, name, data)).toList());
  }

  private GoalState goal(Goals goals, String name, WorkspaceData data) {
    Goals.Goal goal = goals.get(name);
    Matcher meaning = goals.meaning(goal, new Place(JsonNodeFactory.instance.missingNode(), ""));
    Definitions.Version version = last(name);
    Names names = new Names(data);
    Census.Report found = meaning == null ? null : counted(meaning, data, names);
    Names.Likely likely = found == null || found.events() == 0 ? names.likely(goal) : null;
    return new GoalState(
        name,
        kind(goals, name, meaning),
        meaning == null ? null : meaning.json(),
        version == null ? 0 : version.number(),
        version == null ? null : version.at(),
        found == null ? 0 : found.events(),
        found == null ? 0 : found.people(),
        likely == null ? null : new LikelyEvent(likely.event(), likely.count()));
  }

  private Census.@Nullable Report counted(Matcher meaning, WorkspaceData data, Names names) {
    boolean occurs =
        meaning.events().isEmpty() || meaning.events().stream().anyMatch(names::occurs);
    return occurs ? engine.run(new Census(meaning.filter(), null), data.dataset()) : null;
  }

  private static String kind(Goals goals, String name, @Nullable Matcher meaning) {
    if (meaning == null) {
      return "unset";
    }
    if (!goals.isChanged(name)) {
      return "default";
    }
    return Goals.isUsual(name) ? "changed" : "own";
  }

  private Definitions.@Nullable Version last(String name) {
    Definitions.Version last = null;
    for (Definitions.Version version : workspace.definitions().versions(Definitions.Kind.GOAL)) {
      last = version.name().equals(name) ? version : last;
    }
    return last;
  }

  @Override
  public List<Note> set(String name, JsonNode matcher) throws IOException {
    if (!Goals.NAME.matcher(name).matches()) {
      throw new QuestionException(
          "",
          Words.quote(name)
              + " is no name of a goal: small letters, digits, - and _, beginning with a letter.");
    }
    WorkspaceData data = WorkspaceData.of(workspace);
    String json = Goals.read(matcher, data).json().toString();
    workspace.definitions().set(Definitions.Kind.GOAL, name, json);
    return Goals.unknown(matcher, data);
  }

  /** Gives a goal its default back; an own one is gone then. */
  @Override
  public void reset(String name) throws IOException {
    List<String> known = Goals.of(WorkspaceData.of(workspace)).names();
    if (!known.contains(name)) {
      throw new QuestionException(
          "", "There is no goal " + Words.quote(name) + "." + Nearest.hint(name, known));
    }
    if (workspace.definitions().now(Definitions.Kind.GOAL).containsKey(name)) {
      workspace.definitions().set(Definitions.Kind.GOAL, name, null);
    }
  }
}
