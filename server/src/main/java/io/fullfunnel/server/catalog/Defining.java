package io.fullfunnel.server.catalog;

import io.fullfunnel.engine.local.LocalEngine;
import io.fullfunnel.question.DefinedNames;
import io.fullfunnel.question.Note;
import io.fullfunnel.question.Questions;
import io.fullfunnel.store.workspace.OpenWorkspaces;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.JsonNode;

/**
 * Gives names their meanings over HTTP, of one kind.
 *
 * @param kind as paths and commands call it: {@code goals}
 */
record Defining(OpenWorkspaces workspaces, LocalEngine engine, String kind) {
  /**
   * What became of a name that was set.
   *
   * @param notes sentences about what it names and the data does not have
   */
  record NameSet(String name, List<String> notes) {}

  NameSet set(String w, String name, HttpServletRequest request) throws IOException {
    byte[] body = request.getInputStream().readNBytes(Questions.LONGEST + 1);
    return Wrong.said(() -> {
      JsonNode meaning = Questions.parse(body);
      List<Note> notes =
          workspaces.with(
              w, workspace -> DefinedNames.of(kind, workspace, engine).set(name, meaning));
      return new NameSet(name, notes.stream().map(Note::text).toList());
    });
  }

  ResponseEntity<Void> reset(String w, String name) throws IOException {
    return Wrong.said(() -> {
      workspaces.with(
          w,
          workspace -> {
            DefinedNames.of(kind, workspace, engine).reset(name);
            return name;
          });
      return ResponseEntity.noContent().build();
    });
  }

  DefinedNames.Meanings meanings(String w, String name) throws IOException {
    return workspaces.with(w, workspace -> DefinedNames.meanings(kind, workspace, name));
  }
}
