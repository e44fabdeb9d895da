package io.fullfunnel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bots and internal traffic from the command line. */
final class TrafficCommandTest {
  @TempDir Path folder;

  private Run run(String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.add("--data");
    all.add(folder.resolve("data").toString());
    return Run.of(all.toArray(String[]::new));
  }

  @Test
  void rulesAreLookedAtBeforeTheyAreSavedAndChangeThePast() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("events.ndjson"),
            """
            {"type":"track","event":"visit","userId":"ann@team.example","timestamp":"2026-01-01T10:00:00Z"}
            {"type":"track","event":"visit","userId":"u2","timestamp":"2026-01-01T10:00:00Z","context":{"userAgent":"curl/8"}}
            {"type":"track","event":"visit","userId":"u3","timestamp":"2026-01-01T10:00:00Z","properties":{"test":true}}
            {"type":"track","event":"visit","userId":"u4","timestamp":"2026-01-01T10:00:00Z"}
            """);
    assertThat(run("import", file.toString()).code()).isZero();
    assertThat(run("traffic").out())
        .endsWith(
            """
            Programs by rate: more than 60 page views a minute
            The team's mark: ?ff_internal=1
            Test orders: test = true
            Flagged bots: 1 events of 1 people (agent 1)
            Flagged internal: 1 events of 1 people (test 1)
            """);
    assertThat(run("traffic", "preview", "--member", "@team.example", "--test", "none").out())
        .isEqualTo(
            """
            Now bots: 1 events of 1 people (agent 1)
            Now internal: 1 events of 1 people (test 1)
            Then bots: 1 events of 1 people (agent 1)
            Then internal: 1 events of 1 people (member 1)
            """);
    assertThat(run("traffic", "set", "--member", "@team.example", "--note", "us").out())
        .startsWith("Saved as version 1.\n")
        .contains("Flagged internal: 2 events of 2 people (member 1, test 1)");
    Path question =
        Files.writeString(folder.resolve("q.json"), "{\"ask\":\"funnel\",\"steps\":[\"visit\"]}");
    assertThat(run("ask", question.toString(), "--as", "json").out().replaceAll("\\s", ""))
        .contains("\"events\":1,\"people\":1,\"bots\":1,\"internal\":2");
    assertThat(run("traffic", "reset").out())
        .startsWith("Saved as version 2, the rules that ship.");
    assertThat(run("traffic", "history").out().replaceAll("20[0-9T:-]+Z", "WHEN"))
        .isEqualTo(
            """
              1  WHEN  command line  own rules  us
              2  WHEN  command line  rules that ship
            """);
  }

  @Test
  void whatIsWrongIsSaid() {
    assertThat(run("traffic", "test", "Googlebot/2.1").out())
        .isEqualTo("A program (crawler): \"googlebot\".\n");
    assertThat(run("traffic", "test", "Firefox").out()).isEqualTo("No program that is known.\n");
    assertThat(run("traffic", "set"))
        .isEqualTo(new Run(2, "", "What is to change? Say it with options such as --ip.\n"));
    assertThat(run("traffic", "set", "--ip", "home"))
        .isEqualTo(
            new Run(
                2,
                "",
                "\"home\" is no range of addresses; ranges look like 192.0.2.0/24 or"
                    + " 2001:db8::/32.\n"));
  }
}
