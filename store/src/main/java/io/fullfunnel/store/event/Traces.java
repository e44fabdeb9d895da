package io.fullfunnel.store.event;

import io.fullfunnel.store.event.Event.Given;

/**
 * What any event of a workspace carries by which bots and the team could be known, so that nothing
 * is searched where there is nothing.
 */
public record Traces(int bits) {
  /** The parameter that marks visits of the team, unless a workspace chooses another. */
  public static final String MARK = "ff_internal";

  /** The property of test orders, unless a workspace chooses another. */
  public static final String TEST = "test";

  private static final String TEST_KEY = '"' + TEST + '"';
  private static final int AGENT = 1;
  private static final int ADDRESS = 2;
  private static final int QUERY = 4;
  private static final int MARKED = 8;
  private static final int TESTED = 16;

  public static final Traces NONE = new Traces(0);

  /** Those of all events before and of one more. */
  public Traces and(Event event) {
    int more = bits;
    String query = event.given(Given.PAGE_QUERY);
    if (query != null) {
      more |= QUERY | (query.contains(MARK) ? MARKED : 0);
    }
    more |= event.given(Given.AGENT) == null ? 0 : AGENT;
    more |= event.given(Given.ADDRESS) == null ? 0 : ADDRESS;
    if ((more & TESTED) == 0) {
      String properties = event.properties();
      more |= properties != null && properties.contains(TEST_KEY) ? TESTED : 0;
    }
    return more == bits ? this : new Traces(more);
  }

  public boolean agents() {
    return (bits & AGENT) != 0;
  }

  public boolean addresses() {
    return (bits & ADDRESS) != 0;
  }

  public boolean queries() {
    return (bits & QUERY) != 0;
  }

  public boolean marks() {
    return (bits & MARKED) != 0;
  }

  public boolean tests() {
    return (bits & TESTED) != 0;
  }
}
