package io.fullfunnel.store.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fullfunnel.store.journal.EventLog.Kind;
import io.fullfunnel.testkit.crash.Mutation;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** F04: what is broken is exact, repaired and told, or refused with file and offset. */
class DamageTest {
  private static final long SEGMENT = 6_000;

  @TempDir Path folder;
  private Path whole;
  private List<String> written = List.of();

  @BeforeEach
  void write() throws IOException {
    whole = folder.resolve("whole");
    SplittableRandom random = new SplittableRandom(1);
    try (FileLog log = open(whole)) {
      for (int i = 0; i < 40; i++) {
        String body = "body " + i + " " + Long.toHexString(random.nextLong()).repeat(40);
        log.append(Kind.EVENTS, 1 + i % 3, FileLogTest.bytes(body));
      }
      written = FileLogTest.read(log, 0);
    }
    assertThat(SegmentName.list(whole)).hasSizeGreaterThan(3);
  }

  @Test
  void f04NoDamageIsSilent() throws IOException {
    long seed = 4;
    SplittableRandom random = new SplittableRandom(seed);
    int exact = 0;
    int refused = 0;
    for (int i = 0; i < 100; i++) {
      Path copy = folder.resolve("copy" + i);
      Mutation.copy(whole, copy);
      Mutation mutation = Mutation.apply(copy, random);
      try (FileLog log = open(copy)) {
        assertThat(FileLogTest.read(log, 0)).as("seed %d %s", seed, mutation).isEqualTo(written);
        log.append(Kind.EVENTS, 1, new byte[10]);
        log.sync();
        exact++;
      } catch (DamagedLogException damage) {
        assertThat(damage).as("seed %d %s", seed, mutation).hasMessageContaining(".log");
        assertThat(damage).hasMessageMatching("(?s).*(at offset \\d+|missing|has only).*");
        refused++;
      }
    }
    assertThat(exact + refused).isEqualTo(100);
    assertThat(refused).isGreaterThan(50);
  }

  @Test
  void halfARecordThatNobodyWasToldOfIsCutAndKept() throws IOException {
    Path last = last();
    byte[] record = Files.readAllBytes(last);
    byte[] half = java.util.Arrays.copyOfRange(record, SegmentHeader.BYTES, record.length - 7);
    half[15] += (byte) 50; // another sequence: not a copy of what is there
    Files.write(last, half, StandardOpenOption.APPEND);
    try (FileLog log = open(whole)) {
      assertThat(FileLogTest.read(log, 0)).isEqualTo(written);
      log.append(Kind.EVENTS, 1, new byte[3]);
    }
    assertThat(last.resolveSibling(last.getFileName() + ".torn-1")).hasBinaryContent(half);
    try (FileLog log = open(whole)) {
      assertThat(FileLogTest.read(log, 0)).hasSize(written.size() + 1);
    }
  }

  @Test
  void aFlippedBitInTheLastConfirmedRecordIsNoTornTail() throws IOException {
    Path last = last();
    long length = Files.size(last);
    flip(last, length - 1);
    assertThatThrownBy(() -> open(whole))
        .isInstanceOf(DamagedLogException.class)
        .hasMessageMatching(".*" + last.getFileName() + " at offset \\d+: bytes of confirmed.*");
    Files.delete(whole.resolve("synced"));
    assertThatThrownBy(() -> open(whole))
        .isInstanceOf(DamagedLogException.class)
        .hasMessageContaining("synced) is missing");
  }

  @Test
  void anOldMarkDoesNotHideDamageBeforeAWholeRecord() throws IOException {
    Path mark = whole.resolve("synced");
    Path old = Files.copy(mark, folder.resolve("old"));
    long before = Files.size(last());
    try (FileLog log = open(whole)) {
      log.append(Kind.EVENTS, 1, new byte[500]);
      log.append(Kind.EVENTS, 1, new byte[500]);
    }
    Files.copy(old, mark, StandardCopyOption.REPLACE_EXISTING);
    open(whole).close();
    Files.copy(old, mark, StandardCopyOption.REPLACE_EXISTING);
    flip(last(), before + 100);
    assertThatThrownBy(() -> open(whole))
        .isInstanceOf(DamagedLogException.class)
        .hasMessageContaining(last().getFileName() + " at offset " + before)
        .hasMessageContaining("a whole record follows at offset");
  }

  @Test
  void missingFilesAreNamed() throws IOException {
    List<Path> files = new ArrayList<>(SegmentName.list(whole).values());
    for (Path file : files) {
      Path aside = folder.resolve("aside");
      Files.move(file, aside);
      assertThatThrownBy(() -> open(whole))
          .isInstanceOf(DamagedLogException.class)
          .hasMessageContaining(file.toString())
          .hasMessageContaining("missing");
      Files.move(aside, file);
    }
    Files.delete(whole.resolve("synced"));
    try (FileLog log = open(whole)) {
      assertThat(FileLogTest.read(log, 0)).isEqualTo(written);
    }
    assertThat(whole.resolve("synced")).exists();
  }

  @Test
  void foreignAndNewerFilesAreNamed() throws IOException {
    Path last = last();
    Files.write(last, new byte[0]);
    Files.delete(whole.resolve("synced"));
    assertThatThrownBy(() -> open(whole))
        .isInstanceOf(DamagedLogException.class)
        .hasMessageContaining(last + ": has only 0 bytes");
    Files.writeString(
        last, "a letter to my aunt, long enough to pass for a header of a journal file");
    assertThatThrownBy(() -> open(whole))
        .isInstanceOf(DamagedLogException.class)
        .hasMessageContaining("this is no journal file");
    byte[] header = new SegmentHeader(0, "shop").encode();
    header[11] = 9;
    java.util.zip.CRC32C crc = new java.util.zip.CRC32C();
    crc.update(header, 0, 60);
    java.nio.ByteBuffer.wrap(header).putInt(60, (int) crc.getValue());
    Files.write(last, header);
    assertThatThrownBy(() -> open(whole))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("newer version of Fullfunnel (journal format 9");
  }

  @Test
  void damageInTheMiddleIsToldWhileReading() throws IOException {
    Path first = SegmentName.of(whole, 0);
    flip(first, 1000);
    try (FileLog log = open(whole);
        EventLog.Cursor cursor = log.read(0)) {
      assertThatThrownBy(
              () -> {
                while (cursor.next() != null) {}
              })
          .isInstanceOf(DamagedLogException.class)
          .hasMessageMatching(".*" + first.getFileName() + " at offset \\d+: bytes are not.*");
    }
  }

  private FileLog open(Path directory) throws IOException {
    return FileLog.open(directory, "shop", SEGMENT);
  }

  private Path last() throws IOException {
    return SegmentName.list(whole).lastEntry().getValue();
  }

  private static void flip(Path file, long offset) throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      bytes.seek(offset);
      int old = bytes.read();
      bytes.seek(offset);
      bytes.write(old ^ 8);
    }
  }
}
