package io.fullfunnel.store.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a csv file, as places in a buffer. What is broken is refused by line, and reading
 * goes on. A row is counted whether it is refused or not; blank lines are none.
 */
final class CsvRows {
  /** More columns are refused. */
  static final int MAX_COLUMNS = 2_000;

  private static final int TEXT_SHOWN = 200;

  private enum Found {
    ROW,
    CUT,
    OPEN_QUOTE,
    TEXT_AFTER_QUOTE
  }

  private final RowBuffer buffer;
  private final byte separator;
  private final Refusals refused;
  private final int[] starts = new int[MAX_COLUMNS + 1];
  private final int[] ends = new int[MAX_COLUMNS + 1];
  private final boolean[] doubled = new boolean[MAX_COLUMNS + 1];
  private int fields;
  private int rowEnd;
  private int next;
  private int quote;
  private int feeds;
  private boolean sawTwice;
  private long line;
  private long nextLine = 1;
  private long row;

  CsvRows(InputStream in, byte separator, Refusals refused) {
    this.buffer = new RowBuffer(in);
    this.separator = separator;
    this.refused = refused;
  }

  /** Steps to the next whole row; false at the end. */
  boolean next() throws IOException {
    while (true) {
      buffer.start += next;
      next = 0;
      line = nextLine;
      if (buffer.start == buffer.limit && !buffer.more()) {
        return false;
      }
      Found found = parse();
      while (found == Found.CUT || (found == Found.OPEN_QUOTE && !buffer.ended)) {
        boolean inQuote = quote >= 0;
        if (buffer.more()) {
          found = parse();
        } else if (buffer.ended) {
          found = parse();
        } else {
          found = inQuote ? Found.OPEN_QUOTE : Found.CUT;
          break;
        }
      }
      if (found != Found.ROW) {
        row++;
        refuse(found);
        continue;
      }
      nextLine = line + feeds + 1;
      next = rowEnd - buffer.start + newline();
      if (fields == 1 && starts[0] == rowEnd) {
        continue;
      }
      row++;
      return true;
    }
  }

  private int newline() {
    if (rowEnd == buffer.limit) {
      return 0;
    }
    boolean pair =
        buffer.bytes[rowEnd] == '\r'
            && rowEnd + 1 < buffer.limit
            && buffer.bytes[rowEnd + 1] == '\n';
    return pair ? 2 : 1;
  }

  /** Finds the fields of the row that begins at the buffer's start. */
  private Found parse() {
    byte[] bytes = buffer.bytes;
    int limit = buffer.limit;
    bytes[limit] = '\n';
    fields = 0;
    feeds = 0;
    quote = -1;
    int at = buffer.start;
    while (true) {
      int from = at;
      boolean twice = false;
      int to;
      if (bytes[at] == '"' && at < limit) {
        quote = at;
        from = at + 1;
        to = closingQuote(bytes, from, limit);
        if (to < 0) {
          return Found.OPEN_QUOTE;
        }
        twice = sawTwice;
        at = to + 1;
        if (at < limit && bytes[at] != separator && bytes[at] != '\n' && bytes[at] != '\r') {
          return Found.TEXT_AFTER_QUOTE;
        }
        if (at < limit) {
          quote = -1;
        }
      } else {
        byte b = bytes[at];
        while (b != separator && b != '\n' && b != '\r') {
          b = bytes[++at];
        }
        to = at;
      }
      if (fields <= MAX_COLUMNS) {
        starts[fields] = from;
        ends[fields] = to;
        doubled[fields] = twice;
      }
      fields++;
      if (at < limit && bytes[at] == separator) {
        at++;
        continue;
      }
      rowEnd = at;
      boolean needsMore = at == limit || (bytes[at] == '\r' && at + 1 == limit);
      return needsMore && !buffer.ended ? Found.CUT : Found.ROW;
    }
  }

  /** Where the quoted field that begins here is closed; -1 if the bytes end before. */
  private int closingQuote(byte[] bytes, int from, int limit) {
    sawTwice = false;
    int at = from;
    while (true) {
      byte b = bytes[at];
      if (b == '"') {
        if (at + 1 >= limit || bytes[at + 1] != '"') {
          return at;
        }
        sawTwice = true;
        at++;
      } else if (b == '\n') {
        if (at == limit) {
          return -1;
        }
        feeds++;
      }
      at++;
    }
  }

  private void refuse(Found found) throws IOException {
    int limit = RowBuffer.MAX_ROW >> 20;
    if (found == Found.CUT) {
      refuse("row_too_long", null, "The row is longer than " + limit + " MB.");
      buffer.skipLine(buffer.start);
      nextLine = line + 1;
      return;
    }
    int lead = 0;
    for (int i = buffer.start; i < quote; i++) {
      lead += buffer.bytes[i] == '\n' ? 1 : 0;
    }
    long began = line + lead;
    String reason =
        found == Found.TEXT_AFTER_QUOTE
            ? "A quoted field is followed by text; quotes inside a field are written twice."
            : "A quote opened here is not closed within %d MB or to the end of the file."
                .formatted(limit);
    refused.add(new RefusedRow(began, null, "unbalanced_quotes", reason, text()));
    buffer.skipLine(quote);
    nextLine = began + 1;
  }

  /** Refuses the present row, with its line. */
  void refuse(String code, @Nullable String column, String reason) throws IOException {
    refused.add(new RefusedRow(line, column, code, reason, text()));
  }

  private String text() {
    int stop = Math.min(buffer.limit, buffer.start + TEXT_SHOWN * 4);
    int newline = buffer.start;
    while (newline < stop && bytes()[newline] != '\n' && bytes()[newline] != '\r') {
      newline++;
    }
    String text = new String(bytes(), buffer.start, newline - buffer.start, UTF_8);
    return text.length() <= TEXT_SHOWN ? text : text.substring(0, TEXT_SHOWN);
  }

  /** The line, from 1, on which the present row begins. */
  long line() {
    return line;
  }

  /** The present row's number among all rows, the header being 1. */
  long row() {
    return row;
  }

  int fields() {
    return fields;
  }

  byte[] bytes() {
    return buffer.bytes;
  }

  int start(int field) {
    return starts[field];
  }

  int end(int field) {
    return ends[field];
  }

  /** Whether quotes inside the field stand twice. */
  boolean doubled(int field) {
    return doubled[field];
  }

  boolean isEmpty(int field) {
    return starts[field] == ends[field];
  }

  /** The field as text. */
  String value(int field) {
    String text = new String(bytes(), starts[field], ends[field] - starts[field], UTF_8);
    return doubled[field] ? text.replace("\"\"", "\"") : text;
  }

  /** A copy of the present row's bytes without its line end. */
  byte[] copy() {
    return java.util.Arrays.copyOfRange(bytes(), buffer.start, rowEnd);
  }

  /** Whether the present row is byte for byte this one. */
  boolean equalsRow(byte[] other) {
    return java.util.Arrays.equals(bytes(), buffer.start, rowEnd, other, 0, other.length);
  }
}
