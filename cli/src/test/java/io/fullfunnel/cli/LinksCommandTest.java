package io.fullfunnel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Links from the command line. */
final class LinksCommandTest {
  private static final String BASE = "http://localhost:8080/l/";

  @TempDir Path folder;

  private Run run(String... words) {
    List<String> all = new ArrayList<>(List.of("links"));
    all.addAll(List.of(words));
    all.add("--data");
    all.add(folder.resolve("data").toString());
    return Run.of(all.toArray(String[]::new));
  }

  @Test
  void aLinkIsBuiltAndMended() {
    Run built = run("build", "https://shop.example/a", "--source", "Google", "--medium", "cpc");
    assertThat(built)
        .isEqualTo(
            new Run(
                0,
                "https://shop.example/a?utm_source=Google&utm_medium=cpc\n",
                """
                Channel: Paid Search
                Source "Google" has capital letters. Better: google
                It says no campaign, and each link must.
                """));
    assertThat(run("lint", built.out().strip()).out())
        .isEqualTo("https://shop.example/a?utm_medium=cpc&utm_source=google\n");
    assertThat(run("lint"))
        .isEqualTo(new Run(0, "", "0 touches named 0 different values; wrong are 0.\n"));
  }

  @Test
  void theTaxonomyHasVersions() {
    assertThat(run("taxonomy").out())
        .isEqualTo(
            """
            Sources: any
            Mediums: any
            Campaigns: any
            Required: source, medium, campaign
            Small letters only: yes
            """);
    assertThat(run("taxonomy", "set", "--allow-medium", "email", "--require", "none").out())
        .isEqualTo("Saved as version 1.\n");
    assertThat(run("lint", "https://x.example/?utm_medium=emial").err())
        .contains("Medium \"emial\" is none of the mediums that are allowed; \"email\" is near.");
    assertThat(run("taxonomy", "preview", "--lower-case", "off").out())
        .isEqualTo("Now: 0 kinds of mistakes, 0 times\nThen: 0 kinds of mistakes, 0 times\n");
    assertThat(run("taxonomy", "reset").out())
        .isEqualTo("Saved as version 2, the rules that ship.\n");
    assertThat(run("taxonomy", "history").out()).hasLineCount(2);
  }

  @Test
  void aShortLinkIsMadeChangedDrawnAndTakenAway() throws IOException {
    assertThat(run("list"))
        .isEqualTo(new Run(0, "", "There is no short link so far; links make URL makes one.\n"));
    Run made = run("make", "https://shop.example/a", "--campaign", "x", "--name", "Bio");
    assertThat(made.out()).startsWith(BASE).hasLineCount(1);
    String id = made.out().strip().substring(BASE.length());
    assertThat(run("change", id, "--url", "https://shop.example/b").out()).isEqualTo(made.out());
    assertThat(run("list").out())
        .isEqualTo(BASE + id + "         0 clicks      0 of bots  Bio  https://shop.example/b\n");
    Path svg = folder.resolve("bio.svg");
    assertThat(run("qr", id, "--to", svg.toString(), "--base-url", "https://shop.example/").err())
        .isEqualTo(svg + " leads to https://shop.example/l/" + id + "\n");
    assertThat(svg).content().startsWith("<svg ");
    Path png = folder.resolve("bio.png");
    assertThat(run("qr", id, "--to", png.toString()).err()).contains("Only this machine knows");
    assertThat(Files.readAllBytes(png)).startsWith(0x89, 'P', 'N', 'G');
    assertThat(run("remove", id).err()).startsWith("It leads nowhere from now on.\n");
    assertThat(run("list").out()).endsWith("Bio  (taken away)\n");
  }

  @Test
  void whatIsWrongIsSaid() {
    assertThat(run("make", "javascript:alert(1)"))
        .isEqualTo(
            new Run(
                2,
                "",
                "A link leads to an address that begins with https:// or http://, not to"
                    + " javascript:alert(1)\n"));
    assertThat(run("build")).isEqualTo(new Run(2, "", "Which address? Say it behind build.\n"));
    assertThat(run("change", "x", "--name", "y"))
        .isEqualTo(
            new Run(2, "", "There is no link \"x\" in this workspace; the list has them all.\n"));
    assertThat(run("qr", "x"))
        .isEqualTo(new Run(2, "", "Where to? Say --to FILE.svg or --to FILE.png.\n"));
    assertThat(run("taxonomy", "set"))
        .isEqualTo(
            new Run(2, "", "What is to change? Say it with options such as --allow-medium.\n"));
    assertThat(run("list", "--allow-medium", "a"))
        .isEqualTo(new Run(2, "", "Options of the taxonomy go with taxonomy set and preview.\n"));
  }
}
