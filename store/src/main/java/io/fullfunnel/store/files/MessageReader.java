package io.fullfunnel.store.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fullfunnel.store.event.IsoTime;
import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The messages of a file, one by one, written as they will stand in the journal. What cannot go in
 * goes to the refusals. Used by one thread; memory stays small whatever the file.
 */
public abstract sealed class MessageReader implements Closeable
    permits CombinedMessages, CsvMessages, NdjsonMessages {
  /** Bytes of the largest message. */
  public static final int MAX_MESSAGE = 32 * 1024;

  private static final int MAX_NAME = 200;
  private static final int MAX_MESSAGE_ID = 100;

  /** The fields' names as JSON has them before a value. */
  private static final byte[][] KEYS =
      Arrays.stream(Field.values())
          .map(field -> ('"' + field.label() + "\":").getBytes(UTF_8))
          .toArray(byte[][]::new);

  private static final String STAGE_CHANGED = "Deal Stage Changed";

  final TextFile text;
  final FileOptions.Format format;
  final Field.Into into;
  final MessageBytes out = new MessageBytes();

  private final TimeFormat time;
  private long refused;
  private long messages;
  private long withoutPerson;
  private long earliest = Long.MAX_VALUE;
  private long latest = Long.MIN_VALUE;
  private long timeMillis;
  private int dealEvent;
  private boolean nobody;
  private @Nullable String second;

  /** The value that {@link #load} found. */
  byte[] source = {};

  int from;
  int to;
  boolean doubled;

  MessageReader(TextFile text, FileOptions.Format format, Field.Into into, TimeFormat time) {
    this.text = text;
    this.format = format;
    this.into = into;
    this.time = time;
  }

  /** Steps to the next row that the file has, whole and readable; false at the end. */
  abstract boolean nextRow() throws IOException;

  /** Finds a field's value in the present row; false if it is missing. */
  abstract boolean load(Field field);

  /** Writes what the row has beside the fields, as members of its properties or traits. */
  abstract void writeOthers();

  /** Writes the value that {@link #load} found, as JSON. */
  abstract void writeLoaded();

  /** Writes further members of the message. */
  abstract void writeRest();

  /** Opens {@code given} with what the row itself has in it; false if it has none. */
  abstract boolean writeOwnGiven();

  /** Whether {@link #otherTime} is read by this file's zone, which the journal does not know. */
  abstract boolean isTimeOurs();

  /** The answer of {@link #otherTime} where there is a time, but none that can be read. */
  static final long WRONG_TIME = Long.MAX_VALUE;

  /** The time that a row without the field has; {@link IsoTime#UNREADABLE} if none. */
  abstract long otherTime();

  /** Refuses the present row. Always false. */
  final boolean refuse(String code, @Nullable Field field, String reason) throws IOException {
    addRefusal(code, field, reason);
    return false;
  }

  abstract void addRefusal(String code, @Nullable Field field, String reason) throws IOException;

  /** The present row's number, from 1. Rows are counted whether they go in or not. */
  public abstract long row();

  /** Steps to the next message; false at the end. A row may make several. */
  public final boolean next() throws IOException {
    if (second != null) {
      renameDeal(second);
      second = null;
      messages++;
      return true;
    }
    while (nextRow()) {
      out.cutTo(0);
      if (build()) {
        messages++;
        return true;
      }
    }
    return false;
  }

  private boolean build() throws IOException {
    nobody = false;
    boolean built =
        switch (into) {
          case EVENTS -> buildEvent();
          case PEOPLE -> person();
          case DEALS -> deal();
        };
    if (!built) {
      return false;
    }
    if (length() > MAX_MESSAGE) {
      second = null;
      return refuse(
          "too_large", null, "The event has more than 32 KB (%,d bytes).".formatted(length()));
    }
    withoutPerson += nobody ? 1 : 0;
    if (timeMillis != IsoTime.UNREADABLE) {
      earliest = Math.min(earliest, timeMillis);
      latest = Math.max(latest, timeMillis);
    }
    return true;
  }

  /** Makes the message of an event; a reader that has it ready takes that. */
  abstract boolean buildEvent() throws IOException;

  final boolean event() throws IOException {
    String type = type();
    if (type == null || !readTime(!type.equals("identify") && !type.equals("alias"))) {
      return false;
    }
    out.raw("{\"type\":\"".getBytes(UTF_8));
    out.raw(type.getBytes(UTF_8));
    out.raw('"');
    if (!name(Field.MESSAGE_ID, MAX_MESSAGE_ID)) {
      return false;
    }
    boolean known = load(Field.USER_ID) || load(Field.ANONYMOUS_ID);
    if (!name(Field.USER_ID, MAX_NAME)
        || !name(Field.ANONYMOUS_ID, MAX_NAME)
        || !name(Field.EVENT, MAX_NAME)
        || !name(Field.NAME, MAX_NAME)) {
      return false;
    }
    if (type.equals("track") && !load(Field.EVENT)) {
      return refuse("missing_event", Field.EVENT, "The row names no event.");
    }
    writeTime();
    writeGiven();
    boolean traits = type.equals("identify") || type.equals("group");
    open(traits ? "traits" : "properties");
    member(Field.REVENUE);
    member(Field.CURRENCY);
    if (format != FileOptions.Format.NDJSON) {
      member(Field.NAME);
    }
    seal();
    nobody = !known;
    return true;
  }

  private @Nullable String type() throws IOException {
    if (!load(Field.TYPE)) {
      return "track";
    }
    String type = loaded();
    return switch (type) {
      case "track", "page", "screen", "identify" -> type;
      case "group", "alias" -> {
        if (format == FileOptions.Format.NDJSON) {
          yield type;
        }
        refuse("unknown_type", Field.TYPE, "Rows of type " + type + " come as ndjson only.");
        yield null;
      }
      default -> {
        refuse(
            "unknown_type",
            Field.TYPE,
            "\"%s\" is no type of event; known are track, page, screen, identify, group and alias."
                .formatted(type));
        yield null;
      }
    };
  }

  private boolean person() throws IOException {
    if (!readTime(false)) {
      return false;
    }
    Field id = load(Field.ID) ? Field.ID : Field.USER_ID;
    if (!load(id) && !load(Field.ANONYMOUS_ID)) {
      return refuse("missing_id", Field.ID, "The row names no id.");
    }
    out.raw("{\"type\":\"identify\"".getBytes(UTF_8));
    if (!name(id, Field.USER_ID, MAX_NAME) || !name(Field.ANONYMOUS_ID, MAX_NAME)) {
      return false;
    }
    if (load(Field.EMAIL) && isAddress()) {
      key(Field.EMAIL); // beside the trait: as an id, so that a deal that names the e-mail finds
      // them
      out.text(source, from, to, doubled);
    }
    writeTime();
    open("traits");
    textMember(Field.EMAIL);
    textMember(Field.PHONE);
    seal();
    return true;
  }

  private boolean deal() throws IOException {
    if (!readTime(true)) {
      return false;
    }
    String outcome = load(Field.OUTCOME) ? loaded().toLowerCase(java.util.Locale.ROOT) : "open";
    String event =
        switch (outcome) {
          case "won" -> "Deal Won";
          case "lost" -> "Deal Lost";
          case "open" -> "";
          default -> null;
        };
    if (event == null) {
      return refuse(
          "unknown_outcome",
          Field.OUTCOME,
          "\"%s\" is no outcome of a deal; known are won, lost and open.".formatted(outcome));
    }
    boolean known = load(Field.PERSON);
    Field who = known && isAddress() ? Field.EMAIL : Field.USER_ID;
    out.raw("{\"type\":\"track\"".getBytes(UTF_8));
    if (!name(Field.PERSON, who, MAX_NAME)) {
      return false;
    }
    writeTime();
    open("properties");
    for (Field field : Field.Into.DEALS.fields()) {
      if (field != Field.PERSON && field != Field.TIME && field != Field.OUTCOME) {
        member(field);
      }
    }
    if (load(Field.OUTCOME)) {
      key(Field.OUTCOME);
      out.text(outcome);
    }
    seal();
    out.cutTo(out.size() - 1);
    dealEvent = out.size();
    finishDeal(STAGE_CHANGED);
    second = event.isEmpty() ? null : event;
    nobody = !known;
    return true;
  }

  /** Whether the value that was loaded is an e-mail address and may be an id. */
  private boolean isAddress() {
    String value = loaded();
    return value.indexOf('@') > 0 && value.codePointCount(0, value.length()) <= MAX_NAME;
  }

  private void renameDeal(String event) {
    out.cutTo(dealEvent);
    finishDeal(event);
  }

  private void finishDeal(String event) {
    key(Field.EVENT);
    out.text(event);
    out.raw('}');
  }

  private boolean readTime(boolean required) throws IOException {
    if (!load(Field.TIME)) {
      timeMillis = otherTime();
      if (timeMillis == WRONG_TIME) {
        return refuse("unreadable_time", null, "The timestamp is no time in ISO 8601.");
      }
      return timeMillis != IsoTime.UNREADABLE
          || !required
          || refuse("missing_time", Field.TIME, "The row has no time.");
    }
    timeMillis = time.parse(source, from, to - from);
    if (timeMillis == IsoTime.UNREADABLE) {
      return refuse(
          "unreadable_time",
          Field.TIME,
          "\"%s\" is no time (read as %s).".formatted(loaded(), time.label()));
    }
    return true;
  }

  private void writeTime() {
    if (load(Field.TIME) || (timeMillis != IsoTime.UNREADABLE && isTimeOurs())) {
      key(Field.TIME);
      out.number(timeMillis);
    }
  }

  private void writeGiven() {
    boolean any = writeOwnGiven();
    for (Field field : Field.GIVEN) {
      if (load(field)) {
        if (!any) {
          key("given");
          out.raw('{');
          any = true;
        }
        key(field);
        out.text(source, from, to, doubled);
      }
    }
    if (any) {
      out.raw('}');
    }
  }

  /** Opens the last object of the message. */
  private void open(String name) {
    key(name);
    out.raw('{');
  }

  private void seal() {
    writeOthers();
    out.raw('}');
    writeRest();
    out.raw('}');
  }

  final void key(String name) {
    out.comma();
    out.text(name);
    out.raw(':');
  }

  private void key(Field field) {
    out.comma();
    out.raw(KEYS[field.place()]);
  }

  private void member(Field field) {
    if (load(field)) {
      key(field);
      writeLoaded();
    }
  }

  private void textMember(Field field) {
    if (load(field)) {
      key(field);
      out.text(source, from, to, doubled);
    }
  }

  private boolean name(Field field, int most) throws IOException {
    return name(field, field, most);
  }

  private boolean name(Field field, Field as, int most) throws IOException {
    if (!load(field)) {
      return true;
    }
    if (to - from > most && characters() > most) {
      return refuse(
          "too_long",
          field,
          "%s has more than %d characters (%,d).".formatted(field.label(), most, characters()));
    }
    key(as);
    out.text(source, from, to, doubled);
    return true;
  }

  private int characters() {
    return (int) loaded().codePoints().count();
  }

  final String loaded() {
    String value = new String(source, from, to - from, UTF_8);
    return doubled ? value.replace("\"\"", "\"") : value;
  }

  final void countRefused() {
    refused++;
  }

  /** The bytes that hold the present message; valid until the next step. */
  public final byte[] bytes() {
    return out.bytes();
  }

  public final int offset() {
    return 0;
  }

  public final int length() {
    return out.size();
  }

  /** Messages so far. */
  public final long messages() {
    return messages;
  }

  public final long refused() {
    return refused;
  }

  /** Rows that went in and name nobody. */
  public final long withoutPerson() {
    return withoutPerson;
  }

  /** The earliest time so far; {@link Long#MAX_VALUE} if there is none. */
  public final long earliest() {
    return earliest;
  }

  /** The latest time so far; {@link Long#MIN_VALUE} if there is none. */
  public final long latest() {
    return latest;
  }

  /** Half surrogate pairs that were replaced by U+FFFD. */
  public long replacedSurrogates() {
    return text.replaced();
  }

  /** Uncompressed bytes read so far. */
  public final long bytesRead() {
    return text.bytes();
  }

  /** SHA-256 of the uncompressed bytes, once all were read. */
  public final String hash() throws IOException {
    return text.hash();
  }

  @Override
  public final void close() throws IOException {
    text.close();
  }
}
