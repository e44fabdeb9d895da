package io.fullfunnel.store.workspace;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fullfunnel.store.data.DamagedException;
import io.fullfunnel.store.data.DataDirectory;
import io.fullfunnel.store.event.BatchBody;
import io.fullfunnel.store.event.Envelope;
import io.fullfunnel.store.journal.EventLog;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** F04: what is told of a damaged file, and what is made again of itself. */
class WorkspaceDamageTest {
  @TempDir Path folder;
  private DataDirectory data;
  private Path place;

  @BeforeEach
  void fill() throws IOException {
    data = DataDirectory.open(folder.resolve("data"));
    try (Workspace workspace = new Workspaces(data).open("shop")) {
      send(workspace, 0, 25_000); // so many that a base is built
      workspace.catchUp();
      place = data.workspaces().resolve(workspace.settings().id());
    }
  }

  @AfterEach
  void close() throws IOException {
    data.close();
  }

  private static void send(Workspace workspace, int from, int to) throws IOException {
    BatchBody.Writer writer = new BatchBody.Writer();
    writer.start(new Envelope(1_800_000_000_000L, "http", 0));
    for (int i = from; i < to; i++) {
      byte[] json =
          """
          {"type":"track","event":"view","messageId":"m%d","userId":"u%d",\
          "timestamp":"2026-01-02T03:04:05Z","properties":{"n":%d}}\
          """
              .formatted(i, i % 100, i)
              .getBytes(UTF_8);
      writer.add(0, json, 0, json.length);
    }
    workspace.journal().append(EventLog.Kind.EVENTS, writer.count(), writer.toBytes());
  }

  private static void spoil(Path file, long offset) throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      bytes.seek(offset);
      int old = bytes.read();
      bytes.seek(offset);
      bytes.write(old ^ 4);
    }
  }

  @Test
  void aMissingKeyIsNotReplaced() throws IOException {
    Path key = place.resolve("key");
    Files.delete(key);
    assertThatThrownBy(() -> new Workspaces(data).open("shop"))
        .isInstanceOf(DamagedException.class)
        .hasMessage(
            key
                + " is damaged: it is missing, and another key would give everybody another id."
                + " Restore it from a backup");
    assertThat(key).doesNotExist();
  }

  @Test
  void aWorkspaceWithoutSettingsIsNotForgotten() throws IOException {
    Workspaces workspaces = new Workspaces(data);
    workspaces.open("other").close();
    Path settings = place.resolve("workspace");
    Files.delete(settings);
    assertThatThrownBy(workspaces::list).hasMessageContaining(settings + " is damaged: it is miss");
    assertThatThrownBy(() -> workspaces.open("shop")).hasMessageContaining(settings.toString());
    workspaces.open("other").close();
  }

  @Test
  void damageThatIsFoundLateIsMended() throws IOException {
    try (Workspace workspace = new Workspaces(data).open("shop")) {
      spoil(place.resolve("shards/g1/0.shard"), 3_000);
      assertThat(workspace.snapshot().facts().stored()).isEqualTo(25_000);
      assertThat(workspace.rebuilt()).singleElement().asString().contains("0.shard is damaged");
      spoil(place.resolve("admitted/run-0"), 3_000);
      send(workspace, 0, 25_000);
      assertThat(workspace.snapshot().facts().stored()).isEqualTo(25_000);
      assertThat(workspace.rebuilt()).hasSize(2).element(1).asString().contains("run-0 is damaged");
      assertThat(workspace.check().balanced()).isTrue();
    }
  }

  @Test
  void aFailureInTheMiddleLeavesNothingHalfCounted() throws IOException {
    try (Workspace workspace = new Workspaces(data).open("shop")) {
      send(workspace, 25_000, 25_010);
      Path admitted = place.resolve("admitted");
      Path aside = folder.resolve("aside");
      Files.move(admitted, aside);
      Files.createFile(admitted);
      assertThatThrownBy(workspace::catchUp).isInstanceOf(IOException.class);
      Files.delete(admitted);
      Files.move(aside, admitted);
      workspace.catchUp();
      assertThat(workspace.snapshot().facts().stored()).isEqualTo(25_010);
      assertThat(workspace.table().rows()).isEqualTo(25_010);
      assertThat(workspace.check().balanced()).isTrue();
    }
  }
}
