package io.fullfunnel.store.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fullfunnel.store.journal.EventLog.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileLogTest {
  private static final long SMALL = 20_000;

  @TempDir Path directory;

  @Test
  void givesBackWhatWasAppendedNowAndAfterReopening() throws IOException {
    try (FileLog log = FileLog.open(directory, "shop")) {
      assertThat(log.append(Kind.EVENTS, 3, bytes("three"))).isEqualTo(0);
      assertThat(log.append(Kind.IMPORT_STARTED, 1, bytes(""))).isEqualTo(3);
      assertThat(log.append(Kind.EVENTS, 2, bytes("two"))).isEqualTo(4);
      log.sync();
      assertThat(log.end()).isEqualTo(6);
      assertThat(read(log, 0))
          .containsExactly("0+3 EVENTS three", "3+1 IMPORT_STARTED ", "4+2 EVENTS two");
    }
    try (FileLog log = FileLog.open(directory, "ignored")) {
      assertThat(log.workspace()).isEqualTo("shop");
      assertThat(log.end()).isEqualTo(6);
      assertThat(log.append(Kind.EVENTS, 1, bytes("more"))).isEqualTo(6);
      assertThat(read(log, 3))
          .containsExactly("3+1 IMPORT_STARTED ", "4+2 EVENTS two", "6+1 EVENTS more");
      assertThat(read(log, 1)).hasSize(3);
      assertThat(read(log, 7)).isEmpty();
      assertThat(read(log, 99)).isEmpty();
    }
  }

  @Test
  void anEmptyLogReadsAsNothing() throws IOException {
    try (FileLog log = FileLog.open(directory, "shop")) {
      assertThat(read(log, 0)).isEmpty();
    }
    try (FileLog log = FileLog.open(directory, "shop")) {
      assertThat(log.end()).isZero();
    }
  }

  @Test
  void keepsLongBodiesWhetherTheyCompressOrNot() throws IOException {
    byte[] noise = new byte[300_000];
    new SplittableRandom(5).nextBytes(noise);
    byte[] calm = new byte[1_000_000];
    Arrays.fill(calm, (byte) 'a');
    try (FileLog log = FileLog.open(directory, "shop")) {
      log.append(Kind.EVENTS, 1, noise);
      log.append(Kind.EVENTS, 1, calm);
      log.append(Kind.EVENTS, 1, new byte[4096]);
    }
    try (FileLog log = FileLog.open(directory, "shop");
        EventLog.Cursor cursor = log.read(0)) {
      assertThat(body(cursor)).isEqualTo(noise);
      assertThat(body(cursor)).isEqualTo(calm);
      assertThat(body(cursor)).isEqualTo(new byte[4096]);
      assertThat(cursor.next()).isNull();
    }
    assertThat(SegmentName.of(directory, 0).toFile().length()).isLessThan(400_000);
  }

  @Test
  void goesOnOverSegmentsFromAnySequence() throws IOException {
    List<String> expected = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(7);
    for (int round = 0; round < 3; round++) {
      try (FileLog log = FileLog.open(directory, "shop", SMALL)) {
        for (int i = 0; i < 100; i++) {
          String body = "x".repeat(random.nextInt(3000)) + i;
          int count = 1 + random.nextInt(5);
          long sequence = log.append(Kind.EVENTS, count, bytes(body));
          expected.add(sequence + "+" + count + " EVENTS " + body);
        }
        assertThat(read(log, 0)).isEqualTo(expected);
        for (long from = 0; from <= log.end(); from += 13) {
          long first = from;
          assertThat(read(log, from))
              .isEqualTo(expected.stream().filter(e -> sequence(e) >= first).toList());
        }
      }
    }
    assertThat(SegmentName.list(directory)).hasSizeGreaterThan(10);
  }

  @Test
  void manyThreadsAppendAndSync() throws Exception {
    int threads = 8;
    int each = 50;
    try (FileLog log = FileLog.open(directory, "shop", SMALL)) {
      List<Thread> running = new ArrayList<>();
      List<IOException> failures = new ArrayList<>();
      for (int t = 0; t < threads; t++) {
        String name = "t" + t + "-";
        running.add(
            Thread.ofVirtual()
                .start(() -> {
                  try {
                    for (int i = 0; i < each; i++) {
                      log.append(Kind.EVENTS, 2, bytes(name + i + "y".repeat(500)));
                      log.sync();
                    }
                  } catch (IOException e) {
                    synchronized (failures) {
                      failures.add(e);
                    }
                  }
                }));
      }
      for (Thread thread : running) {
        thread.join();
      }
      assertThat(failures).isEmpty();
      assertThat(log.end()).isEqualTo(2L * threads * each);
      assertThat(read(log, 0)).hasSize(threads * each).doesNotHaveDuplicates();
    }
  }

  @Test
  void anInterruptedThreadHarmsNobody() throws IOException {
    try (FileLog log = FileLog.open(directory, "shop")) {
      Thread.currentThread().interrupt();
      log.append(Kind.EVENTS, 1, bytes("a"));
      log.sync();
      assertThat(Thread.interrupted()).isTrue();
      log.append(Kind.EVENTS, 1, bytes("b"));
      assertThat(read(log, 0)).containsExactly("0+1 EVENTS a", "1+1 EVENTS b");
    }
  }

  @Test
  void saysWhatIsWrongWithACall() throws IOException {
    FileLog log = FileLog.open(directory, "shop");
    assertThatIllegalArgumentException().isThrownBy(() -> log.append(Kind.EVENTS, 0, bytes("")));
    assertThatIllegalArgumentException().isThrownBy(() -> log.read(-1));
    log.close();
    log.close();
    assertThatThrownBy(() -> log.append(Kind.EVENTS, 1, bytes("")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is closed");
  }

  static List<String> read(EventLog log, long from) throws IOException {
    List<String> entries = new ArrayList<>();
    try (EventLog.Cursor cursor = log.read(from)) {
      for (EventLog.Entry entry = cursor.next(); entry != null; entry = cursor.next()) {
        entries.add(
            entry.sequence()
                + "+"
                + entry.count()
                + " "
                + entry.kind()
                + " "
                + new String(entry.body(), StandardCharsets.UTF_8));
      }
    }
    return entries;
  }

  private static long sequence(String entry) {
    return Long.parseLong(entry.substring(0, entry.indexOf('+')));
  }

  private static byte[] body(EventLog.Cursor cursor) throws IOException {
    return Objects.requireNonNull(cursor.next()).body();
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
