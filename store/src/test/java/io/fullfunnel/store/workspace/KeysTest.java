package io.fullfunnel.store.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.store.data.DataDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys of a workspace: made, found by their text, revoked, and nothing in the file opens. */
class KeysTest {
  @TempDir Path folder;

  @Test
  void aKeyIsFoundByItsTextOnlyUntilItIsRevoked() throws IOException {
    try (DataDirectory data = DataDirectory.open(folder)) {
      Workspaces workspaces = new Workspaces(data);
      Keys keys = workspaces.keys("shop");
      Keys.Made ask = keys.create(Keys.Scope.ASK);
      Keys.Made admin = keys.create(Keys.Scope.ADMIN);
      assertThat(keys.find(ask.text())).contains(ask.key());
      assertThat(keys.find(ask.text() + "x")).isEmpty();
      assertThat(keys.find(ask.text().replace(ask.key().id(), admin.key().id()))).isEmpty();
      for (String odd : List.of("", "ff_", "ff_0", "ff__", "ff_00000000_x", "_")) {
        assertThat(keys.find(odd)).as(odd).isEmpty();
      }
      assertThat(keys.revoke(ask.key().id())).isTrue();
      assertThat(keys.revoke("none")).isFalse();
      assertThat(keys.find(ask.text())).isEmpty();
      Keys again = workspaces.keys("shop");
      assertThat(again.list()).isEqualTo(keys.list());
      assertThat(again.find(ask.text())).isEmpty();
      assertThat(again.find(admin.text())).contains(admin.key());
      assertThat(again.list().getLast().lastUsed()).isNotNull();
      assertThat(workspaces.keys("other").find(admin.text())).isEmpty();
      Path file = data.workspaces().resolve(workspaces.find("shop").orElseThrow().id() + "/keys");
      assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
          .contains(admin.key().id())
          .doesNotContain(admin.text().substring(12));
    }
  }
}
