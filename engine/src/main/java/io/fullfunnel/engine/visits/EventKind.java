package io.fullfunnel.engine.visits;

import java.util.Map;
import java.util.Set;

/** What an event's name says about visits and touches (CONTRACT section 2, reserved events). */
public enum EventKind {
  /** Happens on a site or in an app: belongs to a visit. */
  VISIT,
  /** Like {@link #VISIT}, and a touch in its own right: somebody was talked to. */
  CHAT,
  /** A human click in a mail: a touch outside every visit. */
  MAIL_CLICK,
  /** A call: a touch outside every visit. */
  CALL,
  /** A meeting: a touch outside every visit. */
  MEETING,
  /** What a mail programme reports: no visit, and no touch whatever campaign it names. */
  MAIL,
  /** What the sales people's system reports: no visit. */
  DEAL;

  private static final Map<String, EventKind> RESERVED =
      Map.ofEntries(
          Map.entry("Email Link Clicked", MAIL_CLICK),
          Map.entry("Call Completed", CALL),
          Map.entry("Meeting Booked", MEETING),
          Map.entry("Meeting Held", MEETING),
          Map.entry("Live Chat Conversation Started", CHAT),
          Map.entry("Deal Stage Changed", DEAL),
          Map.entry("Deal Won", DEAL),
          Map.entry("Deal Lost", DEAL),
          Map.entry("Lead Accepted", DEAL),
          Map.entry("Lead Rejected", DEAL),
          Map.entry("Lead Postponed", DEAL));

  /** Segment's names for what happens to a mail, and the one click in it that leaves no page. */
  private static final Set<String> MAILS =
      Set.of(
          "Email Bounced",
          "Email Delivered",
          "Email Marked as Spam",
          "Email Opened",
          "Email Sent",
          "Unsubscribed");

  public static EventKind of(String event) {
    EventKind reserved = RESERVED.get(event);
    return reserved != null ? reserved : MAILS.contains(event) ? MAIL : VISIT;
  }

  /** Whether it belongs to a visit. */
  public boolean inVisit() {
    return this == VISIT || this == CHAT;
  }
}
