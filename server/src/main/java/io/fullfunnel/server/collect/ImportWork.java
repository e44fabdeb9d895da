package io.fullfunnel.server.collect;

import io.fullfunnel.store.data.DataDirectory;
import io.fullfunnel.store.files.FileOptions;
import io.fullfunnel.store.files.RefusedRow;
import io.fullfunnel.store.imports.ImportRefusedException;
import io.fullfunnel.store.imports.ImportRequest;
import io.fullfunnel.store.imports.ImportResult;
import io.fullfunnel.store.imports.Imports;
import io.fullfunnel.store.workspace.Importing;
import io.fullfunnel.store.workspace.OpenWorkspaces;
import io.fullfunnel.store.workspace.Settings;
import io.fullfunnel.store.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Brings an upload into its workspace, as a job. */
@Component
class ImportWork {
  private final OpenWorkspaces workspaces;
  private final Uploads uploads;
  private final DataDirectory data;

  ImportWork(OpenWorkspaces workspaces, Uploads uploads, DataDirectory data) {
    this.workspaces = workspaces;
    this.uploads = uploads;
    this.data = data;
  }

  /** Where the refused rows of an import are kept. */
  Path refusedFile(Settings workspace, long number) {
    return data.workspaces().resolve(workspace.id()).resolve("refused").resolve(number + ".ndjson");
  }

  /**
   * The object of CONTRACT.md section 3; of a dry run with the first events.
   *
   * @throws ImportRefusedException if the file was imported already
   */
  JsonNode result(Job job, Uploads.Upload upload, FileOptions options, boolean dryRun)
      throws IOException {
    long began = System.nanoTime();
    Importing.Report report = report(job, upload, options, dryRun);
    refuseKnown(report.result());
    return json(report, began);
  }

  /** What became of the upload. */
  Importing.Report report(Job job, Uploads.Upload upload, FileOptions options, boolean dryRun)
      throws IOException {
    ImportRequest request =
        new ImportRequest(upload.file(), upload.called(), options, upload.folder(), dryRun);
    return workspaces.with(
        job.workspace(),
        workspace -> {
          if (dryRun) {
            ImportResult result =
                Imports.dryRun(workspace.imports(), workspace.ids(), request, new JobWatch(job));
            return Importing.Report.nothing(result);
          }
          workspace.snapshot(); // what is answered while the file goes in
          Importing.Report report = Importing.run(workspace, request, new JobWatch(job));
          keepRefused(workspace, report.result());
          if (report.result().outcome() != ImportResult.Outcome.CANCELLED) {
            uploads.forget(upload);
          }
          return report;
        });
  }

  private static void refuseKnown(ImportResult result) {
    if (result.outcome() == ImportResult.Outcome.ALREADY_IMPORTED) {
      throw new ImportRefusedException(
          "%s was imported already as %d; nothing was added."
              .formatted(result.file(), result.importNumber()),
          result.importNumber());
    }
  }

  private void keepRefused(Workspace workspace, ImportResult result) throws IOException {
    Path refused = result.refusedFile();
    if (refused != null && result.importNumber() != 0) {
      Path kept = refusedFile(workspace.settings(), result.importNumber());
      Files.createDirectories(kept.getParent());
      Files.move(refused, kept, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  static ObjectNode json(Importing.Report report, long began) {
    ImportResult result = report.result();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    if (result.importNumber() == 0) {
      json.putNull("import");
    } else {
      json.put("import", result.importNumber());
    }
    json.put("file", result.file().toString());
    json.put("rows", result.rows());
    json.put("stored", report.stored());
    json.put("duplicate", report.duplicate());
    json.put("refused", result.refused());
    if (result.refusedAs().containsKey(RefusedRow.NOT_A_PAGE)) {
      json.set("refusedAs", JsonMapper.shared().valueToTree(result.refusedAs()));
    }
    if (report.erased() > 0) {
      json.put("erased", report.erased());
    }
    json.putNull("refusedFile");
    json.put("withoutPerson", result.withoutPerson());
    json.put("people", report.people());
    json.put("from", instant(result.from()));
    json.put("to", instant(result.to()));
    json.put("millis", (System.nanoTime() - began) / 1_000_000);
    if (result.outcome() == ImportResult.Outcome.DRY_RUN) {
      ArrayNode events = json.putArray("events");
      result.firstMessages().forEach(message -> events.add(JsonMapper.shared().readTree(message)));
    }
    return json;
  }

  private static @Nullable String instant(@Nullable Long millis) {
    return millis == null ? null : Instant.ofEpochMilli(millis).toString();
  }
}
