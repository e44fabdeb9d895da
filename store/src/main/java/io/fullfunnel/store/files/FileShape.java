package io.fullfunnel.store.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a file is written: found out from its beginning.
 *
 * @param header the names of the columns; none for ndjson and logs
 * @param site where the pages of a log are, as {@code http://example.org}; null if it is not known,
 *     and for other files
 */
record FileShape(
    FileOptions.Format format,
    byte separator,
    List<String> header,
    Mapping mapping,
    TimeFormat time,
    @Nullable String site) {
  /** How many rows are looked at. */
  static final int SAMPLE_ROWS = 100;

  private static final int SHOWN = 5;
  private static final byte[] SEPARATORS = {',', ';', '\t', '|'};

  /**
   * @param sample the beginning of the file, UTF-8; of Parquet its rows as JSON
   * @param parquet null of any other file
   */
  static FileShape of(Path path, FileOptions options, byte[] sample, @Nullable ParquetText parquet)
      throws IOException {
    String file = String.valueOf(path.getFileName());
    if (parquet != null) {
      refuseHost(file, options);
      return parquet.isExport() && options.into() == Field.Into.EVENTS
          ? ndjson(file, options, sample)
          : parquet(file, options, parquet.columns(), sample);
    }
    int first = 0;
    while (first < sample.length && sample[first] <= ' ' && sample[first] >= 0) {
      first++;
    }
    if (first == sample.length) {
      throw new UnreadableFileException(path + " is empty.");
    }
    if (options.format() == FileOptions.Format.COMBINED) {
      return LogOptions.shape(file, options, sample);
    }
    if (sample[first] == '[' && options.format() != FileOptions.Format.CSV) {
      throw new UnreadableFileException(
          path + " is a JSON array: write one object a line, for instance with jq -c '.[]'.");
    }
    refuseHost(file, options);
    return isJson(options, sample) ? ndjson(file, options, sample) : csv(file, options, sample);
  }

  private static void refuseHost(String file, FileOptions options) {
    if (options.constants().containsKey(Field.HOST) || options.columns().containsKey(Field.HOST)) {
      throw new OptionException(
          "host is said of web-server logs only, and %s is none.".formatted(file));
    }
  }

  private static FileShape parquet(
      String file, FileOptions options, List<String> columns, byte[] sample) throws IOException {
    Mapping mapping = Mapping.ofColumns(file, options, columns);
    List<String> times = times(mapping, sample, new LinkedHashSet<>());
    TimeFormat time = TimeFormat.of(options.time(), options.zone(), times);
    demandReadable(file, time, times);
    return new FileShape(
        FileOptions.Format.PARQUET, (byte) '\n', List.copyOf(columns), mapping, time, null);
  }

  private static List<String> times(Mapping mapping, byte[] sample, Set<String> keys) {
    List<String> times = new ArrayList<>();
    NdjsonLine line = new NdjsonLine(mapping);
    int from = 0;
    for (int i = 0; i < sample.length; i++) {
      if (sample[i] == '\n') {
        line.sample(sample, from, i - from, times, keys);
        from = i + 1;
      }
    }
    line.sample(sample, from, sample.length - from, times, keys);
    return times;
  }

  private static FileShape ndjson(String file, FileOptions options, byte[] sample)
      throws IOException {
    Mapping mapping = Mapping.ofKeys(options);
    Set<String> keys = new LinkedHashSet<>();
    List<String> times = times(mapping, sample, keys);
    Mapping.demandKeys(file, options, keys, sample.length < MessageFile.SAMPLE);
    TimeFormat time = TimeFormat.of(options.time(), options.zone(), times);
    demandReadable(file, time, times);
    return new FileShape(FileOptions.Format.NDJSON, (byte) '\n', List.of(), mapping, time, null);
  }

  private static FileShape csv(String file, FileOptions options, byte[] sample) throws IOException {
    byte separator = separator(sample);
    CsvRows rows = new CsvRows(new ByteArrayInputStream(sample), separator, Refusals.NONE);
    if (!rows.next() || rows.row() != 1) {
      throw new UnreadableFileException(
          "The first line of " + file + " cannot be read as a header: quotes are not closed.");
    }
    if (rows.fields() > CsvRows.MAX_COLUMNS) {
      throw new UnreadableFileException(
          "%s has %,d columns in line %d; at most %,d are possible. Leave some out."
              .formatted(file, rows.fields(), rows.line(), CsvRows.MAX_COLUMNS));
    }
    List<String> header = header(rows);
    Mapping mapping = Mapping.ofColumns(file, options, header);
    List<String> times = new ArrayList<>();
    int column = mapping.indexes(header)[Field.TIME.place()];
    byte[] constant = mapping.constantOf[Field.TIME.place()];
    if (constant != null) {
      times.add(new String(constant, UTF_8));
    }
    while (column >= 0 && times.size() < SAMPLE_ROWS && rows.next()) {
      if (rows.fields() == header.size() && !rows.isEmpty(column)) {
        times.add(rows.value(column));
      }
    }
    TimeFormat time = TimeFormat.of(options.time(), options.zone(), times);
    demandReadable(file, time, times);
    return new FileShape(
        FileOptions.Format.CSV, separator, List.copyOf(header), mapping, time, null);
  }

  /** Which column is which field, the constants, time and zone: equal texts, equal messages. */
  String columns() {
    String columns = mapping.canonical(time.label());
    return site == null ? columns : columns + " site " + site;
  }

  /** The names of the columns, where the first line has been read. */
  static List<String> header(CsvRows rows) {
    List<String> header = new ArrayList<>();
    for (int c = 0; c < rows.fields(); c++) {
      String name = rows.value(c).strip();
      header.add(name.isEmpty() ? "column " + (c + 1) : name);
    }
    return header;
  }

  /** Whether the rows are JSON objects. */
  static boolean isJson(FileOptions options, byte[] sample) {
    int first = 0;
    while (first < sample.length && sample[first] <= ' ' && sample[first] >= 0) {
      first++;
    }
    return options.format() == FileOptions.Format.NDJSON
        || (options.format() == FileOptions.Format.AUTO
            && first < sample.length
            && sample[first] == '{');
  }

  private static void demandReadable(String file, TimeFormat time, List<String> samples)
      throws UnreadableFileException {
    if (samples.isEmpty() || time.readable(samples) > 0) {
      return;
    }
    List<String> shown = samples.subList(0, Math.min(SHOWN, samples.size()));
    throw new UnreadableFileException(
        "No time of the first %d rows of %s can be read as %s: \"%s\". %s"
            .formatted(
                samples.size(),
                file,
                time.label(),
                String.join("\", \"", shown),
                TimeFormat.hint(samples)));
  }

  /** The separator that splits the first lines most evenly. */
  static byte separator(byte[] sample) throws IOException {
    byte best = ',';
    double bestScore = 0;
    for (byte candidate : SEPARATORS) {
      CsvRows rows = new CsvRows(new ByteArrayInputStream(sample), candidate, Refusals.NONE);
      if (!rows.next() || rows.row() != 1 || rows.fields() < 2) {
        continue;
      }
      int wanted = rows.fields();
      int seen = 1;
      int same = 1;
      while (seen < SAMPLE_ROWS && rows.next()) {
        seen++;
        same += rows.fields() == wanted ? 1 : 0;
      }
      // evenness decides, the number of columns where evenness is equal
      double score = (double) same / seen * 10 + Math.min(wanted, 9_999) / 10_000.0;
      if (score > bestScore) {
        bestScore = score;
        best = candidate;
      }
    }
    return best;
  }
}
