package io.fullfunnel.server.collect;

import io.fullfunnel.demo.Parameters;
import io.fullfunnel.demo.fill.Filling;
import io.fullfunnel.server.platform.ProblemException;
import io.fullfunnel.store.data.DataDirectory;
import io.fullfunnel.store.workspace.Importing;
import io.fullfunnel.store.workspace.OpenWorkspaces;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Brings the simulated shop into the workspace {@code demo}. A workspace of that name that holds
 * anything else is left alone.
 */
@Component
class DemoShop {
  static final String WORKSPACE = "demo";

  private final OpenWorkspaces workspaces;
  private final DataDirectory data;
  private final Clock clock;
  private final LiveShops live;

  DemoShop(OpenWorkspaces workspaces, DataDirectory data, Clock clock, LiveShops live) {
    this.workspaces = workspaces;
    this.data = data;
    this.clock = clock;
    this.live = live;
  }

  /** The shop of so many people whose year ended yesterday. */
  Parameters parameters(int people) {
    LocalDate yesterday = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(1);
    try {
      return new Parameters(Parameters.SEED, people, yesterday);
    } catch (IllegalArgumentException e) {
      throw new ProblemException(HttpStatus.BAD_REQUEST, "people", String.valueOf(e.getMessage()));
    }
  }

  /**
   * Fills the workspace and lets the shop go on; the same shop again adds nothing, another one
   * replaces it.
   */
  JsonNode fill(Job job, Parameters wanted) throws IOException {
    long began = System.nanoTime();
    Filling filling = new Filling(wanted);
    makeRoom(filling);
    return workspaces.with(
        WORKSPACE,
        workspace -> {
          Importing.Report year = filling.fill(workspace, data.temporary(), new JobWatch(job));
          live.goOn(WORKSPACE, wanted); // ends by itself if the year was stopped in its middle
          return ImportWork.json(year, began);
        });
  }

  private void makeRoom(Filling filling) throws IOException {
    if (workspaces.find(WORKSPACE).isPresent()) {
      Filling.Standing standing =
          workspaces.with(WORKSPACE, workspace -> filling.standing(workspace.imports()));
      switch (standing) {
        case OPEN, FILLED -> {}
        case ANOTHER -> workspaces.delete(WORKSPACE);
        case FOREIGN ->
            throw new ProblemException(
                HttpStatus.CONFLICT,
                "workspace-exists",
                "The workspace \"demo\" holds files that are not simulated; it stays as it is.");
      }
    }
    workspaces.findOrCreate(WORKSPACE);
    workspaces.update(WORKSPACE, settings -> settings.withSimulated(true));
  }
}
