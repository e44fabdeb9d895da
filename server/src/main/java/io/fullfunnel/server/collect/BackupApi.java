package io.fullfunnel.server.collect;

import io.fullfunnel.server.accounts.Caller;
import io.fullfunnel.server.accounts.Needs;
import io.fullfunnel.server.accounts.Right;
import io.fullfunnel.server.platform.Database;
import io.fullfunnel.server.platform.EntityRows;
import io.fullfunnel.store.backup.Backup;
import io.fullfunnel.store.backup.BackupSource;
import io.fullfunnel.store.data.DataDirectory;
import io.fullfunnel.store.workspace.OpenWorkspaces;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** A backup of everything, for the command of the same data directory. */
@RestController
class BackupApi {
  private final BackupSource source;

  BackupApi(DataDirectory data, OpenWorkspaces workspaces, Database database) {
    this.source = new BackupSource(data, workspaces, new EntityRows(database));
  }

  /** One zip; its manifest is its last entry, so that one that broke off is known by its lack. */
  @GetMapping("/api/v1/command/backup")
  @Needs(Right.OPERATE)
  void backup(Caller caller, HttpServletResponse response) throws IOException {
    CommandApi.onlyCommands(caller);
    response.setContentType("application/zip");
    ZipOutputStream zip = new ZipOutputStream(response.getOutputStream());
    zip.setLevel(Deflater.BEST_SPEED); // journals are compressed already
    Backup.write(
        source,
        (name, content) -> {
          zip.putNextEntry(new ZipEntry(name));
          content.transferTo(zip);
          zip.closeEntry();
        });
    zip.finish();
  }
}
