package io.fullfunnel.store.traffic;

import io.fullfunnel.engine.Codes;
import io.fullfunnel.engine.Dictionary;
import io.fullfunnel.engine.columns.ColumnShard;
import io.fullfunnel.store.event.Traces;
import io.fullfunnel.store.table.SignScan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the flags of a workspace's people, and keeps what it found: shards of a base that stands
 * are walked along once, and then only those who changed since. Thread-safe.
 */
public final class TrafficReader {
  private static final String PAGE_VIEWED = "Page Viewed";

  /** Where events say what they carry: the event table. */
  public interface Source {
    void signs(SignScan scan) throws IOException;

    /** Hears that so many bytes more are about to be kept in memory. */
    void keeps(long bytes);
  }

  /**
   * The people whose flags are asked for.
   *
   * @param timelines whose they are: other timelines, other sequences
   * @param position journal sequence up to which everything is in
   * @param names of events, by id
   * @param traces what any of their events carries, as {@link Traces} has it
   */
  public record People(
      Object timelines, List<ColumnShard> shards, long position, List<String> names, int traces) {}

  private final Source source;
  private @Nullable Object timelines;
  private Signed signed = new Signed();
  private TrafficRules rules = TrafficRules.DEFAULT;
  private long position;

  /** By the shard's event column, which a base hands to every snapshot. */
  private IdentityHashMap<Codes, ShardFlags> known = new IdentityHashMap<>();

  public TrafficReader(Source source) {
    this.source = source;
  }

  @SuppressWarnings("ReferenceEquality") // other timelines have other sequences, whatever they hold
  public synchronized TrafficColumns read(People people, TrafficRules wanted) throws IOException {
    if (timelines != people.timelines() || !wanted.equals(rules)) {
      signed = new Signed();
      known = new IdentityHashMap<>();
      position = 0;
      timelines = people.timelines();
      rules = wanted;
    }
    if (people.position() > position) {
      Signed more = signed;
      SignScan scan = scan(people, (sign, sequence) -> more.add(sequence, sign));
      if (!scan.isNothing()) {
        source.signs(scan);
      }
      position = people.position();
    }
    return new TrafficColumns(walk(people), signed);
  }

  /** Hears of an event that carries a sign. */
  private interface Found {
    void sign(Sign sign, long sequence);
  }

  private SignScan scan(People people, Found found) {
    TrafficRules by = rules;
    SignScan scan = new SignScan(position, people.position());
    Traces traces = new Traces(people.traces());
    if (traces.agents() && (by.agents() || !by.bots().isEmpty())) {
      scan.agents(
          agent -> Agents.shipped().known(agent, by) != null, s -> found.sign(Sign.AGENT, s));
    }
    if (traces.addresses() && !by.ips().isEmpty()) {
      List<IpRange> ranges = by.ips().stream().map(IpRange::of).toList();
      scan.addresses(address -> isIn(address, ranges), s -> found.sign(Sign.ADDRESS, s));
    }
    boolean usualMark = by.mark().equals(TrafficRules.MARK);
    if (!by.mark().isEmpty() && (usualMark ? traces.marks() : traces.queries())) {
      scan.mark(by.mark(), s -> found.sign(Sign.MARK, s));
    }
    boolean usualTest = by.test().equals(TrafficRules.TEST);
    if (!by.test().isEmpty() && (!usualTest || traces.tests())) {
      scan.test(by.test(), s -> found.sign(Sign.TEST, s));
    }
    if (!by.members().isEmpty()) {
      scan.members(by::isMember, s -> found.sign(Sign.MEMBER, s));
    }
    return scan;
  }

  private static boolean isIn(String address, List<IpRange> ranges) {
    byte[] bytes = IpRange.bytes(address);
    return bytes != null && ranges.stream().anyMatch(range -> range.contains(bytes));
  }

  private List<ShardFlags> walk(People people) {
    int pages = people.names().indexOf(PAGE_VIEWED);
    var by =
        new ShardFlags.Walked(
            signed, pages < 0 ? Dictionary.ABSENT : pages, rules.pagesPerMinute());
    for (ColumnShard shard : people.shards()) {
      if (!known.containsKey(shard.columns().events())) {
        source.keeps(shard.columns().rows());
      }
    }
    List<ShardFlags> flags =
        people.shards().parallelStream()
            .map(shard -> { // whole: an older snapshot may hide fewer people
              ShardFlags stands = known.get(shard.columns().events());
              return stands == null ? ShardFlags.of(shard.whole(), by) : stands;
            })
            .toList();
    IdentityHashMap<Codes, ShardFlags> kept = new IdentityHashMap<>();
    for (int shard = 0; shard < flags.size(); shard++) {
      kept.put(people.shards().get(shard).columns().events(), flags.get(shard));
    }
    known = kept;
    return new ArrayList<>(flags);
  }
}
