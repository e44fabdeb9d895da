package io.fullfunnel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** FEATURE UNDER TEST: {@code demo} without the server. */
class DemoCommandTest {
  private static final String[] SMALL = {"--people=1000", "--until=2026-11-21", "--no-server"};

  @TempDir Path folder;

  @Test
  void theShopIsShownAndOnceIsEnough() throws IOException {
    Run first = demo(SMALL);
    assertThat(first.code()).isZero();
    assertThat(first.err()).isEmpty();
    assertThat(first.out().replaceAll("\\([0-9]+ s\\)", "(N s)"))
        .matches(
            "SIMULATED shop \"Kornblume\", 365 days to 21 Nov 2026, 1,000 people, [0-9,]+ events"
                + "  \\(N s\\)\n"
                + "Awareness          1,000  █{28}\n"
                + "Consideration        382  █+[▏▎▍▌▋▊▉]?  +38\\.2 %\n"
                + "Checkout              31  .  +8\\.1 %\n"
                + "First order           20  .  +64\\.5 %\n"
                + "Repeat                13  .  +65\\.0 %\n"
                + "! Too few people are simulated to name the leak: since Tue 10 Nov, 2 of 5"
                + " checkouts ended in an order; before, in as many days, 3 of 5\\. --people 20000"
                + " shows it\\.\n");
    Run second = demo(SMALL);
    assertThat(second.code()).isZero();
    assertThat(second.err()).isEqualTo("The workspace demo holds this shop already.\n");
    assertThat(second.out().replaceAll("\\([0-9]+ s\\)", "(N s)"))
        .isEqualTo(first.out().replaceAll("\\([0-9]+ s\\)", "(N s)"));
    assertThat(run("import", "--list", "--workspace", "demo").out().lines()).hasSize(3);
    try (Stream<Path> left = Files.list(folder.resolve("data/run/tmp"))) {
      assertThat(left.filter(f -> f.getFileName().toString().startsWith("demo"))).isEmpty();
    }
  }

  @Test
  void anotherShopReplacesIt() {
    demo(SMALL);
    Run other = demo("--people=1100", "--until=2026-11-21", "--no-server");
    assertThat(other.code()).isZero();
    assertThat(other.err())
        .isEqualTo(
            "The workspace demo holds a simulated shop made with other options; it is replaced.\n");
    assertThat(other.out()).contains(" 1,100 people, ");
  }

  @Test
  void somebodysOwnFilesAreLeftAlone() throws IOException {
    Path file =
        Files.writeString(folder.resolve("shop.csv"), "userId,time,event\nann,2026-01-01,visit\n");
    run("import", file.toString(), "--workspace", "demo");
    assertThat(demo(SMALL))
        .isEqualTo(
            new Run(
                2,
                "",
                "The workspace demo holds files that are not simulated, so the demo leaves it"
                    + " alone. Name another with --workspace.\n"));
    assertThat(run("import", "--list", "--workspace", "demo").out()).contains("shop.csv");
  }

  @Test
  void whatIsWrongIsSaidBeforeAnythingBegins() {
    assertThat(demo("--people=12", "--no-server"))
        .isEqualTo(new Run(2, "", "The simulated shop has 1,000 to 5,000,000 people, not 12.\n"));
    assertThat(demo("--until=soon", "--no-server"))
        .isEqualTo(new Run(2, "", "--until takes a date such as 2026-11-21, not \"soon\".\n"));
    assertThat(demo("--port=8081", "--no-server"))
        .isEqualTo(new Run(2, "", "--port is the server's; leave out --no-server.\n"));
    assertThat(demo("--port=many").code()).isEqualTo(2);
    assertThat(folder.resolve("data")).doesNotExist();
  }

  private Run demo(String... words) {
    List<String> all = new ArrayList<>(List.of("demo"));
    all.addAll(Arrays.asList(words));
    return run(all.toArray(String[]::new));
  }

  private Run run(String... words) {
    List<String> all = new ArrayList<>(Arrays.asList(words));
    all.addAll(List.of("--data", folder.resolve("data").toString()));
    return Run.of(all.toArray(String[]::new));
  }
}
