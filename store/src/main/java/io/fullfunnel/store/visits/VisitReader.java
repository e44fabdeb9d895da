package io.fullfunnel.store.visits;

import io.fullfunnel.engine.Codes;
import io.fullfunnel.engine.Dictionary;
import io.fullfunnel.engine.columns.ColumnShard;
import io.fullfunnel.engine.visits.EventKind;
import io.fullfunnel.engine.visits.OriginField;
import io.fullfunnel.engine.visits.Origins;
import io.fullfunnel.store.table.ArrivalVisitor;
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
  /** Where events say what they bring along: the event table, from a sequence to another. */
  public interface Source {
    /** Returns how many of these events name a page on each host. */
    Map<String, Long> arrivals(long from, long to, ArrivalVisitor visitor) throws IOException;
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
  private Arrived arrived = new Arrived();
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
    arrived = new Arrived();
    pageHosts = new HashMap<>();
    known = new IdentityHashMap<>();
    position = 0;
  }

  private void catchUp(long to) throws IOException {
    if (to <= position) {
      return;
    }
    source
        .arrivals(position, to, new Arriving(origins, arrived))
        .forEach((host, pages) -> pageHosts.merge(host, pages, Long::sum));
    position = to;
  }

  /** Keeps what comes in. */
  private record Arriving(Origins origins, Arrived arrived) implements ArrivalVisitor {
    @Override
    public int code(@Nullable String[] parts) {
      String referrer = parts[OriginField.REFERRER.place()];
      parts[OriginField.REFERRER.place()] = referrer == null ? null : Referrer.host(referrer);
      return origins.code(parts);
    }

    @Override
    public void visit(long sequence, long session, int code) {
      if (session != 0) {
        arrived.session(sequence, session);
      }
      if (code != NOTHING) {
        arrived.origin(sequence, code);
      }
    }
  }

  private List<ShardVisits> walk(People people) {
    EventKind[] kinds = people.names().stream().map(EventKind::of).toArray(EventKind[]::new);
    var by = new ShardVisits.Walked(arrived, counting(), kinds, origins, rules.pauseMillis());
    List<ShardVisits> visits =
        people.shards().parallelStream()
            .map(shard -> {
              ShardVisits stands = known.get(shard.columns().events());
              return stands == null ? ShardVisits.of(shard, by) : stands;
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
