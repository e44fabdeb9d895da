package io.fullfunnel.server.collect;

import io.fullfunnel.server.accounts.Caller;
import io.fullfunnel.server.accounts.Needs;
import io.fullfunnel.server.accounts.Right;
import io.fullfunnel.server.platform.ProblemException;
import io.fullfunnel.store.data.DataException;
import io.fullfunnel.store.files.FileOptions;
import io.fullfunnel.store.imports.ImportRecord;
import io.fullfunnel.store.imports.ImportRefusedException;
import io.fullfunnel.store.workspace.Check;
import io.fullfunnel.store.workspace.EarlyDeals;
import io.fullfunnel.store.workspace.OpenWorkspaces;
import io.fullfunnel.store.workspace.Settings;
import io.fullfunnel.store.workspace.Workspace;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * What commands of the same data directory ask of the server that holds it: whole reports rather
 * than what a page shows. Open to their token only.
 */
@RestController
class CommandApi {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final OpenWorkspaces workspaces;
  private final Uploads uploads;
  private final Jobs jobs;
  private final ImportWork work;

  CommandApi(OpenWorkspaces workspaces, Uploads uploads, Jobs jobs, ImportWork work) {
    this.workspaces = workspaces;
    this.uploads = uploads;
    this.jobs = jobs;
    this.work = work;
  }

  /** Which file, and how it is to be read. */
  record Wanted(String upload, Options options, boolean dryRun) {}

  static void onlyCommands(Caller caller) {
    if (!(caller instanceof Caller.Command)) {
      throw new ProblemException(
          HttpStatus.FORBIDDEN, "role", "Only commands of the data directory itself may do this.");
    }
  }

  @GetMapping("/api/v1/command/workspaces")
  @Needs(Right.OPERATE)
  List<Settings> list(Caller caller) throws IOException {
    onlyCommands(caller);
    return workspaces.list();
  }

  @PostMapping("/api/v1/command/workspaces")
  @Needs(Right.OPERATE)
  Settings create(@RequestParam("new") String name, Caller caller) throws IOException {
    onlyCommands(caller);
    return refusing(() -> workspaces.create(name));
  }

  /** A workspace is made on first use. */
  @PostMapping("/api/v1/command/workspaces/{w}")
  @Needs(value = Right.OPERATE, reads = true)
  Settings use(@PathVariable String w, Caller caller) throws IOException {
    onlyCommands(caller);
    return refusing(() -> workspaces.findOrCreate(w));
  }

  private interface Making {
    Settings make() throws IOException;
  }

  private static Settings refusing(Making making) throws IOException {
    try {
      return making.make();
    } catch (DataException e) {
      throw new ProblemException(
          HttpStatus.BAD_REQUEST, "workspace-name", String.valueOf(e.getMessage()));
    }
  }

  @PostMapping("/api/v1/workspaces/{w}/command/uploads")
  @Needs(Right.OPERATE)
  ImportsApi.Kept upload(
      @PathVariable String w, @RequestParam String name, Caller caller, HttpServletRequest request)
      throws IOException {
    onlyCommands(caller);
    Uploads.Upload upload = uploads.keep(settings(w), name, request.getInputStream());
    return new ImportsApi.Kept(upload.id(), upload.name(), upload.bytes());
  }

  private Settings settings(String name) throws IOException {
    return workspaces.find(name).orElseThrow(ProblemException::noWorkspace);
  }

  @PostMapping("/api/v1/workspaces/{w}/command/imports")
  @Needs(Right.OPERATE)
  Job.View begin(@PathVariable String w, @RequestBody Wanted wanted, Caller caller)
      throws IOException {
    onlyCommands(caller);
    Uploads.Upload upload = uploads.find(settings(w), wanted.upload());
    FileOptions options = wanted.options().read();
    return jobs.start(
            "import",
            w,
            job -> JSON.valueToTree(work.report(job, upload, options, wanted.dryRun())))
        .view();
  }

  @GetMapping("/api/v1/workspaces/{w}/command/imports")
  @Needs(Right.OPERATE)
  List<ImportRecord> imports(@PathVariable String w, Caller caller) throws IOException {
    onlyCommands(caller);
    return workspaces.with(w, workspace -> workspace.imports().list());
  }

  @DeleteMapping("/api/v1/workspaces/{w}/command/imports/{number}")
  @Needs(Right.OPERATE)
  ImportRecord undo(@PathVariable String w, @PathVariable long number, Caller caller)
      throws IOException {
    onlyCommands(caller);
    try {
      return workspaces.with(
          w,
          workspace -> {
            workspace.undo(number);
            return workspace.imports().find(number).orElseThrow();
          });
    } catch (ImportRefusedException e) {
      throw new ProblemException(HttpStatus.CONFLICT, "refused", String.valueOf(e.getMessage()));
    }
  }

  @GetMapping("/api/v1/workspaces/{w}/command/early-deals")
  @Needs(Right.OPERATE)
  List<String> earlyDeals(@PathVariable String w, Caller caller) throws IOException {
    onlyCommands(caller);
    return workspaces.with(w, EarlyDeals::of);
  }

  @PostMapping("/api/v1/workspaces/{w}/command/check")
  @Needs(value = Right.OPERATE, reads = true)
  Check check(@PathVariable String w, Caller caller) throws IOException {
    onlyCommands(caller);
    return workspaces.with(w, Workspace::check);
  }
}
