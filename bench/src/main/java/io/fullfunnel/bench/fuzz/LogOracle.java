package io.fullfunnel.bench.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.fullfunnel.store.files.FileOptions;
import io.fullfunnel.store.files.RefusedRow;
import io.fullfunnel.store.files.UnreadableFileException;
import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Lines of a web server's log by pattern: the same pages, and never an address. */
final class LogOracle {
  private static final Pattern LINE =
      Pattern.compile(
          "(\\d{1,3}(?:\\.\\d{1,3}){3}) - - \\[\\d\\d/(?:Jan|Feb|Mar|Apr|May|Jun)/20\\d\\d:"
              + "[01]\\d:[0-5]\\d:[0-5]\\d \\+0000\\] \"GET (/[a-z0-9/_-]*) HTTP/1\\.[01]\""
              + " (\\d{3}) \\d{1,9} \"(https?://[a-z.]+/[a-z0-9/]*)\" \"([A-Za-z0-9 ./]+)\"");
  private static final Pattern FEED = Pattern.compile("(?:.*/)?(?:feeds?|rss|atom)(?:/.*)?");

  private LogOracle() {}

  static void once(byte[] bytes) throws IOException {
    Lines lines;
    try {
      lines = Lines.of(bytes, FileOptions.of("events", "combined", List.of(), List.of()));
    } catch (UnreadableFileException e) {
      return; // nothing but blanks, packed, or of another kind
    }
    if (isForeign(bytes)) {
      return;
    }
    List<String> texts =
        new String(bytes, ISO_8859_1).lines().filter(line -> !isBlank(line)).toList();
    if (bytes.length > 0 && new String(bytes, ISO_8859_1).indexOf('\r') < 0) {
      compare(lines, texts);
    }
  }

  private static boolean isForeign(byte[] bytes) {
    return bytes.length > 1 && (bytes[0] == 0x1F || (bytes[0] & 0xFF) >= 0xEF);
  }

  private static boolean isBlank(String line) {
    return line.chars().allMatch(c -> c <= ' ');
  }

  private static void compare(Lines lines, List<String> texts) {
    if (lines.messages().size() + lines.refused().size() != texts.size()) {
      throw new IllegalStateException(
          texts.size() + " lines, " + lines.messages().keySet() + " and " + lines.refused());
    }
    String all = lines.messages().values().toString();
    for (int i = 0; i < texts.size(); i++) {
      Matcher line = LINE.matcher(texts.get(i));
      if (!line.matches()) {
        continue;
      }
      refuseAddress(line.group(1), texts, all, lines.refused());
      JsonNode message = lines.messages().get(i + 1L);
      String status = line.group(3);
      boolean page =
          (status.equals("200") || status.equals("304")) && !FEED.matcher(line.group(2)).matches();
      if (page && isDay(line) && (message == null || !isSame(line, message))) {
        throw new IllegalStateException(texts.get(i) + " became " + message + lines.refused());
      }
    }
  }

  /** The address stands in nothing that is kept, unless another part of the file has it too. */
  private static void refuseAddress(
      String address, List<String> texts, String kept, List<RefusedRow> refused) {
    int times = 0;
    for (String text : texts) {
      times += text.contains(address) ? 1 : 0;
    }
    if (times == 1 && address.length() > 9 && (kept + refused).contains(address)) {
      throw new IllegalStateException("the address " + address + " is kept");
    }
  }

  private static boolean isSame(Matcher line, JsonNode message) {
    JsonNode page = message.path("properties");
    return page.path("path").asString("").equals(line.group(2))
        && page.path("referrer").asString("").equals(line.group(4))
        && message.path("context").path("userAgent").asString("").equals(line.group(5));
  }

  private static boolean isDay(Matcher line) {
    int from = line.group().indexOf('[') + 1;
    int day = Integer.parseInt(line.group().substring(from, from + 2));
    return day > 0 && day < 29;
  }
}
