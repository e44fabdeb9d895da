package io.fullfunnel.server.catalog;

import io.fullfunnel.question.TrafficDesk;
import io.fullfunnel.server.accounts.Caller;
import io.fullfunnel.server.accounts.Needs;
import io.fullfunnel.server.accounts.Right;
import io.fullfunnel.server.platform.ProblemException;
import io.fullfunnel.store.traffic.TrafficException;
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

/** Which events of a workspace are bots' or internal: rules seen, tried, compared, saved. */
@RestController
class TrafficApi {
  private final OpenWorkspaces workspaces;
  private final Clock clock;

  TrafficApi(OpenWorkspaces workspaces, Clock clock) {
    this.workspaces = workspaces;
    this.clock = clock;
  }

  /**
   * Rules to look at or to save.
   *
   * @param rules what is left out of them stands as it is; null for those that ship
   */
  record Wanted(@Nullable JsonNode rules, @Nullable String note) {}

  @GetMapping("/api/v1/workspaces/{w}/traffic")
  @Needs(Right.READ)
  JsonNode show(@PathVariable String w) throws IOException {
    return with(w, TrafficDesk::show);
  }

  @PostMapping("/api/v1/workspaces/{w}/traffic/test")
  @Needs(Right.READ)
  JsonNode test(@PathVariable String w, @RequestBody JsonNode asked) throws IOException {
    return with(w, desk -> desk.test(asked));
  }

  @PostMapping("/api/v1/workspaces/{w}/traffic/preview")
  @Needs(Right.READ)
  JsonNode preview(@PathVariable String w, @RequestBody Wanted wanted) throws IOException {
    return with(w, desk -> desk.preview(given(wanted.rules())));
  }

  @PutMapping("/api/v1/workspaces/{w}/traffic")
  @Needs(Right.DEFINE)
  JsonNode save(@PathVariable String w, @RequestBody Wanted wanted, Caller caller)
      throws IOException {
    String note = wanted.note() == null ? "" : wanted.note();
    return with(w, desk -> desk.save(given(wanted.rules()), caller.name(), note));
  }

  private static @Nullable JsonNode given(@Nullable JsonNode rules) {
    return rules == null || rules.isNull() ? null : rules;
  }

  /** Work at the desk of a workspace. */
  private interface Work {
    JsonNode at(TrafficDesk desk) throws IOException;
  }

  private JsonNode with(String w, Work work) throws IOException {
    try {
      return workspaces.with(w, workspace -> work.at(new TrafficDesk(workspace, clock)));
    } catch (TrafficException wrong) {
      throw new ProblemException(
          HttpStatus.BAD_REQUEST, "traffic", String.valueOf(wrong.getMessage()));
    }
  }
}
