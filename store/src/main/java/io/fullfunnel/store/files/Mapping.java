package io.fullfunnel.store.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which column is which field of one file, settled. */
final class Mapping {
  private static final int FIELDS = Field.values().length;

  /** Fields that a file has from its first lines on, if it has them at all. */
  private static final Set<Field> ALWAYS =
      EnumSet.of(Field.TIME, Field.EVENT, Field.USER_ID, Field.ID, Field.DEAL, Field.PERSON);

  final @Nullable String[] columnOf = new @Nullable String[FIELDS];
  final byte[] @Nullable [] constantOf = new byte[FIELDS] @Nullable [];
  private final FileOptions options;

  private Mapping(FileOptions options) {
    this.options = options;
    for (Map.Entry<Field, String> constant : options.constants().entrySet()) {
      constantOf[constant.getKey().place()] = constant.getValue().getBytes(UTF_8);
    }
    for (Map.Entry<Field, String> column : options.columns().entrySet()) {
      columnOf[column.getKey().place()] = column.getValue();
    }
  }

  /** The mapping of a csv file with these columns, or a sentence about what is missing. */
  static Mapping ofColumns(String file, FileOptions options, List<String> header)
      throws UnreadableFileException {
    Set<String> names = new HashSet<>();
    for (String name : header) {
      if (!names.add(name)) {
        throw new UnreadableFileException(
            "The first line of %s names the column \"%s\" twice; rename one of them."
                .formatted(file, name));
      }
      if (name.codePointCount(0, name.length()) > 200) {
        throw new UnreadableFileException(
            "The first line of %s has a column name of more than 200 characters: \"%s…\"."
                .formatted(file, name.substring(0, 60)));
      }
    }
    Mapping mapping = new Mapping(options);
    for (Map.Entry<Field, String> column : options.columns().entrySet()) {
      if (!names.contains(column.getValue())) {
        throw new OptionException(
            "--map %s=%s: %s has no column \"%s\"; did you mean \"%s\"? Columns: %s.%s"
                .formatted(
                    column.getKey().label(),
                    column.getValue(),
                    file,
                    column.getValue(),
                    Nearest.to(column.getValue(), header),
                    Nearest.list(header),
                    headerHint(header)));
      }
    }
    for (Field field : options.into().fields()) {
      if (!mapping.has(field) && names.contains(field.label())) {
        mapping.columnOf[field.place()] = field.label();
      }
    }
    mapping.demand(file, header);
    return mapping;
  }

  /** The mapping of a file of JSON lines; fields without one are the message's own. */
  static Mapping ofKeys(FileOptions options) {
    Mapping mapping = new Mapping(options);
    if (options.into() != Field.Into.EVENTS) {
      for (Field field : options.into().fields()) {
        if (!mapping.has(field)) {
          mapping.columnOf[field.place()] = field.label();
        }
      }
    } else if (!mapping.has(Field.TIME)) {
      mapping.columnOf[Field.TIME.place()] = Field.TIME.label();
    }
    return mapping;
  }

  /** The mapping of a web server's log: what it has no word about is the line's own. */
  static Mapping ofLog(FileOptions options) {
    return new Mapping(options);
  }

  /**
   * Complains about a mapped key that no line has. What may be missing from most lines, such as
   * revenue, may still come later in a file that was not seen whole.
   *
   * @param keys of the lines that were looked at
   * @param whole whether those were all lines
   */
  static void demandKeys(String file, FileOptions options, Set<String> keys, boolean whole) {
    options
        .columns()
        .forEach((field, key) -> {
          boolean needed = whole || ALWAYS.contains(field);
          if (needed && !keys.isEmpty() && !keys.contains(key)) {
            throw new OptionException(
                "--map %s=%s: no line of %s%s has \"%s\"; did you mean \"%s\"? Keys: %s."
                    .formatted(
                        field.label(),
                        key,
                        whole ? "" : "the beginning of ",
                        file,
                        key,
                        Nearest.to(key, keys),
                        Nearest.list(keys)));
          }
        });
  }

  private void demand(String file, List<String> header) {
    switch (options.into()) {
      case EVENTS -> {
        demand(file, header, "time", Field.TIME);
        byte[] type = constantOf[Field.TYPE.place()];
        boolean named = type != null && !new String(type, UTF_8).equals("track");
        if (!named && columnOf[Field.TYPE.place()] == null) {
          demand(file, header, "event", Field.EVENT);
        }
      }
      case PEOPLE -> demand(file, header, "id", Field.ID, Field.USER_ID, Field.ANONYMOUS_ID);
      case DEALS -> {
        demand(file, header, "time", Field.TIME);
        demand(file, header, "person", Field.PERSON, Field.DEAL);
      }
    }
  }

  private void demand(String file, List<String> header, String label, Field... oneOf) {
    for (Field field : oneOf) {
      if (has(field)) {
        return;
      }
    }
    String set = label.equals("event") ? " or --set event=NAME" : "";
    throw new OptionException(
        "No column of %s is the field %s: say which with --map %s=COLUMN%s. Columns: %s.%s"
            .formatted(file, label, label, set, Nearest.list(header), headerHint(header)));
  }

  private static String headerHint(List<String> header) {
    for (String name : header) {
      byte[] bytes = name.getBytes(UTF_8);
      TimeFormat iso = TimeFormat.of("iso", java.time.ZoneOffset.UTC, List.of());
      boolean time = iso.readable(List.of(name)) == 1;
      if (time || MessageBytes.isNumber(bytes, 0, bytes.length)) {
        return " The first line must name the columns; \"" + name + "\" looks like a value.";
      }
    }
    return "";
  }

  boolean has(Field field) {
    return columnOf[field.place()] != null || constantOf[field.place()] != null;
  }

  /** The columns that are fields, per field's place the column's index or -1. */
  int[] indexes(List<String> header) {
    int[] indexes = new int[FIELDS];
    for (int i = 0; i < FIELDS; i++) {
      String column = columnOf[i];
      indexes[i] = column == null ? -1 : header.indexOf(column);
    }
    return indexes;
  }

  /** The columns that are no field. */
  static List<Integer> others(int[] indexes, int columns) {
    Set<Integer> taken = new HashSet<>();
    for (int index : indexes) {
      taken.add(index);
    }
    List<Integer> others = new ArrayList<>();
    for (int c = 0; c < columns; c++) {
      if (!taken.contains(c)) {
        others.add(c);
      }
    }
    return others;
  }

  /** The mapping as text: equal texts make equal messages out of equal bytes. */
  String canonical(String timeFormat) {
    Map<String, String> parts = new TreeMap<>();
    for (Field field : Field.values()) {
      String column = columnOf[field.place()];
      byte[] constant = constantOf[field.place()];
      if (column != null) {
        parts.put(field.label(), "=" + quoted(column));
      } else if (constant != null) {
        parts.put(field.label(), ":=" + quoted(new String(constant, UTF_8)));
      }
    }
    StringBuilder text = new StringBuilder();
    parts.forEach((field, value) -> text.append(field).append(value).append(' '));
    return text.append("time ")
        .append(quoted(timeFormat))
        .append(" zone ")
        .append(options.zone().getId())
        .toString();
  }

  private static String quoted(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }
}
