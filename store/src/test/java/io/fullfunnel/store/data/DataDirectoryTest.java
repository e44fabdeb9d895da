package io.fullfunnel.store.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
  @TempDir Path folder;

  @Test
  void makesItsLayoutOnceAndOpensItAgain() throws IOException {
    Path path = folder.resolve("a").resolve("data");
    byte[] secret;
    try (DataDirectory data = DataDirectory.open(path)) {
      secret = data.secret("admission");
      assertThat(secret).hasSize(32).isEqualTo(data.secret("admission"));
      assertThat(data.secret("identity")).isNotEqualTo(secret);
      Files.createDirectories(data.temporary().resolve("left").resolve("over"));
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
          .isEqualTo("rwx------");
      Path file = path.resolve("secrets").resolve("admission");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }
    assertThat(path.resolve("format.json")).hasContent("{\"format\": 1}\n");
    try (DataDirectory data = DataDirectory.open(path)) {
      assertThat(data.secret("admission")).isEqualTo(secret);
      assertThat(data.temporary()).isEmptyDirectory();
      assertThat(data.workspaces()).isEmptyDirectory();
    }
  }

  @Test
  void refusesWhatIsNoDataDirectory() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "x");
    assertThatThrownBy(() -> DataDirectory.open(file))
        .isInstanceOf(DataException.class)
        .hasMessage(file + " is a file; a folder is needed in its place.");
    assertThatThrownBy(() -> DataDirectory.open(file.resolve("below")))
        .isInstanceOf(DataException.class)
        .hasMessage(file + " is a file; a folder is needed in its place.");
    assertThatThrownBy(() -> DataDirectory.open(folder))
        .isInstanceOf(DataException.class)
        .hasMessage(
            folder
                + " is not a data directory: it holds other files, such as file."
                + " Name a new or an empty folder.");
    assertThat(folder).isDirectoryContaining(file::equals);
  }

  @Test
  void refusesANewerFormatByName() throws IOException {
    Path path = folder.resolve("data");
    DataDirectory.open(path).close();
    Files.writeString(path.resolve("format.json"), "{\"format\": 7}\n");
    assertThatThrownBy(() -> DataDirectory.open(path))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("its format is 7, this version reads formats up to 1");
    Files.writeString(path.resolve("format.json"), "{\"formbt\": 1}\n");
    assertThatThrownBy(() -> DataDirectory.open(path))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("format.json is damaged");
    Files.delete(path.resolve("format.json"));
    Files.createDirectory(path.resolve("workspaces").resolve("w"));
    assertThatThrownBy(() -> DataDirectory.open(path))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("format.json is missing although there are workspaces");
  }

  @Test
  void isOpenOnceInAProcessToo() throws IOException {
    Path path = folder.resolve("data");
    DataDirectory first = DataDirectory.open(path);
    assertThatThrownBy(() -> DataDirectory.open(path))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("is in use by process " + ProcessHandle.current().pid());
    first.close();
    DataDirectory second = DataDirectory.open(path);
    first.close();
    assertThatThrownBy(() -> DataDirectory.open(path)).isInstanceOf(DataException.class);
    second.close();
  }

  @Test
  void aSecretThatChangedIsNotUsed() throws IOException {
    Path path = folder.resolve("data");
    try (DataDirectory data = DataDirectory.open(path)) {
      data.secret("admission");
      Path file = path.resolve("secrets").resolve("admission");
      byte[] bytes = Files.readAllBytes(file);
      bytes[30] ^= 4;
      Files.write(file, bytes);
      assertThatThrownBy(() -> data.secret("admission"))
          .isInstanceOf(DamagedException.class)
          .hasMessage(file + " is damaged: its checksum is wrong");
    }
  }
}
