package io.fullfunnel.server.collect;

import io.fullfunnel.store.files.Field;
import io.fullfunnel.store.files.FileOptions;
import io.fullfunnel.store.files.Preview;
import io.fullfunnel.store.files.RefusedRow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A preview of a file as it is answered. */
record PreviewView(
    String format,
    boolean gzip,
    String encoding,
    @Nullable String separator,
    List<Column> columns,
    List<FieldText> fields,
    Suggested suggested,
    List<JsonNode> events,
    List<Refused> refused,
    long rows,
    @Nullable Trouble problem) {
  private static final JsonMapper EXACT =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  /** A column and what it is taken as. */
  record Column(String name, List<String> samples, @Nullable String field) {}

  /** What looks right and was not said. */
  record Suggested(Map<String, String> map, @Nullable String time) {}

  /** A row that would not go in. */
  record Refused(long line, @Nullable String column, String code, String reason, String text) {
    static Refused of(RefusedRow row) {
      return new Refused(row.line(), row.column(), row.code(), row.reason(), row.text());
    }
  }

  /** Why the file cannot be imported so. */
  record Trouble(String text) {}

  static PreviewView of(Preview preview, FileOptions options) {
    Map<String, String> suggested = new LinkedHashMap<>();
    preview.suggested().forEach((field, column) -> suggested.put(field.label(), column));
    return new PreviewView(
        preview.format().name().toLowerCase(Locale.ROOT),
        preview.gzip(),
        preview.encoding(),
        preview.separator(),
        preview.columns().stream()
            .map(c -> new Column(c.name(), c.samples(), label(c.field())))
            .toList(),
        FieldText.of(preview.format(), options.into()),
        new Suggested(suggested, preview.time()),
        preview.messages().stream().map(EXACT::readTree).toList(),
        preview.refused().stream().map(Refused::of).toList(),
        preview.rows(),
        preview.problem() == null ? null : new Trouble(preview.problem()));
  }

  private static @Nullable String label(@Nullable Field field) {
    return field == null ? null : field.label();
  }
}
