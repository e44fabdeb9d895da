package io.fullfunnel.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fullfunnel.server.platform.ServerSettings;
import io.fullfunnel.server.platform.SettingException;
import io.fullfunnel.store.data.DataDirectory;
import io.fullfunnel.store.data.DataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Starting beside another server, and what a running one leaves in its data directory. */
class ServerStartTest {
  private final StartedServer running = StartedServer.shared();

  @TempDir Path other;

  @Test
  void theSecondOnADirectorySaysWhoHasIt() {
    Path data = running.bean(DataDirectory.class).path();
    assertThatThrownBy(() -> Server.start(settings(data, 0)).close())
        .isInstanceOf(DataException.class)
        .hasMessage(
            "The data directory "
                + data
                + " is in use by process "
                + ProcessHandle.current().pid()
                + ". Stop that process or use another directory.");
    assertThat(running.anonymous().get("/readyz").status()).isEqualTo(200);
  }

  @Test
  void aPortInUseIsSaidAndNothingStaysBehind() throws IOException {
    int port = running.address().getPort();
    String temporary = System.getProperty("java.io.tmpdir");
    try {
      assertThatThrownBy(() -> Server.start(settings(other, port)).close())
          .isInstanceOf(SettingException.class)
          .hasMessage(
              "Port "
                  + port
                  + " of 127.0.0.1 is in use by another program; name another with --port.");
    } finally {
      System.setProperty("java.io.tmpdir", temporary);
    }
    assertThat(other.resolve("run/server.json")).doesNotExist();
    assertThat(other.resolve("pg/data/postmaster.pid")).doesNotExist();
    DataDirectory.open(other).close(); // its lock was given back
  }

  @Test
  void commandsFindARunningServer() throws IOException {
    Path note = running.bean(DataDirectory.class).run().resolve("server.json");
    JsonNode found = JsonMapper.shared().readTree(Files.readString(note));
    assertThat(found.path("pid").asLong()).isEqualTo(ProcessHandle.current().pid());
    assertThat(found.path("port").asInt()).isEqualTo(running.address().getPort());
    assertThat(Files.getPosixFilePermissions(note))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    String token = found.path("token").asString();
    assertThat(running.anonymous().withKey(token).get("/api/v1/session").status()).isEqualTo(200);
  }

  private static ServerSettings settings(Path data, int port) {
    return new ServerSettings(data, "127.0.0.1", port, null, false, List.of(), null);
  }
}
