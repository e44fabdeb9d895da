package io.fullfunnel.collect;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes an event as it will stand in the journal: its members byte by byte as they came, its type
 * by the route, and what its batch gives it. Used by one thread, for one body.
 */
final class MessageWriter {
  private static final String SENT_AT = "\"sentAt\":";
  private static final String IP = "\"ip\":\"";

  private final Body body;
  private final String address;
  private final Bytes out;

  /**
   * @param address the client's, shortened, for events that want it
   */
  MessageWriter(Body body, String address, Bytes out) {
    this.body = body;
    this.address = address;
    this.out = out;
  }

  /** Bytes of the largest member that the batch gives each event. */
  int given() {
    return Math.max(length(body.context()), length(body.integrations()));
  }

  private static int length(@Nullable Member member) {
    return member == null ? 0 : member.end() - member.valueStart();
  }

  /**
   * What the collector itself says of an event.
   *
   * @param messageId of one that came without; null if it has its own
   */
  record Made(String type, @Nullable String messageId, GivenIds ids) {
    /** Whether what the event says itself does not count. */
    boolean replaces(Part part) {
      return switch (part) {
        case TYPE, WRITE_KEY -> true;
        case MESSAGE_ID -> messageId != null;
        case ANONYMOUS_ID -> ids.anonymous() != null;
        case PREVIOUS_ID -> ids.previous() != null;
        case USER_ID,
            GROUP_ID,
            EVENT,
            NAME,
            CONTEXT,
            INTEGRATIONS,
            PROPERTIES,
            TRAITS,
            TIMESTAMP,
            ORIGINAL_TIMESTAMP,
            SENT_AT,
            TIME,
            GIVEN,
            EMAIL ->
            false;
      };
    }
  }

  /** Writes an event. */
  void write(Item item, Made made) {
    out.ascii("{\"type\":\"");
    out.ascii(made.type());
    out.add('"');
    text(",\"messageId\":\"", made.messageId());
    text(",\"anonymousId\":\"", made.ids().anonymous());
    text(",\"previousId\":\"", made.ids().previous());
    for (Map.Entry<Part, Member> part : item.parts().entrySet()) {
      if (!made.replaces(part.getKey())) {
        write(part.getKey(), part.getValue());
      }
    }
    given(item, Part.CONTEXT, body.context());
    given(item, Part.INTEGRATIONS, body.integrations());
    Member sentAt = body.sentAt();
    if (sentAt != null && item.find(Part.SENT_AT) == null) {
      out.add(',');
      out.ascii(SENT_AT);
      raw(sentAt.valueStart(), sentAt.end());
    }
    for (Member other : item.others()) {
      member(other);
    }
    out.add('}');
  }

  private void text(String key, @Nullable String value) {
    if (value != null) {
      out.ascii(key);
      out.ascii(value);
      out.add('"');
    }
  }

  private void write(Part part, Member member) {
    Member more = part == Part.CONTEXT ? body.context() : integrations(part);
    boolean wantsAddress = part == Part.CONTEXT && wantsAddress(member, more);
    if (member.inner() == null || (more == null && !wantsAddress)) {
      member(member);
      return;
    }
    merge(member, more, wantsAddress);
  }

  private @Nullable Member integrations(Part part) {
    return part == Part.INTEGRATIONS ? body.integrations() : null;
  }

  /** Segment's clients in browsers know no address and ask for it. */
  private static boolean wantsAddress(Member context, @Nullable Member more) {
    Member own = context.find("direct");
    Member direct = own != null || more == null ? own : more.find("direct");
    boolean named = context.has("ip") || (more != null && more.has("ip"));
    return direct != null && "true".equals(direct.text()) && !named;
  }

  /** Both objects in one; where both have a name, the event's own counts. */
  private void merge(Member own, @Nullable Member more, boolean wantsAddress) {
    out.add(',');
    raw(own.keyStart(), own.valueStart());
    out.add('{');
    boolean any = inner(own, null, false);
    if (more != null) {
      any = inner(more, own, any);
    }
    address(wantsAddress, any);
    out.add('}');
  }

  private boolean inner(Member from, @Nullable Member own, boolean begun) {
    boolean any = begun;
    if (from.inner() != null) {
      Set<String> taken = own == null ? Set.of() : own.names();
      for (Member member : from.inner()) {
        if (!taken.contains(member.name())) {
          if (any) {
            out.add(',');
          }
          raw(member.keyStart(), member.end());
          any = true;
        }
      }
    }
    return any;
  }

  private void address(boolean wanted, boolean begun) {
    if (wanted) {
      if (begun) {
        out.add(',');
      }
      out.ascii(IP);
      out.ascii(address);
      out.add('"');
    }
  }

  /** What the batch gives an event that has nothing of its own there. */
  private void given(Item item, Part part, @Nullable Member more) {
    if (more == null || item.find(part) != null) {
      return;
    }
    if (part == Part.CONTEXT && wantsAddress(more, null)) {
      merge(more, null, true);
    } else {
      member(more);
    }
  }

  private void member(Member member) {
    out.add(',');
    raw(member.keyStart(), member.end());
  }

  private void raw(int from, int to) {
    out.add(body.bytes(), from, to - from);
  }
}
