package io.fullfunnel.store.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class CombinedMessagesTest {
  private static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:27.0) Firefox/27.0";

  @TempDir Path folder;

  @Test
  void aLineBecomesAPageView() throws IOException {
    String line =
        line("203.0.113.9", "17/May/2015:12:05:03 +0200", "GET /a/b?utm_source=x HTTP/1.1", 200);
    List<String> read = ReadText.of(folder, line + "\n", ReadText.events());
    assertThat(plain(read))
        .containsExactly(
            "1 {\"type\":\"page\",\"messageId\":\"ID\",\"anonymousId\":\"ID\",\"time\":1431857103000,"
                + "\"properties\":{\"path\":\"/a/b\",\"url\":\"/a/b?utm_source=x\",\"search\":\"?utm_source=x\","
                + "\"referrer\":\"http://r.example/\"},\"context\":{\"page\":{\"path\":\"/a/b\","
                + "\"url\":\"/a/b?utm_source=x\",\"search\":\"?utm_source=x\",\"referrer\":\"http://r.example/\"},"
                + "\"userAgent\":\""
                + FIREFOX
                + "\"}}");
    assertThat(read.getFirst()).doesNotContain("203.0.113.9");
  }

  @Test
  void whatIsNoPageIsRefused() throws IOException {
    String time = "17/May/2015:12:05:03 +0000";
    String text =
        String.join(
            "\n",
            line("a", time, "GET /page HTTP/1.1", 200),
            line("a", time, "GET /style.CSS?v=1 HTTP/1.1", 200),
            line("a", time, "GET /moved HTTP/1.1", 301),
            line("a", time, "HEAD /page HTTP/1.1", 200),
            line("a", time, "GET /blog/feed/ HTTP/1.1", 200),
            line("a", time, "GET /blog?flav=rss20 HTTP/1.1", 304),
            line("a", time, "\\x16\\x03\\x01", 400),
            line("a", time, "GET http://other.example/ HTTP/1.1", 200),
            "no log at all",
            line("a", "32/May/2015:12:05:03 +0000", "GET / HTTP/1.1", 200),
            "",
            line("a", time, "GET /style.guide/ HTTP/1.0", 304),
            line("a", time, "GET /old", 200));
    assertThat(plain(ReadText.of(folder, text, ReadText.events())))
        .filteredOn(line -> line.startsWith("line"))
        .containsExactly(
            "line 2 not_a_page request",
            "line 3 not_a_page status",
            "line 4 not_a_page request",
            "line 5 not_a_page request",
            "line 6 not_a_page request",
            "line 7 not_a_page request",
            "line 8 not_a_page request",
            "line 9 bad_line null",
            "line 10 unreadable_time time");
    assertThat(paths(ReadText.of(folder, text, ReadText.events())))
        .containsExactly("/page", "/style.guide/", "/old");
  }

  @Test
  void linesAsStrangersWriteThem() throws IOException {
    String front = " - - [17/May/2015:10:00:00 -0330] \"GET ";
    String text =
        String.join(
            "\n",
            "2001:db8::1 - ann smith [17/May/2015:10:00:00 -0330] \"GET /six HTTP/2.0\" 200 - \"-\""
                + " \"-\"",
            "shop.example:443 10.0.0.1" + front + "/host HTTP/1.1\" 200 1 \"-\" \"x\"",
            "10.0.0.1, 10.0.0.2" + front + "/forwarded HTTP/1.1\" 200 1 \"-\" \"x\"",
            "10.0.0.1" + front + "/common HTTP/1.1\" 200 1",
            "10.0.0.1"
                + front
                + "/said?q=\\\"a\\\" HTTP/1.1\" 200 1 \"-\" \"say \\\"hi\\\" \\x41\"",
            "10.0.0.1" + front + "/bare HTTP/1.1\" 200 1 \"-\" \"say\"hi\"you\"",
            "10.0.0.1" + front + "/more HTTP/1.1\" 200 1 \"-\" \"x\" \"203.0.113.7\" 0.004",
            "10.0.0.1" + front + "/cut HTTP/1.1\" 200 1 \"-\" \"Mozilla/5.0 (comp",
            "10.0.0.1" + front + "/two words HTTP/1.1\" 200 1 \"-\" \"x\"",
            "- " + front.strip() + " /nobody HTTP/1.1\" 200 1 \"-\" \"x\"",
            "10.0.0.1" + front + "/tab HTTP/1.1\" 200 1 \"-\" \"a\\tb\\\\c\"\r");
    List<JsonNode> events = events(ReadText.of(folder, text, combined()));
    assertThat(events.stream().map(e -> e.at("/context/page/url").asString()).toList())
        .containsExactly(
            "/six",
            "https://shop.example/host",
            "/forwarded",
            "/common",
            "/said?q=\"a\"",
            "/bare",
            "/more",
            "/cut",
            "/two words",
            "/nobody",
            "/tab");
    assertThat(events.stream().map(e -> e.at("/context/userAgent").asString()).toList())
        .containsExactly(
            "-",
            "x",
            "x",
            "-",
            "say \"hi\" A",
            "say\"hi\"you",
            "x",
            "Mozilla/5.0 (comp",
            "x",
            "x",
            "a b\\c");
    assertThat(events).extracting(e -> e.path("time").asLong()).containsOnly(1_431_869_400_000L);
    assertThat(events.stream().filter(e -> !e.has("anonymousId")).toList()).hasSize(1);
    assertThat(events.get(2).path("anonymousId")).isEqualTo(events.get(6).path("anonymousId"));
  }

  @Test
  void bytesThatAreNoTextBecomeReplacements() throws IOException {
    byte[] text =
        line("10.0.0.1", "17/May/2015:10:00:00 +0000", "GET /caf\u00e9 HTTP/1.1", 200)
            .getBytes(ISO_8859_1);
    assertThat(paths(ReadText.of(folder, text, ReadText.events()))).containsExactly("/caf\ufffd");
  }

  @Test
  void theSiteIsFoundByWhoAsksForScripts() throws IOException {
    String time = "17/May/2015:10:00:00 +0000";
    String text =
        String.join(
            "\n",
            line("a", time, "GET / HTTP/1.1", 200),
            line("a", time, "GET /a.css HTTP/1.1", 200)
                .replace("http://r.example/", "https://www.shop.example/"),
            line("a", time, "GET /b.js HTTP/1.1", 304)
                .replace("http://r.example/", "https://www.shop.example/x"));
    assertThat(events(ReadText.of(folder, text, ReadText.events())))
        .extracting(e -> e.at("/properties/url").asString())
        .containsExactly("https://www.shop.example/");
    FileOptions said =
        FileOptions.of("events", "combined", List.of(), List.of("host=http://my.example"));
    assertThat(events(ReadText.of(folder, text, said)))
        .extracting(e -> e.at("/properties/url").asString())
        .containsExactly("http://my.example/");
  }

  @Test
  void aLogThatGrewNamesItsOldLinesAsBefore() throws IOException {
    String time = "17/May/2015:10:00:00 +0000";
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      lines.add(line("10.0.0." + i % 3, time, "GET /" + i % 7 + " HTTP/1.1", 200));
    }
    List<String> whole = ids(String.join("\n", lines).getBytes(UTF_8));
    assertThat(whole).doesNotHaveDuplicates().hasSize(200);
    List<String> part = ids(String.join("\n", lines.subList(0, 120)).getBytes(UTF_8));
    assertThat(part).isEqualTo(whole.subList(0, 120));
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write((String.join("\r\n", lines) + "\r\n").getBytes(UTF_8));
    }
    assertThat(ids(packed.toByteArray())).isEqualTo(whole);
  }

  @Test
  void optionsThatDoNotFitAreSaid() {
    String text = line("a", "17/May/2015:10:00:00 +0000", "GET / HTTP/1.1", 200);
    assertThatThrownBy(() -> ReadText.of(folder, text, ReadText.events("time=when")))
        .isInstanceOf(OptionException.class)
        .hasMessage(
            "--map time=when: in a web server's log only --map userId=user can be said: who signed"
                + " in.");
    assertThatThrownBy(() ->
            ReadText.of(
                folder, text, FileOptions.of("events", "auto", List.of(), List.of("event=Seen"))))
        .isInstanceOf(OptionException.class)
        .hasMessage(
            "--set event=Seen: rows of a web server's log take only channel source medium campaign"
                + " content term session device browser os country host.");
    assertThatThrownBy(() ->
            ReadText.of(folder, text, FileOptions.of("people", "combined", List.of(), List.of())))
        .isInstanceOf(OptionException.class)
        .hasMessage(
            "file is a web server's log: its rows are page views, so leave --into people out.");
    assertThatThrownBy(() ->
            ReadText.of(
                folder,
                "time,event\n1,a\n",
                FileOptions.of("events", "auto", List.of(), List.of("host=a.example"))))
        .isInstanceOf(OptionException.class)
        .hasMessage("host is said of web-server logs only, and file is none.");
  }

  @Test
  void whoSignedInCanBeThePerson() throws IOException {
    String text =
        line("a", "17/May/2015:10:00:00 +0000", "GET / HTTP/1.1", 200).replace("- - [", "- ann [");
    assertThat(events(ReadText.of(folder, text, ReadText.events("userId=user"))))
        .extracting(e -> e.path("userId").asString())
        .containsExactly("ann");
  }

  /**
   * FEATURE UNDER TEST: any bytes at all are read to their end; every row goes in or is refused.
   */
  @Test
  void mutatedLinesNeverBreakTheReader() throws IOException {
    long seed = System.nanoTime();
    SplittableRandom random = new SplittableRandom(seed);
    byte[] pieces = " \"\\[]-:/?#x0A\n\r\u00ff".getBytes(ISO_8859_1);
    for (int round = 0; round < 300; round++) {
      ByteArrayOutputStream text = new ByteArrayOutputStream();
      int rows = 1 + random.nextInt(20);
      for (int i = 0; i < rows; i++) {
        String whole =
            line("10.0.0." + i, "17/May/2015:10:00:0" + i % 10 + " +0000", "GET /p HTTP/1.1", 200);
        text.writeBytes((whole + "\n").getBytes(UTF_8));
      }
      byte[] bytes = text.toByteArray();
      for (int change = random.nextInt(60); change > 0; change--) {
        int at = random.nextInt(bytes.length);
        bytes[at] =
            random.nextBoolean()
                ? pieces[random.nextInt(pieces.length)]
                : (byte) random.nextInt(256);
      }
      List<String> read = ReadText.of(folder, bytes, combined());
      long wanted =
          new String(bytes, ISO_8859_1)
              .lines()
              .flatMap(line -> java.util.Arrays.stream(line.split("\n")))
              .filter(line -> !line.isBlank())
              .count();
      assertThat(read.size()).as("seed %d, round %d", seed, round).isPositive();
      assertThat(read.size())
          .as("seed %d, round %d", seed, round)
          .isLessThanOrEqualTo((int) wanted);
      for (JsonNode event : events(read)) {
        assertThat(event.path("type").asString()).as("seed %d", seed).isEqualTo("page");
      }
    }
  }

  private static FileOptions combined() {
    return FileOptions.of("events", "combined", List.of(), List.of());
  }

  private static String line(String address, String time, String request, int status) {
    return "%s - - [%s] \"%s\" %d 512 \"http://r.example/\" \"%s\""
        .formatted(address, time, request, status, FIREFOX);
  }

  private static List<String> plain(List<String> read) {
    return read.stream().map(line -> line.replaceAll("log_[0-9a-f]{32}(_\\d+)?", "ID")).toList();
  }

  private static List<JsonNode> events(List<String> read) {
    return read.stream()
        .filter(line -> !line.startsWith("line "))
        .map(line -> JsonMapper.shared().readTree(line.substring(line.indexOf(' ') + 1)))
        .toList();
  }

  private static List<String> paths(List<String> read) {
    return events(read).stream().map(e -> e.at("/properties/path").asString()).toList();
  }

  private List<String> ids(byte[] bytes) throws IOException {
    return events(ReadText.of(folder, bytes, ReadText.events())).stream()
        .map(e -> e.path("messageId").asString())
        .toList();
  }
}
