package io.fullfunnel.store.files;

import io.fullfunnel.store.event.IsoTime;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The messages of a csv file. */
final class CsvMessages extends MessageReader {
  private final CsvRows rows;
  private final List<String> header;
  private final byte[] headerRow;
  private final int[] columnOf;
  private final Mapping mapping;
  private final int[] others;
  private final byte[][] otherKeys;

  CsvMessages(TextFile text, FileShape shape, Field.Into into, TimeFormat time, Refusals refusals)
      throws IOException {
    super(text, FileOptions.Format.CSV, into, time);
    this.rows =
        new CsvRows(
            text,
            shape.separator(),
            row -> {
              countRefused();
              refusals.add(row);
            });
    this.header = shape.header();
    this.mapping = shape.mapping();
    this.columnOf = mapping.indexes(header);
    List<Integer> rest = Mapping.others(columnOf, header.size());
    this.others = rest.stream().mapToInt(Integer::intValue).toArray();
    this.otherKeys = new byte[others.length][];
    MessageBytes key = new MessageBytes();
    for (int i = 0; i < others.length; i++) {
      key.cutTo(0);
      key.text(header.get(others[i]));
      key.raw(':');
      otherKeys[i] = java.util.Arrays.copyOf(key.bytes(), key.size());
    }
    this.headerRow = rows.next() ? rows.copy() : new byte[0];
  }

  @Override
  boolean nextRow() throws IOException {
    while (rows.next()) {
      if (rows.fields() != header.size()) {
        boolean few = rows.fields() < header.size();
        rows.refuse(
            few ? "too_few_fields" : "too_many_fields",
            null,
            "The row has %,d %s; the header has %,d."
                .formatted(rows.fields(), rows.fields() == 1 ? "field" : "fields", header.size()));
      } else if (rows.equalsRow(headerRow)) {
        rows.refuse("header_again", null, "The row repeats the header.");
      } else {
        return true;
      }
    }
    return false;
  }

  @Override
  boolean load(Field field) {
    int column = columnOf[field.place()];
    if (column >= 0) {
      source = rows.bytes();
      from = rows.start(column);
      to = rows.end(column);
      doubled = rows.doubled(column);
      return from != to;
    }
    byte[] constant = mapping.constantOf[field.place()];
    if (constant == null) {
      return false;
    }
    source = constant;
    from = 0;
    to = constant.length;
    doubled = false;
    return true;
  }

  @Override
  void writeLoaded() {
    out.cell(source, from, to, doubled);
  }

  @Override
  void writeOthers() {
    for (int i = 0; i < others.length; i++) {
      int column = others[i];
      if (!rows.isEmpty(column)) {
        out.comma();
        out.raw(otherKeys[i]);
        out.cell(rows.bytes(), rows.start(column), rows.end(column), rows.doubled(column));
      }
    }
  }

  @Override
  void writeRest() {
    // a row has nothing beside its fields and properties
  }

  @Override
  boolean writeOwnGiven() {
    return false;
  }

  @Override
  boolean isTimeOurs() {
    return false;
  }

  @Override
  boolean buildEvent() throws IOException {
    return event();
  }

  @Override
  long otherTime() {
    return IsoTime.UNREADABLE;
  }

  @Override
  void addRefusal(String code, @Nullable Field field, String reason) throws IOException {
    int column = field == null ? -1 : columnOf[field.place()];
    rows.refuse(code, column < 0 ? null : header.get(column), reason);
  }

  @Override
  public long row() {
    return rows.row() - 1;
  }
}
