package io.fullfunnel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupCommandTest {
  @TempDir Path folder;
  private String data = "";
  private String backup = "";

  @BeforeEach
  void fill() throws IOException {
    data = folder.resolve("data").toString();
    backup = folder.resolve("backup").toString();
    Path file =
        Files.writeString(
            folder.resolve("a.csv"), "userId,event,time\nu1,A,2026-01-02\nu2,A,2026-01-03\n");
    assertThat(Run.of("import", file.toString(), "--data", data).code()).isZero();
  }

  @Test
  void aDirectoryWithoutServerIsCarriedAndCounted() {
    Run written = Run.of("backup", backup, "--data", data);
    assertThat(written.out())
        .matches("default: journal up to 4\\R4 files, [0-9,]+ bytes, read back and whole: .*\\R");
    String restored = folder.resolve("restored").toString();
    Run made = Run.of("restore", backup, "--data", restored);
    assertThat(made.out()).startsWith("default: 2 events, 2 people").contains("Restored to ");
    assertThat(Run.of("check", "--data", restored).code()).isZero();
  }

  @Test
  void nothingIsOverwrittenAndHalfABackupIsNone() throws IOException {
    assertThat(Run.of("backup", backup, "--data", data).code()).isZero();
    assertThat(Run.of("backup", backup, "--data", data).err())
        .contains("is not empty; name a new folder for the backup");
    assertThat(Run.of("restore", backup, "--data", data).err())
        .contains("is not empty. Name a new folder");
    Path journal;
    try (var files = Files.walk(Path.of(backup))) {
      journal = files.filter(file -> file.toString().endsWith(".log")).findFirst().orElseThrow();
    }
    byte[] bytes = Files.readAllBytes(journal);
    bytes[bytes.length / 2] ^= 1;
    Files.write(journal, bytes);
    Run refused = Run.of("restore", backup, "--data", folder.resolve("new").toString());
    assertThat(refused.err()).contains("is not as it was written. This backup cannot be used");
    assertThat(folder.resolve("new")).doesNotExist();
    Files.delete(Path.of(backup, "manifest.json"));
    assertThat(Run.of("restore", backup, "--data", folder.resolve("new").toString()))
        .extracting(Run::code, Run::out)
        .containsExactly(ExitCode.FAILED, "");
  }
}
