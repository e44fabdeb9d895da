package io.fullfunnel.question;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.store.data.DataDirectory;
import io.fullfunnel.store.workspace.Workspace;
import io.fullfunnel.store.workspace.Workspaces;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** FEATURE UNDER TEST: answers that go from day to day say who cannot be found again. */
class JoiningNotesTest {
  private static final String DAY_ID = "day-0123456789abcdef0123456789abcdef";

  @TempDir Path folder;

  @Test
  void whoCannotBeFoundAgainIsSaid() throws IOException {
    try (DataDirectory data = DataDirectory.open(folder.resolve("data"));
        Workspace shop = new Workspaces(data).open("shop")) {
      shop.append(
          "test",
          List.of(
              view(DAY_ID, "01"),
              view("a", "01"),
              view("a", "03"),
              view("b", "01"),
              view("b", "20")));
      WorkspaceData asked = WorkspaceData.of(shop);
      ObjectNode retention =
          Asking.ask("{'ask':'retention','start':'view','back':'view','every':'day'}", asked);
      assertThat(retention.path("basis").path("unjoinable").asLong()).isEqualTo(1);
      assertThat(retention.path("basis").path("usedAgain").toString())
          .isEqualTo("{\"ids\":2,\"young\":1}");
      assertThat(retention.path("notes").toString())
          .contains(
              "33.3 % of all people (1 of 3) have an id for one day only: whoever of them was here"
                  + " on another day is somebody else here.")
          .contains("50.0 % of the ids that browsers used again (1 of 2) lived for less than 8");
      ObjectNode figures = Asking.ask("{'ask':'figures','figures':['people']}", asked);
      assertThat(figures.path("basis").has("unjoinable")).isFalse();
      assertThat(figures.path("notes").toString()).doesNotContain("unjoinable");
    }
  }

  private static byte[] view(String id, String day) {
    return "{\"event\":\"view\",\"anonymousId\":\"%s\",\"timestamp\":\"2026-03-%sT12:00:00Z\"}"
        .formatted(id, day)
        .getBytes(UTF_8);
  }
}
