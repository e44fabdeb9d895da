package io.fullfunnel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** FEATURE UNDER TEST: {@code ask} straight from a file, and what it says when something is off. */
class AskCommandTest {
  @TempDir Path folder;
  private Path file;
  private Path question;

  @BeforeEach
  void write() throws IOException {
    file =
        Files.writeString(
            folder.resolve("shop.csv"),
            """
            userId,time,event,plan
            ann,2026-01-01,visit,pro
            ann,2026-01-02,buy,pro
            ben,2026-01-03,visit,free
            ,2026-01-04,visit,free
            """);
    question =
        Files.writeString(
            folder.resolve("q.json"),
            "{\"ask\":\"funnel\",\"steps\":[\"visit\",\"buy\"],\"by\":\"plan\"}");
  }

  @Test
  void aFileIsAskedAndNothingIsStored() {
    Run run = ask("--as", "csv");
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    assertThat(run.out()).startsWith("plan,step,label,reached,dropped");
    assertThat(run.out()).contains("pro,1,visit,1,").contains("free,2,buy,0,");
    assertThat(folder.resolve("data")).doesNotExist();
  }

  @Test
  void theQuestionComesFromStandardInputToo() throws IOException {
    Run run =
        Run.withInput(
            Files.readString(question), "ask", "-", "--from", file.toString(), "--as", "json");
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("\"withoutPerson\" : 1").contains("\"entered\" : 2");
  }

  @Test
  void aWrongFieldNamesTheNearest() throws IOException {
    Files.writeString(question, "{\"ask\":\"funnel\",\"stpes\":[\"visit\"]}");
    Run run = ask();
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("stpes").contains("steps");
  }

  @Test
  void anUnknownEventIsANoteAndWithStrictAnError() throws IOException {
    Files.writeString(question, "{\"ask\":\"funnel\",\"steps\":[\"visitt\"]}");
    Run lenient = ask();
    assertThat(lenient.code()).isZero();
    assertThat(lenient.out()).contains("Did you mean \"visit\"?");
    Run strict = ask("--strict");
    assertThat(strict.code()).isEqualTo(2);
    assertThat(strict.err()).contains("Did you mean \"visit\"?");
  }

  @Test
  void aMissingQuestionFileIsOneSentence() {
    Run run = Run.of("ask", "nowhere.json", "--data", folder.resolve("data").toString());
    assertThat(run).isEqualTo(new Run(1, "", "There is no file nowhere.json.\n"));
  }

  private Run ask(String... more) {
    String[] all = new String[more.length + 4];
    all[0] = "ask";
    all[1] = question.toString();
    all[2] = "--from";
    all[3] = file.toString();
    System.arraycopy(more, 0, all, 4, more.length);
    return Run.of(all);
  }
}
