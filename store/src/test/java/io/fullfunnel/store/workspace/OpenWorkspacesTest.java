package io.fullfunnel.store.workspace;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fullfunnel.store.data.DataDirectory;
import io.fullfunnel.store.files.FileOptions;
import io.fullfunnel.store.imports.ImportRequest;
import io.fullfunnel.store.imports.ImportWatch;
import io.fullfunnel.store.timelines.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenWorkspacesTest {
  @TempDir Path folder;
  private DataDirectory data;
  private OpenWorkspaces open;

  @BeforeEach
  void open() throws IOException {
    data = DataDirectory.open(folder.resolve("data"));
    open = new OpenWorkspaces(new Workspaces(data));
    open.create("shop", settings -> settings);
  }

  @AfterEach
  void close() throws IOException {
    open.close();
    data.close();
  }

  private static byte[] message(String event, String user, int number) {
    return """
    {"type":"track","event":"%s","messageId":"m%d","userId":"%s","timestamp":"2026-01-02T03:04:05Z"}\
    """
        .formatted(event, number, user)
        .getBytes(UTF_8);
  }

  @Test
  void whatIsAppendedIsInTheNextSnapshotOnce() throws IOException {
    open.with(
        "shop",
        workspace -> {
          long first = workspace.append("demo", List.of(message("view", "u1", 1)));
          Snapshot before = workspace.snapshot();
          assertThat(workspace.snapshot()).isSameAs(before);
          long second =
              workspace.append("demo", List.of(message("buy", "u1", 2), message("view", "u1", 1)));
          Snapshot after = workspace.snapshot();
          assertThat(List.of(first, second)).containsExactly(1L, 3L);
          assertThat(before.facts().events()).isEqualTo(1);
          assertThat(after.facts().events()).isEqualTo(2);
          assertThat(after.position()).isEqualTo(3);
          return null;
        });
  }

  @Test
  void aBatchWithOneWrongMessageLeavesNothing() throws IOException {
    open.with(
        "shop",
        workspace -> {
          List<byte[]> batch = List.of(message("view", "u1", 1), "[]".getBytes(UTF_8));
          assertThatThrownBy(() -> workspace.append("http", batch))
              .isInstanceOf(IllegalArgumentException.class)
              .hasMessageContaining("sequence 1 cannot be read");
          assertThatThrownBy(() -> workspace.append("http", List.of(new byte[40_000])))
              .hasMessage("a message has at most 32 KB, not 40000 bytes");
          assertThat(workspace.append("http", List.of())).isZero();
          return null;
        });
  }

  @Test
  void anOpenWorkspaceReckonsWithItsNewSettings() throws IOException {
    open.with("shop", Workspace::snapshot);
    open.update("shop", settings -> settings.withZone(ZoneId.of("Europe/Berlin")));
    String zone = open.with("shop", workspace -> workspace.settings().zone().getId());
    assertThat(zone).isEqualTo("Europe/Berlin");
  }

  @Test
  void aDeletedWorkspaceIsGoneAndMayBeMadeAgain() throws IOException {
    open.with("shop", workspace -> workspace.append("demo", List.of(message("view", "u1", 1))));
    open.delete("shop");
    assertThatThrownBy(() -> open.with("shop", Workspace::snapshot))
        .isInstanceOf(UnknownWorkspaceException.class)
        .hasMessage("There is no workspace \"shop\".");
    open.create("shop", settings -> settings);
    long events = open.with("shop", workspace -> workspace.snapshot().facts().events());
    assertThat(events).isZero();
  }

  private final AtomicLong now = new AtomicLong(1_000_000);

  private OpenWorkspaces two() throws IOException {
    OpenWorkspaces two =
        new OpenWorkspaces(
            new Workspaces(data), 2, () -> java.time.Instant.ofEpochMilli(now.get()));
    for (String name : List.of("a", "b", "c")) {
      two.create(name);
    }
    return two;
  }

  private static Workspace opened(OpenWorkspaces all, String name) throws IOException {
    return all.with(name, workspace -> workspace);
  }

  @Test
  void oneThatWasNotUsedForAWhileIsClosedAndOpensByItself() throws IOException {
    List<String> closed = new ArrayList<>();
    try (OpenWorkspaces all = two()) {
      all.whenClosed(workspace -> closed.add(workspace.settings().name()));
      Workspace first = opened(all, "a");
      all.with("a", workspace -> workspace.append("demo", List.of(message("view", "u1", 1))));
      now.addAndGet(OpenWorkspaces.IDLE.toMillis() - 1);
      all.closeIdle();
      assertThat(opened(all, "a")).isSameAs(first);
      now.addAndGet(OpenWorkspaces.IDLE.toMillis());
      all.with(
          "b",
          workspace -> {
            all.closeIdle();
            return null;
          });
      assertThat(closed).containsExactly("a");
      assertThat(opened(all, "a")).isNotSameAs(first);
      long events = all.with("a", workspace -> workspace.snapshot().facts().events());
      assertThat(events).isEqualTo(1);
    }
    assertThat(closed).containsExactlyInAnyOrder("a", "a", "b");
  }

  @Test
  void theOneUnusedForLongestMakesRoomAndOneInUseNever() throws IOException {
    try (OpenWorkspaces all = two()) {
      Workspace a = opened(all, "a");
      now.incrementAndGet();
      Workspace b = opened(all, "b");
      now.incrementAndGet();
      all.with(
          "a",
          workspace -> {
            assertThat(workspace).isSameAs(a);
            opened(all, "c");
            return null;
          });
      assertThat(opened(all, "a")).isSameAs(a);
      assertThat(opened(all, "b")).isNotSameAs(b);
      all.with(
          "a",
          first ->
              all.with(
                  "b",
                  second -> {
                    assertThatThrownBy(() -> opened(all, "c"))
                        .isInstanceOf(BusyException.class)
                        .hasMessage(
                            "Workspace \"c\" cannot be opened now: 2 others are in use, and no more"
                                + " fit into memory. Try again in a moment.");
                    return null;
                  }));
      opened(all, "c");
    }
  }

  @Test
  void countsOfClosedWorkspacesAreOnRecordUntilTheJournalGoesOn() throws IOException {
    Standing expected = new Standing(1, 1, 1_767_323_045_000L, 1_767_323_045_000L);
    try (OpenWorkspaces all = two()) {
      all.with("a", workspace -> workspace.append("demo", List.of(message("view", "u1", 1))));
      all.with("a", Workspace::snapshot);
      assertThat(all.standing("a")).isEqualTo(expected);
    }
    List<String> closed = new ArrayList<>();
    try (OpenWorkspaces all = new OpenWorkspaces(new Workspaces(data))) {
      all.whenClosed(workspace -> closed.add(workspace.settings().name()));
      assertThat(all.standing("a")).isEqualTo(expected);
      assertThat(all.standing("c")).isEqualTo(new Standing(0, 0, Long.MAX_VALUE, Long.MIN_VALUE));
      assertThatThrownBy(() -> all.standing("none")).isInstanceOf(UnknownWorkspaceException.class);
    }
    assertThat(closed).containsExactly("c"); // its counts were not on record
    try (Workspace direct = new Workspaces(data).open("a")) {
      direct.append("demo", List.of(message("view", "u2", 2)));
    }
    try (OpenWorkspaces all = new OpenWorkspaces(new Workspaces(data))) {
      assertThat(all.standing("a")).isEqualTo(new Standing(2, 2, expected.from(), expected.to()));
    }
  }

  @Test
  void aDamagedRecordIsAsIfThereWereNone() throws IOException {
    open.with("shop", workspace -> workspace.append("demo", List.of(message("view", "u1", 1))));
    Standing standing = open.standing("shop");
    open.close();
    Path file =
        data.workspaces().resolve(new Workspaces(data).list().getFirst().id()).resolve("standing");
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 1] ^= 1;
    Files.write(file, bytes);
    open = new OpenWorkspaces(new Workspaces(data));
    assertThat(open.standing("shop")).isEqualTo(standing);
  }

  /** The import waits in the middle until somebody has asked; that must not be its end. */
  @Test
  void questionsAreAnsweredWhileAFileGoesIn() throws Exception {
    Path file = folder.resolve("many.ndjson");
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 60_000; i++) {
      lines.add(new String(message("view", "u" + i % 500, i), UTF_8));
    }
    Files.write(file, lines);
    open.with(
        "shop",
        workspace -> {
          workspace.append("demo", List.of(message("buy", "u1", 99_999_999)));
          Snapshot before = workspace.snapshot();
          CountDownLatch begun = new CountDownLatch(1);
          CountDownLatch asked = new CountDownLatch(1);
          Thread importing =
              Thread.ofVirtual()
                  .start(() -> {
                    try {
                      Importing.run(
                          workspace,
                          new ImportRequest(file, FileOptions.events(), folder, false),
                          new Waiting(begun, asked));
                    } catch (IOException e) {
                      throw new AssertionError(e);
                    }
                  });
          try {
            begun.await();
            assertThat(workspace.snapshot()).isSameAs(before);
            asked.countDown();
            importing.join();
          } catch (InterruptedException e) {
            throw new AssertionError(e);
          }
          assertThat(workspace.snapshot().facts().events()).isEqualTo(60_001);
          return null;
        });
  }

  private record Waiting(CountDownLatch begun, CountDownLatch asked) implements ImportWatch {
    @Override
    public void checked(long fileBytes, long fileSize) {}

    @Override
    public void imported(long rows, long bytes, long bytesTotal) {
      begun.countDown();
      try {
        asked.await();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }

    @Override
    public boolean cancelled() {
      return false;
    }
  }
}
