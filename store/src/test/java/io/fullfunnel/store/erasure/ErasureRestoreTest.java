package io.fullfunnel.store.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fullfunnel.store.backup.Backup;
import io.fullfunnel.store.backup.BackupSource;
import io.fullfunnel.store.backup.Restore;
import io.fullfunnel.store.data.DataDirectory;
import io.fullfunnel.store.data.DataException;
import io.fullfunnel.store.workspace.Check;
import io.fullfunnel.store.workspace.Workspace;
import io.fullfunnel.store.workspace.Workspaces;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** FEATURE UNDER TEST: a backup that is older than an erasure does not bring anybody back. */
class ErasureRestoreTest {
  private static final Restore.Entities NO_ROWS = (data, tables) -> {};

  @TempDir Path folder;
  private final Traces traces = Shop.traces();
  private Path before;
  private Shop shop;

  @BeforeEach
  void eraseAfterABackup() throws IOException {
    shop = new Shop(folder).fill();
    traces.learn(shop.workspace);
    before = backup("old/before");
    assertThat(traces.raw(before)).isNotEmpty();
    shop.erase();
  }

  @AfterEach
  void close() throws IOException {
    shop.close();
  }

  private Path backup(String name) throws IOException {
    Path to = folder.resolve(name);
    Backup.write(new BackupSource(shop.data, shop.open, sink -> {}), Backup.folder(to));
    return to;
  }

  /** What is found of Victor in what was restored, and whether its counts add up. */
  private Set<String> found(Path restored) throws IOException {
    Set<String> found = new TreeSet<>();
    try (DataDirectory data = DataDirectory.open(restored);
        Workspace workspace = new Workspaces(data).open("shop")) {
      found.addAll(traces.read(workspace, folder));
      Check check = workspace.check();
      assertThat(check.balanced()).isTrue();
      assertThat(check.wrong()).isEmpty();
    }
    found.addAll(traces.raw(restored));
    return found;
  }

  @Test
  void aDataDirectoryThatIsNamedKnowsIt() throws IOException {
    Path to = folder.resolve("restored");
    List<Restore.Restored> restored =
        Restore.from(before).into(to, NO_ROWS, List.of(folder.resolve("data")));
    assertThat(restored).singleElement().extracting(Restore.Restored::erasures).isEqualTo(1);
    assertThat(found(to)).isEmpty();
    // the same people and events as where the erasure was made
    try (DataDirectory data = DataDirectory.open(to);
        Workspace workspace = new Workspaces(data).open("shop")) {
      assertThat(workspace.snapshot().facts()).isEqualTo(shop.workspace.snapshot().facts());
      assertThat(workspace.snapshot().people()).isEqualTo(shop.workspace.snapshot().people());
    }
  }

  @Test
  void anotherBackupBesideItKnowsIt() throws IOException {
    Path after = backup("old/after");
    assertThat(traces.raw(after)).isEmpty();
    Path to = folder.resolve("restored");
    Restore.from(before).into(to, NO_ROWS);
    assertThat(found(to)).isEmpty();
    Path later = folder.resolve("later");
    assertThat(Restore.from(after).into(later, NO_ROWS))
        .singleElement()
        .extracting(Restore.Restored::erasures)
        .isEqualTo(1);
    assertThat(found(later)).isEmpty();
  }

  @Test
  void withoutAnyOfThemNobodyCanKnow() throws IOException {
    Path to = folder.resolve("restored");
    assertThat(Restore.from(before).into(to, NO_ROWS))
        .singleElement()
        .extracting(Restore.Restored::erasures)
        .isEqualTo(0);
    assertThat(found(to)).contains("page", "table", "journal");
    assertThatThrownBy(() ->
            Restore.from(before)
                .into(folder.resolve("x"), NO_ROWS, List.of(folder.resolve("files"))))
        .isInstanceOf(DataException.class)
        .hasMessageEndingWith(
            "is no data directory and no backup. Name the one whose erasures are to hold.");
    assertThat(folder.resolve("x")).doesNotExist();
  }
}
