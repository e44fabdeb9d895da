package io.fullfunnel.store.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fullfunnel.store.event.IsoTime;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;

/** The messages of a file with one JSON object a line. */
final class NdjsonMessages extends MessageReader {
  private static final int TEXT_SHOWN = 200;

  /** Members of Segment's message: what else a mapped line has becomes a property. */
  private static final Set<String> SEGMENT =
      Set.of(
          "type",
          "messageId",
          "anonymousId",
          "userId",
          "event",
          "name",
          "category",
          "properties",
          "traits",
          "context",
          "integrations",
          "timestamp",
          "originalTimestamp",
          "sentAt",
          "receivedAt",
          "previousId",
          "groupId",
          "channel",
          "version",
          "writeKey",
          "given",
          "time");

  /** Members that are written anew when a line is. */
  private static final Set<String> REWRITTEN =
      Set.of(
          "type",
          "messageId",
          "anonymousId",
          "userId",
          "event",
          "name",
          "time",
          "given",
          "properties",
          "traits");

  private final Lines lines;
  private final RowBuffer buffer;
  private final Refusals refusals;
  private final FileOptions options;
  private final Mapping mapping;
  private final NdjsonLine line;
  private final IsoTime zoneTime;
  private final boolean ownZone;

  /** Whether the members are columns, so that what is no field is a property. */
  private final boolean columns;

  private Field loadedField = Field.TIME;
  private boolean loadedConstant;
  private long row;
  private long replaced;

  NdjsonMessages(TextFile text, FileShape shape, FileOptions options, Refusals refusals) {
    super(text, shape.format(), options.into(), shape.time());
    this.columns = shape.format() == FileOptions.Format.PARQUET;
    this.lines = new Lines(text);
    this.buffer = lines.buffer;
    this.refusals = refusals;
    this.options = options;
    this.mapping = shape.mapping();
    this.line = new NdjsonLine(mapping);
    this.zoneTime = new IsoTime(options.zone());
    this.ownZone = !options.zone().normalized().equals(ZoneOffset.UTC);
  }

  @Override
  boolean nextRow() throws IOException {
    while (nextLine()) {
      int from = buffer.start;
      while (from < lines.end && isBlank(buffer.bytes[from])) {
        from++;
      }
      int to = lines.end;
      while (to > from && isBlank(buffer.bytes[to - 1])) {
        to--;
      }
      if (from == to) {
        continue;
      }
      row++;
      replaced += Surrogates.repair(buffer.bytes, from, to);
      try {
        line.parse(buffer.bytes, from, to - from);
        source = buffer.bytes;
        lineStart = from;
        lineStop = to;
        return true;
      } catch (StreamConstraintsException e) {
        refuseLine("too_deep", e, "The line nests deeper than 64 levels.");
      } catch (JacksonException e) {
        refuseLine("bad_json", e, "The line is no JSON object: " + plain(e) + ".");
      }
    }
    return false;
  }

