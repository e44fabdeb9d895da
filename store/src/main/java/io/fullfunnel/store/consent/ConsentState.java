package io.fullfunnel.store.consent;

import java.util.Locale;

/** What is known of somebody's consent; the order is that of strictness. */
public enum ConsentState {
  GRANTED,
  /** Nobody said anything, or nothing that can be understood: it counts as denied. */
  UNKNOWN,
  DENIED;

  /** As questions and answers write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
