package io.fullfunnel.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * FEATURE UNDER TEST: whatever the file, the command says one clear sentence, and nothing that was
 * in before is lost.
 */
class BadInputTest {
  private static final String HEADER = "userId,time,event\n";
  private static final String GOOD = HEADER + "ann,2026-01-01,visit\nben,2026-01-02,visit\n";

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void something() throws IOException {
    Path before = Files.writeString(folder.resolve("before.csv"), GOOD);
    assertThat(command("import", before.toString()).code()).isZero();
    file = folder.resolve("bad.csv");
  }

  /** What was in before is in, and every message is accounted for. */
  @AfterEach
  void nothingIsLost() {
    assertThat(command("check").code()).isZero();
    assertThat(command("import", "--list", "--json").out())
        .startsWith("{\"import\":1,\"file\":\"before.csv\",\"into\":\"events\",\"rows\":2,");
  }

  @Test
  void aMissingFile() {
    assertFails("There is no file " + file + ".");
  }

  @Test
  void aMissingFileAmongOthersLeavesTheLaterOnesUntouched() throws IOException {
    Path good = Files.writeString(folder.resolve("good.csv"), HEADER + "cyd,2026-01-01,visit\n");
    Run run = command("import", "--json", good.toString(), file.toString(), "later.csv");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).startsWith("{\"import\":2,").contains("\"rows\":1,\"stored\":1,");
    assertThat(run.err()).isEqualTo("Not begun: later.csv.\nThere is no file " + file + ".\n");
  }

  @Test
  void aFileThatMayNotBeRead() throws IOException {
    needsAUser();
    Files.writeString(file, GOOD);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    assertFails("No permission to read " + file + ".");
  }

  @Test
  void aFolder() throws IOException {
    Files.createDirectory(file);
    assertFails(file + " is a directory, not a file.");
  }

  @Test
  void bytesThatAreNoUtf8() throws IOException {
    Files.write(file, (HEADER + "ann,2026-01-01,caf\u00e9 au lait\n").getBytes(ISO_8859_1));
    assertFails(
        file
            + " is not UTF-8: the first wrong byte is at offset 36, line 2. Convert it, for"
            + " instance: iconv -f WINDOWS-1252 -t UTF-8 bad.csv > utf8-bad.csv");
  }

  @Test
  void anotherSeparatorIsSeen() throws IOException {
    Files.writeString(file, GOOD.replace(',', ';').replace("ann", "\"a,n,n\""));
    assertStored(2, 0);
  }

  @Test
  void noSeparatorAtAll() throws IOException {
    Files.writeString(file, "userId:time:event\nann:2026-01-01:visit\n");
    assertWrong(
        "No column of bad.csv is the field time: say which with --map time=COLUMN. Columns:"
            + " userId:time:event.");
  }

  @Test
  void noHeader() throws IOException {
    Files.writeString(file, "ann,2026-01-01,visit\n");
    assertWrong(
        "No column of bad.csv is the field time: say which with --map time=COLUMN. Columns: ann,"
            + " 2026-01-01, visit. The first line must name the columns; \"2026-01-01\" looks like"
            + " a value.");
  }

  @Test
  void anEmptyFile() throws IOException {
    Files.writeString(file, "");
    assertFails(file + " is empty.");
    Files.writeString(file, "\n \n\n");
    assertFails(file + " is empty.");
  }

  @Test
  void aHeaderAloneIsAnImportOfNothing() throws IOException {
    Files.writeString(file, HEADER);
    Run run = importing("--json");
    assertThat(run.code()).isZero();
    assertThat(run.out()).startsWith("{\"import\":2,").contains("\"rows\":0,\"stored\":0,");
    assertThat(run.out()).contains("\"people\":0,\"from\":null,\"to\":null,");
  }

  @Test
  void aMappedColumnThatIsNotThereNamesTheNearest() throws IOException {
    Files.writeString(file, GOOD);
    assertWrong(
        "--map userId=user_id: bad.csv has no column \"user_id\"; did you mean \"userId\"?"
            + " Columns: userId, time, event.",
        "--map",
        "userId=user_id");
  }

  @Test
  void aMappedKeyThatIsNotThereNamesTheNearest() throws IOException {
    Files.writeString(file, "{\"user\":{\"id\":7},\"time\":1767225600,\"event\":\"visit\"}\n");
    assertWrong(
        "--map userId=user.uid: no line of bad.csv has \"user.uid\"; did you mean \"user.id\"?"
            + " Keys: user, user.id, time, event.",
        "--map",
        "userId=user.uid");
  }

  @Test
  void anUnknownField() throws IOException {
    Files.writeString(file, GOOD);
    assertWrong(
        "--map: unknown field \"userid\" of events; did you mean userId? Fields: userId anonymousId"
            + " messageId time type event name channel source medium campaign content term referrer"
            + " session device browser os country revenue currency.",
        "--map",
        "userid=userId");
  }

  @Test
  void anUnknownTargetFormatAndZone() throws IOException {
    Files.writeString(file, GOOD);
    assertWrong(
        "unknown target \"evnts\" of --into; known are events, people and deals.",
        "--into",
        "evnts");
    assertWrong(
        "unknown format \"xml\"; known are auto, ndjson, csv, parquet and combined.",
        "--format",
        "xml");
    assertWrong(
        "unknown time zone \"Europe/Warszawa\"; did you mean Europe/Warsaw? Zones look like"
            + " Europe/Warsaw, UTC or +02:00.",
        "--zone",
        "Europe/Warszawa");
  }

  @Test
  void timesOfWhichNoneCanBeRead() throws IOException {
    Files.writeString(file, HEADER + "ann,31.12.2025 23:59,visit\nben,1.1.2026 0:10,visit\n");
    assertFails(
        "No time of the first 2 rows of bad.csv can be read as iso: \"31.12.2025 23:59\","
            + " \"1.1.2026 0:10\". Try --time \"d.M.yyyy H:mm\".");
    assertStored(2, 0, "--time", "d.M.yyyy H:mm", "--zone", "Europe/Warsaw");
  }

  @Test
  void someTimesThatCannotBeRead() throws IOException {
    Files.writeString(file, HEADER + "ann,2026-01-01,visit\nben,soon,visit\ncyd,,visit\n");
    assertStored(1, 2);
    assertRefused(
        "{\"file\":\"%s\",\"line\":3,\"column\":\"time\",\"reason\":\"\\\"soon\\\" is no time (read"
            + " as iso).\",\"code\":\"unreadable_time\",\"text\":\"ben,soon,visit\"}",
        "{\"file\":\"%s\",\"line\":4,\"column\":\"time\",\"reason\":\"The row has no"
            + " time.\",\"code\":\"missing_time\",\"text\":\"cyd,,visit\"}");
  }

  @Test
  void aLastLineThatIsCutOff() throws IOException {
    Files.writeString(file, HEADER + "ann,2026-01-01,visit\nben,2026-0");
    assertStored(1, 1);
    assertRefused(
        "{\"file\":\"%s\",\"line\":3,\"column\":null,\"reason\":\"The row has 2 fields; the header"
            + " has 3.\",\"code\":\"too_few_fields\",\"text\":\"ben,2026-0\"}");
  }

  @Test
  void tooManyColumns() throws IOException {
    List<String> names = new ArrayList<>(List.of("userId", "time", "event"));
    for (int i = names.size(); i < 2_001; i++) {
      names.add("c" + i);
    }
    Files.writeString(file, String.join(",", names) + "\n");
    assertFails("bad.csv has 2,001 columns in line 1; at most 2,000 are possible. Leave some out.");
    Files.writeString(
        file,
        String.join(",", names.subList(0, 2_000))
            + "\nann,2026-01-01,visit"
            + String.join(",", Collections.nCopies(1_998, ""))
            + "\n");
    assertStored(1, 0);
  }

  @Test
  void anEndlessLineIsRefusedAndTheOthersGoIn() throws IOException {
    for (String name : List.of("bad.csv", "bad.ndjson")) {
      boolean csv = name.endsWith("csv");
      file = folder.resolve(name);
      String good =
          csv
              ? "ann,2026-01-01,visit\n"
              : "{\"userId\":\"ann\",\"event\":\"visit\",\"timestamp\":\"2026-01-01\"}\n";
      byte[] block = new byte[1 << 20];
      Arrays.fill(block, (byte) 'x');
      try (OutputStream out = Files.newOutputStream(file)) {
        out.write(((csv ? HEADER : "") + good + (csv ? "ben," : "{\"userId\":\"")).getBytes(UTF_8));
        for (int i = 0; i < 60; i++) {
          out.write(block);
        }
        out.write(("\n" + good).getBytes(UTF_8));
      }
      assertStored(2, 1);
    }
  }

  @Test
  void quotesThatAreNotClosed() throws IOException {
    Files.writeString(
        file,
        HEADER
            + "ann,2026-01-01,visit\nben,2026-01-02,\"vi\"sit\n\"cyd\n2026-01-03\n"
            + "dan,2026-01-04,visit\n");
    Run run = importing("--json");
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.out()).contains("\"stored\":2,\"duplicate\":0,\"refused\":3,");
    assertRefused(
        "{\"file\":\"%s\",\"line\":3,\"column\":null,\"reason\":\"A quoted field is followed by"
            + " text; quotes inside a field are written"
            + " twice.\",\"code\":\"unbalanced_quotes\",\"text\":\"ben,2026-01-02,\\\"vi\\\"sit\"}",
        "{\"file\":\"%s\",\"line\":4,\"column\":null,\"reason\":\"A quote opened here is not closed"
            + " within 1 MB or to the end of the"
            + " file.\",\"code\":\"unbalanced_quotes\",\"text\":\"\\\"cyd\"}",
        "{\"file\":\"%s\",\"line\":5,\"column\":null,\"reason\":\"The row has 1 field; the header"
            + " has 3.\",\"code\":\"too_few_fields\",\"text\":\"2026-01-03\"}");
  }

  @Test
  void messagesThatWereThereBefore() throws IOException {
    String header = "messageId," + HEADER;
    String row = "m1,ann,2026-01-01,visit\n";
    Files.writeString(file, header + row + row + "m2,ann,2026-01-01,visit\n");
    assertCounts(importing("--json"), 0, "\"rows\":3,\"stored\":2,\"duplicate\":1,\"refused\":0,");
    Files.writeString(file, header + row + "m3,ann,2026-01-01,visit\n");
    assertCounts(importing("--json"), 0, "\"rows\":2,\"stored\":1,\"duplicate\":1,\"refused\":0,");
  }

  @Test
  void halvesOfSurrogatePairs() throws IOException {
    Files.writeString(
        file,
        "{\"userId\":\"ann\",\"event\":\"visit\",\"timestamp\":\"2026-01-01\","
            + "\"properties\":{\"p\":\"\\ud800\"}}\n");
    Run run = importing();
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("1 broken characters (halves of surrogate pairs) were replaced by U+FFFD.");
  }

  @Test
  void theSameFileAgainAddsNothing() throws IOException {
    Files.writeString(file, GOOD);
    Run run = importing();
    assertThat(run)
        .isEqualTo(
            new Run(0, file + " was imported already as 1 (2 rows); nothing was added.\n", ""));
    assertCounts(importing("--json"), 0, "\"rows\":2,\"stored\":0,\"duplicate\":2,\"refused\":0,");
  }

  @Test
  void theSameFileWithOtherColumnsIsRefused() throws IOException {
    Files.writeString(file, GOOD);
    assertWrong(
        "already imported as 1 with other columns; `import --undo 1` first",
        "--set",
        "source=shop");
  }

  @Test
  void aDataDirectoryThatAnotherProcessHolds() throws IOException, InterruptedException {
    Files.writeString(file, HEADER + "cyd,2026-01-01,visit\n");
    Process holder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                DirectoryHolder.class.getName(),
                data().toString())
            .start();
    try {
      assertThat(holder.getInputStream().read()).isEqualTo('+');
      assertFails(
          "The data directory %s is in use by process %d. Stop that process or use another directory."
              .formatted(data().toRealPath(), holder.pid()));
    } finally {
      holder.destroyForcibly().waitFor();
    }
    assertStored(1, 0);
  }

  @Test
  void aDataDirectoryThatMayNotBeWritten() throws IOException {
    needsAUser();
    Path closed = Files.createDirectory(folder.resolve("closed"));
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("r-xr-xr-x"));
    Files.writeString(file, GOOD);
    Run run = Run.of("import", file.toString(), "--data", closed.resolve("data").toString());
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).startsWith("The data directory " + closed).hasLineCount(1);
  }

  @Test
  void aGzipFileThatEndsInTheMiddle() throws IOException {
    byte[] whole = gzip(GOOD.repeat(5_000).getBytes(UTF_8));
    file = folder.resolve("bad.csv.gz");
    Files.write(file, Arrays.copyOf(whole, whole.length / 2));
    Run run = importing();
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .matches(".*bad\\.csv\\.gz is a damaged gzip file: after [0-9,]+ unpacked bytes: .*\n");
  }

  @Test
  void aGzipBomb() throws IOException {
    file = folder.resolve("bomb.csv.gz");
    byte[] zeros = new byte[1 << 20];
    Arrays.fill(zeros, (byte) 'x');
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(GOOD.getBytes(UTF_8));
      for (int i = 0; i < 260; i++) {
        out.write(zeros);
      }
    }
    assertFails(
        file
            + " unpacks to more than 500 times its size: this is no data. Unpack it yourself if you"
            + " trust it.");
  }

  @Test
  void utf16WithMarkUtf8WithMarkAndWindowsLineEnds() throws IOException {
    Files.write(file, GOOD.replace("visit", "wi\u017cyta").getBytes(UTF_16));
    assertStored(2, 0);
    Files.writeString(file, "\ufeff" + GOOD.replace("visit", "bom"));
    assertStored(2, 0);
    Files.writeString(file, GOOD.replace("visit", "crlf").replace("\n", "\r\n"));
    assertStored(2, 0);
    assertThat(command("import", "--list", "--json").out().lines()).hasSize(4);
  }

  @Test
  void foreignFilesAreNamed() throws IOException {
    Files.write(file, new byte[] {'P', 'K', 3, 4, 0, 0, 0, 0});
    assertFails(file + " is a zip archive or a spreadsheet: unpack it, or save the sheet as CSV.");
    Files.writeString(file, "[{\"a\":1}]");
    assertFails(file + " is a JSON array: write one object a line, for instance with jq -c '.[]'.");
  }

  private static void needsAUser() {
    Assumptions.assumeFalse(
        System.getProperty("user.name").equals("root"), "needs a user other than root");
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }

  private Path data() {
    return folder.resolve("data");
  }

  private Run command(String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--data", data().toString()));
    return Run.of(all.toArray(String[]::new));
  }

  private Run importing(String... options) {
    List<String> all = new ArrayList<>(List.of("import", file.toString()));
    all.addAll(List.of(options));
    return command(all.toArray(String[]::new));
  }

  private void assertFails(String sentence, String... options) {
    assertThat(importing(options)).isEqualTo(new Run(1, "", sentence + "\n"));
  }

  private void assertWrong(String sentence, String... options) {
    assertThat(importing(options)).isEqualTo(new Run(2, "", sentence + "\n"));
  }

  private void assertStored(int stored, int refused, String... options) {
    List<String> all = new ArrayList<>(List.of(options));
    all.add("--json");
    assertCounts(
        importing(all.toArray(String[]::new)),
        refused == 0 ? 0 : 3,
        "\"rows\":%d,\"stored\":%d,\"duplicate\":0,\"refused\":%d,"
            .formatted(stored + refused, stored, refused));
  }

  private static void assertCounts(Run run, int code, String counts) {
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isEqualTo(code);
    assertThat(run.out()).contains(counts);
  }

  /** The refused file in the current directory has these lines and no others. */
  private void assertRefused(String... lines) throws IOException {
    Path refused = Path.of(file.getFileName() + ".refused.ndjson");
    assertThat(Files.readAllLines(refused))
        .containsExactly(
            Arrays.stream(lines).map(line -> line.formatted(file)).toArray(String[]::new));
    Files.delete(refused);
  }
}
