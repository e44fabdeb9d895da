package io.fullfunnel.server.catalog;

import io.fullfunnel.engine.local.LocalEngine;
import io.fullfunnel.question.AudienceSettings;
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
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Audiences: listed with how many belong to them now, set, removed. */
@RestController
class AudiencesApi {
  private final OpenWorkspaces workspaces;
  private final LocalEngine engine;

  AudiencesApi(OpenWorkspaces workspaces, LocalEngine engine) {
    this.workspaces = workspaces;
    this.engine = engine;
  }

  /**
   * What became of an audience that was set.
   *
   * @param notes sentences about what it names and the data does not have
   */
  record AudienceSet(String name, List<String> notes) {
    static AudienceSet of(String name, List<Note> notes) {
      return new AudienceSet(name, notes.stream().map(Note::text).toList());
    }
  }

  @GetMapping("/api/v1/workspaces/{w}/audiences")
  @Needs(Right.READ)
  AudienceSettings.AudienceList audiences(@PathVariable String w) throws IOException {
    return workspaces.with(w, workspace -> new AudienceSettings(workspace, engine).list());
  }

  /** Says who belongs to an audience; the body is a condition on people. */
  @PutMapping("/api/v1/workspaces/{w}/audiences/{name}")
  @Needs(Right.DEFINE)
  AudienceSet set(@PathVariable String w, @PathVariable String name, HttpServletRequest request)
      throws IOException {
    byte[] body = request.getInputStream().readNBytes(Questions.LONGEST + 1);
    return Wrong.said(() -> {
      JsonNode condition = Questions.parse(body);
      return workspaces.with(
          w,
          workspace ->
              AudienceSet.of(name, new AudienceSettings(workspace, engine).set(name, condition)));
    });
  }

  @DeleteMapping("/api/v1/workspaces/{w}/audiences/{name}")
  @Needs(Right.DEFINE)
  ResponseEntity<Void> reset(@PathVariable String w, @PathVariable String name) throws IOException {
    return Wrong.said(() -> {
      workspaces.with(
          w,
          workspace -> {
            new AudienceSettings(workspace, engine).reset(name);
            return name;
          });
      return ResponseEntity.noContent().build();
    });
  }
}
