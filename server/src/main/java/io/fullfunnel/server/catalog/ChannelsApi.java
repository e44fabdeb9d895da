package io.fullfunnel.server.catalog;

import io.fullfunnel.question.ChannelDesk;
import io.fullfunnel.server.accounts.Needs;
import io.fullfunnel.server.accounts.Right;
import io.fullfunnel.server.platform.ProblemException;
import io.fullfunnel.store.channels.ChannelException;
import io.fullfunnel.store.workspace.OpenWorkspaces;
import java.io.IOException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** By which rules the visits of a workspace have their channels. */
@RestController
@RequestMapping("/api/v1/workspaces/{w}/channels")
class ChannelsApi extends RulesApi<ChannelDesk> {
  private final OpenWorkspaces workspaces;
  private final Clock clock;

  ChannelsApi(OpenWorkspaces workspaces, Clock clock) {
    this.workspaces = workspaces;
    this.clock = clock;
  }

  /**
   * Lists of sources.
   *
   * @param list null for those that ship
   */
  record Lists(@Nullable String list) {}

  @GetMapping("/sets/{set}")
  @Needs(Right.READ)
  JsonNode shipped(@PathVariable String w, @PathVariable String set) throws IOException {
    return with(w, desk -> ChannelDesk.shipped(set));
  }

  @PutMapping("/visits")
  @Needs(Right.DEFINE)
  JsonNode visits(@PathVariable String w, @RequestBody JsonNode wanted) throws IOException {
    return with(w, desk -> desk.tellVisitsApart(wanted));
  }

  @PutMapping("/sources")
  @Needs(Right.DEFINE)
  JsonNode sources(@PathVariable String w, @RequestBody Lists lists) throws IOException {
    return with(w, desk -> desk.update(lists.list()));
  }

  @Override
  JsonNode with(String w, Work<ChannelDesk> work) throws IOException {
    try {
      return workspaces.with(w, workspace -> work.at(new ChannelDesk(workspace, clock)));
    } catch (ChannelException wrong) {
      throw new ProblemException(
          HttpStatus.BAD_REQUEST, "channels", String.valueOf(wrong.getMessage()));
    }
  }
}
