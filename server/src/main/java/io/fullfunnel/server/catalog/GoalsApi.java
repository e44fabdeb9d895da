package io.fullfunnel.server.catalog;

import io.fullfunnel.engine.local.LocalEngine;
import io.fullfunnel.question.GoalSettings;
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

/** Goals: listed, set, given their defaults back. */
@RestController
class GoalsApi {
  private final OpenWorkspaces workspaces;
  private final LocalEngine engine;

  GoalsApi(OpenWorkspaces workspaces, LocalEngine engine) {
    this.workspaces = workspaces;
    this.engine = engine;
  }

  /**
   * What became of a goal that was set.
   *
   * @param notes sentences about what it names and the data does not have
   */
  record GoalSet(String name, List<String> notes) {
    static GoalSet of(String name, List<Note> notes) {
      return new GoalSet(name, notes.stream().map(Note::text).toList());
    }
  }

  @GetMapping("/api/v1/workspaces/{w}/goals")
  @Needs(Right.READ)
  GoalSettings.GoalList goals(@PathVariable String w) throws IOException {
    return workspaces.with(w, workspace -> new GoalSettings(workspace, engine).list());
  }

  /** Says what a goal means; the body is a matcher. */
  @PutMapping("/api/v1/workspaces/{w}/goals/{name}")
  @Needs(Right.DEFINE)
  GoalSet set(@PathVariable String w, @PathVariable String name, HttpServletRequest request)
      throws IOException {
    byte[] body = request.getInputStream().readNBytes(Questions.LONGEST + 1);
    return Wrong.said(() -> {
      JsonNode matcher = Questions.parse(body);
      return workspaces.with(
          w, workspace -> GoalSet.of(name, new GoalSettings(workspace, engine).set(name, matcher)));
    });
  }

  @DeleteMapping("/api/v1/workspaces/{w}/goals/{name}")
  @Needs(Right.DEFINE)
  ResponseEntity<Void> reset(@PathVariable String w, @PathVariable String name) throws IOException {
    return Wrong.said(() -> {
      workspaces.with(
          w,
          workspace -> {
            new GoalSettings(workspace, engine).reset(name);
            return name;
          });
      return ResponseEntity.noContent().build();
    });
  }
}
