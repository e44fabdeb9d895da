package io.fullfunnel.server.catalog;

import io.fullfunnel.engine.local.LocalEngine;
import io.fullfunnel.question.Note;
import io.fullfunnel.question.PageGroupSettings;
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

/** Page groups: listed with their views and what may be grouped, set, removed. */
@RestController
class PageGroupsApi {
  private final OpenWorkspaces workspaces;
  private final LocalEngine engine;

  PageGroupsApi(OpenWorkspaces workspaces, LocalEngine engine) {
    this.workspaces = workspaces;
    this.engine = engine;
  }

  /**
   * What became of a page group that was set.
   *
   * @param notes sentences about what it has no page for
   */
  record PageGroupSet(String name, List<String> notes) {
    static PageGroupSet of(String name, List<Note> notes) {
      return new PageGroupSet(name, notes.stream().map(Note::text).toList());
    }
  }

  @GetMapping("/api/v1/workspaces/{w}/page-groups")
  @Needs(Right.READ)
  PageGroupSettings.PageGroupList pageGroups(@PathVariable String w) throws IOException {
    return workspaces.with(w, workspace -> new PageGroupSettings(workspace, engine).list());
  }

  /** Says which pages a group has; the body is a list of paths, or an object with them. */
  @PutMapping("/api/v1/workspaces/{w}/page-groups/{name}")
  @Needs(Right.DEFINE)
  PageGroupSet set(@PathVariable String w, @PathVariable String name, HttpServletRequest request)
      throws IOException {
    byte[] body = request.getInputStream().readNBytes(Questions.LONGEST + 1);
    return Wrong.said(() -> {
      JsonNode group = Questions.parse(body);
      return workspaces.with(
          w,
          workspace ->
              PageGroupSet.of(name, new PageGroupSettings(workspace, engine).set(name, group)));
    });
  }

  @DeleteMapping("/api/v1/workspaces/{w}/page-groups/{name}")
  @Needs(Right.DEFINE)
  ResponseEntity<Void> reset(@PathVariable String w, @PathVariable String name) throws IOException {
    return Wrong.said(() -> {
      workspaces.with(
          w,
          workspace -> {
            new PageGroupSettings(workspace, engine).reset(name);
            return name;
          });
      return ResponseEntity.noContent().build();
    });
  }
}
