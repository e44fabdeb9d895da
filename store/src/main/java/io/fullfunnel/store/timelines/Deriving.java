package io.fullfunnel.store.timelines;

import io.fullfunnel.store.channels.Channels;
import io.fullfunnel.store.pages.PageGroups;
import io.fullfunnel.store.traffic.TrafficColumns;
import io.fullfunnel.store.traffic.TrafficReader;
import io.fullfunnel.store.traffic.TrafficRules;
import io.fullfunnel.store.visits.VisitColumns;
import io.fullfunnel.store.visits.VisitReader;
import java.io.IOException;

/** Where a snapshot gets what readers derive from, on first use. */
public interface Deriving {
  /** Visits and origins of these people. */
  VisitColumns visits(VisitReader.People people) throws IOException;

  /** What of these people is of bots or internal, by these rules. */
  TrafficColumns traffic(TrafficReader.People people, TrafficRules rules) throws IOException;

  /** Properties as they were gathered for the snapshots before. */
  Gathered gathered();

  /** Hears that so many bytes more are about to be kept in memory. */
  void keeps(long bytes);

  /** The workspace's rules for channels as they are now. */
  Channels channels();

  /** The workspace's rules for bots and internal traffic as they are now. */
  TrafficRules trafficRules();

  /** The workspace's page groups as they are now. */
  PageGroups pageGroups();
}
