package io.fullfunnel.store.workspace;

/**
 * How far the readers of a journal are. A reader has everything before its position.
 *
 * @param end of the journal
 * @param admission finds duplicates
 * @param timelines what questions are answered from
 * @param table of all events with their properties; {@link #UNKNOWN} while nobody needs it
 * @param duplicates that admission has found so far
 * @param importing whether a file goes in, for which all who ask the readers have to wait
 */
public record Positions(
    long end, long admission, long timelines, long table, long duplicates, boolean importing) {
  /** Of a reader that is not open. */
  public static final long UNKNOWN = -1;

  static final Positions NONE = new Positions(0, 0, 0, UNKNOWN, 0, false);

  Positions before(long now) {
    return new Positions(now, admission, timelines, table, duplicates, importing);
  }
}
