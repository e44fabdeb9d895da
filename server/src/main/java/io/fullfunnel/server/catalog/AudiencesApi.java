package io.fullfunnel.server.catalog;

import io.fullfunnel.engine.local.LocalEngine;
import io.fullfunnel.question.AudienceSettings;
import io.fullfunnel.question.DefinedNames;
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

/** Audiences: listed with how many belong to them now, set, removed; and what they meant before. */
@RestController
class AudiencesApi {
  private final Defining defining;

  AudiencesApi(OpenWorkspaces workspaces, LocalEngine engine) {
    this.defining = new Defining(workspaces, engine, "audiences");
  }

  @GetMapping("/api/v1/workspaces/{w}/audiences")
  @Needs(Right.READ)
  AudienceSettings.AudienceList audiences(@PathVariable String w) throws IOException {
    return defining
        .workspaces()
        .with(w, workspace -> new AudienceSettings(workspace, defining.engine()).list());
  }

  /** Says who belongs to an audience; the body is a condition on people. */
  @PutMapping("/api/v1/workspaces/{w}/audiences/{name}")
  @Needs(Right.DEFINE)
  Defining.NameSet set(
      @PathVariable String w, @PathVariable String name, HttpServletRequest request)
      throws IOException {
    return defining.set(w, name, request);
  }

  @DeleteMapping("/api/v1/workspaces/{w}/audiences/{name}")
  @Needs(Right.DEFINE)
  ResponseEntity<Void> reset(@PathVariable String w, @PathVariable String name) throws IOException {
    return defining.reset(w, name);
  }

  /** What an audience meant, the oldest first. */
  @GetMapping("/api/v1/workspaces/{w}/audiences/{name}/versions")
  @Needs(Right.READ)
  DefinedNames.Meanings versions(@PathVariable String w, @PathVariable String name)
      throws IOException {
    return defining.meanings(w, name);
  }
}
