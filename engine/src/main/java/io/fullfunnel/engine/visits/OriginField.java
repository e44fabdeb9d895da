package io.fullfunnel.engine.visits;

/** One part of an {@link Origins origin}: what is known of where somebody came from. */
public enum OriginField {
  SOURCE("source"),
  MEDIUM("medium"),
  CAMPAIGN("campaign"),
  CONTENT("content"),
  TERM("term"),
  /** Host of the page before, or the text as it was given. */
  REFERRER("referrer"),
  /** Name of the parameter that an advertiser's click brought along, such as {@code gclid}. */
  CLICK_ID("click_id"),
  /** A channel that the message or file gives. */
  CHANNEL("channel");

  private final String label;

  OriginField(String label) {
    this.label = label;
  }

  /** Its name in questions. */
  public String label() {
    return label;
  }

  /** Its place in an origin. */
  @SuppressWarnings("EnumOrdinal") // an index into arrays that live as long as the table
  public int place() {
    return ordinal();
  }
}
