package io.fullfunnel.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Handing out and erasing from the command line: found by every command before, by none after. */
class PersonErasureTest {
  private static final String LIST =
      """
      {"ask":"funnel","steps":["view","buy"],"by":"plan","list":{"of":"/entered"}}
      """;

  @TempDir Path folder;

  @BeforeEach
  void bring() throws IOException {
    StringBuilder events = new StringBuilder();
    for (int i = 0; i < 20; i++) {
      String user = i % 4 == 1 ? "hanna" : "user" + i;
      for (String event : List.of("view", "buy")) {
        events.append(
            "{\"type\":\"track\",\"event\":\"%s\",\"messageId\":\"%s-%s-%d\",\"userId\":\"%s\",\"anonymousId\":\"dev-%s\",\"properties\":{\"plan\":\"%s\"},\"timestamp\":\"2026-01-01T10:%02d:00Z\"}\n"
                .formatted(event, user, event, i, user, user, user + " plan", i));
      }
    }
    Path file = Files.writeString(folder.resolve("events.ndjson"), events);
    assertThat(run("import", file.toString()).code()).isZero();
  }

  private String[] with(String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--data", folder.resolve("data").toString()));
    return all.toArray(String[]::new);
  }

  private Run run(String... words) {
    return Run.withInput(LIST, with(words));
  }

  /** What a person at a terminal gets who types an answer. */
  private Run typed(String answer, String... words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        new Console(
            new ByteArrayInputStream(answer.getBytes(UTF_8)),
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8),
            true,
            new Interruption());
    int code = new Program(console).run(with(words));
    return new Run(code, out.toString(UTF_8), err.toString(UTF_8));
  }

  /** What the commands say of Hanna. */
  private List<String> found() throws IOException {
    List<String> found = new ArrayList<>();
    for (String format : List.of("table", "json", "csv")) {
      if (run("ask", "-", "--as", format).out().contains("hanna")) {
        found.add("ask " + format);
      }
    }
    for (String what : List.of("events", "people")) {
      Path to = folder.resolve(what + ".csv");
      run("export", what, "--to", to.toString(), "--overwrite");
      if (Files.readString(to).contains("hanna")) {
        found.add("export " + what);
      }
    }
    for (String id : List.of("hanna", "dev-hanna")) {
      if (run("person", id).code() == 0) {
        found.add("person " + id);
      }
    }
    return found;
  }

  @Test
  void whatEveryCommandFoundNoneFindsAfterwards() throws IOException {
    assertThat(found())
        .contains("ask json", "ask csv", "export events", "person hanna", "person dev-hanna");
    Path backup = folder.resolve("backups/old");
    assertThat(run("backup", backup.toString()).code()).isZero();
    Run erased = run("person", "erase", "dev-hanna", "--yes");
    assertThat(erased.code()).as(erased.err()).isZero();
    assertThat(erased.out().replaceAll("p_[0-9a-f]{16}", "p_"))
        .isEqualTo(
            """
            Erased: p_, 10 events, 2026-01-01T10:01:00Z to 2026-01-01T10:17:00Z
              userId hanna
              anonymousId dev-hanna
            Gone from the journal and from all that is made of it: 10 messages. Whatever comes under \
            these ids later is not taken in.
            """);
    assertThat(found()).isEmpty();
    assertThat(run("ask", "-", "--as", "json").out())
        .contains("user4")
        .contains("\"entered\" : 15");
    Run again = run("import", folder.resolve("events.ndjson").toString());
    assertThat(again.out()).contains("was imported already");
    assertThat(run("check").out())
        .contains("erased                  10", "present                 30");

    Path more = folder.resolve("more.ndjson");
    try (Stream<String> lines = Files.lines(folder.resolve("events.ndjson"))) {
      Files.write(more, lines.map(line -> line.replace("messageId", "old")).toList());
    }
    Run brought = run("import", more.toString());
    assertThat(brought.out())
        .contains("30 stored")
        .contains("10 messages are of people who were erased");
    assertThat(found()).isEmpty();

    String restored = folder.resolve("restored").toString();
    String from = folder.resolve("data").toString();
    Run made = Run.of("restore", backup.toString(), "--data", restored, "--erasures", from);
    assertThat(made.out()).startsWith("default: 30 events, 15 people, 1 erasures hold\n");
    assertThat(Run.of("person", "hanna", "--data", restored).code()).isEqualTo(2);
  }

  @Test
  void whoIsAskedSaysErase() {
    Run refused = run("person", "erase", "hanna");
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err())
        .contains("To erase: p_", "userId hanna")
        .contains("Erasing cannot be taken back. Say person erase ID --yes");
    Run no = typed("no\n", "person", "erase", "hanna");
    assertThat(no.code()).isEqualTo(1);
    assertThat(no.out()).isEmpty();
    assertThat(no.err()).endsWith("Nothing was erased.\n");
    assertThat(run("person", "hanna").code()).isZero();
    assertThat(typed("erase\n", "person", "erase", "hanna").code()).isZero();
    assertThat(run("person", "erase", "hanna", "--yes"))
        .isEqualTo(new Run(2, "", "Nobody in workspace \"default\" has the id \"hanna\".\n"));
  }

  @Test
  void aPersonIsWrittenDown() throws IOException {
    Path json = folder.resolve("hanna.json");
    assertThat(run("person", "export", "hanna", "--to", json.toString()).out())
        .isEqualTo("Everything that is held about hanna: " + json + "\n");
    assertThat(Files.readString(json)).contains("\"messageId\":\"hanna-view-1\"");
    Run there = run("person", "export", "hanna", "--to", json.toString());
    assertThat(there.err()).isEqualTo(json + " is there already; --overwrite replaces it.\n");
    Path page = folder.resolve("hanna.html");
    assertThat(run("person", "export", "hanna", "--to", page.toString()).code()).isZero();
    assertThat(Files.readString(page)).startsWith("<!DOCTYPE html>").contains("hanna plan");
    assertThat(run("person", "export", "hanna", "--to", "x.txt").err())
        .contains("Its name ends in");
    assertThat(
            run("person", "export", "nobody", "--to", folder.resolve("n.json").toString()).code())
        .isEqualTo(2);
    assertThat(folder.resolve("n.json")).doesNotExist();
  }
}
