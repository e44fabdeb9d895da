package io.fullfunnel.server.catalog;

import io.fullfunnel.question.TrafficDesk;
import io.fullfunnel.server.platform.ProblemException;
import io.fullfunnel.store.traffic.TrafficException;
import io.fullfunnel.store.workspace.OpenWorkspaces;
import java.io.IOException;
import java.time.Clock;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/**
 * Which events of a workspace are bots' or internal. Of rules that are saved or compared, what is
 * left out stands as it is.
 */
@RestController
@RequestMapping("/api/v1/workspaces/{w}/traffic")
class TrafficApi extends RulesApi<TrafficDesk> {
  private final OpenWorkspaces workspaces;
  private final Clock clock;

  TrafficApi(OpenWorkspaces workspaces, Clock clock) {
    this.workspaces = workspaces;
    this.clock = clock;
  }

  @Override
  JsonNode with(String w, Work<TrafficDesk> work) throws IOException {
    try {
      return workspaces.with(w, workspace -> work.at(new TrafficDesk(workspace, clock)));
    } catch (TrafficException wrong) {
      throw new ProblemException(
          HttpStatus.BAD_REQUEST, "traffic", String.valueOf(wrong.getMessage()));
    }
  }
}
