package io.fullfunnel.store.person;

import io.fullfunnel.engine.Dictionary;
import io.fullfunnel.store.channels.Arrival;
import io.fullfunnel.store.channels.Channels;
import io.fullfunnel.store.channels.Verdict;
import io.fullfunnel.store.timelines.Snapshot;
import io.fullfunnel.store.visits.ShardVisits;
import io.fullfunnel.store.visits.VisitColumns;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Where somebody had come from when an event happened.
 *
 * @param visit the number of the visit on the timeline from 1; 0 if the event belongs to none
 * @param touch whether the event is a touch
 * @param arrival of the touch that the event goes back to
 * @param verdict its channel, and why
 */
public record Came(int visit, boolean touch, Arrival arrival, Verdict verdict) {

  /**
   * For each of these events of a person, by sequence; events that go back to no touch are left
   * out.
   */
  static Map<Long, Came> of(Snapshot snapshot, long person, Set<Long> shown, Channels channels)
      throws IOException {
    Map<Long, Came> came = new HashMap<>();
    VisitColumns columns = snapshot.visitColumns();
    Rows.visit(
        snapshot,
        person,
        (shard, timeline) -> {
          ShardVisits visits = columns.shards().get(shard);
          for (int i = 0; i < timeline.size(); i++) {
            int row = timeline.offset() + i;
            int origin = visits.origins().get(row);
            if (origin != Dictionary.ABSENT && shown.contains(timeline.sequence(i))) {
              Arrival arrival = channels.arrival(columns.origins().texts(origin));
              came.put(
                  timeline.sequence(i),
                  new Came(
                      visits.visits().get(row) + 1,
                      visits.touches().get(row) == 0,
                      arrival,
                      channels.verdict(arrival)));
            }
          }
        });
    return came;
  }
}
