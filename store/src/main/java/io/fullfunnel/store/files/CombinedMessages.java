package io.fullfunnel.store.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.fullfunnel.store.data.KeyedHash;
import io.fullfunnel.store.event.IsoTime;
import java.io.IOException;
import java.time.ZoneId;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The page views of a web server's log. A person is a hash of address and agent; the address itself
 * goes nowhere, not even to the refused rows.
 */
final class CombinedMessages extends MessageReader {
  private static final int TEXT_SHOWN = 200;
  private static final byte[] PAGE = "page".getBytes(UTF_8);
  private static final String PREFIX = "log_";

  /** What an event says of an agent that did not say its name. */
  private static final String NAMELESS = "-";

  private final Lines lines;
  private final Refusals refusals;
  private final KeyedHash ids;
  private final ZoneId zone;
  private final Mapping mapping;
  private final @Nullable String site;
  private final @Nullable String siteHost;
  private final boolean users;
  private final LogLine line = new LogLine();
  private final EqualLines equal = new EqualLines();
  private final long[] hash = new long[2];
  private LogRequest page = new LogRequest("/", "");
  private @Nullable String pageSite;
  private long time;
  private byte[] messageId = {};
  private byte @Nullable [] person;
  private long row;

  CombinedMessages(TextFile text, MessageFile.Reading how) {
    super(text, FileOptions.Format.COMBINED, Field.Into.EVENTS, how.shape().time());
    this.lines = new Lines(text);
    this.refusals = how.refusals();
    this.ids = how.ids();
    this.zone = how.options().zone();
    this.mapping = how.shape().mapping();
    this.site = how.shape().site();
    this.siteHost = site == null ? null : LogRequest.withoutPort(afterScheme(site));
    this.users = how.options().columns().containsKey(Field.USER_ID);
  }

  private static String afterScheme(String site) {
    return site.substring(site.indexOf("://") + 3);
  }

  @Override
  boolean nextRow() throws IOException {
    while (lines.next()) {
      byte[] bytes = lines.buffer.bytes;
      int from = lines.buffer.start;
      int to = LogLine.trimmed(bytes, from, lines.end);
      if (lines.tooLong) {
        row++;
        refuseLine("row_too_long", null, "The line is longer than 1 MB.", lines.end);
      } else if (from < to) {
        row++;
        if (isPage(bytes, from, to)) {
          identify(bytes, from, to);
          return true;
        }
      }
    }
    return false;
  }

  private boolean isPage(byte[] bytes, int from, int to) throws IOException {
    if (!line.read(bytes, from, to)) {
      refuseLine("bad_line", null, "The line is none of a web server's log.", afterAddress(to));
      return false;
    }
    time = line.timeMillis(zone);
    if (time == IsoTime.UNREADABLE) {
      String reason = "\"" + line.timeText() + "\" is no time of a web server's log.";
      return refuseLine("unreadable_time", "time", reason, line.shownFrom());
    }
    if (!line.request.startsWith("GET ")) {
      return notPage("request", "A page is asked for with GET.");
    }
    if (line.status != 200 && line.status != 304) {
      return notPage("status", "A page is answered with 200 or 304.");
    }
    String virtual = line.host;
    LogRequest asked =
        LogRequest.of(line.request, virtual == null ? siteHost : LogRequest.withoutPort(virtual));
    if (asked == null) {
      return notPage("request", "The request names no page of this site.");
    }
    if (asked.isAsset()) {
      return notPage("request", "It is part of a page or a file, no page.");
    }
    if (asked.isFeed()) {
      return notPage("request", "It is a feed, no page.");
    }
    page = asked;
    pageSite = virtual == null ? site : site(virtual);
    return true;
  }

  private static String site(String virtual) {
    String host = LogRequest.withoutPort(virtual);
    return (virtual.endsWith(":443") ? "https://" : "http://") + host;
  }

  private void identify(byte[] bytes, int from, int to) {
    ids.hash(new String(bytes, from, to - from, ISO_8859_1), hash);
    int number = equal.next(hash[0]);
    messageId = (PREFIX + hex() + "_" + number).getBytes(UTF_8);
    String address = line.address;
    if (address == null) {
      person = null;
      return;
    }
    ids.hash(address + "\n" + (line.agent == null ? NAMELESS : line.agent), hash);
    person = (PREFIX + hex()).getBytes(UTF_8);
  }

  private String hex() {
    HexFormat hex = HexFormat.of();
    return hex.toHexDigits(hash[0]) + hex.toHexDigits(hash[1]);
  }

  private boolean notPage(String column, String reason) throws IOException {
    return refuseLine(RefusedRow.NOT_A_PAGE, column, reason, line.shownFrom());
  }

  /** Where a line that cannot be read no longer tells whose it is. */
  private int afterAddress(int to) {
    byte[] bytes = lines.buffer.bytes;
    for (int i = lines.buffer.start; i < to; i++) {
      if (bytes[i] == '[' || bytes[i] == '"') {
        return i;
      }
    }
    return to;
  }

  private boolean refuseLine(String code, @Nullable String column, String reason, int shownFrom)
      throws IOException {
    countRefused();
    int to = Math.min(lines.end, shownFrom + TEXT_SHOWN * 4);
    String shown =
        new String(lines.buffer.bytes, shownFrom, Math.max(0, to - shownFrom), UTF_8).strip();
    refusals.add(
        new RefusedRow(
            lines.number(),
            column,
            code,
            reason,
            shown.length() <= TEXT_SHOWN ? shown : shown.substring(0, TEXT_SHOWN)));
    return false;
  }

  @Override
  void addRefusal(String code, @Nullable Field field, String reason) throws IOException {
    refuseLine(code, field == null ? null : field.label(), reason, line.shownFrom());
  }

  @Override
  boolean load(Field field) {
    byte[] value =
        switch (field) {
          case TYPE -> PAGE;
          case MESSAGE_ID -> messageId;
          case ANONYMOUS_ID -> person;
          case USER_ID -> users && line.user != null ? line.user.getBytes(UTF_8) : null;
          default -> mapping.constantOf[field.place()];
        };
    if (value == null) {
      return false;
    }
    source = value;
    from = 0;
    to = value.length;
    doubled = false;
    return true;
  }

  @Override
  void writeLoaded() {
    out.cell(source, from, to, doubled);
  }

  @Override
  boolean buildEvent() throws IOException {
    return event();
  }

  @Override
  long otherTime() {
    return time;
  }

  @Override
  boolean isTimeOurs() {
    return true;
  }

  @Override
  boolean writeOwnGiven() {
    return false;
  }

  @Override
  void writeOthers() {
    writePage();
  }

  /** Path, address, query and page before: in the properties and in the context. */
  private void writePage() {
    text("path", page.path());
    text("url", (pageSite == null ? "" : pageSite) + page.path() + page.search());
    if (!page.search().isEmpty()) {
      text("search", page.search());
    }
    if (line.referrer != null) {
      text("referrer", line.referrer);
    }
  }

  @Override
  void writeRest() {
    key("context");
    out.raw('{');
    key("page");
    out.raw('{');
    writePage();
    out.raw('}');
    text("userAgent", line.agent == null ? NAMELESS : line.agent);
    out.raw('}');
  }

  private void text(String name, String value) {
    key(name);
    out.text(value);
  }

  @Override
  public long row() {
    return row;
  }
}
