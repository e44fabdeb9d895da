package io.fullfunnel.question;

import io.fullfunnel.engine.Engine;
import io.fullfunnel.store.workspace.Workspace;
import java.io.IOException;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What a workspace has given names to, as people and programs see and change it. */
public interface DefinedNames {
  /** All of them, as a record that is written as JSON. */
  Object list() throws IOException;

  /**
   * Says what a name means from now on, in every question about any time.
   *
   * @return notes about what it names and the data does not have
   * @throws QuestionException if the name or its meaning is wrong
   */
  List<Note> set(String name, JsonNode meaning) throws IOException;

  /**
   * Takes a meaning back that was set; its versions stay on record.
   *
   * @throws QuestionException if there is no such name
   */
  void reset(String name) throws IOException;

  /** Of one kind, as commands and paths call it: {@code goals}. */
  static DefinedNames of(String kind, Workspace workspace, Engine engine) {
    return switch (kind) {
      case "goals" -> new GoalSettings(workspace, engine);
      case "page-groups" -> new PageGroupSettings(workspace, engine);
      case "audiences" -> new AudienceSettings(workspace, engine);
      default -> throw new IllegalArgumentException("nothing is called " + kind);
    };
  }
}
