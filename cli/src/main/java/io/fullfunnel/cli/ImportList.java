package io.fullfunnel.cli;

import io.fullfunnel.store.imports.ImportRecord;
import java.io.StringWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** All imports of a workspace, as a table for people and as lines for programs. */
final class ImportList {
  private static final JsonFactory JSON = new JsonFactory();

  private ImportList() {}

  /** One object a line. */
  static List<String> json(List<ImportRecord> imports) {
    List<String> lines = new ArrayList<>();
    for (ImportRecord each : imports) {
      StringWriter text = new StringWriter();
      try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
        write(each, json);
      }
      lines.add(text.toString());
    }
    return lines;
  }

  private static void write(ImportRecord each, JsonGenerator json) {
    ImportRecord.Finished how = each.finished();
    json.writeStartObject();
    json.writeNumberProperty("import", each.number());
    json.writeStringProperty("file", each.file());
    json.writeStringProperty("into", each.into());
    number(json, "rows", how == null ? null : how.rows());
    number(json, "refused", how == null ? null : how.refused());
    json.writeStringProperty("when", when(each).toString());
    json.writeBooleanProperty("finished", how != null);
    json.writeBooleanProperty("undone", each.undone());
    json.writeEndObject();
  }

  private static void number(JsonGenerator json, String name, @Nullable Long value) {
    if (value == null) {
      json.writeNullProperty(name);
    } else {
      json.writeNumberProperty(name, value);
    }
  }

  private static Instant when(ImportRecord each) {
    return Instant.ofEpochMilli(each.startedMillis()).truncatedTo(ChronoUnit.SECONDS);
  }

  /** One import a line, under a heading. */
  static List<String> table(List<ImportRecord> imports) {
    if (imports.isEmpty()) {
      return List.of("Nothing was imported so far.");
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("import", "into", "rows", "refused", "when", "file"));
    for (ImportRecord each : imports) {
      ImportRecord.Finished how = each.finished();
      rows.add(
          List.of(
              Long.toString(each.number()),
              each.into(),
              how == null ? "-" : grouped(how.rows()),
              how == null ? "-" : grouped(how.refused()),
              when(each).toString(),
              each.file() + state(each)));
    }
    int[] widths = new int[rows.getFirst().size()];
    for (List<String> row : rows) {
      for (int c = 0; c < widths.length; c++) {
        widths[c] = Math.max(widths[c], row.get(c).length());
      }
    }
    return rows.stream().map(row -> aligned(row, widths)).toList();
  }

  private static String state(ImportRecord each) {
    if (each.undone()) {
      return " (undone)";
    }
    return each.finished() == null ? " (unfinished: import it again and it goes on)" : "";
  }

  private static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** Numbers to the right, the last column as it is. */
  private static String aligned(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int c = 0; c < widths.length - 1; c++) {
      String pad = " ".repeat(widths[c] - row.get(c).length());
      boolean number = c == 0 || c == 2 || c == 3;
      line.append(number ? pad + row.get(c) : row.get(c) + pad).append("  ");
    }
    return line.append(row.getLast()).toString();
  }
}
