package io.fullfunnel.bench.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fullfunnel.store.files.FileOptions;
import io.fullfunnel.store.files.UnreadableFileException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A csv file behind a known header, read character by character: the same rows, the same cells. */
final class CsvOracle {
  private static final String HEADER = "userId,event,a,b\n";
  private static final FileOptions OPTIONS =
      FileOptions.of("events", "csv", List.of(), List.of("time=2026-01-02T03:04:05Z"));

  private CsvOracle() {}

  static void once(byte[] bytes) throws IOException {
    byte[] file = new byte[HEADER.length() + bytes.length];
    System.arraycopy(HEADER.getBytes(UTF_8), 0, file, 0, HEADER.length());
    System.arraycopy(bytes, 0, file, HEADER.length(), bytes.length);
    String text = text(file);
    Lines lines;
    try {
      lines = Lines.of(file, OPTIONS);
    } catch (UnreadableFileException e) {
      if (text != null) {
        throw new IllegalStateException("refused as a whole", e);
      }
      return;
    }
    List<List<String>> rows = text == null ? null : rows(text);
    if (rows != null) {
      compare(lines, rows);
    }
  }

  private static @Nullable String text(byte[] bytes) {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  /** The rows behind the header; null where quotes are not as they should be. */
  private static @Nullable List<List<String>> rows(String text) {
    List<List<String>> rows = new ArrayList<>();
    List<String> row = new ArrayList<>();
    int at = HEADER.length();
    while (at < text.length()) {
      StringBuilder cell = new StringBuilder();
      boolean quoted = text.charAt(at) == '"';
      if (quoted) {
        at = quoted(text, at + 1, cell);
        if (at < 0) {
          return null;
        }
      } else {
        while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
          cell.append(text.charAt(at++));
        }
      }
      row.add(cell.toString());
      if (at < text.length() && text.charAt(at) == ',') {
        at++;
        if (at == text.length()) {
          row.add("");
        }
        continue;
      }
      boolean pair = text.startsWith("\r\n", at);
      at += pair ? 2 : 1;
      if (row.size() > 1 || quoted || !row.getFirst().isEmpty()) {
        rows.add(row);
      }
      row = new ArrayList<>();
    }
    if (!row.isEmpty()) {
      rows.add(row);
    }
    return rows;
  }

  private static int quoted(String text, int from, StringBuilder cell) {
    int at = from;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c != '"') {
        cell.append(c);
      } else if (at < text.length() && text.charAt(at) == '"') {
        cell.append('"');
        at++;
      } else {
        return at == text.length() || ",\r\n".indexOf(text.charAt(at)) >= 0 ? at : -1;
      }
    }
    return -1;
  }

  private static void compare(Lines lines, List<List<String>> rows) {
    if (lines.messages().size() + lines.refused().size() != rows.size()) {
      throw new IllegalStateException(
          rows + " read one by one, " + lines.messages() + " refused " + lines.refused());
    }
    for (Map.Entry<Long, JsonNode> message : lines.messages().entrySet()) {
      List<String> row = rows.get((int) (message.getKey() - 1));
      JsonNode found = message.getValue();
      boolean same =
          row.size() == 4
              && row.get(0).equals(found.path("userId").asString(""))
              && row.get(1).equals(found.path("event").asString(""))
              && isCell(row.get(2), found.path("properties").path("a"))
              && isCell(row.get(3), found.path("properties").path("b"));
      if (!same) {
        throw new IllegalStateException("row " + row + " became " + found);
      }
    }
    for (int i = 0; i < rows.size(); i++) {
      boolean good = isGood(rows.get(i));
      if (good != lines.messages().containsKey(i + 1L)) {
        throw new IllegalStateException(
            "row " + rows.get(i) + (good ? " is missing: " : " went in: ") + lines.refused());
      }
    }
  }

  private static boolean isGood(List<String> row) {
    return row.size() == 4
        && !row.get(1).isEmpty()
        && isShort(row.get(0))
        && isShort(row.get(1))
        && !row.equals(List.of("userId", "event", "a", "b"))
        && row.get(2).length() + row.get(3).length() < 5_000;
  }

  private static boolean isShort(String name) {
    return name.codePointCount(0, name.length()) <= 200;
  }

  /** Empty cells are nothing; numbers and words of logic may be kept as what they are. */
  private static boolean isCell(String cell, JsonNode value) {
    if (cell.isEmpty()) {
      return value.isMissingNode();
    }
    return value.isNumber()
        ? Objects.equals(value.decimalValue().toPlainString(), cell)
        : value.asString("").equals(cell);
  }
}
