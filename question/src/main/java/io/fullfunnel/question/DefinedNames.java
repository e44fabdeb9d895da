package io.fullfunnel.question;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fullfunnel.engine.Engine;
import io.fullfunnel.store.workspace.Definitions;
import io.fullfunnel.store.workspace.Workspace;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
   * Whether a meaning could be set, as {@link #set} would say; nothing is changed.
   *
   * @throws QuestionException if it is wrong
   */
  default List<Note> check(JsonNode meaning) throws IOException {
    throw new QuestionException("", "Only models can be checked without being set.");
  }

  /**
   * Takes a meaning back that was set; its versions stay on record.
   *
   * @throws QuestionException if there is no such name
   */
  void reset(String name) throws IOException;

  /**
   * What a name meant from a time on.
   *
   * @param number from 1
   * @param meaning null where it went back to what it means by itself, or to nothing
   */
  record Meaning(int number, Instant at, @Nullable JsonNode meaning) {}

  /** All meanings of a name, oldest first; none if it was never given one. */
  record Meanings(String name, List<Meaning> versions) {}

  /** All meanings that a name of this kind was given. */
  static Meanings meanings(String kind, Workspace workspace, String name) {
    Definitions.Kind of =
        switch (kind) {
          case "goals" -> Definitions.Kind.GOAL;
          case "page-groups" -> Definitions.Kind.PAGE_GROUP;
          case "models" -> Definitions.Kind.MODEL;
          case "audiences" -> Definitions.Kind.AUDIENCE;
          default -> throw new IllegalArgumentException("nothing is called " + kind);
        };
    List<Meaning> meanings = new ArrayList<>();
    for (Definitions.Version version : workspace.definitions().versions(of)) {
      if (version.name().equals(name)) {
        String json = version.json();
        JsonNode meaning = json == null ? null : Questions.parse(json.getBytes(UTF_8));
        meanings.add(new Meaning(version.number(), version.at(), meaning));
      }
    }
    return new Meanings(name, meanings);
  }

  /** Of one kind, as commands and paths call it: {@code goals}. */
  static DefinedNames of(String kind, Workspace workspace, Engine engine) {
    return switch (kind) {
      case "goals" -> new GoalSettings(workspace, engine);
      case "page-groups" -> new PageGroupSettings(workspace, engine);
      case "models" -> new ModelSettings(workspace, engine);
      case "audiences" -> new AudienceSettings(workspace, engine);
      default -> throw new IllegalArgumentException("nothing is called " + kind);
    };
  }
}
