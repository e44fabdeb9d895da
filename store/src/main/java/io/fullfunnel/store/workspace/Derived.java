package io.fullfunnel.store.workspace;

import io.fullfunnel.store.channels.ChannelBook;
import io.fullfunnel.store.channels.Channels;
import io.fullfunnel.store.pages.PageGroups;
import io.fullfunnel.store.table.EventTable;
import io.fullfunnel.store.table.PropertyCodes;
import io.fullfunnel.store.table.Said;
import io.fullfunnel.store.table.SessionVisitor;
import io.fullfunnel.store.table.SignScan;
import io.fullfunnel.store.timelines.Deriving;
import io.fullfunnel.store.timelines.Gathered;
import io.fullfunnel.store.traffic.TrafficBook;
import io.fullfunnel.store.traffic.TrafficColumns;
import io.fullfunnel.store.traffic.TrafficReader;
import io.fullfunnel.store.traffic.TrafficRules;
import io.fullfunnel.store.visits.VisitColumns;
import io.fullfunnel.store.visits.VisitReader;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the snapshots of a workspace derive: visits, kept from one to the next, and by its rules.
 */
final class Derived implements Deriving, VisitReader.Source, TrafficReader.Source {
  private final Table table;
  private final ChannelBook book;
  private final TrafficBook traffic;
  private final Definitions definitions;
  private final Room room;
  private final VisitReader reader = new VisitReader(this);
  private final Gathered gathered = new Gathered(this::keeps);
  private final TrafficReader trafficReader = new TrafficReader(this);

  /** Asks the event table as it stands at a position of the journal or later. */
  interface Table {
    <T extends @Nullable Object> T ask(long position, Asks<EventTable, T> asking)
        throws IOException;
  }

  Derived(Table table, Workspace of) {
    this.table = table;
    this.traffic = of.traffic();
    this.book = of.channels();
    this.definitions = of.definitions();
    this.room = of.gate().room();
  }

  @Override
  public VisitColumns visits(VisitReader.People people) throws IOException {
    return reader.read(people, book.visits());
  }

  @Override
  public TrafficColumns traffic(TrafficReader.People people, TrafficRules rules)
      throws IOException {
    return rules.equals(traffic.current())
        ? trafficReader.read(people, rules)
        : new TrafficReader(this).read(people, rules); // proposed: keeps nothing
  }

  @Override
  public void signs(SignScan scan) throws IOException {
    table.<@Nullable Void>ask(
        scan.to(),
        events -> {
          events.signs(scan);
          return null;
        });
  }

  @Override
  public Gathered gathered() {
    return gathered;
  }

  @Override
  public void keeps(long bytes) {
    room.keeps(bytes);
  }

  @Override
  public TrafficRules trafficRules() {
    return traffic.current();
  }

  @Override
  public Channels channels() {
    return book.current();
  }

  @Override
  public PageGroups pageGroups() {
    Map<String, String> set = new LinkedHashMap<>();
    definitions
        .now(Definitions.Kind.PAGE_GROUP)
        .forEach((name, version) -> set.put(name, String.valueOf(version.json())));
    return PageGroups.of(set);
  }

  @Override
  public PropertyCodes origins(long to) throws IOException {
    return table.ask(to, EventTable::origins);
  }

  @Override
  public PropertyCodes hosts(long to) throws IOException {
    return table.ask(to, events -> events.read(Said.HOST));
  }

  @Override
  public void sessions(long from, long to, SessionVisitor visitor) throws IOException {
    table.<@Nullable Void>ask(
        to,
        events -> {
          events.sessions(from, to, visitor);
          return null;
        });
  }
}
