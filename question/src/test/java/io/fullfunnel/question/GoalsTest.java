package io.fullfunnel.question;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fullfunnel.engine.local.LocalEngine;
import io.fullfunnel.store.backup.Backup;
import io.fullfunnel.store.backup.BackupSource;
import io.fullfunnel.store.data.DataDirectory;
import io.fullfunnel.store.workspace.Definitions;
import io.fullfunnel.store.workspace.OpenWorkspaces;
import io.fullfunnel.store.workspace.Workspace;
import io.fullfunnel.store.workspace.Workspaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * FEATURE UNDER TEST: goals mean what the contract says until the workspace says otherwise; every
 * meaning stays on record, and what looks like a goal is proposed.
 */
class GoalsTest {
  private static final JsonNode BIG =
      Asking.json("{'event':'purchase','where':[{'property':'revenue','op':'>','value':10}]}");

  @TempDir Path folder;

  @Test
  void aGoalMeansWhatTheWorkspaceSays() throws IOException {
    try (DataDirectory data = DataDirectory.open(folder.resolve("data"));
        LocalEngine engine = new LocalEngine(1)) {
      try (Workspace shop = new Workspaces(data).open("shop")) {
        shop.append("test", messages());
        GoalSettings goals = new GoalSettings(shop, engine);
        assertThat(line(goals, "sale"))
            .isEqualTo("default 0 null LikelyEvent[event=purchase, events=3]");
        assertThat(line(goals, "activated")).isEqualTo("unset 0 null null");
        assertThat(entered(shop, "sale")).isZero();

        assertThat(goals.set("sale", Asking.json("'purchase'"))).isEmpty();
        assertThat(line(goals, "sale")).isEqualTo("changed 1 \"purchase\" null");
        assertThat(entered(shop, "sale")).isEqualTo(2);
        goals.set("big-sale", BIG);
        assertThat(line(goals, "big-sale")).isEqualTo("own 1 " + BIG + " null");
        assertThat(entered(shop, "big-sale")).isEqualTo(1);
        assertThat(goals.set("activated", Asking.json("'purchse'")))
            .extracting(Note::text)
            .containsExactly("No event \"purchse\" so far. Did you mean \"purchase\"?");
      }
      try (Workspace shop = new Workspaces(data).open("shop")) {
        GoalSettings goals = new GoalSettings(shop, engine);
        assertThat(entered(shop, "sale")).isEqualTo(2);
        goals.reset("sale");
        goals.reset("big-sale");
        assertThat(line(goals, "sale"))
            .isEqualTo("default 2 null LikelyEvent[event=purchase, events=3]");
        assertThat(shop.definitions().versions(Definitions.Kind.GOAL))
            .extracting(v -> v.name() + " " + v.number() + " " + v.json())
            .containsExactly(
                "sale 1 \"purchase\"",
                "big-sale 1 " + BIG,
                "activated 1 \"purchse\"",
                "sale 2 null",
                "big-sale 2 null");
      }
    }
  }

  @Test
  void whatIsWrongIsSaid() throws IOException {
    try (DataDirectory data = DataDirectory.open(folder.resolve("data"));
        LocalEngine engine = new LocalEngine(1);
        Workspace shop = new Workspaces(data).open("shop")) {
      GoalSettings goals = new GoalSettings(shop, engine);
      assertThatThrownBy(() -> goals.set("Sale!", Asking.json("'a'")))
          .hasMessage(
              "\"Sale!\" is no name of a goal: small letters, digits, - and _, beginning with a"
                  + " letter.");
      assertThatThrownBy(() -> goals.set("sale", Asking.json("{'goal':'lead'}")))
          .hasMessage(
              "At /goal a goal stands inside a goal; write the events there that it means.");
      assertThatThrownBy(() -> goals.set("sale", Asking.json("7")))
          .hasMessageContaining("there must be a matcher");
      assertThatThrownBy(() -> goals.reset("sales"))
          .hasMessage("There is no goal \"sales\". Did you mean \"sale\"?");
      assertThat(shop.definitions().versions(Definitions.Kind.GOAL)).isEmpty();
    }
  }

  @Test
  void aBackupHoldsThem() throws IOException {
    try (DataDirectory data = DataDirectory.open(folder.resolve("data"));
        LocalEngine engine = new LocalEngine(1);
        OpenWorkspaces all = new OpenWorkspaces(new Workspaces(data))) {
      all.create("shop", settings -> settings);
      all.with(
          "shop", shop -> new GoalSettings(shop, engine).set("sale", Asking.json("'purchase'")));
      Path backup = folder.resolve("backup");
      Backup.write(new BackupSource(data, all, sink -> {}), Backup.folder(backup));
      String id = all.find("shop").orElseThrow().id();
      assertThat(Files.readAllBytes(backup.resolve("workspaces/" + id + "/definitions")))
          .isEqualTo(Files.readAllBytes(data.workspaces().resolve(id + "/definitions")));
    }
  }

  private static List<byte[]> messages() {
    return List.of(
        purchase("a", "2026-01-01", 5),
        purchase("a", "2026-01-02", 50),
        purchase("b", "2026-01-03", 10));
  }

  private static byte[] purchase(String user, String day, int revenue) {
    return """
    {"type":"track","event":"purchase","userId":"%s","timestamp":"%sT12:00:00Z",
     "properties":{"revenue":%d}}\
    """
        .formatted(user, day, revenue)
        .getBytes(UTF_8);
  }

  private static long entered(Workspace shop, String goal) throws IOException {
    return Asking.ask("{'ask':'funnel','steps':[{'goal':'" + goal + "'}]}", WorkspaceData.of(shop))
        .at("/answer/entered")
        .asLong();
  }

  private static String line(GoalSettings goals, String name) throws IOException {
    for (GoalSettings.GoalState goal : goals.list().goals()) {
      if (goal.name().equals(name)) {
        return goal.kind()
            + " "
            + goal.version()
            + " "
            + (goal.events() == 0 ? null : goal.match())
            + " "
            + goal.looksLike();
      }
    }
    return "there is none";
  }
}
