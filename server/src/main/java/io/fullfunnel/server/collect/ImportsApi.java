package io.fullfunnel.server.collect;

import io.fullfunnel.server.accounts.Needs;
import io.fullfunnel.server.accounts.Right;
import io.fullfunnel.server.platform.ProblemException;
import io.fullfunnel.store.files.FileOptions;
import io.fullfunnel.store.files.Preview;
import io.fullfunnel.store.imports.ImportRecord;
import io.fullfunnel.store.imports.ImportRefusedException;
import io.fullfunnel.store.workspace.OpenWorkspaces;
import io.fullfunnel.store.workspace.Settings;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.JsonNodeFactory;

/** Files: sent, looked at, imported, taken back. */
@RestController
class ImportsApi {
  private static final String NDJSON = "application/x-ndjson";

  private final OpenWorkspaces workspaces;
  private final Uploads uploads;
  private final Jobs jobs;
  private final ImportWork work;

  ImportsApi(OpenWorkspaces workspaces, Uploads uploads, Jobs jobs, ImportWork work) {
    this.workspaces = workspaces;
    this.uploads = uploads;
    this.jobs = jobs;
    this.work = work;
  }

  /** A file that is kept. */
  record Kept(String upload, String name, long bytes) {}

  /** Which file, and how it is to be read. */
  record Wanted(String upload, @Nullable Options options, @Nullable Boolean dryRun) {
    FileOptions read() {
      return options == null ? FileOptions.events() : options.read();
    }
  }

  /** All imports of a workspace. */
  record Listed(List<Row> imports) {}

  /**
   * An import.
   *
   * @param stored messages of it that count; null while it is unfinished
   * @param duplicate rows that were there before; null where rows make several messages
   */
  record Row(
      long number,
      String file,
      String into,
      @Nullable Long rows,
      @Nullable Long stored,
      @Nullable Long duplicate,
      @Nullable Long refused,
      @Nullable Long withoutPerson,
      @Nullable Instant from,
      @Nullable Instant to,
      Instant at,
      boolean undone) {
    @com.fasterxml.jackson.annotation.JsonProperty("import")
    @Override
    public long number() {
      return number;
    }
  }

  private Settings settings(String name) throws IOException {
    return workspaces.find(name).orElseThrow(ProblemException::noWorkspace);
  }

  @PostMapping("/api/v1/workspaces/{w}/uploads")
  @ResponseStatus(HttpStatus.CREATED)
  @Needs(Right.DATA)
  Kept upload(@PathVariable String w, @RequestParam String name, HttpServletRequest request)
      throws IOException {
    Uploads.Upload upload =
        uploads.keep(settings(w), Uploads.shown(name), request.getInputStream());
    return new Kept(upload.id(), upload.name(), upload.bytes());
  }

  @PostMapping("/api/v1/workspaces/{w}/imports/preview")
  @Needs(Right.DATA)
  PreviewView preview(@PathVariable String w, @RequestBody Wanted wanted) throws IOException {
    Uploads.Upload upload = uploads.find(settings(w), wanted.upload());
    FileOptions options = wanted.read();
    return PreviewView.of(Preview.of(upload.file(), upload.called(), options), options);
  }

  @PostMapping("/api/v1/workspaces/{w}/imports")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Needs(Right.DATA)
  Job.View begin(@PathVariable String w, @RequestBody Wanted wanted) throws IOException {
    Uploads.Upload upload = uploads.find(settings(w), wanted.upload());
    FileOptions options = wanted.read();
    boolean dryRun = Boolean.TRUE.equals(wanted.dryRun());
    return jobs.start("import", w, job -> work.result(job, upload, options, dryRun)).view();
  }

  @GetMapping("/api/v1/workspaces/{w}/imports")
  @Needs(Right.DATA)
  Listed list(@PathVariable String w) throws IOException {
    return workspaces.with(
        w,
        workspace -> {
          Map<Long, Long> stored =
              workspace.ask(workspace.snapshot(), table -> table.rowsByImport());
          List<Row> rows = new ArrayList<>();
          for (ImportRecord each : workspace.imports().list()) {
            rows.add(row(each, stored.getOrDefault(each.number(), 0L)));
          }
          return new Listed(rows.reversed());
        });
  }

  private static Row row(ImportRecord each, long stored) {
    ImportRecord.Finished how = each.finished();
    Instant at = Instant.ofEpochMilli(each.startedMillis());
    if (how == null) {
      return new Row(
          each.number(),
          each.file(),
          each.into(),
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          at,
          each.undone());
    }
    boolean one = !each.into().equals("deals") && !each.undone();
    return new Row(
        each.number(),
        each.file(),
        each.into(),
        how.rows(),
        stored,
        one ? how.rows() - how.refused() - stored : null,
        how.refused(),
        how.withoutPerson(),
        instant(how.from()),
        instant(how.to()),
        at,
        each.undone());
  }

  private static @Nullable Instant instant(@Nullable Long millis) {
    return millis == null ? null : Instant.ofEpochMilli(millis);
  }

  @DeleteMapping("/api/v1/workspaces/{w}/imports/{number}")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Needs(Right.DATA)
  Job.View undo(@PathVariable String w, @PathVariable long number) throws IOException {
    ImportRecord known = workspaces.with(w, workspace -> find(workspace.imports().find(number)));
    if (known.undone()) {
      throw new ProblemException(
          HttpStatus.CONFLICT, "undone", "Import " + number + " is undone already.");
    }
    return jobs.start(
            "undo",
            w,
            job ->
                workspaces.with(
                    w,
                    workspace -> {
                      try {
                        workspace.undo(number);
                      } catch (ImportRefusedException e) {
                        throw new ProblemException(
                            HttpStatus.CONFLICT, "import-running", String.valueOf(e.getMessage()));
                      }
                      return JsonNodeFactory.instance
                          .objectNode()
                          .put("import", number)
                          .put("undone", true);
                    }))
        .view();
  }

  private static ImportRecord find(java.util.Optional<ImportRecord> known) {
    return known.orElseThrow(
        () -> new ProblemException(HttpStatus.NOT_FOUND, "import", "There is no such import."));
  }

  @GetMapping("/api/v1/workspaces/{w}/imports/{number}/refused")
  @Needs(Right.DATA)
  ResponseEntity<Resource> refused(@PathVariable String w, @PathVariable long number)
      throws IOException {
    Path file = work.refusedFile(settings(w), number);
    if (!Files.exists(file)) {
      throw new ProblemException(
          HttpStatus.NOT_FOUND,
          "refused-rows",
          "No refused rows of this import are kept here: none were refused, or a command on the"
              + " server's machine wrote them to a file of its own.");
    }
    return ResponseEntity.ok()
        .header("Content-Type", NDJSON)
        .header("Content-Disposition", "attachment; filename=\"import-" + number + ".ndjson\"")
        .body(new FileSystemResource(file));
  }
}
