package io.fullfunnel.store.event;

import org.jspecify.annotations.Nullable;

/**
 * One message of the journal as readers see it.
 *
 * @param sequence its number in the journal
 * @param row its row in the imported file, from 1; 0 if it came otherwise
 * @param name the event's name; {@code Page Viewed} for page, {@code Screen Viewed} for screen; the
 *     empty text for identify, group and alias
 * @param email the id of a row that names its person only by e-mail
 * @param previousId of an alias
 * @param timeMillis when it happened: corrected for the client's clock (CONTRACT section 2)
 * @param receivedMillis when it arrived
 * @param properties JSON object, or null
 * @param traits JSON object, or null
 * @param given derived names that the message or file gives, by {@link Given#ordinal}
 */
@SuppressWarnings("ArrayRecordComponent")
public record Event(
    long sequence,
    long row,
    long importNumber,
    Type type,
    @Nullable String messageId,
    @Nullable String userId,
    @Nullable String anonymousId,
    @Nullable String email,
    @Nullable String previousId,
    String name,
    long timeMillis,
    long receivedMillis,
    @Nullable String properties,
    @Nullable String traits,
    @Nullable String[] given) {

  /** The session of an event that belongs to no visit. */
  private static final String NO_SESSION = "none";

  /** Segment's call types. */
  public enum Type {
    TRACK,
    PAGE,
    SCREEN,
    IDENTIFY,
    GROUP,
    ALIAS;

    /** Whether it is an event that a matcher may see. */
    public boolean isEvent() {
      return this == TRACK || this == PAGE || this == SCREEN;
    }
  }

  /** Derived names (CONTRACT section 2) whose value a message can carry. */
  public enum Given {
    CHANNEL("channel"),
    SOURCE("source"),
    MEDIUM("medium"),
    CAMPAIGN("campaign"),
    CONTENT("content"),
    TERM("term"),
    REFERRER("referrer"),
    SESSION("session"),
    DEVICE("device"),
    BROWSER("browser"),
    OS("os"),
    COUNTRY("country"),
    PAGE_PATH("page.path"),
    PAGE_HOST("page.host"),
    /** Name of the parameter that an advertiser's click brought along. */
    CLICK_ID("click_id"),
    /** The account that the message says it belongs to: the groupId. */
    ACCOUNT("account"),
    /** What the client calls itself. */
    AGENT("context.userAgent"),
    /** The client's address, where it is kept; no question may name it. */
    ADDRESS("context.ip"),
    /** The query of the page's address, from its question mark on. */
    PAGE_QUERY("page.query");

    private final String label;

    Given(String label) {
      this.label = label;
    }

    /** The name in questions and in the message's {@code given} object. */
    public String label() {
      return label;
    }
  }

  @SuppressWarnings("EnumOrdinal") // an index into an array that lives as long as the record
  public @Nullable String given(Given which) {
    return given[which.ordinal()];
  }

  /**
   * The same event, in no visit unless it names its session: what a server says of a person does
   * not tell that the person is there.
   */
  @SuppressWarnings("EnumOrdinal") // as in given(Given)
  public Event outsideVisits() {
    if (given(Given.SESSION) != null) {
      return this;
    }
    @Nullable String[] parts = given.clone();
    parts[Given.SESSION.ordinal()] = NO_SESSION;
    return new Event(
        sequence,
        row,
        importNumber,
        type,
        messageId,
        userId,
        anonymousId,
        email,
        previousId,
        name,
        timeMillis,
        receivedMillis,
        properties,
        traits,
        parts);
  }

  /** Whether it belongs to somebody. */
  public boolean hasPerson() {
    return userId != null || anonymousId != null || email != null;
  }
}
