package io.fullfunnel.store.workspace;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fullfunnel.store.data.DataDirectory;
import io.fullfunnel.store.table.EventTable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** FEATURE UNDER TEST: open workspaces keep within their bytes, places and event tables. */
class InMemoryTest {
  private static final int EVENTS = 30_000;
  private static final List<String> NAMES = List.of("a", "b", "c", "d", "e", "f");

  @TempDir Path folder;
  private DataDirectory data;
  private final AtomicLong now = new AtomicLong(1_000_000);
  private final List<String> closed = new ArrayList<>();

  @BeforeEach
  void fill() throws IOException {
    data = DataDirectory.open(folder.resolve("data"));
    for (String name : NAMES) {
      try (Workspace workspace = new Workspaces(data).open(name)) {
        List<byte[]> batch = new ArrayList<>();
        for (int i = 0; i < EVENTS; i++) {
          batch.add(message(i));
        }
        for (int from = 0; from < EVENTS; from += 2_000) {
          workspace.append("demo", batch.subList(from, from + 2_000));
        }
        workspace.snapshot();
      }
    }
  }

  @AfterEach
  void close() throws IOException {
    data.close();
  }

  private static byte[] message(int i) {
    return """
    {"type":"track","event":"view","userId":"u%d","timestamp":"2026-01-02T03:04:05Z",\
    "properties":{"plan":"p%d"}}\
    """
        .formatted(i % 3_000, i % 3)
        .getBytes(UTF_8);
  }

  private OpenWorkspaces open(long bytes) {
    InstantSource clock = () -> java.time.Instant.ofEpochMilli(now.incrementAndGet());
    OpenWorkspaces all = new OpenWorkspaces(new Workspaces(data), 100, bytes, clock);
    all.whenClosed(workspace -> closed.add(workspace.settings().name()));
    return all;
  }

  private static long people(OpenWorkspaces all, String name) throws IOException {
    return all.with(name, workspace -> workspace.snapshot().people());
  }

  @Test
  void whatTheyTakeIsCounted() throws IOException {
    try (OpenWorkspaces all = open(Long.MAX_VALUE)) {
      people(all, "a");
      long one = all.inMemory().bytes();
      assertThat(one).isBetween(EVENTS * 9L, EVENTS * 20L);
      all.with("a", workspace -> workspace.snapshot().column("plan"));
      assertThat(all.inMemory().bytes() - one).isBetween(EVENTS + 0L, EVENTS * 2L);
      people(all, "b");
      long both = all.inMemory().bytes();
      assertThat(both).isBetween(2 * one, 3 * one);
      long most = all.inMemory().most(); // with what was asked for and not needed
      assertThat(most).isBetween(both, both * 6 / 5);
      assertThat(all.inMemory()).isEqualTo(new InMemory(2, 1, both, most, Long.MAX_VALUE));
    }
  }

  @Test
  void theLongestUnusedAreClosedForTheBytesOfOthers() throws IOException {
    long bytes;
    try (OpenWorkspaces all = open(Long.MAX_VALUE)) {
      people(all, "a");
      bytes = all.inMemory().bytes() * 33 / 10;
    }
    closed.clear();
    try (OpenWorkspaces all = open(bytes)) {
      for (String name : NAMES) {
        assertThat(people(all, name)).isEqualTo(3_000);
        InMemory now = all.inMemory();
        assertThat(Math.max(now.bytes(), now.most())).isLessThanOrEqualTo(bytes);
      }
      assertThat(closed).containsExactly("a", "b", "c");
      all.with("f", workspace -> workspace.snapshot().column("plan"));
      all.with("f", workspace -> workspace.snapshot().column("visit"));
      assertThat(closed).containsExactly("a", "b", "c", "d");
      assertThat(all.inMemory().most()).isLessThanOrEqualTo(bytes);
      assertThat(all.inMemory().open()).isEqualTo(2);
    }
  }

  @Test
  void oneAloneMayTakeMoreAndOneInUseIsNotClosed() throws IOException {
    try (OpenWorkspaces all = open(1)) {
      people(all, "a");
      people(all, "b");
      assertThat(closed).containsExactly("a");
      all.with(
          "b",
          workspace -> {
            workspace.snapshot();
            assertThatThrownBy(() -> people(all, "c"))
                .isInstanceOf(BusyException.class)
                .hasMessage(
                    "Workspace \"c\" cannot be opened now: 1 other is in use, and no more fit into"
                        + " memory. Try again in a moment.");
            return null;
          });
      assertThat(people(all, "c")).isEqualTo(3_000);
    }
  }

  @Test
  void eventTablesAreFewerThanWorkspaces() throws IOException {
    try (OpenWorkspaces all = open(Long.MAX_VALUE)) {
      for (int round = 0; round < 2; round++) {
        for (String name : NAMES) {
          long rows = all.with(name, workspace -> workspace.ask(EventTable::rows));
          assertThat(rows).isEqualTo(EVENTS);
        }
      }
      assertThat(all.inMemory().tables()).isEqualTo(OpenWorkspaces.MOST_TABLES);
      assertThat(all.inMemory().open()).isEqualTo(NAMES.size());
      assertThat(closed).isEmpty();
      all.with("a", workspace -> workspace.append("demo", List.of(message(1))));
      long rows = all.with("a", workspace -> workspace.ask(EventTable::rows));
      assertThat(rows).isEqualTo(EVENTS + 1);
    }
  }
}
