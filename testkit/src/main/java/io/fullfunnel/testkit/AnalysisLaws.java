package io.fullfunnel.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.engine.Analysis;
import io.fullfunnel.engine.Dataset;
import io.fullfunnel.engine.Fold;
import io.fullfunnel.engine.Partial;
import io.fullfunnel.engine.Picker;
import io.fullfunnel.engine.Plan;
import io.fullfunnel.engine.Shard;
import io.fullfunnel.engine.local.LocalEngine;
import io.fullfunnel.engine.wire.Wire;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * The laws that every analysis keeps; a subclass gives questions and timelines.
 *
 * @param <R> the answer; equal answers have equal bits
 */
public abstract class AnalysisLaws<R> {
  private static final int ROUNDS = 60;

  /** A question, chosen by chance. */
  protected abstract Analysis<R> question(SplittableRandom random);

  /** Timelines that the questions are about, made by chance. */
  protected abstract Timelines timelines(SplittableRandom random);

  @Test
  void adding_the_empty_partial_changes_nothing() {
    check((question, people, random) -> folded(question, people.dataset(), random, true, false));
  }

  @Test
  void any_split_into_shards_gives_the_same_bits() {
    check((question, people, random) ->
        folded(question, split(people, random), random, false, false));
  }

  @Test
  void one_thread_and_four_threads_give_the_same_bits() {
    check((question, people, random) -> {
      try (var engine = new LocalEngine(random.nextInt(1, 5))) {
        return engine.run(question, split(people, random));
      }
    });
  }

  @Test
  void a_plan_and_its_partials_survive_the_wire() {
    check(
        (question, people, random) -> folded(question, split(people, random), random, true, true));
  }

  @Test
  void promoting_any_people_gives_the_same_bits() {
    check((question, people, random) -> {
      var ids = new SplittableRandom(random.nextLong());
      List<Long> hidden =
          people.people().stream().map(Person::id).filter(i -> ids.nextBoolean()).toList();
      Dataset promoted = people.promoted(person -> hidden.contains(person.id()));
      return folded(question, promoted, random, false, false);
    });
  }

  @Test
  void picking_people_by_their_masks_gives_the_same_bits() {
    check((question, people, random) ->
        picked(question.plan(people.dataset().dictionary()), split(people, random)));
  }

  @Test
  void finish_leaves_the_total_as_it_was() {
    check((question, people, random) ->
        finishedTwice(question.plan(people.dataset().dictionary()), people));
  }

  @Test
  void adding_leaves_both_partials_as_they_were() {
    check(
        (question, people, random) -> added(question.plan(people.dataset().dictionary()), people));
  }

  /** Another way to the same answer. */
  private interface Way<R> {
    R answer(Analysis<R> question, Timelines people, SplittableRandom random);
  }

  private void check(Way<R> way) {
    for (int seed = 0; seed < ROUNDS; seed++) {
      var random = new SplittableRandom(seed);
      Analysis<R> question = question(random);
      Timelines people = timelines(random);
      R plain = plain(question.plan(people.dataset().dictionary()), people.dataset());
      assertThat(way.answer(question, people, random))
          .as("seed %d, %s", seed, question)
          .isEqualTo(plain);
    }
  }

  private static Dataset split(Timelines people, SplittableRandom random) {
    int shards = random.nextInt(1, 7);
    return people.dataset(shards, person -> random.nextInt(shards));
  }

  private static <P extends Partial<P>, R> R plain(Plan<P, R> plan, Dataset dataset) {
    Fold<P> fold = plan.newFold();
    dataset.shards(plan.scope()).forEach(shard -> read(plan, shard, fold));
    return plan.finish(fold.partial());
  }

  private static <P extends Partial<P>, R> R picked(Plan<P, R> plan, Dataset dataset) {
    Fold<P> fold = plan.newFold();
    Picker picker = fold.picker();
    for (Shard shard : dataset.shards(plan.scope())) {
      shard.forEachPicked(
          picker == null ? plan.scope() : picker,
          person -> {
            fold.add(person);
            return true;
          });
    }
    return plan.finish(fold.partial());
  }

  private static <P extends Partial<P>> P read(Plan<P, ?> plan, Shard shard, Fold<P> fold) {
    shard.forEachPerson(
        plan.scope(),
        person -> {
          fold.add(person);
          return true;
        });
    return fold.partial();
  }

  private R folded(
      Analysis<R> question,
      Dataset dataset,
      SplittableRandom random,
      boolean empties,
      boolean wire) {
    return merged(question.plan(dataset.dictionary()), dataset, random, empties, wire);
  }

  /** One fold a shard, added up in any order and any nesting. */
  private static <P extends Partial<P>, R> R merged(
      Plan<P, R> given, Dataset dataset, SplittableRandom random, boolean empties, boolean wire) {
    Plan<P, R> plan = wire ? sent(given) : given;
    List<P> parts = new ArrayList<>();
    for (Shard shard : dataset.shards(plan.scope())) {
      P part = read(plan, shard, plan.newFold());
      parts.add(wire ? sent(part) : part);
      if (empties) {
        parts.add(plan.empty());
      }
    }
    Collections.shuffle(parts, new Random(random.nextLong()));
    while (parts.size() > 1) {
      P one = parts.remove(random.nextInt(parts.size()));
      int with = random.nextInt(parts.size());
      parts.set(with, one.plus(parts.get(with)));
    }
    return plan.finish(parts.isEmpty() ? plan.empty() : parts.getFirst());
  }

  private static <P extends Partial<P>, R> R finishedTwice(Plan<P, R> plan, Timelines people) {
    Dataset dataset = people.dataset();
    P total = read(plan, dataset.shards(plan.scope()).getFirst(), plan.newFold());
    R first = plan.finish(total);
    assertThat(plan.finish(total)).isEqualTo(first);
    return first;
  }

  private static <P extends Partial<P>, R> R added(Plan<P, R> plan, Timelines people) {
    List<Shard> shards = people.dataset(2, person -> (int) (person.id() & 1)).shards(plan.scope());
    P one = read(plan, shards.get(0), plan.newFold());
    P two = read(plan, shards.get(1), plan.newFold());
    R ones = plan.finish(one);
    R twos = plan.finish(two);
    R sum = plan.finish(one.plus(two));
    assertThat(List.of(plan.finish(one), plan.finish(two), plan.finish(one.plus(two))))
        .isEqualTo(List.of(ones, twos, sum));
    return sum;
  }

  /** As the command and the process that it starts for a cluster send it to each other. */
  @SuppressWarnings("unchecked") // reads back what was just written
  private static <T> T sent(T object) {
    try {
      var bytes = new ByteArrayOutputStream();
      new Wire(InputStream.nullInputStream(), bytes).send(object);
      var sent = new ByteArrayInputStream(bytes.toByteArray());
      return (T) new Wire(sent, OutputStream.nullOutputStream()).receive();
    } catch (IOException e) {
      throw new IllegalStateException("does not survive the wire: " + object, e);
    }
  }
}
