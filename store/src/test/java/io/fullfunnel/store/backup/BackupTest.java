package io.fullfunnel.store.backup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fullfunnel.store.data.DataDirectory;
import io.fullfunnel.store.data.DataException;
import io.fullfunnel.store.event.RefusedEvents;
import io.fullfunnel.store.failed.FailedEvent;
import io.fullfunnel.store.journal.EventLog;
import io.fullfunnel.store.person.PersonErasure;
import io.fullfunnel.store.traffic.TrafficRules;
import io.fullfunnel.store.workspace.Check;
import io.fullfunnel.store.workspace.Failed;
import io.fullfunnel.store.workspace.OpenWorkspaces;
import io.fullfunnel.store.workspace.Workspace;
import io.fullfunnel.store.workspace.Workspaces;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {
  /** Small, so that a backup meets full segments and one that is being written. */
  private static final long SEGMENT = 20_000;

  private static final long NOW = System.currentTimeMillis();
  private static final Restore.Entities NO_ROWS = (data, tables) -> {};

  @TempDir Path folder;
  private DataDirectory data;
  private OpenWorkspaces open;

  @BeforeEach
  void open() throws IOException {
    data = DataDirectory.open(folder.resolve("data"));
    open = new OpenWorkspaces(new Workspaces(data, SEGMENT));
    open.create("shop", settings -> settings);
    data.secret("postgres-owner");
    data.secret("other");
  }

  @AfterEach
  void close() throws IOException {
    open.close();
    data.close();
  }

  private BackupSource source() {
    return new BackupSource(
        data,
        open,
        sink ->
            sink.file("pg/accounts_user.csv", new ByteArrayInputStream("id\n1\n".getBytes(UTF_8))));
  }

  private long append(int from, int count) throws IOException {
    List<byte[]> batch = new ArrayList<>();
    for (int i = from; i < from + count; i++) {
      batch.add(
          """
          {"type":"track","event":"view","messageId":"m%d","userId":"u%d","timestamp":"2026-01-02T03:04:05Z"}\
          """
              .formatted(i, i % 7)
              .getBytes(UTF_8));
    }
    return open.with("shop", workspace -> workspace.append("test", batch));
  }

  @Test
  void whatIsRestoredAnswersLikeTheOriginal() throws IOException {
    append(0, 3_000);
    Manifest manifest = Backup.write(source(), Backup.folder(folder.resolve("backup")));
    List<Path> tables = new ArrayList<>();
    Restore restore = Restore.from(folder.resolve("backup"));
    restore.verify();
    Path elsewhere = folder.resolve("elsewhere");
    List<Restore.Restored> restored =
        restore.into(elsewhere, (into, rows) -> tables.add(rows.resolve("accounts_user.csv")));
    assertThat(restored).containsExactly(new Restore.Restored("shop", 3_000, 7, 0));
    assertThat(restore.manifest()).isEqualTo(manifest);
    assertThat(manifest.files().stream().map(Manifest.FileEntry::name).toList())
        .contains("secrets/other", "pg/accounts_user.csv")
        .doesNotContain("secrets/postgres-owner");
    assertThat(tables).singleElement().satisfies(csv -> assertThat(csv).hasContent("id\n1\n"));
    assertThat(elsewhere.resolve("secrets/other"))
        .hasSameBinaryContentAs(folder.resolve("data/secrets/other"));
  }

  @Test
  void aWorkspaceThatNobodyHasOpenedYetIsRestoredToo() throws IOException {
    open.create("fresh", settings -> settings);
    Backup.write(source(), Backup.folder(folder.resolve("backup")));
    assertThat(Restore.from(folder.resolve("backup")).into(folder.resolve("elsewhere"), NO_ROWS))
        .contains(new Restore.Restored("fresh", 0, 0, 0));
  }

  @Test
  void theRulesOfAWorkspaceAreCarried() throws IOException {
    String id = open.create("rules", settings -> settings).id();
    open.with(
        "rules",
        workspace -> workspace.traffic().save(TrafficRules.DEFAULT, "us", "", Instant.EPOCH));
    Backup.write(source(), Backup.folder(folder.resolve("backup")));
    Restore.from(folder.resolve("backup")).into(folder.resolve("elsewhere"), NO_ROWS);
    String rules = "workspaces/" + id + "/traffic";
    assertThat(folder.resolve("elsewhere").resolve(rules))
        .hasSameBinaryContentAs(source().data().path().resolve(rules));
  }

  /** As the collector does: the counts, then what is kept. */
  private void refuse(String... users) throws IOException {
    List<FailedEvent.Draft> drafts = new ArrayList<>();
    for (String user : users) {
      byte[] content = "{\"type\":\"none\",\"userId\":\"%s\"}".formatted(user).getBytes(UTF_8);
      drafts.add(new FailedEvent.Draft(NOW, "http", "aa", "unknown_type", "No type.", content));
    }
    RefusedEvents counts =
        new RefusedEvents(NOW, Map.of("aa", Map.of("unknown_type", (long) users.length)));
    open.write(
        "shop",
        gate -> {
          long sequence = gate.journal().append(EventLog.Kind.EVENTS_REFUSED, 1, counts.toBytes());
          gate.journal().sync();
          return gate.keep(sequence, drafts);
        });
  }

  /** What the restored workspace keeps, and that its law holds. */
  private static String kept(Path elsewhere) throws IOException {
    StringBuilder users = new StringBuilder();
    try (DataDirectory there = DataDirectory.open(elsewhere);
        OpenWorkspaces restored = new OpenWorkspaces(new Workspaces(there))) {
      return restored.with(
          "shop",
          workspace -> {
            Failed.visit(
                workspace,
                event ->
                    users.append(new String(event.content(), UTF_8).replaceAll(".*:|[\"}]", " ")));
            Check law = Check.counted(workspace);
            assertThat(law.balanced()).as("%s", law).isTrue();
            return "%s of %d refused %d failed %d"
                .formatted(
                    users.toString().strip().replaceAll(" +", " "),
                    law.received(),
                    law.refused(),
                    law.failed());
          });
    }
  }

  @Test
  void failedEventsAreCarriedToTheByte() throws IOException {
    append(0, 10);
    refuse("u1", "u2", "u3");
    String day = "failed/" + LocalDate.ofInstant(Instant.ofEpochMilli(NOW), ZoneOffset.UTC);
    String place = "workspaces/" + open.list().getFirst().id() + "/" + day;
    Backup.write(source(), Backup.folder(folder.resolve("backup")));
    refuse("u4");
    Path elsewhere = folder.resolve("elsewhere");
    Restore.from(folder.resolve("backup")).into(elsewhere, NO_ROWS);
    assertThat(elsewhere.resolve(place)).hasSameBinaryContentAs(folder.resolve("backup/" + place));
    assertThat(kept(elsewhere)).isEqualTo("u1 u2 u3 of 13 refused 0 failed 3");
    // whoever is erased later does not come back by it
    open.with("shop", workspace -> new PersonErasure(workspace).erase("u2", "test"));
    Path without = folder.resolve("without");
    Restore.from(folder.resolve("backup")).into(without, NO_ROWS, List.of(folder.resolve("data")));
    assertThat(kept(without)).isEqualTo("u1 u3 of 13 refused 1 failed 2");
    Backup.write(source(), Backup.folder(folder.resolve("backup 2")));
    Path last = folder.resolve("last");
    Restore.from(folder.resolve("backup 2")).into(last, NO_ROWS);
    assertThat(kept(last)).isEqualTo("u1 u3 u4 of 14 refused 1 failed 3");
  }

  @Test
  void failedEventsThatComeMeanwhileAreWholeOrNotInIt() throws Exception {
    AtomicBoolean stop = new AtomicBoolean();
    Thread writer =
        Thread.ofPlatform()
            .start(() -> {
              try {
                while (!stop.get()) {
                  refuse("u1", "u2");
                }
              } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
              }
            });
    for (int round = 0; round < 3; round++) {
      Path backup = folder.resolve("backup-" + round);
      Backup.write(source(), Backup.folder(backup));
      Restore.from(backup).into(folder.resolve("elsewhere-" + round), NO_ROWS);
      assertThat(kept(folder.resolve("elsewhere-" + round))).matches("(u1 u2 ?)*of .*");
    }
    stop.set(true);
    writer.join();
  }

  @Test
  void aBackupUnderLoadHoldsABeginningOfWhatWasAnswered() throws Exception {
    AtomicBoolean stop = new AtomicBoolean();
    long[] answered = new long[1];
    Thread writer =
        Thread.ofPlatform()
            .start(() -> {
              try {
                for (int next = 0; !stop.get(); next += 50) {
                  answered[0] = append(next, 50);
                }
              } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
              }
            });
    for (int round = 0; round < 5; round++) {
      Path backup = folder.resolve("backup-" + round);
      long before = answered[0];
      Manifest manifest = Backup.write(source(), Backup.folder(backup));
      Restore restore = Restore.from(backup);
      restore.verify();
      Path elsewhere = folder.resolve("elsewhere-" + round);
      long end = manifest.workspaces().getFirst().end();
      assertThat(end).isGreaterThanOrEqualTo(before);
      assertThat(restore.into(elsewhere, NO_ROWS).getFirst().events()).isEqualTo(end);
    }
    stop.set(true);
    writer.join();
    assertThat(open.with("shop", Workspace::snapshot).facts().events()).isEqualTo(answered[0]);
  }

  @Test
  void aChangedOrMissingFileIsFoundAndNothingIsRestored() throws IOException {
    append(0, 500);
    Path backup = folder.resolve("backup");
    Manifest manifest = Backup.write(source(), Backup.folder(backup));
    long seed = System.nanoTime();
    SplittableRandom random = new SplittableRandom(seed);
    for (Manifest.FileEntry entry : manifest.files()) {
      Path file = backup.resolve(entry.name());
      byte[] whole = Files.readAllBytes(file);
      byte[] changed = whole.clone();
      changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
      Files.write(file, changed);
      refused(backup, entry.name() + " is not as it was written", seed);
      Files.delete(file);
      refused(backup, entry.name() + " is missing", seed);
      Files.write(file, whole);
    }
    Files.delete(backup.resolve(Manifest.NAME));
    assertThatThrownBy(() -> Restore.from(backup))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("is no complete backup");
  }

  private void refused(Path backup, String why, long seed) {
    Path elsewhere = folder.resolve("refused");
    assertThatThrownBy(() -> Restore.from(backup).into(elsewhere, NO_ROWS))
        .as("seed %d", seed)
        .isInstanceOf(DataException.class)
        .hasMessageContaining(why);
    assertThat(elsewhere).doesNotExist();
  }

  @Test
  void nothingIsWrittenOverAnything() throws IOException {
    append(0, 1);
    Path backup = folder.resolve("backup");
    Backup.write(source(), Backup.folder(backup));
    assertThatThrownBy(() -> Backup.folder(backup))
        .hasMessage(
            backup
                + " is not empty; name a new folder for the backup, so that none is overwritten.");
    assertThatThrownBy(() -> Restore.from(backup).into(folder.resolve("data"), NO_ROWS))
        .hasMessage(
            folder.resolve("data")
                + " is not empty. Name a new folder: restoring never writes over data.");
    assertThat(open.with("shop", Workspace::snapshot).facts().events()).isEqualTo(1);
  }

  @Test
  void aManifestCannotLeadOutOfItsFolder() throws IOException {
    append(0, 1);
    Path backup = folder.resolve("backup");
    Backup.write(source(), Backup.folder(backup));
    Path manifest = backup.resolve(Manifest.NAME);
    Files.writeString(
        manifest, Files.readString(manifest).replace("secrets/other", "secrets/../../other"));
    assertThatThrownBy(() -> Restore.from(backup))
        .hasMessage(manifest + " is not as it was written. Take another backup.");
  }
}
