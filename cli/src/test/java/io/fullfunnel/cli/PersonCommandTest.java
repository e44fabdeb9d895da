package io.fullfunnel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is who from the command line. */
class PersonCommandTest {
  private static final String EVENTS =
      """
      {"type":"track","event":"view","anonymousId":"phone","timestamp":"2026-01-01T10:00:00Z"}
      {"type":"track","event":"view","anonymousId":"computer","timestamp":"2026-01-02T10:00:00Z"}
      {"type":"identify","userId":"anna","anonymousId":"phone","timestamp":"2026-01-03T10:00:00Z","traits":{"plan":"pro"}}
      {"type":"identify","userId":"anna","anonymousId":"computer","timestamp":"2026-01-04T10:00:00Z"}
      {"type":"track","event":"buy","userId":"anna","timestamp":"2026-01-05T10:00:00Z"}
      {"type":"identify","userId":"jan","anonymousId":"computer","timestamp":"2026-01-06T10:00:00Z"}
      """;

  @TempDir Path folder;

  @BeforeEach
  void bring() throws IOException {
    Path file = Files.writeString(folder.resolve("events.ndjson"), EVENTS);
    assertThat(run("import", file.toString()).code()).isZero();
  }

  private Run run(String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--data", folder.resolve("data").toString()));
    return Run.of(all.toArray(String[]::new));
  }

  @Test
  void aPersonIsShownWithEveryIdAndWhy() {
    Run shown = run("person", "anna");
    assertThat(shown.code()).as(shown.err()).isZero();
    assertThat(shown.out().replaceAll("p_[0-9a-f]{16}", "p_"))
        .contains(
            """
            p_  3 events, 2026-01-01T10:00:00Z to 2026-01-05T10:00:00Z

            Ids
              anonymousId phone  1 event
                  the oldest id
              anonymousId computer  1 event
                  identify, 2026-01-04T10:00:00Z: identify: anonymousId computer, userId anna
              userId anna  1 event
                  identify, 2026-01-03T10:00:00Z: identify: anonymousId phone, userId anna

            Traits
              plan = "pro"  (2026-01-03T10:00:00Z,\
            """)
        .contains("events.ndjson, row 3)")
        .contains(
            "shared-device, 2026-01-06T10:00:00Z: identify: anonymousId computer, userId jan");
    assertThat(run("person", "anna", "--json").out()).startsWith("{\"person\":\"p_");
  }

  @Test
  void aTimelineSaysWhatSomebodyDidAndWhatIsLeftOut() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("more.ndjson"),
            """
            {"type":"track","event":"buy","userId":"anna","timestamp":"2026-01-07T10:00:00Z","properties":{"test":true}}
            """);
    run("import", file.toString());
    assertThat(run("person", "timeline", "anna").out())
        .startsWith(
            """
            2026-01-07T10:00:00Z  buy  Direct, visit 4
                touch:\
            """)
        .contains("    internal: The property test is true.\n")
        .contains("2026-01-03T10:00:00Z  identify\n");
    assertThat(run("person", "timeline", "anna", "--json").out()).startsWith("{");
    assertThat(run("person", "timeline", "nobody").code()).isEqualTo(2);
  }

  @Test
  void anUnlinkIsLookedAtDecidedAndTakenBack() {
    String before = run("person", "anna", "--json").out();
    Run preview = run("person", "unlink", "anna", "computer", "--preview");
    assertThat(preview.out())
        .contains(
            "Before\n", "After it\n", "This would be so for all answers, also about the past.");
    assertThat(run("person", "anna", "--json").out()).isEqualTo(before);
    assertThat(run("person", "unlink", "anna", "computer").out()).contains("Now\n");
    assertThat(run("person", "computer").out())
        .contains("two people: computer and anna", "by command line");
    assertThat(run("person", "link", "computer", "anna").code()).isZero();
    assertThat(run("person", "anna").out()).contains("3 events", "one person: computer and anna");
  }

  @Test
  void mistakesAreSaid() {
    assertThat(run("person", "nobody"))
        .isEqualTo(new Run(2, "", "Nobody in workspace \"default\" has the id \"nobody\".\n"));
    assertThat(run("person", "anna", "jan").code()).isEqualTo(2);
    assertThat(run("person", "link", "anna", "phone").err())
        .isEqualTo("\"anna\" and \"phone\" are one person already.\n");
    assertThat(run("person", "set-aside").out()).startsWith("  shared-device, 2026-01-06");
  }
}
