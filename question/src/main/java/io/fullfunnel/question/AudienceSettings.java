package io.fullfunnel.question;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fullfunnel.engine.Engine;
import io.fullfunnel.engine.census.Census;
import io.fullfunnel.store.workspace.Definitions;
import io.fullfunnel.store.workspace.Workspace;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** The audiences of a workspace as people and programs see and change them. */
public final class AudienceSettings implements DefinedNames {
  private static final int LONGEST_NAME = 100;

  private final Workspace workspace;
  private final Engine engine;

  public AudienceSettings(Workspace workspace, Engine engine) {
    this.workspace = workspace;
    this.engine = engine;
  }

  /** All audiences. */
  public record AudienceList(List<Audience> audiences) {}

  /**
   * An audience.
   *
   * @param condition what must be true of its people
   * @param version how often it was set
   * @param at when it was set last
   * @param people how many belong to it now
   */
  public record Audience(String name, JsonNode condition, int version, Instant at, long people) {}

  @Override
  public AudienceList list() throws IOException {
    WorkspaceData data = WorkspaceData.of(workspace).without(true, true);
    Audiences audiences = new Audiences(data);
    Map<String, Definitions.Version> now = workspace.definitions().now(Definitions.Kind.AUDIENCE);
    List<Audience> all = new ArrayList<>();
    for (String name : audiences.names()) {
      Definitions.Version version = now.get(name);
      if (version == null) {
        continue; // taken away a moment ago
      }
      Place nowhere = new Place(MissingNode.getInstance(), "");
      Condition meaning = audiences.meaning(name, nowhere, Audiences.today(data));
      long people = engine.run(new Census(null, meaning.onPeople()), data.dataset()).people();
      JsonNode condition = Questions.parse(String.valueOf(version.json()).getBytes(UTF_8));
      all.add(new Audience(name, condition, version.number(), version.at(), people));
    }
    return new AudienceList(all);
  }

  @Override
  public List<Note> set(String name, JsonNode condition) throws IOException {
    boolean hidden = name.chars().anyMatch(Character::isISOControl);
    if (name.isBlank() || hidden || !name.equals(name.strip()) || name.length() > LONGEST_NAME) {
      throw new QuestionException(
          "",
          Words.quote(name)
              + " is no name of an audience: at most "
              + LONGEST_NAME
              + " letters, no space around them.");
    }
    WorkspaceData data = WorkspaceData.of(workspace);
    Names names = new Names(data);
    Audiences.read(condition, names, Audiences.today(data));
    workspace.definitions().set(Definitions.Kind.AUDIENCE, name, condition.toString());
    return names.unknown();
  }

  @Override
  public void reset(String name) throws IOException {
    List<String> known = new Audiences(WorkspaceData.of(workspace)).names();
    if (!known.contains(name)) {
      throw new QuestionException(
          "", "There is no audience " + Words.quote(name) + "." + Nearest.hint(name, known));
    }
    workspace.definitions().set(Definitions.Kind.AUDIENCE, name, null);
  }
}
