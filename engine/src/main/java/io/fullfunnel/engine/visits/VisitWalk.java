package io.fullfunnel.engine.visits;

import static io.fullfunnel.engine.Dictionary.ABSENT;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Walks along timelines, row by row, and says of each row its visit, its origin and whether it is a
 * touch: the rules of CONTRACT section 2. What it says of a row depends on that person's earlier
 * rows only.
 *
 * <p>Belongs to one thread; {@link #person} begins the next timeline.
 */
public final class VisitWalk {
  /** The pause after which a new visit begins, unless the workspace says otherwise. */
  public static final long PAUSE_MILLIS = 30 * 60_000;

  /** A row that names no session. */
  public static final long NO_SESSION = 0;

  /** A session that says: this row belongs to no visit. */
  public static final long NO_VISIT = -1;

  /** Parts that make a message a touch, and one with another of them a new visit. */
  private static final OriginField[] CAMPAIGN = {
    OriginField.SOURCE,
    OriginField.MEDIUM,
    OriginField.CAMPAIGN,
    OriginField.CLICK_ID,
    OriginField.CHANNEL
  };

  private final Origins origins;
  private final long pauseMillis;
  private final int mail;
  private final int phone;
  private final Map<Long, Integer> sessions = new HashMap<>();
  private int[] originOf = new int[16];
  private int visits;
  private int last;
  private long lastMillis;
  private int visit;
  private int origin;
  private boolean touch;

  public VisitWalk(Origins origins, long pauseMillis) {
    if (pauseMillis <= 0) {
      throw new IllegalArgumentException("a pause of " + pauseMillis + " ms ends no visit");
    }
    this.origins = origins;
    this.pauseMillis = pauseMillis;
    this.mail = medium("email");
    this.phone = medium("phone");
  }

  private int medium(String medium) {
    @Nullable String[] texts = new @Nullable String[OriginField.values().length];
    texts[OriginField.MEDIUM.place()] = medium;
    return origins.code(texts);
  }

  /** Begins the next person. */
  public void person() {
    visits = 0;
    last = ABSENT;
    if (!sessions.isEmpty()) {
      sessions.clear();
    }
  }

  /**
   * The next event of the person.
   *
   * @param session a number of the session that the event names, {@link #NO_SESSION} if none, or
   *     {@link #NO_VISIT}
   * @param arrived code of the origin that the message itself brings along, without what does not
   *     count as a referrer; {@code ABSENT} if it brings none
   */
  public void row(long timeMillis, EventKind kind, long session, int arrived) {
    if (kind.inVisit() && session != NO_VISIT) {
      inVisit(timeMillis, kind, session, arrived);
    } else {
      outside(kind, arrived);
    }
  }

  /** The visit's number on this timeline from 0, or {@code ABSENT}. */
  public int visit() {
    return visit;
  }

  /** The code of the origin of the touch that the row goes back to, or {@code ABSENT}. */
  public int origin() {
    return origin;
  }

  public boolean touch() {
    return touch;
  }

  private void inVisit(long timeMillis, EventKind kind, long session, int arrived) {
    int running = session == NO_SESSION ? running(timeMillis, arrived) : ofSession(session);
    boolean opens = running == ABSENT;
    int at = opens ? open(session) : running;
    boolean brings = arrived != ABSENT && isTouch(arrived);
    touch = opens || kind == EventKind.CHAT || (brings && !origins.repeats(arrived, originOf[at]));
    if (brings && (opens || !origins.repeats(arrived, originOf[at]))) {
      originOf[at] = arrived;
    }
    visit = at;
    origin = arrived == ABSENT || brings ? originOf[at] : origins.over(originOf[at], arrived);
    last = at;
    lastMillis = timeMillis;
  }

  /** The visit that goes on, or {@code ABSENT}. */
  private int running(long timeMillis, int arrived) {
    boolean over = last == ABSENT || timeMillis - lastMillis > pauseMillis;
    return over || (arrived != ABSENT && isOther(arrived, originOf[last])) ? ABSENT : last;
  }

  private int ofSession(long session) {
    Integer known = sessions.get(session);
    return known == null ? ABSENT : known;
  }

  private int open(long session) {
    if (visits == originOf.length) {
      originOf = Arrays.copyOf(originOf, visits * 2);
    }
    originOf[visits] = Origins.DIRECT;
    if (session != NO_SESSION) {
      sessions.put(session, visits);
    }
    return visits++;
  }

  private void outside(EventKind kind, int arrived) {
    visit = ABSENT;
    origin =
        switch (kind) {
          case MAIL_CLICK -> arrived == ABSENT ? mail : origins.over(mail, arrived);
          case CALL -> arrived == ABSENT ? phone : origins.over(phone, arrived);
          case MEETING -> arrived == ABSENT ? Origins.DIRECT : arrived;
          case VISIT, CHAT, MAIL, DEAL -> arrived;
        };
    touch =
        switch (kind) {
          case MAIL_CLICK, CALL, MEETING, CHAT -> true;
          case VISIT, DEAL -> arrived != ABSENT && isTouch(arrived);
          case MAIL -> false;
        };
  }

  private boolean isTouch(int arrived) {
    return hasCampaign(arrived) || origins.part(OriginField.REFERRER, arrived) != 0;
  }

  private boolean hasCampaign(int arrived) {
    for (OriginField field : CAMPAIGN) {
      if (origins.part(field, arrived) != 0) {
        return true;
      }
    }
    return false;
  }

  /** Whether what arrived names another campaign than the visit's. */
  private boolean isOther(int arrived, int current) {
    for (OriginField field : CAMPAIGN) {
      int own = origins.part(field, arrived);
      if (own != 0 && own != origins.part(field, current)) {
        return true;
      }
    }
    return false;
  }
}
