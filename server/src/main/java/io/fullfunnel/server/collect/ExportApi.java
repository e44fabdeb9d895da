package io.fullfunnel.server.collect;

import io.fullfunnel.server.accounts.Needs;
import io.fullfunnel.server.accounts.Right;
import io.fullfunnel.server.platform.ProblemException;
import io.fullfunnel.store.data.DataDirectory;
import io.fullfunnel.store.data.Folders;
import io.fullfunnel.store.table.Target;
import io.fullfunnel.store.workspace.OpenWorkspaces;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Everything of one kind, as a file. */
@RestController
class ExportApi {
  private static final Map<String, String> TYPES =
      Map.of(
          "ndjson", "application/x-ndjson",
          "csv", "text/csv;charset=UTF-8",
          "parquet", "application/vnd.apache.parquet");

  private final OpenWorkspaces workspaces;
  private final DataDirectory data;

  ExportApi(OpenWorkspaces workspaces, DataDirectory data) {
    this.workspaces = workspaces;
    this.data = data;
  }

  /** Made whole first, so that a failure is an answer and not half a file. */
  @GetMapping("/api/v1/workspaces/{w}/export")
  @Needs(Right.DATA)
  void export(
      @PathVariable String w,
      @RequestParam String what,
      @RequestParam(defaultValue = "ndjson") String format,
      HttpServletResponse response)
      throws IOException {
    Target target = target(what);
    String type = TYPES.get(format);
    if (type == null) {
      throw wrong("format", "\"" + format + "\" is no format; there are ndjson, csv and parquet.");
    }
    Path folder = Files.createTempDirectory(data.temporary(), "export-");
    try {
      Path file = folder.resolve("export." + format);
      long rows = workspaces.with(w, workspace -> workspace.export(target, file, false));
      response.setContentType(type);
      response.setHeader("Rows", Long.toString(rows));
      response.setHeader(
          "Content-Disposition", "attachment; filename=\"" + what + "." + format + "\"");
      response.setContentLengthLong(Files.size(file));
      Files.copy(file, response.getOutputStream());
    } finally {
      Folders.remove(folder);
    }
  }

  private static Target target(String what) {
    for (Target known : Target.values()) {
      if (known.name().toLowerCase(Locale.ROOT).equals(what)) {
        return known;
      }
    }
    throw wrong(
        "what",
        "There is nothing called \""
            + what
            + "\" to export; there are events, people and"
            + " deals.");
  }

  private static ProblemException wrong(String code, String sentence) {
    return new ProblemException(HttpStatus.BAD_REQUEST, code, sentence);
  }
}