  private int lineStart;
  private int lineStop;

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\t' || b == '\r';
  }

  /** Steps to the next line that a row can be. */
  private boolean nextLine() throws IOException {
    while (lines.next()) {
      if (!lines.tooLong) {
        return true;
      }
      row++;
      refuseRow("row_too_long", null, "The line is longer than 1 MB.");
    }
    return false;
  }

  private static String plain(JacksonException e) {
    String message = e.getOriginalMessage();
    int newline = message == null ? -1 : message.indexOf('\n');
    return newline < 0 ? String.valueOf(message) : message.substring(0, newline);
  }

  private void refuseLine(String code, JacksonException e, String reason) throws IOException {
    int column = e.getLocation() == null ? 0 : e.getLocation().getColumnNr();
    refuseRow(code, column > 0 ? String.valueOf(column) : null, reason);
  }

  private void refuseRow(String code, @Nullable String column, String reason) throws IOException {
    countRefused();
    int stop = Math.min(buffer.limit, buffer.start + TEXT_SHOWN * 4);
    int end = buffer.start;
    while (end < stop && buffer.bytes[end] != '\n') {
      end++;
    }
    String shown = new String(buffer.bytes, buffer.start, end - buffer.start, UTF_8);
    refusals.add(
        new RefusedRow(
            lines.number(),
            column,
            code,
            reason,
            shown.length() <= TEXT_SHOWN ? shown : shown.substring(0, TEXT_SHOWN)));
  }

  @Override
  void addRefusal(String code, @Nullable Field field, String reason) throws IOException {
    String path = field == null ? null : mapping.columnOf[field.place()];
    refuseRow(code, path == null && field != null ? field.label() : path, reason);
  }

  @Override
  boolean load(Field field) {
    byte[] value = line.value(field);
    loadedConstant = value == null && mapping.constantOf[field.place()] != null;
    if (loadedConstant) {
      value = mapping.constantOf[field.place()];
    }
    if (value == null) {
      return false;
    }
    loadedField = field;
    source = value;
    from = 0;
    to = value.length;
    doubled = false;
    return true;
  }

  @Override
  void writeLoaded() {
    if (loadedConstant) {
      out.cell(source, from, to, false);
    } else {
      line.writeRaw(loadedField, out);
    }
  }

  @Override
  boolean buildEvent() throws IOException {
    if (!event()) {
      return false;
    }
    boolean asItIs =
        options.columns().isEmpty()
            && options.constants().isEmpty()
            && !ownZone
            && !columns
            && line.value(Field.TYPE) != null
            && line.value(Field.TIME) == null;
    if (asItIs) {
      out.cutTo(0);
      out.raw(buffer.bytes, lineStart, lineStop);
    }
    return true;
  }

  @Override
  long otherTime() {
    NdjsonLine.Member stamp = line.find("originalTimestamp");
    stamp = stamp == null ? line.find("timestamp") : stamp;
    return stamp == null ? IsoTime.UNREADABLE : stampTime(stamp);
  }

  private long stampTime(NdjsonLine.Member stamp) {
    byte[] bytes = buffer.bytes;
    int length = stamp.valueEnd() - stamp.valueStart();
    long millis =
        bytes[stamp.valueStart()] == '"'
            ? zoneTime.parse(bytes, stamp.valueStart() + 1, length - 2)
            : IsoTime.UNREADABLE;
    return millis == IsoTime.UNREADABLE ? WRONG_TIME : millis;
  }

  @Override
  void writeOthers() {
    boolean flat = isFlat();
    for (NdjsonLine.Member member : line.members()) {
      String name = member.name();
      if (member.object() && (name.equals("properties") || name.equals("traits"))) {
        writeMembers(member);
      } else if (flat && !line.isWanted(name) && (columns || !SEGMENT.contains(name))) {
        out.comma();
        out.raw(buffer.bytes, member.keyStart(), member.valueEnd());
      }
    }
  }

  @Override
  boolean isTimeOurs() {
    return ownZone;
  }

  @Override
  boolean writeOwnGiven() {
    NdjsonLine.Member given = line.find("given");
    if (given == null || !given.object()) {
      return false;
    }
    key("given");
    out.raw('{');
    writeMembers(given);
    return true;
  }

  /** Whether what stands beside the message's own members is a property. */
  private boolean isFlat() {
    return columns || into != Field.Into.EVENTS || !options.columns().isEmpty();
  }

  /** The members of an object, without its braces. */
  private void writeMembers(NdjsonLine.Member object) {
    int start = object.valueStart() + 1;
    int end = object.valueEnd() - 1;
    while (start < end && buffer.bytes[start] <= ' ' && buffer.bytes[start] >= 0) {
      start++;
    }
    if (start < end) {
      out.comma();
      out.raw(buffer.bytes, start, end);
    }
  }

  @Override
  void writeRest() {
    if (columns) {
      return;
    }
    boolean flat = isFlat();
    for (NdjsonLine.Member member : line.members()) {
      String name = member.name();
      boolean kept = SEGMENT.contains(name) || !(flat || line.isWanted(name));
      if (kept && !REWRITTEN.contains(name)) {
        out.comma();
        out.raw(buffer.bytes, member.keyStart(), member.valueEnd());
      }
    }
  }

  @Override
  public long row() {
    return row;
  }

  @Override
  public long replacedSurrogates() {
    return text.replaced() + replaced;
  }
}
