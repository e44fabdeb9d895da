package io.fullfunnel.store.timelines;

import io.fullfunnel.engine.Column;
import io.fullfunnel.engine.Dictionary;
import io.fullfunnel.engine.Scope;
import io.fullfunnel.engine.Shard;
import io.fullfunnel.store.channels.Channels;
import io.fullfunnel.store.pages.PageGroups;
import io.fullfunnel.store.traffic.TrafficRules;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot as one version of the rules sees it, whatever is edited meanwhile.
 *
 * @param sifted what is left of the people; null if all are
 */
record ByRules(
    Snapshot of,
    Channels channels,
    TrafficRules traffic,
    PageGroups pageGroups,
    @Nullable Sifted sifted)
    implements View, Dictionary {
  @Override
  public Dictionary dictionary() {
    return this;
  }

  @Override
  public List<Shard> shards(Scope scope) {
    return sifted == null ? of.shards(scope) : sifted.shards();
  }

  @Override
  public int events() {
    return of.events();
  }

  @Override
  public int event(String name) {
    return of.event(name);
  }

  @Override
  public String eventName(int id) {
    return of.eventName(id);
  }

  @Override
  public long eventCount(int id) {
    return of.eventCount(id) - (sifted == null ? 0 : sifted.removed(id));
  }

  @Override
  public Column column(String name) {
    return gathered(of.column(name, channels, traffic, pageGroups));
  }

  @Override
  public Column accounts() {
    return gathered(of.accounts());
  }

  @Override
  public Column devices() {
    return gathered(of.devices());
  }

  private Column gathered(Column column) {
    if (sifted != null) {
      sifted.gather(column);
    }
    return column;
  }

  @Override
  public Basis basis() {
    Facts facts = of.facts();
    if (sifted == null || sifted.events() == 0) {
      return new Basis(facts.events(), of.people(), 0, 0, facts.from(), facts.to());
    }
    long people = 0;
    for (Shard shard : sifted.shards()) {
      people += shard.people();
    }
    return new Basis(
        facts.events() - sifted.events(),
        people,
        sifted.bots(),
        sifted.internal(),
        sifted.from(),
        sifted.to());
  }

  @Override
  public Nobodys leftOut(Unowned events) throws IOException {
    return sifted == null ? Nobodys.NONE : sifted.leftOut(events);
  }

  @Override
  public boolean leavesOut(long sequence) {
    return sifted != null && sifted.leavesOut(sequence);
  }
}
