package io.fullfunnel.store.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** FEATURE UNDER TEST: records change their content and nothing else, whoever reads meanwhile. */
class RewriteTest {
  private static final long SEGMENT = 4_000;

  @TempDir Path folder;

  private FileLog open() throws IOException {
    return FileLog.open(folder.resolve("journal"), "shop", SEGMENT);
  }

  private static String text(EventLog.Entry entry) {
    return entry.sequence()
        + "+"
        + entry.count()
        + " "
        + entry.kind()
        + " "
        + new String(entry.body(), UTF_8).hashCode();
  }

  private static List<String> read(EventLog log, long from) throws IOException {
    List<String> all = new ArrayList<>();
    try (EventLog.Cursor cursor = log.read(from)) {
      for (EventLog.Entry entry = cursor.next(); entry != null; entry = cursor.next()) {
        all.add(text(entry));
      }
    }
    return all;
  }

  private static byte[] body(SplittableRandom random) {
    byte[] body = new byte[random.nextInt(4) == 0 ? 5_000 + random.nextInt(9_000) : 10];
    for (int i = 0; i < body.length; i++) {
      body[i] = (byte) ('a' + random.nextInt(9));
    }
    return body;
  }

  @Test
  void onlyWhatIsChangedChanges() throws IOException {
    long seed = System.nanoTime();
    SplittableRandom random = new SplittableRandom(seed);
    TreeMap<Long, String> expected = new TreeMap<>();
    for (int round = 0; round < 6; round++) {
      try (FileLog log = open()) {
        for (int i = random.nextInt(60); i > 0; i--) {
          byte[] body = body(random);
          int count = 1 + random.nextInt(5);
          long sequence = log.append(EventLog.Kind.EVENTS, count, body);
          expected.put(
              sequence, text(new EventLog.Entry(sequence, count, EventLog.Kind.EVENTS, body)));
        }
        long salt = random.nextLong();
        long changed =
            log.rewrite(entry -> {
              SplittableRandom own = new SplittableRandom(salt ^ entry.sequence());
              if (own.nextInt(3) > 0) {
                return null;
              }
              byte[] body = body(own);
              EventLog.Kind kind = EventLog.Kind.PEOPLE_ERASED;
              expected.put(
                  entry.sequence(),
                  text(new EventLog.Entry(entry.sequence(), entry.count(), kind, body)));
              return new EventLog.Content(kind, body);
            });
        assertThat(changed).as("seed %d", seed).isLessThanOrEqualTo(expected.size());
        assertThat(read(log, 0)).as("seed %d", seed).isEqualTo(List.copyOf(expected.values()));
        long from = log.end() == 0 ? 0 : random.nextLong(log.end());
        assertThat(read(log, from))
            .as("seed %d from %d", seed, from)
            .isEqualTo(List.copyOf(expected.tailMap(from).values()));
      }
      try (FileLog log = open()) {
        assertThat(read(log, 0)).as("seed %d", seed).isEqualTo(List.copyOf(expected.values()));
      }
    }
  }

  @Test
  void nothingIsWrittenWhereNothingChanges() throws IOException {
    try (FileLog log = open()) {
      for (int i = 0; i < 200; i++) {
        log.append(EventLog.Kind.EVENTS, 1, ("event " + i).getBytes(UTF_8));
      }
      log.rewrite(entry -> null);
      List<Object> files = files();
      assertThat(log.rewrite(entry -> null)).isZero();
      assertThat(files()).isEqualTo(files);
      // records that stay keep their bytes
      byte[] instead = new byte[12];
      assertThat(
              log.rewrite(entry ->
                  entry.sequence() == 100
                      ? new EventLog.Content(EventLog.Kind.EVENTS, instead)
                      : null))
          .isEqualTo(1);
      List<Object> after = files();
      assertThat(after).hasSameSizeAs(files);
      int different = 0;
      for (int i = 0; i < files.size(); i++) {
        different += files.get(i).equals(after.get(i)) ? 0 : 1;
      }
      assertThat(different).isEqualTo(1);
    }
  }

  /** Names and contents. */
  private List<Object> files() throws IOException {
    List<Object> files = new ArrayList<>();
    try (Stream<Path> all = Files.list(folder.resolve("journal"))) {
      for (Path file : all.filter(it -> it.toString().endsWith(".log")).sorted().toList()) {
        files.add(
            file.getFileName()
                + " "
                + java.util.HexFormat.of().formatHex(Files.readAllBytes(file)));
      }
    }
    return files;
  }

  @Test
  void whoReadsCopiesOrAppendsMeanwhileMissesNothing() throws Exception {
    try (FileLog log = open()) {
      List<EventLog.Cursor> cursors = new ArrayList<>();
      List<Long> ends = new ArrayList<>();
      List<Long> met = new ArrayList<>();
      AtomicBoolean stop = new AtomicBoolean();
      Thread writer =
          Thread.ofPlatform()
              .start(() -> {
                try {
                  while (!stop.get()) {
                    log.append(EventLog.Kind.EVENTS, 1, "some event of somebody".getBytes(UTF_8));
                    log.sync();
                  }
                } catch (IOException e) {
                  throw new java.io.UncheckedIOException(e);
                }
              });
      for (int round = 0; round < 30; round++) {
        ends.add(log.end());
        cursors.add(log.read(0));
        ends.add(log.end());
        cursors.add(log.read(0));
        met.add(0L);
        met.add(cursors.getLast().next() == null ? 0L : 1L); // its file is open
        int length = round;
        log.rewrite(entry ->
            entry.sequence() % 3 == 0
                ? new EventLog.Content(EventLog.Kind.EVENTS, new byte[length])
                : null);
        Path copy = folder.resolve("copy-" + round + "/journal");
        Files.createDirectories(copy);
        long end = log.copyTo((name, in) -> Files.copy(in, copy.resolve(name)));
        try (FileLog other = FileLog.open(copy, "shop", SEGMENT)) {
          assertThat(other.end()).isEqualTo(end);
          assertThat(read(other, 0)).hasSize((int) end);
        }
      }
      stop.set(true);
      writer.join();
      for (int i = 0; i < cursors.size(); i++) {
        long records = met.get(i);
        try (EventLog.Cursor cursor = cursors.get(i)) {
          while (cursor.next() != null) {
            records++;
          }
        }
        assertThat(records).as("cursor %d", i).isBetween(ends.get(i), log.end());
      }
      assertThat(read(log, 0)).hasSize((int) log.end());
    }
  }

  @Test
  void aDamagedSegmentStaysAsItIsAndIsNamed() throws IOException {
    Path first;
    try (FileLog log = open()) {
      for (int i = 0; i < 300; i++) {
        log.append(EventLog.Kind.EVENTS, 1, ("event " + i).getBytes(UTF_8));
      }
      log.sync();
      first = SegmentName.of(folder.resolve("journal"), 0);
      byte[] bytes = Files.readAllBytes(first);
      bytes[bytes.length / 2] ^= 4;
      Files.write(first, bytes);
      assertThatThrownBy(
              () -> log.rewrite(entry -> new EventLog.Content(EventLog.Kind.EVENTS, new byte[1])))
          .isInstanceOf(DamagedLogException.class)
          .hasMessageContaining(first.toString());
      assertThat(first).hasBinaryContent(bytes);
    }
  }
}
