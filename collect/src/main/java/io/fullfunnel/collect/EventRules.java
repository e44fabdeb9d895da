package io.fullfunnel.collect;

import io.fullfunnel.store.event.IsoTime;
import io.fullfunnel.store.workspace.KnownNames;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an event must have and may say; the first rule that it breaks is why it is refused. */
final class EventRules {
  private static final Set<String> TYPES =
      Set.of("track", "identify", "page", "screen", "group", "alias");
  private static final Set<String> DEALS = Set.of("Deal Stage Changed", "Deal Won", "Deal Lost");

  /** Traits that decide about people, in {@link #plain} letters; a public key must not set them. */
  private static final Set<String> PROTECTED_TRAITS =
      Set.of(
          "score",
          "scores",
          "leadscore",
          "verified",
          "emailverified",
          "role",
          "roles",
          "permissions",
          "isadmin",
          "lifecyclestage",
          "leadstatus",
          "deal",
          "dealstage",
          "dealamount");

  private static final Part[] NAMES = {
    Part.USER_ID, Part.ANONYMOUS_ID, Part.PREVIOUS_ID, Part.GROUP_ID, Part.EVENT, Part.NAME
  };

  private EventRules() {}

  /** Whether a word is the type of a call. */
  static boolean isType(@Nullable String word) {
    return word != null && TYPES.contains(word);
  }

  /** What is wrong with an event. */
  record Fault(Reason reason, String detail) {}

  /**
   * The rule that an event breaks, or null.
   *
   * @param type by the route or by its own word; null if it names none
   * @param given ids that it need not have itself
   */
  static @Nullable Fault fault(Item item, @Nullable String type, GivenIds given, boolean server) {
    if (!item.isObject()) {
      return new Fault(Reason.NOT_AN_OBJECT, "It is no JSON object.");
    }
    if (item.length() > Limits.EVENT) {
      return tooLarge(item.length());
    }
    if (item.isDeep()) {
      return new Fault(Reason.TOO_DEEP, "It nests deeper than %d levels.".formatted(Limits.DEPTH));
    }
    Fault fault = shape(item, type, given);
    if (fault == null) {
      fault = lengths(item);
    }
    return fault == null ? permitted(item, type, server) : fault;
  }

  /** Whether it has names that are too many; those that are not are taken, or only looked at. */
  static @Nullable Fault names(
      Item item, @Nullable String type, @Nullable KnownNames known, boolean takes) {
    if (known == null) {
      return null;
    }
    String event = "track".equals(type) ? item.text(Part.EVENT) : null;
    String sentence = takes ? known.take(event, item.names()) : known.look(event, item.names());
    return sentence == null ? null : new Fault(Reason.TOO_MANY_NAMES, sentence);
  }

  static Fault tooLarge(int bytes) {
    return new Fault(
        Reason.TOO_LARGE,
        "An event has at most 32 KB with what its batch gives it; this one has %,d bytes."
            .formatted(bytes));
  }

  static Fault notConsented() {
    return new Fault(
        Reason.CONSENT,
        "Its person did not consent, and by the rules of this workspace nothing of it may stay.");
  }

  static Fault batchTooLarge() {
    return new Fault(
        Reason.TOO_LARGE,
        "The events before it take 8 MB with what the batch gives each of them; send the rest in a"
            + " batch of its own.");
  }

  private static @Nullable Fault shape(Item item, @Nullable String type, GivenIds given) {
    if (type == null) {
      return new Fault(
          Reason.MISSING_TYPE, "It has no type: track, identify, page, screen, group or alias.");
    }
    if (!isType(type)) {
      return new Fault(
          Reason.UNKNOWN_TYPE,
          "Its type is none of track, identify, page, screen, group and alias.");
    }
    if (given.anonymous() == null
        && item.text(Part.USER_ID) == null
        && item.text(Part.ANONYMOUS_ID) == null) {
      return new Fault(Reason.NO_USER_ANON_ID, "It has neither userId nor anonymousId.");
    }
    if (type.equals("track") && item.text(Part.EVENT) == null) {
      return new Fault(Reason.MISSING_EVENT, "A track call names its event.");
    }
    if (type.equals("group") && item.text(Part.GROUP_ID) == null) {
      return new Fault(Reason.MISSING_GROUP_ID, "A group call names its groupId.");
    }
    if (type.equals("alias") && given.previous() == null && item.text(Part.PREVIOUS_ID) == null) {
      return new Fault(Reason.MISSING_PREVIOUS_ID, "An alias call names its previousId.");
    }
    return null;
  }

  private static @Nullable Fault lengths(Item item) {
    Fault fault = length(item, Part.MESSAGE_ID, Limits.MESSAGE_ID);
    for (Part part : NAMES) {
      if (fault == null) {
        fault = length(item, part, Limits.NAME);
      }
    }
    return fault;
  }

  private static @Nullable Fault length(Item item, Part part, int most) {
    Member member = item.find(part);
    String text = member == null ? null : member.text();
    if (member == null || text == null || text.length() <= most) {
      return null;
    }
    int characters = text.codePointCount(0, text.length());
    return characters <= most
        ? null
        : new Fault(
            Reason.TOO_LONG,
            "%s has at most %d characters, not %,d.".formatted(member.name(), most, characters));
  }

  private static @Nullable Fault permitted(Item item, @Nullable String type, boolean server) {
    if (server) {
      return time(item);
    }
    for (Part part : new Part[] {Part.TIME, Part.GIVEN, Part.EMAIL}) {
      Member member = item.find(part);
      if (member != null) {
        return forbidden("The field " + member.name());
      }
    }
    Member traits = item.find(Part.TRAITS);
    if (traits != null && traits.inner() != null) {
      for (Member trait : traits.inner()) {
        if (PROTECTED_TRAITS.contains(plain(trait.name()))) {
          return forbidden("The trait " + trait.name());
        }
      }
    }
    String event = item.text(Part.EVENT);
    boolean deal = "track".equals(type) && event != null && DEALS.contains(event);
    return deal ? forbidden("The event " + event) : null;
  }

  /** A name as nobody can tell it from others: leadScore, lead_score and Lead Score are one. */
  private static String plain(String name) {
    StringBuilder letters = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c != '_' && c != '-' && c != '.' && c != ' ') {
        letters.append(Character.toLowerCase(c));
      }
    }
    return letters.toString();
  }

  private static Fault forbidden(String what) {
    return new Fault(Reason.PROTECTED, what + " may be sent with a server key only.");
  }

  /** A server's own time is a number of milliseconds, as readers take it. */
  private static @Nullable Fault time(Item item) {
    Member time = item.find(Part.TIME);
    if (time == null) {
      return null;
    }
    try {
      String text = time.text();
      // readers take no number that stands in quotes
      boolean bare = text != null && time.end() - time.valueStart() == text.length();
      long millis = bare ? Long.parseLong(text) : IsoTime.UNREADABLE;
      if (millis >= IsoTime.EARLIEST && millis <= IsoTime.LATEST) {
        return null;
      }
    } catch (NumberFormatException notANumber) {
      // said below
    }
    return new Fault(
        Reason.UNREADABLE_TIME, "time is a number of milliseconds since 1970, years 1 to 9999.");
  }
}
