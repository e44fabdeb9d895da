package io.fullfunnel.store.table;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.fullfunnel.store.table.Sheet.Heading;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows as CSV.
 *
 * <p>A cell that a spreadsheet would take for a formula (it begins with = + - @, a tab or a
 * carriage return, perhaps after apostrophes) gets one more apostrophe in front; whoever takes one
 * away from such cells has what was stored.
 */
final class CsvSheet implements Sheet {
  private final CsvWriter csv;

  CsvSheet(Path file, List<Heading> headings) throws IOException {
    csv = CsvWriter.builder().build(Files.newBufferedWriter(file, StandardCharsets.UTF_8));
    csv.writeRecord(headings.stream().map(Heading::name).toList());
  }

  @Override
  public void write(List<@Nullable String> cells) {
    List<String> row = new ArrayList<>(cells.size());
    for (String cell : cells) {
      row.add(cell == null ? "" : guarded(Sheet.visible(cell)));
    }
    csv.writeRecord(row);
  }

  static String guarded(String cell) {
    int first = 0;
    while (first < cell.length() && cell.charAt(first) == '\'') {
      first++;
    }
    return first < cell.length() && "=+-@\t\r".indexOf(cell.charAt(first)) >= 0 ? "'" + cell : cell;
  }

  @Override
  public void close() throws IOException {
    csv.close();
  }
}
