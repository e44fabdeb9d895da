package io.fullfunnel.collect;

import org.jspecify.annotations.Nullable;

/**
 * The ids that the collector gives an event of a page without consent.
 *
 * @param anonymous of one that has no id; null where there is nothing to give
 * @param previous of an alias by which a page with consent goes on from the day's id
 */
record GivenIds(@Nullable String anonymous, @Nullable String previous) {
  static final GivenIds NONE = new GivenIds(null, null);
  static final String COOKIELESS = "cookieless";

  /** Pages say {@code "context":{"cookieless":true}} where they may keep no id. */
  static boolean areWanted(Item item, @Nullable Member more) {
    Member context = item.find(Part.CONTEXT);
    Member own = context == null ? null : context.find(COOKIELESS);
    Member wish = own != null || more == null ? own : more.find(COOKIELESS);
    return wish != null && "true".equals(wish.text());
  }

  /**
   * What an event is given that wants it.
   *
   * @param browser whose it is, by {@link DayIds#browser}
   */
  static GivenIds of(Item item, @Nullable String type, String browser, DayIds days) {
    String own = item.text(Part.ANONYMOUS_ID);
    if (own == null) {
      return item.text(Part.USER_ID) == null ? new GivenIds(days.of(browser), null) : NONE;
    }
    boolean goesOn = "alias".equals(type) && item.text(Part.PREVIOUS_ID) == null;
    return goesOn && own.length() <= Limits.NAME
        ? new GivenIds(null, days.until(browser, own))
        : NONE;
  }
}
