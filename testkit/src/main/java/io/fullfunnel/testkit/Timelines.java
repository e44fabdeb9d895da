package io.fullfunnel.testkit;

import io.fullfunnel.engine.Dataset;
import io.fullfunnel.engine.Shard;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/** Some people's timelines, and the datasets that can be made of them. */
public record Timelines(List<Person> people) {
  public Timelines {
    people = List.copyOf(people);
  }

  /** Everybody in one shard. */
  public Dataset dataset() {
    return dataset(1, person -> 0);
  }

  /** Each person in the shard that is given for them; shards may stay empty. */
  public Dataset dataset(int shards, ToIntFunction<Person> shardOf) {
    List<List<Person>> split = new ArrayList<>();
    for (int s = 0; s < shards; s++) {
      split.add(new ArrayList<>());
    }
    for (Person person : people) {
      split.get(shardOf.applyAsInt(person)).add(person);
    }
    var dictionary = new ListDictionary(people);
    List<Shard> built = new ArrayList<>();
    for (List<Person> part : split) {
      built.add(dictionary.shard(part));
    }
    return new ListDataset(dictionary, built);
  }

  /**
   * A base shard in which some people are hidden, and a tail with their whole timelines. The base
   * still holds the rows of the hidden, except their newest: what promotion leaves behind.
   */
  public Dataset promoted(Predicate<Person> hidden) {
    var dictionary = new ListDictionary(people);
    List<Person> base = new ArrayList<>();
    List<Person> tail = new ArrayList<>();
    var bits = new BitSet();
    for (Person person : people) {
      if (hidden.test(person)) {
        bits.set(base.size());
        base.add(person.withoutLastRow());
        tail.add(person);
      } else {
        base.add(person);
      }
    }
    return new ListDataset(
        dictionary, List.of(dictionary.shard(base).without(bits), dictionary.shard(tail)));
  }
}
