package io.fullfunnel.server.collect;

import io.fullfunnel.question.ShardsExport;
import io.fullfunnel.server.accounts.Caller;
import io.fullfunnel.server.accounts.Needs;
import io.fullfunnel.server.accounts.Right;
import io.fullfunnel.store.data.DataDirectory;
import io.fullfunnel.store.data.Folders;
import io.fullfunnel.store.workspace.OpenWorkspaces;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** A snapshot of a workspace, for the command of the same data directory. */
@RestController
class ShardsApi {
  private final OpenWorkspaces workspaces;
  private final DataDirectory data;

  ShardsApi(OpenWorkspaces workspaces, DataDirectory data) {
    this.workspaces = workspaces;
    this.data = data;
  }

  /** One zip, made whole first; what was written stands in a header. */
  @PostMapping("/api/v1/workspaces/{w}/command/shards")
  @Needs(value = Right.DATA, reads = true)
  void shards(
      @PathVariable String w,
      @RequestBody ShardsExport.Asked asked,
      Caller caller,
      HttpServletResponse response)
      throws IOException {
    CommandApi.onlyCommands(caller);
    Path folder = Files.createTempDirectory(data.temporary(), "shards-");
    try {
      ShardsExport.Written written =
          workspaces.with(w, workspace -> ShardsExport.write(workspace, asked, folder));
      response.setContentType("application/zip");
      response.setHeader("Written", JsonMapper.shared().writeValueAsString(written));
      send(folder, response);
    } finally {
      Folders.remove(folder);
    }
  }

  private static void send(Path folder, HttpServletResponse response) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(response.getOutputStream());
    zip.setLevel(Deflater.NO_COMPRESSION); // it goes no further than this machine
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        zip.putNextEntry(new ZipEntry(folder.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, zip);
        zip.closeEntry();
      }
    }
    zip.finish();
  }
}
