package io.fullfunnel.store.timelines;

import io.fullfunnel.engine.Column;
import io.fullfunnel.engine.Dataset;
import io.fullfunnel.engine.Dictionary;
import io.fullfunnel.engine.Scope;
import io.fullfunnel.engine.Shard;
import io.fullfunnel.store.channels.Channels;
import java.util.List;

/** A snapshot whose channels stand by one version of the rules, whatever is edited meanwhile. */
record ByChannels(Snapshot of, Channels channels) implements Dataset, Dictionary {
  @Override
  public Dictionary dictionary() {
    return this;
  }

  @Override
  public List<Shard> shards(Scope scope) {
    return of.shards(scope);
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
    return of.eventCount(id);
  }

  @Override
  public Column column(String name) {
    return of.column(name, channels);
  }
}
