package io.fullfunnel.store.admission;

import java.io.IOException;
import java.util.List;

/** The ids of several runs in one order. */
final class Merge implements Ids {
  private final Ids[] parts;
  private int alive;
  private int present = -1;

  Merge(List<Run> runs) throws IOException {
    parts = new Ids[runs.size()];
    for (Run run : runs) {
      Ids ids = run.ids();
      if (ids.next()) {
        parts[alive++] = ids;
      }
    }
  }

  @Override
  public boolean next() throws IOException {
    if (present >= 0 && !parts[present].next()) {
      parts[present] = parts[--alive];
    }
    present = alive == 0 ? -1 : 0;
    for (int i = 1; i < alive; i++) {
      if (isBefore(parts[i], parts[present])) {
        present = i;
      }
    }
    return alive > 0;
  }

  private static boolean isBefore(Ids a, Ids b) {
    return a.high() < b.high() || (a.high() == b.high() && a.low() < b.low());
  }

  @Override
  public long high() {
    return parts[present].high();
  }

  @Override
  public long low() {
    return parts[present].low();
  }
}
