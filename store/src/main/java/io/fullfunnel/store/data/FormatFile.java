package io.fullfunnel.store.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code format.json}: the number of the layout, readable by a person and by every version. */
final class FormatFile {
  private static final Pattern NUMBER =
      Pattern.compile("\\s*\\{\\s*\"format\"\\s*:\\s*(\\d{1,6})\\s*\\}\\s*");

  private FormatFile() {}

  static void write(Path file, int format) throws IOException {
    AtomicFile.write(file, ("{\"format\": " + format + "}\n").getBytes(StandardCharsets.US_ASCII));
  }

  static void check(Path file, int known) throws IOException {
    String text = new String(AtomicFile.read(file), StandardCharsets.ISO_8859_1);
    Matcher number = NUMBER.matcher(text);
    if (!number.matches()) {
      throw new DamagedException(file, "it should read like {\"format\": " + known + "}");
    }
    int format = Integer.parseInt(number.group(1));
    if (format > known) {
      throw new DataException(
          file.getParent()
              + " was written by a newer version of Fullfunnel: its format is "
              + format
              + ", this version reads formats up to "
              + known
              + ". Use the newer version; nothing was changed.");
    }
    if (format < 1) {
      throw new DamagedException(file, "there is no format " + format);
    }
  }
}
