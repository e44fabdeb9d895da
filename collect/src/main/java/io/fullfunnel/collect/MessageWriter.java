package io.fullfunnel.collect;

import io.fullfunnel.store.privacy.PrivacyRules.Address;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes an event as it will stand in the journal: its members byte by byte as they came, its type
 * by the route, and what its batch gives it. Used by one thread, for one body.
 */
final class MessageWriter {
  private static final String SENT_AT = "\"sentAt\":";
  private static final String ADDRESS = "ip";
  private static final String IP = "\"ip\":\"";
  private static final int LONGEST_ADDRESS = 64;

  /** What may stand in the context of an event whose person did not consent. */
  private static final Set<String> NAMELESS =
      Set.of(
          "app",
          "campaign",
          "consent",
          "cookieless",
          "library",
          "locale",
          "os",
          "page",
          "referrer",
          "screen",
          "timezone",
          "userAgent");

  private final Body body;
  private final Policy policy;
  private final @Nullable String address;
  private final Bytes out;

  /**
   * @param client for events that want its address
   */
  MessageWriter(Body body, Policy policy, @Nullable InetAddress client, Bytes out) {
    this.body = body;
    this.policy = policy;
    this.address = ShortAddress.kept(policy.rules().address(), client);
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
   * What the collector itself says of an event, and lets it say.
   *
   * @param type by the route; null if it is not known, and stands as it came
   * @param messageId of one that came without; null if it has its own
   * @param keeps how much of what it says itself may stay
   */
  record Made(@Nullable String type, @Nullable String messageId, GivenIds ids, Policy.Keeps keeps) {
    /** Whether what the event says itself does not count. */
    boolean replaces(Part part, boolean consentInContext) {
      return switch (part) {
        case TYPE, WRITE_KEY -> true;
        case MESSAGE_ID -> messageId != null;
        case ANONYMOUS_ID -> ids.anonymous() != null || isNameless();
        case PREVIOUS_ID -> ids.previous() != null || isNameless();
        case USER_ID, EMAIL -> isNameless();
        case GROUP_ID, INTEGRATIONS -> isCut();
        case TRAITS -> isNameless() || (isCut() && consentInContext);
        case EVENT,
            NAME,
            CONTEXT,
            PROPERTIES,
            TIMESTAMP,
            ORIGINAL_TIMESTAMP,
            SENT_AT,
            TIME,
            GIVEN ->
            false;
      };
    }

    boolean isNameless() {
      return keeps == Policy.Keeps.NAMELESS;
    }

    /** Whether less than all of it stays. */
    boolean isCut() {
      return keeps != Policy.Keeps.ALL;
    }
  }

  /** Writes an event. */
  void write(Item item, Made made) {
    int from = out.size();
    whole(item, made);
    out.shorten(from, policy.cut()::cut);
  }

  private void whole(Item item, Made made) {
    Member context = item.find(Part.CONTEXT);
    boolean consent = context != null && context.has("consent");
    type(item, made.type());
    text(",\"messageId\":\"", made.messageId());
    text(",\"anonymousId\":\"", made.ids().anonymous());
    text(",\"previousId\":\"", made.ids().previous());
    for (Map.Entry<Part, Member> part : item.parts().entrySet()) {
      if (!made.replaces(part.getKey(), consent)) {
        write(part.getKey(), part.getValue(), made.isCut());
      }
    }
    given(item, Part.CONTEXT, body.context(), made.isCut());
    if (!made.isCut()) {
      given(item, Part.INTEGRATIONS, body.integrations(), false);
    }
    Member sentAt = body.sentAt();
    if (sentAt != null && item.find(Part.SENT_AT) == null) {
      out.add(',');
      out.ascii(SENT_AT);
      raw(sentAt.valueStart(), sentAt.end());
    }
    if (!made.isCut()) {
      item.others().forEach(this::member);
    }
    out.add('}');
  }

  private void type(Item item, @Nullable String type) {
    Member own = item.find(Part.TYPE);
    out.ascii("{\"type\":");
    if (type == null && own != null) {
      raw(own.valueStart(), own.end());
    } else {
      out.add('"');
      out.ascii(type == null ? "" : type);
      out.add('"');
    }
  }

  private void text(String key, @Nullable String value) {
    if (value != null) {
      out.ascii(key);
      out.ascii(value);
      out.add('"');
    }
  }

  private void write(Part part, Member member, boolean cut) {
    if (part == Part.CONTEXT) {
      context(member, body.context(), cut);
      return;
    }
    Member more = integrations(part);
    if (member.inner() == null || more == null) {
      member(member);
      return;
    }
    begin(member);
    inner(more, member, inner(member, null, false, false), false);
    out.add('}');
  }

  private void context(Member own, @Nullable Member more, boolean cut) {
    if (own.inner() == null) {
      if (!cut) {
        member(own);
      }
      return;
    }
    boolean wantsAddress = !cut && address != null && wantsAddress(own, more);
    if (more == null && !wantsAddress && !cut && !own.has(ADDRESS)) {
      member(own);
      return;
    }
    begin(own);
    boolean any = inner(own, null, false, cut);
    if (more != null) {
      any = inner(more, own, any, cut);
    }
    if (wantsAddress) {
      address(any, String.valueOf(address));
    }
    out.add('}');
  }

  private void begin(Member object) {
    out.add(',');
    raw(object.keyStart(), object.valueStart());
    out.add('{');
  }

  private @Nullable Member integrations(Part part) {
    return part == Part.INTEGRATIONS ? body.integrations() : null;
  }

  /** Segment's clients in browsers know no address and ask for it. */
  private static boolean wantsAddress(Member context, @Nullable Member more) {
    Member own = context.find("direct");
    Member direct = own != null || more == null ? own : more.find("direct");
    boolean named = context.has(ADDRESS) || (more != null && more.has(ADDRESS));
    return direct != null && "true".equals(direct.text()) && !named;
  }

  /** Members of an object; where both have a name, the event's own counts. */
  private boolean inner(Member from, @Nullable Member own, boolean begun, boolean cut) {
    boolean any = begun;
    if (from.inner() != null) {
      Set<String> taken = own == null ? Set.of() : own.names();
      for (Member member : from.inner()) {
        if (taken.contains(member.name()) || (cut && !NAMELESS.contains(member.name()))) {
          continue;
        }
        if (member.name().equals(ADDRESS) && policy.rules().address() != Address.KEEP) {
          any = named(member, any);
          continue;
        }
        if (any) {
          out.add(',');
        }
        raw(member.keyStart(), member.end());
        any = true;
      }
    }
    return any;
  }

  /** The address that an event names itself; what is none does not stay. */
  private boolean named(Member member, boolean begun) {
    int from = member.valueStart();
    int length = Math.min(member.end() - from, LONGEST_ADDRESS);
    String text = new String(body.bytes(), from, length, StandardCharsets.ISO_8859_1);
    String kept = ShortAddress.kept(policy.rules().address(), text.replace("\"", ""));
    if (kept == null) {
      return begun;
    }
    address(begun, kept);
    return true;
  }

  private void address(boolean begun, String kept) {
    if (begun) {
      out.add(',');
    }
    out.ascii(IP);
    out.ascii(kept);
    out.add('"');
  }

  /** What the batch gives an event that has nothing of its own there. */
  private void given(Item item, Part part, @Nullable Member more, boolean cut) {
    if (more == null || item.find(part) != null) {
      return;
    }
    if (part == Part.CONTEXT) {
      context(more, null, cut);
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
