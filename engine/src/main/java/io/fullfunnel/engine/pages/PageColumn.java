package io.fullfunnel.engine.pages;

/** What is counted of a page. */
public enum PageColumn {
  /** Visits with a view. */
  VISITS,
  /** Different people with a view. */
  PEOPLE,
  VIEWS,
  /** Visits whose first view this is. */
  ENTRIES,
  /** Visits whose last view this is. */
  EXITS,
  /** Entries of visits with no other view and no goal. */
  BOUNCES,
  /** People who began something here, once for each kind of thing. */
  BEGUN,
  /** Of these, those who finished it in time. */
  FINISHED,
  /** People who reached the goal in time after a view. */
  CONVERSIONS,
  CLICKS,
  CTA_SEEN,
  CTA_CLICKED;

  /** Whether the numbers of all pages add up to the total. */
  public boolean adds() {
    return switch (this) {
      case VIEWS, ENTRIES, EXITS, BOUNCES, CLICKS, CTA_SEEN, CTA_CLICKED -> true;
      case VISITS, PEOPLE, BEGUN, FINISHED, CONVERSIONS -> false;
    };
  }

  @SuppressWarnings("EnumOrdinal") // an index into arrays that live as long as a run
  int place() {
    return ordinal();
  }
}
