package io.fullfunnel.engine.pages;

import io.fullfunnel.engine.filter.EventFilter;
import io.fullfunnel.engine.filter.EventTests;
import io.fullfunnel.engine.visits.Bounce;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * The bits by which a row says what it is; equal filters have one bit.
 *
 * @param stays what makes a visit no bounce
 * @param left what tells the visible time; 0 if nothing does
 * @param starts of each kind of thing begun
 * @param finishes of the same
 */
record PageBits(
    long view,
    long goal,
    long stays,
    long left,
    long click,
    long ctaSeen,
    long ctaClicked,
    List<Long> starts,
    List<Long> finishes)
    implements Serializable {
  static PageBits of(PageEvents events, EventTests.Collected filters) {
    List<Long> starts = new ArrayList<>();
    List<Long> finishes = new ArrayList<>();
    for (PageEvents.Begun begun : events.begun()) {
      starts.add(bit(begun.start(), filters));
      finishes.add(bit(begun.finish(), filters));
    }
    Bounce.Visible visible = events.bounce().visible();
    return new PageBits(
        bit(events.view(), filters),
        bit(events.goal(), filters),
        bit(events.bounce().stays(), filters),
        visible == null ? 0 : bit(visible.left(), filters),
        bit(events.click(), filters),
        bit(events.ctaSeen(), filters),
        bit(events.ctaClicked(), filters),
        List.copyOf(starts),
        List.copyOf(finishes));
  }

  private static long bit(EventFilter filter, EventTests.Collected filters) {
    return 1L << filters.number(filter);
  }

  /** Bits of the rows that are counted on a page; others only say what became of these. */
  long counted() {
    long counted = view | click | ctaSeen | ctaClicked;
    for (long start : starts) {
      counted |= start;
    }
    return counted;
  }
}
