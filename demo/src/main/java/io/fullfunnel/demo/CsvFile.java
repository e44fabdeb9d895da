package io.fullfunnel.demo;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A csv file under way; no cell of ours needs more than quotes. */
final class CsvFile implements Closeable {
  private final BufferedWriter out;

  CsvFile(Path file, String header) throws IOException {
    this.out = Files.newBufferedWriter(file);
    out.write(header);
    out.write('\n');
  }

  void row(@Nullable Object... cells) throws IOException {
    for (int i = 0; i < cells.length; i++) {
      Object cell = cells[i];
      if (i > 0) {
        out.write(',');
      }
      String text = cell == null ? "" : cell.toString();
      out.write(text.indexOf(',') < 0 ? text : '"' + text + '"');
    }
    out.write('\n');
  }

  static BigDecimal cents(long cents) {
    return BigDecimal.valueOf(cents, 2);
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
