package io.fullfunnel.store.people;

/**
 * Evidence that did not join two people, and why. A decision that the two ends are one accepts it.
 */
public record SetAside(Link link, Reason reason) {

  /** What stands against a link. */
  public enum Reason {
    /** A member of the team said that the two are not one person. */
    DECISION("decision"),
    /** Each has an e-mail address, and they share none. */
    TWO_EMAILS("two-emails"),
    /** A device would join two users who logged in on it. */
    SHARED_DEVICE("shared-device"),
    /** The person would have more ids than one may have. */
    TOO_MANY_IDS("too-many-ids");

    private final String word;

    Reason(String word) {
      this.word = word;
    }

    /** As answers write it. */
    public String word() {
      return word;
    }
  }
}
