package io.fullfunnel.collect;

import java.util.Locale;

/** Why an event did not go in. */
public enum Reason {
  /** It belongs to nobody: Segment's name for it. */
  NO_USER_ANON_ID,
  MISSING_EVENT,
  MISSING_GROUP_ID,
  MISSING_PREVIOUS_ID,
  MISSING_TYPE,
  UNKNOWN_TYPE,
  NOT_AN_OBJECT,
  TOO_DEEP,
  TOO_LARGE,
  TOO_LONG,
  UNREADABLE_TIME,
  /** It has a new name, and the workspace takes no more. */
  TOO_MANY_NAMES,
  /** Only a server key may say this. */
  PROTECTED,
  /** Its person did not consent. */
  CONSENT;

  /** As answers and counts name it. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
