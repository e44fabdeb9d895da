package io.fullfunnel.store.catalog;

import io.fullfunnel.engine.Dictionary;
import io.fullfunnel.engine.Scope;
import io.fullfunnel.engine.Shard;
import io.fullfunnel.engine.Timeline;
import io.fullfunnel.store.timelines.Snapshot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Counts events by name in one walk over all rows. */
final class EventCounting {
  private final long[] counts;
  private final long[] people;
  private final long[] first;
  private final long[] last;
  private final int[] seenBy;
  private int person;

  private EventCounting(int events) {
    counts = new long[events];
    people = new long[events];
    first = new long[events];
    last = new long[events];
    seenBy = new int[events];
    Arrays.fill(first, Long.MAX_VALUE);
    Arrays.fill(last, Long.MIN_VALUE);
  }

  /** All names, most frequent first. */
  static List<EventCount> of(Snapshot snapshot) {
    EventCounting counting = new EventCounting(snapshot.events());
    for (Shard shard : snapshot.shards(Scope.EVERYONE)) {
      shard.forEachPerson(Scope.EVERYONE, counting::add);
    }
    List<EventCount> all = new ArrayList<>();
    for (int id = Dictionary.FIRST_EVENT; id < counting.counts.length; id++) {
      if (counting.counts[id] > 0) {
        all.add(
            new EventCount(
                snapshot.eventName(id),
                counting.counts[id],
                counting.people[id],
                counting.first[id],
                counting.last[id]));
      }
    }
    all.sort(
        Comparator.comparingLong(EventCount::count).reversed().thenComparing(EventCount::name));
    return List.copyOf(all);
  }

  private boolean add(Timeline timeline) {
    person++;
    for (int i = 0; i < timeline.size(); i++) {
      int event = timeline.event(i);
      long time = timeline.timeMillis(i);
      counts[event]++;
      first[event] = Math.min(first[event], time);
      last[event] = Math.max(last[event], time);
      if (seenBy[event] != person) {
        seenBy[event] = person;
        people[event]++;
      }
    }
    return true;
  }
}
