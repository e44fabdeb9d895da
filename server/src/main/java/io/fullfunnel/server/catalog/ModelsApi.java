package io.fullfunnel.server.catalog;

import io.fullfunnel.engine.local.LocalEngine;
import io.fullfunnel.question.DefinedNames;
import io.fullfunnel.question.ModelSettings;
import io.fullfunnel.question.Note;
import io.fullfunnel.question.Questions;
import io.fullfunnel.server.accounts.Needs;
import io.fullfunnel.server.accounts.Right;
import io.fullfunnel.store.workspace.OpenWorkspaces;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Models of the journey: listed with what is not mapped, checked, set, removed. */
@RestController
class ModelsApi {
  private final OpenWorkspaces workspaces;
  private final LocalEngine engine;
  private final Defining defining;

  ModelsApi(OpenWorkspaces workspaces, LocalEngine engine) {
    this.workspaces = workspaces;
    this.engine = engine;
    this.defining = new Defining(workspaces, engine, "models");
  }

  /**
   * What was found of a model that works.
   *
   * @param notes sentences about what it names and the data does not have
   */
  record ModelChecked(List<String> notes) {
    static ModelChecked of(List<Note> notes) {
      return new ModelChecked(notes.stream().map(Note::text).toList());
    }
  }

  @GetMapping("/api/v1/workspaces/{w}/models")
  @Needs(Right.READ)
  ModelSettings.ModelList models(@PathVariable String w) throws IOException {
    return workspaces.with(w, workspace -> new ModelSettings(workspace, engine).list());
  }

  /** Says whether a model can work, and why not; the body is the model. */
  @PostMapping("/api/v1/workspaces/{w}/models/check")
  @Needs(Right.READ)
  ModelChecked check(@PathVariable String w, HttpServletRequest request) throws IOException {
    byte[] body = request.getInputStream().readNBytes(Questions.LONGEST + 1);
    return Wrong.said(() -> {
      JsonNode model = Questions.parse(body);
      return workspaces.with(
          w, workspace -> ModelChecked.of(new ModelSettings(workspace, engine).check(model)));
    });
  }

  /** Sets a model, an own one or one in place of a preset; the body is the model. */
  @PutMapping("/api/v1/workspaces/{w}/models/{name}")
  @Needs(Right.DEFINE)
  Defining.NameSet set(
      @PathVariable String w, @PathVariable String name, HttpServletRequest request)
      throws IOException {
    return defining.set(w, name, request);
  }

  @DeleteMapping("/api/v1/workspaces/{w}/models/{name}")
  @Needs(Right.DEFINE)
  ResponseEntity<Void> reset(@PathVariable String w, @PathVariable String name) throws IOException {
    return defining.reset(w, name);
  }

  /** What a model was, the oldest first. */
  @GetMapping("/api/v1/workspaces/{w}/models/{name}/versions")
  @Needs(Right.READ)
  DefinedNames.Meanings versions(@PathVariable String w, @PathVariable String name)
      throws IOException {
    return defining.meanings(w, name);
  }
}
