package io.fullfunnel.store.workspace;

import io.fullfunnel.store.channels.ChannelBook;
import io.fullfunnel.store.channels.Channels;
import io.fullfunnel.store.table.ArrivalVisitor;
import io.fullfunnel.store.timelines.Deriving;
import io.fullfunnel.store.visits.VisitColumns;
import io.fullfunnel.store.visits.VisitReader;
import java.io.IOException;
import java.util.Map;

/** What the snapshots of one workspace derive: visits, kept from one to the next, and channels. */
final class Derived implements Deriving, VisitReader.Source {
  private final Table table;
  private final ChannelBook book;
  private final VisitReader reader = new VisitReader(this);

  /** Asks the event table as it stands at a position of the journal or later. */
  interface Table {
    <T> T ask(long position, Workspace.Asking<T> asking) throws IOException;
  }

  Derived(Table table, ChannelBook book) {
    this.table = table;
    this.book = book;
  }

  @Override
  public VisitColumns visits(VisitReader.People people) throws IOException {
    return reader.read(people, book.visits());
  }

  @Override
  public Channels channels() {
    return book.current();
  }

  @Override
  public Map<String, Long> arrivals(long from, long to, ArrivalVisitor visitor) throws IOException {
    return table.ask(to, events -> events.arrivals(from, to, visitor));
  }
}
