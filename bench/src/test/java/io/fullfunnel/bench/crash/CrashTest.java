package io.fullfunnel.bench.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fullfunnel.store.data.DataException;
import io.fullfunnel.store.data.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The small form of {@code bench/crash}: whole workspaces that die, a few times each. */
class CrashTest {
  @TempDir Path folder;
  private final Counts counts = new Counts();

  @Test
  void f01KilledUnderLoadAgainAndAgain() throws IOException, InterruptedException {
    LoadRun run = LoadRun.journal(folder.resolve("shop"), counts);
    SplittableRandom random = new SplittableRandom(1);
    for (int cycle = 0; cycle < 3; cycle++) {
      run.kill(random.nextInt(300, 900));
    }
    for (String point : List.of("J2:20", "A2:2", "S1:3", "T1:2", "T2:2")) {
      run.dieAt(point);
    }
    run.compareWithUninterrupted(folder.resolve("aside"));
    assertThat(counts.lost + counts.doubled).isZero();
    assertThat(counts.events).isPositive();
  }

  @Test
  void f01AndF02OverHttp() throws IOException, InterruptedException {
    LoadRun run = LoadRun.http(folder.resolve("shop"), counts);
    run.kill(400);
    for (String point : List.of("J10:5", "T2:1")) {
      run.dieAt(point);
    }
    run.compareWithUninterrupted(folder.resolve("aside"));
    assertThat(counts.lost + counts.doubled).isZero();
    assertThat(counts.events).isPositive();
  }

  @Test
  void f02AndF20ImportsAndTheirUndoingDieAnywhere() throws IOException, InterruptedException {
    ImportRun run = new ImportRun(folder.resolve("imports"), 24_000, counts);
    run.kill(new SplittableRandom(2));
    for (String point : List.of("I1:1", "I2:3", "I3:1", "G1:1", "G2:1")) {
      run.dieImporting(point);
    }
    for (String point : List.of("U1:1", "U2:1")) {
      run.dieUndoing(point);
    }
    assertThat(counts.failpoints).isEqualTo(7);
    assertThat(counts.doubled).isZero();
  }

  @Test
  void f03WhatWasAcknowledgedSurvivesAPowerCut() throws IOException, InterruptedException {
    Optional<PowerLoss> made = PowerLoss.disk(folder.resolve("power"));
    assumeTrue(made.isPresent(), "needs root: the right to mount a file system of a file");
    try (PowerLoss disk = made.orElseThrow()) {
      assertThat(LoadRun.journal(disk.data(), new Counts()).loseCareless(500, disk))
          .as("without fdatasync something must be lost, else this test is blind")
          .isPositive();
      Folders.remove(disk.data());
      LoadRun run = LoadRun.journal(disk.data(), counts);
      for (int cut = 0; cut < 2; cut++) {
        run.losePower(600, disk);
      }
      assertThat(counts.lost + counts.doubled).isZero();
      assertThat(counts.events).isPositive();
    }
  }

  @Test
  void f05AFullDiskIsToldAndNothingIsLost() throws IOException, InterruptedException {
    Optional<List<String>> told = FullDisk.run(folder.resolve("disk"), counts);
    assumeTrue(told.isPresent(), "needs root: the right to mount a tmpfs");
    assertThat(told.orElseThrow()).hasSize(4).allMatch(line -> line.contains("the disk is full"));
  }

  @Test
  void f33ASecondProcessIsRefusedAndTheFirstGoesOn() throws IOException, InterruptedException {
    Path data = folder.resolve("shop");
    Shop.open(data).close();
    Process holder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Victim.class.getName(),
                data.toString(),
                "hold")
            .redirectError(Files.createFile(folder.resolve("errors")).toFile())
            .start();
    try {
      assertThat(holder.getInputStream().readNBytes(4)).asString().isEqualTo("held");
      assertThatThrownBy(() -> Shop.open(data))
          .isInstanceOf(DataException.class)
          .hasMessageContaining("is in use by process " + holder.pid());
      assertThat(holder.isAlive()).isTrue();
    } finally {
      holder.destroyForcibly().waitFor();
    }
    try (Shop shop = Shop.open(data)) {
      assertThat(shop.workspace().check().balanced()).isTrue();
    }
  }
}
