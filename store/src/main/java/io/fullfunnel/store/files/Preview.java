package io.fullfunnel.store.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fullfunnel.store.data.KeyedHash;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * What a file looks like before it is imported: found out from its beginning, and nothing is
 * written.
 *
 * @param separator of csv, else null
 * @param columns of csv, the keys of the first lines, or the parts of a log's lines
 * @param suggested columns that look like a field and are not named like it
 * @param time how times are written; null if that cannot be told
 * @param messages the first ten, as they would stand in the journal
 * @param refused the first ten refused rows
 * @param rows how many were read for this
 * @param problem why the file cannot be imported so, as a sentence; null if it can
 */
public record Preview(
    FileOptions.Format format,
    boolean gzip,
    String encoding,
    @Nullable String separator,
    List<Column> columns,
    Map<Field, String> suggested,
    @Nullable String time,
    List<String> messages,
    List<RefusedRow> refused,
    long rows,
    @Nullable String problem) {
  /** So many rows are read. */
  public static final int ROWS = 10_000;

  private static final int SHOWN = 10;
  private static final int SAMPLES = 3;
  private static final int SAMPLE_CHARS = 100;

  /**
   * A column of the file.
   *
   * @param samples the first three different values
   * @param field what it is taken as; null if it becomes a property
   */
  public record Column(String name, List<String> samples, @Nullable Field field) {}

  /** What is found out step by step. */
  private static final class Draft {
    FileOptions.Format format = FileOptions.Format.AUTO;
    boolean gzip;
    String encoding = "UTF-8";
    @Nullable String separator;
    final Map<String, List<String>> samples = new LinkedHashMap<>();
    @Nullable FileShape shape;
    final List<String> messages = new ArrayList<>();
    final List<RefusedRow> refused = new ArrayList<>();
    long rows;
    @Nullable String problem;
  }

  /**
   * Looks at a file.
   *
   * @param called how sentences call the file
   */
  public static Preview of(Path path, Path called, FileOptions options) throws IOException {
    Draft draft = new Draft();
    try {
      look(path, called, options, draft);
    } catch (OptionException | UnreadableFileException e) {
      draft.problem = e.getMessage();
    }
    return whole(options, draft);
  }

  private static void look(Path path, Path called, FileOptions options, Draft draft)
      throws IOException {
    FileOptions said;
    FileShape shape;
    try (TextFile text = TextFile.open(path, called, options.format())) {
      said = options.as(text.format());
      draft.gzip = text.isGzip();
      draft.encoding = text.encoding();
      byte[] sample = text.readNBytes(MessageFile.SAMPLE);
      ParquetText parquet = text.parquet();
      if (parquet != null) {
        parquet.columns().forEach(name -> draft.samples.put(name, new ArrayList<>()));
      }
      columns(said, sample, draft);
      shape = FileShape.of(called, said, sample, parquet);
      draft.shape = shape;
    }
    read(path, called, said, shape, draft);
  }

  private static void columns(FileOptions options, byte[] sample, Draft draft) throws IOException {
    if (options.format() == FileOptions.Format.COMBINED) {
      draft.format = FileOptions.Format.COMBINED;
      LogOptions.samples(
          sample, FileShape.SAMPLE_ROWS, (column, value) -> add(draft, column, value));
      return;
    }
    boolean parquet = options.format() == FileOptions.Format.PARQUET;
    if (parquet || FileShape.isJson(options, sample)) {
      draft.format = parquet ? FileOptions.Format.PARQUET : FileOptions.Format.NDJSON;
      keys(sample, draft);
      return;
    }
    draft.format = FileOptions.Format.CSV;
    byte separator = FileShape.separator(sample);
    draft.separator = String.valueOf((char) separator);
    CsvRows rows = new CsvRows(new ByteArrayInputStream(sample), separator, Refusals.NONE);
    if (!rows.next() || rows.row() != 1 || rows.fields() > CsvRows.MAX_COLUMNS) {
      return; // what is wrong is said by whoever reads the file's shape
    }
    List<String> header = FileShape.header(rows);
    header.forEach(name -> draft.samples.put(name, new ArrayList<>()));
    for (int row = 0; row < FileShape.SAMPLE_ROWS && rows.next(); row++) {
      for (int c = 0; c < header.size() && rows.fields() == header.size(); c++) {
        add(draft, header.get(c), rows.value(c));
      }
    }
  }

  private static void keys(byte[] sample, Draft draft) {
    String[] lines = new String(sample, UTF_8).split("\n", FileShape.SAMPLE_ROWS + 1);
    for (int i = 0; i < Math.min(lines.length, FileShape.SAMPLE_ROWS); i++) {
      parsed(lines[i])
          .properties()
          .forEach(each ->
              add(
                  draft,
                  each.getKey(),
                  each.getValue().isString()
                      ? each.getValue().stringValue()
                      : each.getValue().toString()));
    }
  }

  /** A broken line has no keys here; it is refused when the file is read. */
  private static JsonNode parsed(String line) {
    try {
      return JsonMapper.shared().readTree(line);
    } catch (JacksonException broken) {
      return MissingNode.getInstance();
    }
  }

  private static void add(Draft draft, String column, String value) {
    List<String> samples = draft.samples.computeIfAbsent(column, c -> new ArrayList<>());
    String shown =
        value.codePointCount(0, value.length()) > SAMPLE_CHARS
            ? value.substring(0, value.offsetByCodePoints(0, SAMPLE_CHARS)) + "…"
            : value;
    if (samples.size() < SAMPLES && !shown.isEmpty() && !samples.contains(shown)) {
      samples.add(shown);
    }
  }

  private static void read(
      Path path, Path called, FileOptions options, FileShape shape, Draft draft)
      throws IOException {
    Refusals refusals =
        row -> {
          if (draft.refused.size() < SHOWN) {
            draft.refused.add(row);
          }
        };
    var how = new MessageFile.Reading(options, shape, refusals, KeyedHash.passing());
    try (MessageReader reader = MessageFile.read(path, called, how)) {
      while (reader.row() < ROWS && reader.next()) {
        if (draft.messages.size() < SHOWN) {
          draft.messages.add(new String(reader.bytes(), reader.offset(), reader.length(), UTF_8));
        }
      }
      draft.rows = reader.row();
    }
  }

  private static Preview whole(FileOptions options, Draft draft) {
    FileShape shape = draft.shape;
    List<Column> columns = new ArrayList<>();
    draft.samples.forEach((name, samples) ->
        columns.add(new Column(name, List.copyOf(samples), field(options, shape, name))));
    List<String> free = columns.stream().filter(c -> c.field() == null).map(Column::name).toList();
    boolean json = draft.format == FileOptions.Format.NDJSON;
    boolean log = draft.format == FileOptions.Format.COMBINED;
    boolean message = json && draft.samples.containsKey("type");
    Map<Field, String> suggested = message || log ? Map.of() : Suggestions.of(options.into(), free);
    Map<Field, String> open = new LinkedHashMap<>(suggested);
    open.keySet().removeAll(options.columns().keySet());
    open.keySet().removeAll(options.constants().keySet());
    return new Preview(
        draft.format,
        draft.gzip,
        draft.encoding,
        draft.separator,
        columns,
        open,
        shape == null ? null : shape.time().label(),
        List.copyOf(draft.messages),
        List.copyOf(draft.refused),
        draft.rows,
        draft.problem);
  }

  private static @Nullable Field field(
      FileOptions options, @Nullable FileShape shape, String column) {
    for (Field field : options.into().fields()) {
      boolean taken =
          shape == null
              ? column.equals(options.columns().get(field))
                  || (column.equals(field.label())
                      && !options.columns().containsKey(field)
                      && !options.constants().containsKey(field))
              : column.equals(shape.mapping().columnOf[field.place()]);
      if (taken) {
        return field;
      }
    }
    return null;
  }
}
