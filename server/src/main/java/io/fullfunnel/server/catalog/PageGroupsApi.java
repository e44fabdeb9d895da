package io.fullfunnel.server.catalog;

import io.fullfunnel.engine.local.LocalEngine;
import io.fullfunnel.question.DefinedNames;
import io.fullfunnel.question.PageGroupSettings;
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

/**
 * Page groups: listed with their views and what may be grouped, set, removed; and what they meant
 * before.
 */
@RestController
class PageGroupsApi {
  private final Defining defining;

  PageGroupsApi(OpenWorkspaces workspaces, LocalEngine engine) {
    this.defining = new Defining(workspaces, engine, "page-groups");
  }

  @GetMapping("/api/v1/workspaces/{w}/page-groups")
  @Needs(Right.READ)
  PageGroupSettings.PageGroupList pageGroups(@PathVariable String w) throws IOException {
    return defining
        .workspaces()
        .with(w, workspace -> new PageGroupSettings(workspace, defining.engine()).list());
  }

  /** Says which pages a group has; the body is a list of paths, or an object with them. */
  @PutMapping("/api/v1/workspaces/{w}/page-groups/{name}")
  @Needs(Right.DEFINE)
  Defining.NameSet set(
      @PathVariable String w, @PathVariable String name, HttpServletRequest request)
      throws IOException {
    return defining.set(w, name, request);
  }

  @DeleteMapping("/api/v1/workspaces/{w}/page-groups/{name}")
  @Needs(Right.DEFINE)
  ResponseEntity<Void> reset(@PathVariable String w, @PathVariable String name) throws IOException {
    return defining.reset(w, name);
  }

  /** Which pages a group had, the oldest first. */
  @GetMapping("/api/v1/workspaces/{w}/page-groups/{name}/versions")
  @Needs(Right.READ)
  DefinedNames.Meanings versions(@PathVariable String w, @PathVariable String name)
      throws IOException {
    return defining.meanings(w, name);
  }
}
