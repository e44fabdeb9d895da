package io.fullfunnel.store.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NdjsonMessagesTest {
  @TempDir Path folder;

  @Test
  void aMessageGoesInAsItIs() throws IOException {
    String line =
        "{ \"type\":\"track\","
            + " \"userId\":7,\"event\":\"e\",\"timestamp\":\"2018-02-01T00:00:00Z\",\"x\":[1,{\"y\":null}]}";
    assertThat(ReadText.of(folder, line + "\r\n\n  " + line, ReadText.events()))
        .containsExactly("1 " + line, "2 " + line);
  }

  @Test
  void brokenLinesAreRefusedAndTheOthersGoIn() throws IOException {
    String good = "{\"type\":\"page\",\"timestamp\":\"2018-02-01\"}";
    String deep = "{\"timestamp\":\"2018-02-01\",\"type\":\"page\",\"x\":" + "[".repeat(70);
    String file =
        String.join(
            "\n",
            good,
            "{\"type\":\"page\",}",
            "[1]",
            deep + "]".repeat(70) + "}",
            "{\"type\":\"page\",\"timestamp\":\"soon\"}",
            "{\"type\":\"track\",\"timestamp\":\"2018-02-01\"}",
            "{\"type\":\"page\",\"timestamp\":\"2018-02-01\",\"p\":\"" + "x".repeat(40_000) + "\"}",
            "{\"p\":\"" + "x".repeat(2 << 20) + "\"}",
            "{\"type\":\"page\",\"timestamp\":\"2018-02-01\"} {}",
            good);
    assertThat(ReadText.of(folder, file, ReadText.events()))
        .containsExactly(
            "1 " + good,
            "line 2 bad_json 16",
            "line 3 bad_json 2",
            "line 4 too_deep null",
            "line 5 unreadable_time null",
            "line 6 missing_event event",
            "line 7 too_large null",
            "line 8 row_too_long null",
            "line 9 bad_json 43",
            "10 " + good);
  }

  @Test
  void aMappedLineIsWrittenAnew() throws IOException {
    String line =
        "{\"who\":{\"id\":\"u\"},\"action\":\"buy\",\"ts\":1517443200,\"price\":5.50,\"tags\":[1],\"context\":{\"ip\":\"::1\"}}";
    assertThat(
            ReadText.of(
                folder,
                line,
                ReadText.events("userId=who.id", "event=action", "time=ts", "revenue=price")))
        .containsExactly(
            "1 {\"type\":\"track\",\"userId\":\"u\",\"event\":\"buy\",\"time\":1517443200000,"
                + "\"properties\":{\"revenue\":5.50,\"who\":{\"id\":\"u\"},\"tags\":[1]},\"context\":{\"ip\":\"::1\"}}");
  }

  @Test
  void aLineWithATimeIsWrittenAnew() throws IOException {
    String line =
        "{\"event\":\"e\",\"time\":\"2018-02-01\",\"properties\":{ \"a\":1},\"timestamp\":\"x\"}";
    assertThat(ReadText.of(folder, line, ReadText.events()))
        .containsExactly(
            "1 {\"type\":\"track\",\"event\":\"e\",\"time\":1517443200000,\"properties\":{\"a\":1},\"timestamp\":\"x\"}");
  }

  @Test
  void loneSurrogatesAreReplacedAndCounted() throws IOException {
    String a =
        "{\"type\":\"page\",\"timestamp\":\"2018-02-01\",\"p\":\"\\ud800 \\uD834\\uDD1E \\\\ud800"
            + " \\udc00\"}";
    assertThat(ReadText.of(folder, a + "\n" + a, ReadText.events()))
        .containsExactly(
            "1 " + a.replace("\\ud800 \\uD", "\\ufffd \\uD").replace("\\udc00", "\\ufffd"),
            "2 " + a.replace("\\ud800 \\uD", "\\ufffd \\uD").replace("\\udc00", "\\ufffd"),
            "replaced 4");
  }

  @Test
  void peopleAsFlatObjects() throws IOException {
    String line = "{\"id\":\"u\",\"email\":\"a@b.example\",\"plan\":{\"name\":\"pro\"}}";
    assertThat(ReadText.of(folder, line, FileOptions.of("people", "ndjson", List.of(), List.of())))
        .containsExactly(
            "1 {\"type\":\"identify\",\"userId\":\"u\",\"email\":\"a@b.example\",\"traits\":{\"email\":\"a@b.example\",\"plan\":{\"name\":\"pro\"}}}");
  }

  @Test
  void aTimestampWithoutAnOffsetIsReadInTheZone() throws IOException {
    String line =
        "{\"type\":\"track\",\"event\":\"e\",\"timestamp\":\"2018-02-01T00:00:00\",\"x\":1}";
    assertThat(ReadText.of(folder, line, FileOptions.events().withZone("Europe/Warsaw")))
        .containsExactly(
            "1 {\"type\":\"track\",\"event\":\"e\",\"time\":1517439600000,\"properties\":{},"
                + "\"timestamp\":\"2018-02-01T00:00:00\",\"x\":1}");
  }

  @Test
  void whatALineGivesItselfStaysWhenItIsWrittenAnew() throws IOException {
    String line =
        "{\"type\":\"page\",\"email\":\"a@b.example\",\"time\":0,"
            + "\"given\":{\"source\":\"shop\",\"medium\":\"mail\"}}";
    assertThat(
            ReadText.of(
                folder, line, FileOptions.of("events", "auto", List.of(), List.of("source=other"))))
        .containsExactly(
            "1 {\"type\":\"page\",\"time\":0,"
                + "\"given\":{\"source\":\"shop\",\"medium\":\"mail\",\"source\":\"other\"},"
                + "\"properties\":{},\"email\":\"a@b.example\"}");
  }
}
