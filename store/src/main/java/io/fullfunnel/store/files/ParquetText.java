package io.fullfunnel.store.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fullfunnel.store.event.Event.Given;
import io.fullfunnel.store.table.ParquetRows;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A Parquet file as lines of JSON, one a row, empty cells left out. A row of an export of events
 * becomes the message that it was.
 */
final class ParquetText extends InputStream {
  /** Columns by which an export of events is known. */
  private static final List<String> EXPORTED =
      List.of("sequence", "type", "event", "time", "receivedAt", "properties", "traits");

  private final Path file;
  private final ParquetRows rows;
  private final List<String> columns;
  private final byte[][] keys;
  private final boolean[] inGiven;
  private final boolean own;
  private final long size;
  private final MessageBytes line = new MessageBytes();
  private int at;

  private ParquetText(Path path, Path file, ParquetRows rows) throws IOException {
    this.file = file;
    this.rows = rows;
    this.columns = rows.columns();
    this.own = columns.containsAll(EXPORTED);
    this.size = Files.size(path);
    this.keys = new byte[columns.size()][];
    this.inGiven = new boolean[columns.size()];
    for (int i = 0; i < keys.length; i++) {
      MessageBytes key = new MessageBytes();
      key.text(columns.get(i));
      key.raw(':');
      keys[i] = java.util.Arrays.copyOf(key.bytes(), key.size());
      for (Given given : Given.values()) {
        inGiven[i] |= own && given.label().equals(columns.get(i));
      }
    }
  }

  /**
   * Opens a file, or says in a sentence why that cannot be.
   *
   * @param file how messages call it
   */
  static ParquetText open(Path path, Path file) throws IOException {
    String name = path.toString();
    if (name.indexOf('*') >= 0 || name.indexOf('?') >= 0 || name.indexOf('[') >= 0) {
      throw new UnreadableFileException(
          file + " has * ? or [ in its path, which cannot be read as parquet; rename it.");
    }
    try {
      ParquetRows rows = ParquetRows.open(path);
      try {
        return new ParquetText(path, file, rows);
      } catch (IOException | RuntimeException e) {
        rows.close();
        throw e;
      }
    } catch (UnreadableFileException e) {
      throw e;
    } catch (IOException e) {
      throw damaged(file, e);
    }
  }

  private static UnreadableFileException damaged(Path file, IOException e) {
    return new UnreadableFileException(
        "%s is no whole parquet file: it is cut off or damaged (%s)."
            .formatted(file, String.valueOf(e.getMessage()).replaceAll("[.\\s]+$", "")),
        e);
  }

  List<String> columns() {
    return columns;
  }

  /** Whether it is an export of events, whose rows are messages. */
  boolean isExport() {
    return own;
  }

  /** As much of the file as the rows so far are of all rows. */
  long bytesRead() {
    return rows.rows() == 0 ? size : (long) ((double) rows.read() / rows.rows() * size);
  }

  private boolean nextLine() throws IOException {
    line.cutTo(0);
    at = 0;
    try {
      if (!rows.next()) {
        return false;
      }
    } catch (IOException e) {
      throw damaged(file, e);
    }
    line.raw('{');
    boolean given = false;
    for (int i = 0; i < keys.length; i++) {
      String cell = rows.cell(i);
      given |= inGiven[i] && cell != null;
      if (cell != null && !inGiven[i]) {
        member(i, cell);
      }
    }
    if (given) {
      line.comma();
      line.text("given");
      line.raw(':');
      line.raw('{');
      for (int i = 0; i < keys.length; i++) {
        String cell = inGiven[i] ? rows.cell(i) : null;
        if (cell != null) {
          member(i, cell);
        }
      }
      line.raw('}');
    }
    line.raw('}');
    line.raw('\n');
    return true;
  }

  private void member(int column, String cell) {
    line.comma();
    line.raw(keys[column]);
    String object = object(columns.get(column), cell);
    line.raw((object == null ? cell : object).getBytes(UTF_8));
  }

  /** What an export writes of properties and traits: JSON in a text. */
  private static @Nullable String object(String column, String cell) {
    boolean json = column.equals("properties") || column.equals("traits");
    return json && cell.startsWith("\"{") ? JsonText.of(cell) : null;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int from, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (at == line.size() && !nextLine()) {
      return -1;
    }
    int n = Math.min(length, line.size() - at);
    System.arraycopy(line.bytes(), at, target, from, n);
    at += n;
    return n;
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}
