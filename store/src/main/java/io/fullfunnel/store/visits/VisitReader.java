package io.fullfunnel.store.visits;

import io.fullfunnel.engine.Codes;
import io.fullfunnel.engine.Dictionary;
import io.fullfunnel.engine.columns.ColumnShard;
import io.fullfunnel.engine.visits.EventKind;
import io.fullfunnel.engine.visits.OriginField;
import io.fullfunnel.engine.visits.Origins;
import io.fullfunnel.store.table.OriginText;
import io.fullfunnel.store.table.PropertyCodes;
import io.fullfunnel.store.table.SessionVisitor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the visits of a workspace's people, and keeps what it found: shards of a base that stands
 * are walked along once, and then only those who changed since. Thread-safe.
 */
public final class VisitReader {
  /** Bytes of the codes of visits, origins and touches of a row, seldom more. */
  private static final long OF_A_ROW = 5;

  /** Where events say what they bring along: the event table. */
  public interface Source {
    /** What each event before a position brings along, as {@link OriginText}. */
    PropertyCodes origins(long to) throws IOException;

    /** The host of the page of each event before a position. */
    PropertyCodes hosts(long to) throws IOException;

    /** Hands over the sessions that these events name. */
    void sessions(long from, long to, SessionVisitor visitor) throws IOException;

    /** Hears that so many bytes more are about to be kept in memory. */
    void keeps(long bytes);
  }

  /**
   * The people whose visits are asked for.
   *
   * @param timelines whose they are: other timelines, other sequences
   * @param position journal sequence up to which everything is in
   * @param names of events, by id
   */
  public record People(
      Object timelines, List<ColumnShard> shards, long position, List<String> names) {}

  private final Source source;
  private @Nullable Object timelines;
  private Origins origins = new Origins();
  private Arrived arrived = new Arrived(origins);
  private Map<String, Long> pageHosts = new HashMap<>();
  private long position;
  private Rules rules = Rules.DEFAULT;
  private IgnoredHosts ignored = IgnoredHosts.of(List.of());

  /** By the shard's event column, which a base hands to every snapshot. */
  private IdentityHashMap<Codes, ShardVisits> known = new IdentityHashMap<>();

  public VisitReader(Source source) {
    this.source = source;
  }

  @SuppressWarnings("ReferenceEquality") // other timelines have other sequences, whatever they hold
  public synchronized VisitColumns read(People people, Rules wanted) throws IOException {
    if (timelines != people.timelines()) {
      forget();
      timelines = people.timelines();
    }
    catchUp(people.position());
    IgnoredHosts hosts =
        wanted.ownHosts() == null
            ? IgnoredHosts.byPages(pageHosts)
            : IgnoredHosts.of(wanted.ownHosts());
    if (wanted.pauseMillis() != rules.pauseMillis() || !hosts.own().equals(ignored.own())) {
      known = new IdentityHashMap<>();
    }
    rules = wanted;
    ignored = hosts;
    return new VisitColumns(walk(people), origins, hosts.own());
  }

  private void forget() {
    origins = new Origins();
    arrived = new Arrived(origins);
    pageHosts = new HashMap<>();
    known = new IdentityHashMap<>();
    position = 0;
  }

  private void catchUp(long to) throws IOException {
    if (to <= position) {
      return;
    }
    source.sessions(position, to, arrived::session);
    arrived.brought(source.origins(to));
    PropertyCodes hosts = source.hosts(to);
    long[] pages = new long[hosts.values().size()];
    for (long sequence = position; sequence < to; sequence++) {
      int host = hosts.code(sequence);
      if (host != Dictionary.ABSENT) {
        pages[host]++;
      }
    }
    for (int host = 0; host < pages.length; host++) {
      if (pages[host] > 0) {
        pageHosts.merge(hosts.values().get(host).asKey(), pages[host], Long::sum);
      }
    }
    position = to;
  }

  private List<ShardVisits> walk(People people) {
    EventKind[] kinds = people.names().stream().map(EventKind::of).toArray(EventKind[]::new);
    for (ColumnShard shard : people.shards()) {
      if (!known.containsKey(shard.columns().events())) {
        source.keeps(OF_A_ROW * shard.columns().rows());
      }
    }
    var by = new ShardVisits.Walked(arrived, counting(), kinds, origins, rules.pauseMillis());
    List<ShardVisits> visits =
        people.shards().parallelStream()
            .map(shard -> { // whole: an older snapshot may hide fewer people
              ShardVisits stands = known.get(shard.columns().events());
              return stands == null ? ShardVisits.of(shard.whole(), by) : stands;
            })
            .toList();
    IdentityHashMap<Codes, ShardVisits> kept = new IdentityHashMap<>();
    for (int shard = 0; shard < visits.size(); shard++) {
      kept.put(people.shards().get(shard).columns().events(), visits.get(shard));
    }
    known = kept;
    return new ArrayList<>(visits);
  }

  /**
   * Per origin that arrived, the origin that counts: without a referrer from which nobody comes.
   */
  private int[] counting() {
    int[] counting = new int[origins.size()];
    for (int origin = 0; origin < counting.length; origin++) {
      String referrer = origins.text(OriginField.REFERRER, origin);
      counting[origin] =
          referrer != null && ignored.contains(referrer) ? origins.without(origin) : origin;
      if (counting[origin] == Origins.DIRECT) {
        counting[origin] = Dictionary.ABSENT;
      }
    }
    return counting;
  }
}
