package io.fullfunnel.server.catalog;

import io.fullfunnel.question.ChannelDesk;
import io.fullfunnel.server.accounts.Caller;
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
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** How a workspace's channels come about: rules seen, tried, compared, saved. */
@RestController
class ChannelsApi {
  private final OpenWorkspaces workspaces;
  private final Clock clock;

  ChannelsApi(OpenWorkspaces workspaces, Clock clock) {
    this.workspaces = workspaces;
    this.clock = clock;
  }

  /**
   * Rules to look at or to save.
   *
   * @param rules null for those that ship
   */
  record Wanted(@Nullable JsonNode rules, @Nullable String note) {}

  /**
   * Lists of sources.
   *
   * @param list null for those that ship
   */
  record Lists(@Nullable String list) {}

  @GetMapping("/api/v1/workspaces/{w}/channels")
  @Needs(Right.READ)
  JsonNode show(@PathVariable String w) throws IOException {
    return with(w, ChannelDesk::show);
  }

  @GetMapping("/api/v1/workspaces/{w}/channels/sets/{set}")
  @Needs(Right.READ)
  JsonNode shipped(@PathVariable String w, @PathVariable String set) throws IOException {
    return with(w, desk -> ChannelDesk.shipped(set));
  }

  @GetMapping("/api/v1/workspaces/{w}/channels/versions/{number}")
  @Needs(Right.READ)
  JsonNode version(@PathVariable String w, @PathVariable int number) throws IOException {
    return with(w, desk -> desk.version(number));
  }

  @PostMapping("/api/v1/workspaces/{w}/channels/test")
  @Needs(Right.READ)
  JsonNode test(@PathVariable String w, @RequestBody JsonNode asked) throws IOException {
    return with(w, desk -> desk.test(asked));
  }

  @PostMapping("/api/v1/workspaces/{w}/channels/preview")
  @Needs(Right.READ)
  JsonNode preview(@PathVariable String w, @RequestBody Wanted wanted) throws IOException {
    return with(w, desk -> desk.preview(given(wanted.rules())));
  }

  @PutMapping("/api/v1/workspaces/{w}/channels")
  @Needs(Right.DEFINE)
  JsonNode save(@PathVariable String w, @RequestBody Wanted wanted, Caller caller)
      throws IOException {
    String note = wanted.note() == null ? "" : wanted.note();
    return with(w, desk -> desk.save(given(wanted.rules()), caller.name(), note));
  }

  @PutMapping("/api/v1/workspaces/{w}/channels/visits")
  @Needs(Right.DEFINE)
  JsonNode visits(@PathVariable String w, @RequestBody JsonNode wanted) throws IOException {
    return with(w, desk -> desk.tellVisitsApart(wanted));
  }

  @PutMapping("/api/v1/workspaces/{w}/channels/sources")
  @Needs(Right.DEFINE)
  JsonNode sources(@PathVariable String w, @RequestBody Lists lists) throws IOException {
    return with(w, desk -> desk.update(lists.list()));
  }

  private static @Nullable JsonNode given(@Nullable JsonNode rules) {
    return rules == null || rules.isNull() ? null : rules;
  }

  /** Work at the desk of a workspace. */
  private interface Work {
    JsonNode at(ChannelDesk desk) throws IOException;
  }

  private JsonNode with(String w, Work work) throws IOException {
    try {
      return workspaces.with(w, workspace -> work.at(new ChannelDesk(workspace, clock)));
    } catch (ChannelException wrong) {
      throw new ProblemException(
          HttpStatus.BAD_REQUEST, "channels", String.valueOf(wrong.getMessage()));
    }
  }
}
