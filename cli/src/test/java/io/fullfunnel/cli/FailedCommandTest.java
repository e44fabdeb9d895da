package io.fullfunnel.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.store.data.DataDirectory;
import io.fullfunnel.store.event.BatchBody;
import io.fullfunnel.store.event.Envelope;
import io.fullfunnel.store.journal.EventLog;
import io.fullfunnel.store.workspace.Workspace;
import io.fullfunnel.store.workspace.Workspaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Failed events from the command line. */
final class FailedCommandTest {
  @TempDir Path folder;

  private Run run(String... words) {
    List<String> all = new ArrayList<>(List.of("failed"));
    all.addAll(List.of(words));
    all.add("--data");
    all.add(folder.resolve("data").toString());
    return Run.of(all.toArray(String[]::new));
  }

  /** A message of the journal that nobody can read: its time is no number. */
  private void poison() throws IOException {
    byte[] message =
        "{\"type\":\"track\",\"event\":\"A\",\"userId\":\"u\",\"time\":1%s}"
            .formatted("0".repeat(40))
            .getBytes(UTF_8);
    try (DataDirectory data = DataDirectory.open(folder.resolve("data"));
        Workspace shop = new Workspaces(data).open("default")) {
      BatchBody.Writer body =
          new BatchBody.Writer()
              .start(new Envelope(1_800_000_000_000L, "server", 0, "0a1b2c3d"))
              .add(0, message, 0, message.length);
      shop.journal().append(EventLog.Kind.EVENTS, 1, body.toBytes());
      shop.journal().sync();
    }
  }

  @Test
  void aMessageThatNobodyCanReadComesBack() throws IOException {
    assertThat(run())
        .isEqualTo(
            new Run(
                0,
                "No failed events: everything that arrived counts, or was refused and is not"
                    + " kept.\n",
                ""));
    poison();
    assertThat(run("list").out())
        .startsWith(
            "        1  unreadable           message    key 0a1b2c3d  last 2027-01-15T08:00:00Z\n");
    assertThat(run("show", "0.0").out())
        .startsWith("0.0  2027-01-15T08:00:00Z  server  key 0a1b2c3d\nunreadable: ");
    Path rule = folder.resolve("rule.json");
    Files.writeString(rule, "{\"do\":[{\"remove\":\"/time\"}]}");
    assertThat(run("repair", rule.toString()).out())
        .endsWith("1 events, 1 changed by the rule; 1 would count from now on.\n");
    assertThat(run("replay", rule.toString()).err()).contains("Which? Say --reason");
    assertThat(run("replay", rule.toString(), "--key", "0a1b2c3d").out())
        .isEqualTo("1 events, 1 changed by the rule; 1 count from now on.\n");
    assertThat(run("list").out()).startsWith("No failed events");
    assertThat(Run.of("check", "--data", folder.resolve("data").toString()).out())
        .contains(
            "received                 1",
            "failed                   0",
            "present                  1");
  }

  @Test
  void whatIsWrongIsSaid() throws IOException {
    assertThat(run("show").code()).isEqualTo(2);
    assertThat(run("drop").err()).contains("--all to drop all of them");
    Path rule = folder.resolve("rule.json");
    Files.writeString(rule, "{\"do\":[{\"exec\":\"/a\"}]}");
    assertThat(run("repair", rule.toString()).err())
        .contains("Step 1 is none of set, remove, rename, cut, date and copy.");
    assertThat(run("limits", "--days", "30", "--event-names", "5").out())
        .isEqualTo(
            "Failed events are kept for 30 days, at most 64 MB. New names are taken up to 5 of"
                + " events and 10,000 of properties.\n");
    assertThat(run("limits", "--days", "9999").code()).isNotZero();
  }
}
