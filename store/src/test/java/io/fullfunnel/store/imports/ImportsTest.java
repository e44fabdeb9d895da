package io.fullfunnel.store.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fullfunnel.store.data.KeyedHash;
import io.fullfunnel.store.files.FileOptions;
import io.fullfunnel.store.files.UnreadableFileException;
import io.fullfunnel.store.imports.ImportResult.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ImportsTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);

  @TempDir Path folder;

  @Test
  void aFileGoesInOnce() throws IOException {
    MemoryLog log = new MemoryLog();
    Path file = file(10_000);
    ImportResult first = run(log, file);
    assertThat(first.outcome()).isEqualTo(Outcome.FINISHED);
    assertThat(List.of(first.importNumber(), first.rows(), first.messages(), first.refused()))
        .isEqualTo(List.of(1L, 10_000L, 9_999L, 1L));
    assertThat(first.withoutPerson()).isEqualTo(100);
    assertThat(first.from()).isEqualTo(1_517_443_200_000L);
    assertThat(first.to()).isEqualTo(1_517_443_200_000L + 9_999_000L);
    assertThat(log.rows(1)).isEqualTo(rowsOf(10_000));
    assertThat(log.mostRows()).isEqualTo(4_096);
    long end = log.end();
    ImportResult again = run(log, file);
    assertThat(again.outcome()).isEqualTo(Outcome.ALREADY_IMPORTED);
    assertThat(again.messages()).isZero();
    assertThat(again.rows()).isEqualTo(10_000);
    assertThat(log.end()).isEqualTo(end);
    assertThat(log.shape()).isEqualTo("STARTED FINISHED");
  }

  @Test
  void refusedRowsAreListed() throws IOException {
    ImportResult result = run(new MemoryLog(), file(600));
    Path list = folder.resolve("rows.csv.refused.ndjson");
    assertThat(result.refusedFile()).isEqualTo(list);
    assertThat(Files.readAllLines(list))
        .containsExactly(
            "{\"file\":\"%s\",\"line\":501,\"column\":\"time\",\"reason\":\"\\\"soon\\\" is no time (read as seconds).\",\"code\":\"unreadable_time\",\"text\":\"u499,soon,see\"}"
                .formatted(folder.resolve("rows.csv")));
    assertThat(result.firstRefused()).hasSize(1);
  }

  @Test
  void otherColumnsAreRefusedUntilUndone() throws IOException {
    MemoryLog log = new MemoryLog();
    Path file = file(600);
    run(log, file);
    FileOptions other = FileOptions.of("events", "auto", List.of("messageId=userId"), List.of());
    ImportRequest request = new ImportRequest(file, other, folder, false);
    assertThatThrownBy(() -> imports(log).run(request, ImportWatch.NONE))
        .isInstanceOf(ImportRefusedException.class)
        .hasMessage("already imported as 1 with other columns; `import --undo 1` first");
    imports(log).undo(1);
    assertThat(imports(log).run(request, ImportWatch.NONE).importNumber()).isEqualTo(2);
    assertThat(ImportLedger.read(log).list())
        .extracting(ImportRecord::number, ImportRecord::undone)
        .containsExactly(
            org.assertj.core.api.Assertions.tuple(1L, true),
            org.assertj.core.api.Assertions.tuple(2L, false));
    assertThatThrownBy(() -> imports(log).undo(1)).hasMessage("Import 1 is undone already.");
    assertThatThrownBy(() -> imports(log).undo(9))
        .hasMessage("There is no import 9; `import --list` shows all.");
  }

  @Test
  void aCrashedImportGoesOnWhereItWas() throws IOException {
    long seed = System.nanoTime();
    SplittableRandom random = new SplittableRandom(seed);
    Path file = file(60_000);
    for (int round = 0; round < 20; round++) {
      MemoryLog log = new MemoryLog();
      for (int crash = random.nextInt(1, 4); crash > 0; crash--) {
        log.refuseAfter(random.nextInt(1, 14));
        try {
          run(log, file);
        } catch (IOException e) {
          assertThat(e).hasMessage("No space left on device");
        }
        log = log.afterCrash(random.nextInt(8));
      }
      ImportResult last = run(log, file);
      assertThat(log.rows(1)).as("seed %d round %d", seed, round).isEqualTo(rowsOf(60_000));
      assertThat(List.of(last.rows(), last.refused())).isEqualTo(List.of(60_000L, 1L));
      assertThat(log.shape()).isEqualTo("STARTED FINISHED");
    }
  }

  @Test
  void aStoppedImportGoesOn() throws IOException {
    MemoryLog log = new MemoryLog();
    Path file = file(30_000);
    ImportWatch impatient =
        new ImportWatch() {
          private long seen;

          @Override
          public void checked(long fileBytes, long fileSize) {}

          @Override
          public void imported(long rows, long bytes, long bytesTotal) {
            seen = rows;
          }

          @Override
          public boolean cancelled() {
            return seen > 10_000;
          }
        };
    ImportRequest request = new ImportRequest(file, FileOptions.events(), folder, false);
    assertThat(imports(log).run(request, impatient).outcome()).isEqualTo(Outcome.CANCELLED);
    assertThat(log.rows(1)).isEqualTo(rowsOf(4_096 * 3 + 1));
    assertThat(run(log, file).outcome()).isEqualTo(Outcome.FINISHED);
    assertThat(log.rows(1)).isEqualTo(rowsOf(30_000));
  }

  @Test
  void aDryRunWritesNothing() throws IOException {
    MemoryLog log = new MemoryLog();
    ImportRequest request = new ImportRequest(file(600), FileOptions.events(), folder, true);
    ImportResult result = imports(log).run(request, ImportWatch.NONE);
    assertThat(result.outcome()).isEqualTo(Outcome.DRY_RUN);
    assertThat(List.of(result.rows(), result.messages(), result.refused()))
        .isEqualTo(List.of(600L, 599L, 1L));
    assertThat(result.firstMessages()).hasSize(10);
    assertThat(result.firstMessages().getFirst())
        .isEqualTo(
            "{\"type\":\"track\",\"event\":\"see\",\"time\":1517443200000,\"properties\":{}}");
    assertThat(log.end()).isZero();
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void aFileThatChangesMeanwhileIsUndone() throws IOException {
    MemoryLog log = new MemoryLog();
    Path file = file(30_000);
    ImportWatch meddler =
        new ImportWatch() {
          private boolean done;

          @Override
          public void checked(long fileBytes, long fileSize) {}

          @Override
          public void imported(long rows, long bytes, long bytesTotal) {}

          @Override
          public boolean cancelled() {
            if (log.end() > 0 && !done) {
              done = true;
              append(file);
            }
            return false;
          }
        };
    ImportRequest request = new ImportRequest(file, FileOptions.events(), folder, false);
    assertThatThrownBy(() -> imports(log).run(request, meddler))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessageContaining("changed while it was imported; nothing of it counts");
    assertThat(ImportLedger.read(log).isUndone(1)).isTrue();
    assertThat(run(log, file).importNumber()).isEqualTo(2);
  }

  @Test
  void theSameFileTwiceAtOnceGoesInOnce() throws Exception {
    MemoryLog log = new MemoryLog();
    Path file = file(30_000);
    Imports imports = imports(log);
    ImportRequest request = new ImportRequest(file, FileOptions.events(), folder, false);
    List<Thread> threads = new java.util.ArrayList<>();
    for (int i = 0; i < 4; i++) {
      threads.add(
          Thread.ofPlatform()
              .start(() -> {
                try {
                  imports.run(request, ImportWatch.NONE);
                } catch (ImportRefusedException e) {
                  assertThat(e).hasMessageContaining("at this moment");
                } catch (IOException e) {
                  throw new IllegalStateException(e);
                }
              }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(log.rows(1)).isEqualTo(rowsOf(30_000));
    assertThat(log.shape()).isEqualTo("STARTED FINISHED");
  }

  private static void append(Path file) {
    try {
      Files.writeString(file, "\nu,1517443200,see", java.nio.file.StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private ImportResult run(MemoryLog log, Path file) throws IOException {
    return imports(log)
        .run(new ImportRequest(file, FileOptions.events(), folder, false), ImportWatch.NONE);
  }

  private static Imports imports(MemoryLog log) throws IOException {
    return new Imports(log, ImportLedger.read(log), KeyedHash.passing(), CLOCK);
  }

  /** Rows of which the 500th is refused and every hundredth names nobody. */
  private Path file(int rows) throws IOException {
    StringBuilder text = new StringBuilder("userId,time,event\n");
    for (int i = 0; i < rows; i++) {
      text.append(i % 100 == 0 ? "" : "u" + i)
          .append(',')
          .append(i == 499 ? "soon" : String.valueOf(1_517_443_200L + i))
          .append(",see\n");
    }
    return Files.writeString(folder.resolve("rows.csv"), text);
  }

  private static List<Long> rowsOf(int rows) {
    return LongStream.rangeClosed(1, rows).filter(row -> row != 500).boxed().toList();
  }
}
