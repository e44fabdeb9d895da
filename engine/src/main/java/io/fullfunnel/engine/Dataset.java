package io.fullfunnel.engine;

import java.util.List;

/** People's timelines at one moment: immutable while a question reads it. */
public interface Dataset {
  Dictionary dictionary();

  /** Shards that hold every person whom the scope asks for, each person in exactly one. */
  List<Shard> shards(Scope scope);
}
