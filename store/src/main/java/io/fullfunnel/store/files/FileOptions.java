package io.fullfunnel.store.files;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What somebody says about a file: what its rows are, which column is which field.
 *
 * @param columns per field the column (or the key of a JSON line) it is read from
 * @param constants per field the value that all rows have
 * @param time {@code auto}, {@code iso}, {@code seconds}, {@code millis} or a pattern
 * @param zone of times that name no offset
 */
public record FileOptions(
    Field.Into into,
    Format format,
    Map<Field, String> columns,
    Map<Field, String> constants,
    String time,
    ZoneId zone) {

  /** How rows are written. */
  public enum Format {
    AUTO,
    NDJSON,
    CSV,
    PARQUET,
    /** A web server's log. */
    COMBINED
  }

  public FileOptions {
    columns = Collections.unmodifiableMap(new TreeMap<>(columns));
    constants = Collections.unmodifiableMap(new TreeMap<>(constants));
    for (Field field : columns.keySet()) {
      if (constants.containsKey(field)) {
        throw new OptionException(
            "%s is given twice: --map %s=%s and --set %s=%s; leave one out."
                .formatted(
                    field.label(),
                    field.label(),
                    columns.get(field),
                    field.label(),
                    constants.get(field)));
      }
    }
    TimeFormat.check(time);
  }

  /** Events, with everything found out from the file. */
  public static FileOptions events() {
    return of("events", "auto", List.of(), List.of());
  }

  /** Options as they stand on the command line, without a word about times. */
  public static FileOptions of(String into, String format, List<String> map, List<String> set) {
    Field.Into about = into(into);
    return new FileOptions(
        about,
        format(format),
        pairs("--map", "COLUMN", about, map),
        pairs("--set", "VALUE", about, set),
        TimeFormat.AUTO,
        ZoneOffset.UTC);
  }

  /** The same with {@code --time}. */
  public FileOptions withTime(String format) {
    return new FileOptions(into, this.format, columns, constants, format, zone);
  }

  /** The same with {@code --zone}. */
  public FileOptions withZone(String name) {
    try {
      return new FileOptions(into, format, columns, constants, time, ZoneId.of(name));
    } catch (DateTimeException e) {
      throw new OptionException(
          "unknown time zone \"%s\"; did you mean %s? Zones look like Europe/Warsaw, UTC or +02:00."
              .formatted(name, Nearest.to(name, ZoneId.getAvailableZoneIds())));
    }
  }

  /** What can be said of a web server's log: one of its parts may be mapped, the others are set. */
  public static List<Field> ofLogs() {
    return LogOptions.FIELDS;
  }

  /** The same of a file that turned out to be of this format. */
  FileOptions as(Format found) {
    return new FileOptions(into, found, columns, constants, time, zone);
  }

  private static Field.Into into(String label) {
    for (Field.Into known : Field.Into.values()) {
      if (known.label().equals(label)) {
        return known;
      }
    }
    throw new OptionException(
        "unknown target \"%s\" of --into; known are events, people and deals.".formatted(label));
  }

  private static Format format(String label) {
    for (Format known : Format.values()) {
      if (known.name().toLowerCase(Locale.ROOT).equals(label)) {
        return known;
      }
    }
    throw new OptionException(
        "unknown format \"%s\"; known are auto, ndjson, csv, parquet and combined."
            .formatted(label));
  }

  private static Map<Field, String> pairs(
      String option, String what, Field.Into into, List<String> texts) {
    Map<Field, String> pairs = new TreeMap<>();
    for (String text : texts) {
      int equals = text.indexOf('=');
      if (equals <= 0 || equals == text.length() - 1) {
        throw new OptionException(
            "%s \"%s\" is not of the form FIELD=%s.".formatted(option, text, what));
      }
      Field field = field(option, text.substring(0, equals), into);
      if (pairs.put(field, text.substring(equals + 1)) != null) {
        throw new OptionException(
            "%s gives %s more than once; leave one out.".formatted(option, field.label()));
      }
    }
    return pairs;
  }

  private static Field field(String option, String label, Field.Into into) {
    for (Field field : into.fields()) {
      if (field.label().equals(label)) {
        return field;
      }
    }
    if (into == Field.Into.EVENTS && label.equals(Field.HOST.label())) {
      return Field.HOST;
    }
    List<String> labels = into.fields().stream().map(Field::label).toList();
    throw new OptionException(
        "%s: unknown field \"%s\" of %s; did you mean %s? Fields: %s."
            .formatted(
                option, label, into.label(), Nearest.to(label, labels), String.join(" ", labels)));
  }
}
