package io.fullfunnel.store.table;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows as one JSON object a line; what is null is left out. */
final class JsonSheet implements Sheet {
  private final Writer out;
  private final List<Heading> headings;

  JsonSheet(Path file, List<Heading> headings) throws IOException {
    this.headings = headings;
    this.out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
  }

  @Override
  public void write(List<@Nullable String> cells) throws IOException {
    String before = "{";
    for (int i = 0; i < cells.size(); i++) {
      String cell = cells.get(i);
      if (cell != null) {
        Heading heading = headings.get(i);
        String value = heading.json() ? cell.replace('\n', ' ').replace('\r', ' ') : quoted(cell);
        out.append(before).append(quoted(heading.name())).append(':').append(value);
        before = ",";
      }
    }
    out.append(before.equals("{") ? "{}\n" : "}\n");
  }

  private static String quoted(String text) {
    return ExactJson.quoted(text);
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
