package io.fullfunnel.store.timelines;

import io.fullfunnel.store.channels.Channels;
import io.fullfunnel.store.visits.VisitColumns;
import io.fullfunnel.store.visits.VisitReader;
import java.io.IOException;

/** Where a snapshot gets what readers derive from, on first use. */
public interface Deriving {
  /** Visits and origins of these people. */
  VisitColumns visits(VisitReader.People people) throws IOException;

  /** The workspace's rules as they are now. */
  Channels channels();
}
