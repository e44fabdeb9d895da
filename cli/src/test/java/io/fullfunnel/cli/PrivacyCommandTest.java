package io.fullfunnel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept of people, from the command line. */
final class PrivacyCommandTest {
  @TempDir Path folder;

  private Run run(String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.add("--data");
    all.add(folder.resolve("data").toString());
    return Run.of(all.toArray(String[]::new));
  }

  @Test
  void whatPeopleAgreedTo() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("events.csv"),
            """
            time,event,userId,marketing
            2026-01-01T10:00:00Z,Consent Changed,u1,granted
            2026-01-01T10:00:00Z,Order Completed,u2,granted
            """);
    assertThat(run("import", file.toString()).code()).isZero();
    assertThat(run("privacy").out())
        .startsWith("Addresses of clients: short\nParameters cut out: email, ")
        .endsWith(
            """
            Events without consent: cookieless
            Events that say nothing of it: keep
            Consent to analytics: granted by 0 people, denied by 0, unknown of 2
            Consent to marketing: granted by 1 people, denied by 0, unknown of 1
            Consent to personalisation: granted by 0 people, denied by 0, unknown of 2
            Consent to ads: granted by 0 people, denied by 0, unknown of 2
            """);
    assertThat(run("privacy", "consent", "u1").out())
        .contains(
            """
            marketing: GRANTED
              2026-01-01T10:00:00Z  granted  Consent Changed, events.csv, row 1
            """);
    assertThat(
            run("privacy", "consent", "u1", "--denied", "marketing", "--note", "by phone")
                .out()
                .replaceAll("  \\d{4}-\\S+", "  TIME"))
        .contains(
            """
            marketing: DENIED
              TIME  denied  identify, by hand, command line: by phone
              TIME  granted  Consent Changed, events.csv, row 1
            """);
  }

  @Test
  void rulesAreChanged() {
    assertThat(
            run(
                    "privacy",
                    "set",
                    "--address",
                    "drop",
                    "--parameter",
                    "none",
                    "--purpose",
                    "fax=tel")
                .out())
        .isEqualTo("Saved as version 1.\n");
    assertThat(run("privacy").out())
        .isEqualTo(
            """
            Addresses of clients: drop
            Parameters cut out: none
            Events without consent: cookieless
            Events that say nothing of it: keep
            Consent to fax: granted by 0 people, denied by 0, unknown of 0
            """);
    assertThat(run("privacy", "set", "--keep", "*=400", "--keep", "Order Completed=3650").code())
        .isZero();
    assertThat(run("privacy").out())
        .contains("Kept for 400 days: *\nKept for 3,650 days: Order Completed\n");
    assertThat(run("privacy", "retention", "--run").out())
        .isEqualTo("*, 400 days: 0 messages went\nOrder Completed, 3,650 days: 0 messages went\n");
    assertThat(run("privacy", "set", "--keep", "page").err()).contains("such as page=400");
    assertThat(run("privacy", "set", "--address", "half"))
        .isEqualTo(new Run(2, "", "address is drop or short or keep, not \"half\".\n"));
    assertThat(run("privacy", "consent").err()).contains("Whose consent?");
  }
}
