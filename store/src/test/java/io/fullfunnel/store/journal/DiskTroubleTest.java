package io.fullfunnel.store.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fullfunnel.store.data.DataDirectory;
import io.fullfunnel.store.data.DataException;
import io.fullfunnel.store.journal.EventLog.Kind;
import io.fullfunnel.testkit.crash.Mount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** F05 and F06: a disk that is full, read-only or failing. */
class DiskTroubleTest {
  @TempDir Path folder;

  @Test
  void f05AFullDiskIsToldAndTheLogGoesOnWhenThereIsSpace() throws Exception {
    Path path = Files.createDirectory(folder.resolve("disk"));
    Optional<Mount> mounted = Mount.tmpfs(path, 8);
    assumeTrue(mounted.isPresent(), "needs the right to mount a tmpfs");
    try (Mount disk = mounted.get()) {
      Path ballast = Files.write(disk.path().resolve("ballast"), new byte[4 << 20]);
      SplittableRandom random = new SplittableRandom(3);
      long stored = 0;
      Path journal = disk.path().resolve("journal");
      try (FileLog log = FileLog.open(journal, "shop", 1 << 20)) {
        IOException refusal = null;
        while (refusal == null) {
          try {
            log.append(Kind.EVENTS, 1, noise(random));
            stored++;
          } catch (IOException e) {
            refusal = e;
          }
        }
        assertThat(refusal).hasMessageContaining("because the disk is full. Nothing of this batch");
        log.sync();
        assertThat(FileLogTest.read(log, 0)).hasSize((int) stored);
        assertThatThrownBy(() -> log.append(Kind.EVENTS, 1, noise(random)))
            .hasMessageContaining("the disk is full");
        Files.delete(ballast);
        assertThat(log.append(Kind.EVENTS, 1, noise(random))).isEqualTo(stored);
        log.sync();
      }
      try (FileLog log = FileLog.open(journal, "shop", 1 << 20)) {
        assertThat(FileLogTest.read(log, 0)).hasSize((int) stored + 1);
      }
    }
  }

  private static byte[] noise(SplittableRandom random) {
    byte[] noise = new byte[50_000];
    random.nextBytes(noise);
    return noise;
  }

  @Test
  void f06AReadOnlyDiskIsToldInASentence() throws Exception {
    Path path = Files.createDirectory(folder.resolve("disk"));
    Optional<Mount> mounted = Mount.tmpfs(path, 8);
    assumeTrue(mounted.isPresent(), "needs the right to mount a tmpfs");
    try (Mount disk = mounted.get()) {
      Path data = disk.path().resolve("data");
      DataDirectory.open(data).close();
      assertThat(disk.readOnly(true)).isTrue();
      assertThatThrownBy(() -> DataDirectory.open(data))
          .isInstanceOf(DataException.class)
          .hasMessage(
              "The data directory %s cannot be used, because the disk is mounted read-only."
                  .formatted(data));
      assertThatThrownBy(() -> DataDirectory.open(disk.path().resolve("new")))
          .isInstanceOf(DataException.class)
          .hasMessageContaining("because the disk is mounted read-only.");
      assertThat(disk.readOnly(false)).isTrue();
      DataDirectory.open(data).close();
    }
  }

  @Test
  void f05HalfAWriteIsTakenBackEvenLater() throws IOException {
    FailingDisk disk = new FailingDisk();
    try (FileLog log = FileLog.open(folder, "shop", disk::open, 1 << 20)) {
      log.append(Kind.EVENTS, 1, FileLogTest.bytes("a"));
      disk.refusesWrites = true;
      disk.refusesTruncation = true;
      assertThatThrownBy(() -> log.append(Kind.EVENTS, 1, new byte[1000]))
          .hasMessageContaining("because the disk is full. Nothing of this batch was stored;");
      assertThatThrownBy(() -> log.append(Kind.EVENTS, 1, new byte[10]))
          .hasMessageContaining("cannot be written");
      log.sync();
      assertThat(FileLogTest.read(log, 0)).containsExactly("0+1 EVENTS a");
      disk.refusesWrites = false;
      disk.refusesTruncation = false;
      assertThat(log.append(Kind.EVENTS, 1, FileLogTest.bytes("b"))).isEqualTo(1);
    }
    try (FileLog log = FileLog.open(folder, "shop")) {
      assertThat(FileLogTest.read(log, 0)).containsExactly("0+1 EVENTS a", "1+1 EVENTS b");
    }
  }

  @Test
  void f06AfterAFailedSyncNothingIsTakenUntilReopened() throws IOException {
    FailingDisk disk = new FailingDisk();
    try (FileLog log = FileLog.open(folder, "shop", disk::open, 1 << 20)) {
      log.append(Kind.EVENTS, 1, FileLogTest.bytes("a"));
      log.sync();
      log.append(Kind.EVENTS, 1, FileLogTest.bytes("b"));
      disk.refusesForce = true;
      assertThatThrownBy(log::sync).hasMessageContaining("did not confirm what was written");
      disk.refusesForce = false;
      assertThatThrownBy(log::sync)
          .hasMessageContaining("takes nothing more until it is opened again");
      assertThatThrownBy(() -> log.append(Kind.EVENTS, 1, new byte[1]))
          .hasMessageContaining("because the disk reports a hardware error");
      assertThat(FileLogTest.read(log, 0)).containsExactly("0+1 EVENTS a");
    }
    try (FileLog log = FileLog.open(folder, "shop")) {
      assertThat(FileLogTest.read(log, 0)).containsExactly("0+1 EVENTS a");
      log.append(Kind.EVENTS, 1, FileLogTest.bytes("c"));
      log.sync();
      assertThat(FileLogTest.read(log, 0)).containsExactly("0+1 EVENTS a", "1+1 EVENTS c");
    }
  }

  /** What was not confirmed and cannot be cut off is written once more. */
  @Test
  void f06WhatIsNotCutOffIsKept() throws IOException {
    FailingDisk disk = new FailingDisk();
    try (FileLog log = FileLog.open(folder, "shop", disk::open, 1 << 20)) {
      log.append(Kind.EVENTS, 1, FileLogTest.bytes("a"));
      disk.refusesForce = true;
      disk.refusesTruncation = true;
      assertThatThrownBy(log::sync).hasMessageContaining("did not confirm what was written");
      assertThat(log.isFailed()).isTrue();
    }
    try (FileLog log = FileLog.open(folder, "shop")) {
      assertThat(FileLogTest.read(log, 0)).containsExactly("0+1 EVENTS a");
    }
  }

  /** A disk that writes half and then refuses. */
  private static final class FailingDisk {
    private boolean refusesWrites;
    private boolean refusesTruncation;
    private boolean refusesForce;

    Disk open(Path path) throws IOException {
      Disk real = Disk.real(path);
      return new Disk() {
        @Override
        public void write(long offset, byte[] bytes, int length) throws IOException {
          real.write(offset, bytes, refusesWrites ? length / 2 : length);
          refuse(refusesWrites, "No space left on device");
        }

        @Override
        public void truncate(long length) throws IOException {
          refuse(refusesTruncation, "Read-only file system");
          real.truncate(length);
        }

        @Override
        public void force() throws IOException {
          refuse(refusesForce, "Input/output error");
          real.force();
        }

        @Override
        public void close() throws IOException {
          real.close();
        }
      };
    }

    private static void refuse(boolean now, String reason) throws IOException {
      if (now) {
        throw new IOException(reason);
      }
    }
  }
}
