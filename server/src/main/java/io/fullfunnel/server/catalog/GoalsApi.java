package io.fullfunnel.server.catalog;

import io.fullfunnel.engine.local.LocalEngine;
import io.fullfunnel.question.DefinedNames;
import io.fullfunnel.question.GoalSettings;
import io.fullfunnel.server.accounts.Needs;
import io.fullfunnel.server.accounts.Right;
import io.fullfunnel.store.workspace.OpenWorkspaces;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

/** Goals: listed, set, given their defaults back; and what they meant before. */
@RestController
class GoalsApi {
  private final Defining defining;

  GoalsApi(OpenWorkspaces workspaces, LocalEngine engine) {
    this.defining = new Defining(workspaces, engine, "goals");
  }

  @GetMapping("/api/v1/workspaces/{w}/goals")
  @Needs(Right.READ)
  GoalSettings.GoalList goals(@PathVariable String w) throws IOException {
    return defining
        .workspaces()
        .with(w, workspace -> new GoalSettings(workspace, defining.engine()).list());
  }

  /** Says what a goal means; the body is a matcher. */
  @PutMapping("/api/v1/workspaces/{w}/goals/{name}")
  @Needs(Right.DEFINE)
  Defining.NameSet set(
      @PathVariable String w, @PathVariable String name, HttpServletRequest request)
      throws IOException {
    return defining.set(w, name, request);
  }

  @DeleteMapping("/api/v1/workspaces/{w}/goals/{name}")
  @Needs(Right.DEFINE)
  ResponseEntity<Void> reset(@PathVariable String w, @PathVariable String name) throws IOException {
    return defining.reset(w, name);
  }

  /** What a goal meant, the oldest first. */
  @GetMapping("/api/v1/workspaces/{w}/goals/{name}/versions")
  @Needs(Right.READ)
  DefinedNames.Meanings versions(@PathVariable String w, @PathVariable String name)
      throws IOException {
    return defining.meanings(w, name);
  }
}
