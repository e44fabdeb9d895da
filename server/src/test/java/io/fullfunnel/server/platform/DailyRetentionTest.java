package io.fullfunnel.server.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.server.StartedServer;
import io.fullfunnel.store.data.DataDirectory;
import io.fullfunnel.store.workspace.OpenWorkspaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** The daily round goes through workspaces that nobody opens, too. */
class DailyRetentionTest {
  private final StartedServer server = StartedServer.shared();

  @Test
  void failedEventsBecomeTooOldWhereNobodyLooks() throws IOException {
    String id = server.bean(OpenWorkspaces.class).create("left alone").id();
    Path workspace = server.bean(DataDirectory.class).workspaces().resolve(id);
    Path failed = Files.createDirectories(workspace.resolve("failed"));
    Path old = Files.createFile(failed.resolve("2020-01-01"));
    Path now = Files.createFile(failed.resolve(LocalDate.now(ZoneOffset.UTC).toString()));
    server.bean(DailyRetention.class).run();
    assertThat(old).doesNotExist();
    assertThat(now).exists();
  }
}
