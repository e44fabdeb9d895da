package io.fullfunnel.testkit;

import io.fullfunnel.engine.Dataset;
import io.fullfunnel.engine.Dictionary;
import io.fullfunnel.engine.Scope;
import io.fullfunnel.engine.Shard;
import java.util.List;

/** A dataset of ready shards. */
record ListDataset(Dictionary dictionary, List<Shard> ready) implements Dataset {
  ListDataset {
    ready = List.copyOf(ready);
  }

  @Override
  public List<Shard> shards(Scope scope) {
    return ready;
  }
}
