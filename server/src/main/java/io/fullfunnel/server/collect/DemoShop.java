package io.fullfunnel.server.collect;

import io.fullfunnel.demo.Parameters;
import io.fullfunnel.demo.Simulator;
import io.fullfunnel.server.platform.ProblemException;
import io.fullfunnel.store.data.DataDirectory;
import io.fullfunnel.store.data.Folders;
import io.fullfunnel.store.files.FileOptions;
import io.fullfunnel.store.imports.ImportRecord;
import io.fullfunnel.store.imports.ImportRequest;
import io.fullfunnel.store.imports.ImportResult;
import io.fullfunnel.store.workspace.Importing;
import io.fullfunnel.store.workspace.OpenWorkspaces;
import io.fullfunnel.store.workspace.Settings;
import io.fullfunnel.store.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Brings the simulated shop into the workspace {@code demo}. A workspace of that name that is not
 * marked as simulated is left alone.
 */
@Component
class DemoShop {
  static final String WORKSPACE = "demo";
  private static final String SIMULATED = "sim-";

  private final OpenWorkspaces workspaces;
  private final DataDirectory data;
  private final Clock clock;

  DemoShop(OpenWorkspaces workspaces, DataDirectory data, Clock clock) {
    this.workspaces = workspaces;
    this.data = data;
    this.clock = clock;
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

  /** Fills the workspace; the same shop again adds nothing, another one replaces it. */
  JsonNode fill(Job job, Parameters wanted) throws IOException {
    long began = System.nanoTime();
    makeRoom(wanted);
    Path folder = Files.createTempDirectory(data.temporary(), "demo-");
    try {
      Simulator.Written written = new Simulator(wanted).write(folder);
      return workspaces.with(
          WORKSPACE,
          workspace -> {
            Importing.Report year = bring(workspace, written.messages(), "events", job);
            if (year.result().outcome() != ImportResult.Outcome.CANCELLED) {
              bring(workspace, written.deals(), "deals", job);
            }
            return ImportWork.json(year, began);
          });
    } finally {
      Folders.remove(folder);
    }
  }

  private static Importing.Report bring(Workspace workspace, Path file, String into, Job job)
      throws IOException {
    Path called = Path.of(String.valueOf(file.getFileName()));
    FileOptions options = FileOptions.of(into, "auto", List.of(), List.of());
    Path folder = file.resolveSibling("");
    return Importing.run(
        workspace, new ImportRequest(file, called, options, folder, false), new JobWatch(job));
  }

  private void makeRoom(Parameters wanted) throws IOException {
    Optional<Settings> known = workspaces.find(WORKSPACE);
    if (known.isPresent()) {
      if (!known.get().simulated() || !workspaces.with(WORKSPACE, DemoShop::isSimulated)) {
        throw new ProblemException(
            HttpStatus.CONFLICT,
            "workspace-exists",
            "The workspace \"demo\" holds data that is not simulated; it stays as it is.");
      }
      if (workspaces.with(WORKSPACE, workspace -> isOf(workspace, wanted))) {
        return;
      }
      workspaces.delete(WORKSPACE);
    }
    workspaces.create(WORKSPACE, settings -> settings.withSimulated(true));
  }

  private static boolean isSimulated(Workspace workspace) {
    return workspace.imports().list().stream()
        .allMatch(each -> each.undone() || each.file().startsWith(SIMULATED));
  }

  /** Whether everything in it, if anything, is of this very shop. */
  private static boolean isOf(Workspace workspace, Parameters wanted) {
    return workspace.imports().list().stream()
        .filter(each -> !each.undone())
        .map(ImportRecord::file)
        .allMatch(file -> file.startsWith(wanted.idPrefix() + "."));
  }
}
